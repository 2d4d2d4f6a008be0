"""Comment se nomment le contrat et un quartier dans une phrase, et ce qui s'en dit en bref. Sans HTML."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from macros.langue.chiffres import en_clair
from macros.langue.francais import (
    a,
    article,
    compter,
    denombrer,
    enumerer,
    jour,
    majuscule,
    minuscule,
    nombre,
    sans_protocole,
)
from macros.langue.population import population, y_vivent
from macros.langue.suivi import leur_bilan
from macros.modele import Contrat, Quartier
from macros.modele.avancement import bilan
from macros.modele.grammaire import article_du_nom, est_dit_quartier
from macros.modele.vocabulaire import Niveau, RubriqueDeQuartier

A_SAVOIR = 3  # phrases, sur une affiche
LA_COMMUNE = "la commune"


def nom_du_contrat(contrat: Contrat) -> str:
    """« Contrat de ville de Rivage »."""
    return f"Contrat de ville {contrat.convention.porteur.avec_preposition}"


def ou_et_de_quand(adresse: str, modifiee_le: date | None) -> str:
    """« exemple.fr/quartiers/, page mise à jour le 3 mai 2025 », sur le papier ; ce que l'on ne sait pas est absent."""
    mise_a_jour = f"page mise à jour le {jour(modifiee_le)}" if modifiee_le else ""
    return majuscule(mise_a_jour) if not adresse else ", ".join(filter(None, (sans_protocole(adresse), mise_a_jour)))


def source(texte: str) -> str:
    """« Source : Insee, 2020. »."""
    return f"Source : {texte}."


def le_quartier(quartier: Quartier) -> str:
    """Le nom d'un quartier dans une phrase : « la Cité du Parc », « les Hauts », « le quartier Rivage ».

    Un nom commun qui l'ouvre a son article (``grammaire.py``), et « Quartier » ne se dit pas deux fois.
    """
    if quartier.nom_dans_une_phrase or article(quartier.nom):
        return quartier.nom_dans_une_phrase or minuscule(quartier.nom)
    if devant := article_du_nom(quartier.nom):
        return f"{devant}{minuscule(quartier.nom) if est_dit_quartier(quartier.nom) else quartier.nom}"
    return f"le quartier {quartier.nom}"


def a_ce_quartier(quartier: Quartier) -> str:
    """Où : « au Centre », « à la Cité du Parc », « aux Hauts », « à Rivage »."""
    return a(quartier.nom_dans_une_phrase or (minuscule(quartier.nom) if article(quartier.nom) else quartier.nom))


def en_bref(contrat: Contrat, quartier: Quartier) -> list[str]:
    """Les phrases courtes qui ouvrent la page d'un quartier ; ce que la source ne donne pas n'en a pas."""
    habitee = quartier.portrait.population
    phrases = [_ce_qu_il_est(contrat, quartier)]
    if habitee:
        phrases.append(y_vivent(habitee))
    portrait = contrat.portrait(quartier)
    chiffres = (en_clair(v, i, contrat.comparaisons(i)) for i, v in portrait if i.en_clair and v.valeur is not None)
    phrases.extend(islice(chiffres, 1))
    if actions := sum(map(len, quartier.objectifs.values())):
        parmi = _parmi(len(contrat.poursuivies_par(quartier)), len(contrat.strategie.branches), contrat.premier_niveau)
        phrases.append(f"{_qui_y_fixe(contrat)} {compter(actions, 'objectif')}, pour {parmi} du contrat de ville.")
        phrases.append(leur_bilan(bilan(contrat.avancements_par_quartier[quartier.slug])))
    return phrases


def a_savoir(contrat: Contrat, quartier: Quartier) -> list[str]:
    """Ce que retient un passant, en trois phrases au plus : d'« en bref », ce que ne dit pas déjà le nom du statut.

    Ce qui est prévu et ce que cela devient passent avant un taux ; sans rien d'autre, le statut.
    """
    statut, *suite = en_bref(contrat, quartier)
    if len(suite) > A_SAVOIR and quartier.portrait.population:
        suite = [suite[0], *suite[1 - A_SAVOIR :]]
    return suite[:A_SAVOIR] or [statut]


def _ce_qu_il_est(contrat: Contrat, quartier: Quartier) -> str:
    """« La Cité est un quartier prioritaire. » ; « Rivage est un quartier… », sans dire deux fois ce mot."""
    nom = _avant_son_statut(contrat, quartier)
    verbe = "sont" if article(nom) == "les" else "est"
    return f"{nom} {verbe} un {minuscule(contrat.statut_de(quartier))}."


def _avant_son_statut(contrat: Contrat, quartier: Quartier) -> str:
    """« La Cité » ; « Rivage », sans « Le quartier » quand son statut commence déjà par ce mot."""
    nom = le_quartier(quartier)
    repete = nom == f"le quartier {quartier.nom}" and est_dit_quartier(contrat.statut_de(quartier))
    return quartier.nom if repete else majuscule(nom)


def _qui_y_fixe(contrat: Contrat) -> str:
    """La commune, quand le contrat est le sien et qu'elle est nommée parmi ceux qui l'ont signé ; sinon, le contrat."""
    convention = contrat.convention
    la_sienne = convention.porteur.est_une_commune and LA_COMMUNE in map(str.casefold, convention.parties)
    return f"{majuscule(LA_COMMUNE)} y a fixé" if la_sienne else "Le contrat y fixe"


def _parmi(combien: int, tous: int, niveau: Niveau) -> str:
    """« les 3 enjeux », « 2 des 3 enjeux », « une des 3 priorités », « l'unique enjeu »."""
    if tous == 1:
        return f"l'unique {niveau.nom}"
    part = "les" if combien == tous else f"{niveau.mot.accorder('un') if combien == 1 else nombre(combien)} des"
    return f"{part} {denombrer(tous, niveau.mot)}"


def description_du_quartier(contrat: Contrat, quartier: Quartier) -> str:
    """« Le Parc : quartier d'exemple, 1 200 habitants. Chiffres et objectifs du contrat de ville. »."""
    donnee = quartier.portrait.population
    presentation = filter(None, (minuscule(contrat.statut_de(quartier)), population(donnee) if donnee else ""))
    parties = [
        *(["chiffres"] if quartier.portrait.indicateurs and not contrat.a_ses_chiffres_d_ailleurs(quartier) else []),
        *(_elements(rubrique, textes) for rubrique, textes in contrat.rubriques_de(quartier)),
        *(["objectifs"] if quartier.objectifs else []),
    ]
    suite = f" {majuscule(enumerer(parties))} du contrat de ville." if parties else ""
    return f"{_avant_son_statut(contrat, quartier)} : {', '.join(presentation)}.{suite}"


def elements_des_rubriques(contrat: Contrat, quartier: Quartier) -> str:
    """« les irritants et les atouts », ce que l'on corrige sur sa page."""
    return enumerer([_avec_article(rubrique, textes) for rubrique, textes in contrat.rubriques_de(quartier)])


def _plusieurs(rubrique: RubriqueDeQuartier, textes: Sequence[str]) -> bool:
    """Faux pour un seul élément, et pour un texte, dont chaque tiret n'est qu'un paragraphe."""
    return rubrique.est_une_liste and len(textes) > 1


def _elements(rubrique: RubriqueDeQuartier, textes: Sequence[str]) -> str:
    nom = rubrique.element.nom
    return nom.pluriel if _plusieurs(rubrique, textes) else nom.mot


def _avec_article(rubrique: RubriqueDeQuartier, textes: Sequence[str]) -> str:
    nom = rubrique.element.nom
    return f"les {nom.pluriel}" if _plusieurs(rubrique, textes) else nom.defini
