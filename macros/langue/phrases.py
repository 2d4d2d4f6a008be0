"""Ce que disent les données, en phrases françaises simples. Du modèle aux mots, sans HTML."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from macros.langue import titres
from macros.langue.chiffres import en_clair
from macros.langue.francais import (
    Nom,
    a,
    article,
    citer,
    compter,
    denombrer,
    enumerer,
    jour,
    majuscule,
    minuscule,
    nombre,
    sans_protocole,
)
from macros.langue.population import population, population_et_source, y_vivent
from macros.langue.suivi import leur_bilan, moment
from macros.modele import Contrat, Quartier
from macros.modele.avancement import bilan
from macros.modele.ecritures import est_un_jour
from macros.modele.grammaire import article_du_nom, est_dit_quartier
from macros.modele.quartier import Avant, ChangementDate
from macros.modele.strategie import Branche
from macros.modele.vocabulaire import Niveau, RubriqueDeQuartier, Statut

A_SAVOIR = 3  # phrases, sur une affiche
LA_COMMUNE = "la commune"
# Les mots qui, au milieu d'une phrase, perdent leur majuscule.
OUVRE_UNE_PHRASE = re.compile(
    r"(?:l['’]|d['’]|(?:au|aux|avec|ce|ces|cet|cette|dans|depuis|des|deux|du|elle|elles|en|il|ils|la|le|les|leur|on|pour|"
    r"sa|sans|ses|seul|seule|son|trois|un|une)\s)",
    re.IGNORECASE,
)


def nom_du_contrat(contrat: Contrat) -> str:
    """« Contrat de ville de Rivage »."""
    return f"Contrat de ville {contrat.convention.porteur.avec_preposition}"


def ou_et_de_quand(adresse: str, modifiee_le: date | None) -> str:
    """« exemple.fr/quartiers/, page mise à jour le 3 mai 2025 », sur le papier ; ce que l'on ne sait pas est absent."""
    mise_a_jour = f"page mise à jour le {jour(modifiee_le)}" if modifiee_le else ""
    return majuscule(mise_a_jour) if not adresse else ", ".join(filter(None, (sans_protocole(adresse), mise_a_jour)))


def titre_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """« Enjeu 1 : Transitions », « Axe transversal : Égalité » ; sans numéro, « Transitions »."""
    annonce = branche.numero or branche.transversal
    separe = " – " if " : " in branche.titre.replace("\u00a0", " ") else " : "  # un titre peut avoir ses deux-points
    return f"{etiquette_de_la_branche(branche, contrat)}{separe}{branche.titre}" if annonce else branche.titre


def etiquette_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """« Enjeu 1 », « Priorité transversale 4 », « Défi »."""
    return majuscule(_nommer(branche, contrat).mot)


def la_branche(branche: Branche, contrat: Contrat) -> str:
    """Dans une phrase : « l'enjeu 1 », « la priorité transversale 4 », « le défi « Transitions » »."""
    seule = _nommer(branche, contrat).defini
    return seule if branche.numero else f"{seule} {citer(branche.titre)}"


def repere_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """Où se range un engagement : « Enjeu 1 : Accéder aux soins », « Pilier A, axe A.1 : La santé »."""
    racine = contrat.racine_de[branche.id]
    reperes = [
        etiquette_de_la_branche(b, contrat)
        for b in (racine, *([branche] if branche is not racine else ()))
        if b.numero or b.transversal
    ]
    reperes[1:] = map(minuscule, reperes[1:])
    return " : ".join(filter(None, (", ".join(reperes), branche.titre)))


def _nommer(branche: Branche, contrat: Contrat) -> Nom:
    """« axe transversal 4 » : le mot de son niveau, et ce que le contrat dit d'elle."""
    nom = contrat.niveau_de(branche).mot
    transversal = nom.accorder("transversal") if branche.transversal else ""
    return nom._replace(mot=" ".join(filter(None, (nom.mot, transversal, branche.numero))))


def titre_de_colonne(branches: Sequence[Branche], contrat: Contrat) -> str:
    """« Sous-objectif », ou ce que le contrat écrit là : l'en-tête de ce que poursuit un quartier."""
    return contrat.niveau_de(branches[0]).en_tete or majuscule(nom_du_niveau(branches, contrat))


def strategie_commune(contrat: Contrat) -> str:
    """Ce que dit la page d'un quartier quand aucun n'a d'objectif à lui."""
    if contrat.a_plusieurs_quartiers:
        return "Elle est commune à tous les quartiers : aucun objectif propre à celui-ci n'est publié."
    return "Elle vaut pour ce quartier : aucun autre objectif n'est publié."


def nom_du_niveau(branches: Sequence[Branche], contrat: Contrat) -> str:
    """« objectif stratégique » : le mot de ces branches, qui se rangent sous la même et sont du même niveau."""
    return contrat.niveau_de(branches[0]).nom


def noms_des_niveaux(branches: Iterable[Branche], contrat: Contrat) -> str:
    """« objectifs stratégiques », ou « objectifs et actions » quand elles ne sont pas toutes du même niveau."""
    return enumerer(list(dict.fromkeys(contrat.niveau_de(branche).pluriel for branche in branches)))


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


def ou_est(quartier: Quartier) -> str:
    """« Exempleville et Villexemple », « Exempleville, 8e arrondissement » : la précision suit la commune."""
    if not (quartier.communes or quartier.lieux):
        return _enumerer_des_lieux(quartier.secteurs)
    return ", ".join(enumerer(noms) for noms in (quartier.communes, quartier.lieux) if noms)


def a_ce_quartier(quartier: Quartier) -> str:
    """Où : « au Centre », « à la Cité du Parc », « aux Hauts », « à Rivage »."""
    return a(quartier.nom_dans_une_phrase or (minuscule(quartier.nom) if article(quartier.nom) else quartier.nom))


def _enumerer_des_lieux(noms: Sequence[str]) -> str:
    """« Le Haut-Bourg et le Bas-Bourg » : au milieu d'une phrase, l'article d'un lieu n'a pas de majuscule."""
    return enumerer([*noms[:1], *(minuscule(nom) if article(nom) else nom for nom in noms[1:])])


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


def dire_avant(contrat: Contrat, quartier: Quartier) -> list[str]:
    """« Quartier en veille active jusqu'au 31 décembre 2023 » : ce qu'était le quartier, changement par changement."""
    return [_dire_avant(contrat, avant) for avant in quartier.avant]


def _dire_avant(contrat: Contrat, avant: Avant) -> str:
    quand = f" jusqu'{'au' if est_un_jour(avant.jusqu_au) else 'en'} {moment(avant.jusqu_au)}"
    quoi = contrat.nom_du_statut(avant.statut) if avant.statut else f"périmètre {avant.perimetre}"
    deja_dit = bool(avant.perimetre) and (avant.perimetre or "").endswith(avant.jusqu_au)
    explique = f" : {_a_la_suite(avant.en_clair)}" if avant.en_clair else ""
    return f"{majuscule(quoi)}{'' if deja_dit and explique else quand}{explique}"


def _a_la_suite(phrase: str) -> str:
    """« Le quartier a grandi. » -> « le quartier a grandi » ; un nom propre garde sa majuscule."""
    return (minuscule(phrase) if OUVRE_UNE_PHRASE.match(phrase) else phrase).removesuffix(".")


def dire_les_changements(contrat: Contrat, quartier: Quartier) -> list[str]:
    """« Quartier prioritaire depuis le 1er janvier 2024 », « Périmètre étendu en 2024 », changement par changement."""
    return [_dire_le_changement(contrat, quartier, changement) for changement in quartier.changements]


def _dire_le_changement(contrat: Contrat, quartier: Quartier, changement: ChangementDate) -> str:
    statut = contrat.nom_du_statut(changement.statut or quartier.statut)
    un_jour = est_un_jour(changement.date)
    depuis = f"depuis {'le ' if un_jour else ''}{moment(changement.date)}"
    dits = {"entré": f"{majuscule(statut)} {depuis}", "sorti": f"N'est plus {minuscule(statut)} {depuis}"}
    perimetre = f"Périmètre {changement.quoi} {'le' if un_jour else 'en'} {moment(changement.date)}"
    explique = f" : {_a_la_suite(changement.en_clair)}" if changement.en_clair else ""
    return f"{dits.get(changement.quoi, perimetre)}{explique}"


def reperes(contrat: Contrat, quartier: Quartier) -> list[tuple[str, str]]:
    """Les repères d'un quartier, chacun avec son nom : « Surface » et « 86 hectares »."""
    liste = [
        (pluriel if len(noms) > 1 else singulier, lister(noms))
        for singulier, pluriel, noms, lister in (
            (titres.COMMUNE, titres.COMMUNES, quartier.communes, enumerer),  # « Le Havre » garde sa majuscule
            (titres.LIEU, titres.LIEUX, quartier.lieux, _enumerer_des_lieux),
            (titres.SECTEUR, titres.SECTEURS, quartier.secteurs, _enumerer_des_lieux),
        )
        if noms
    ]
    if quartier.autres_noms:
        liste.insert(0, (titres.DIT_AUSSI, enumerer(quartier.autres_noms)))
    if quartier.portrait.population:
        liste.append((titres.POPULATION, population_et_source(quartier.portrait.population)))
    if quartier.portrait.surface:
        liste.append((titres.SURFACE, compter(quartier.portrait.surface, "hectare")))
    if quartier.portrait.tient_dans_les_reperes and quartier.portrait.source:
        liste.append((titres.SOURCE, quartier.portrait.source))
    if quartier.avant:
        liste.append((titres.AUPARAVANT, " ; ".join(dire_avant(contrat, quartier))))
    if quartier.changements:
        liste.append((titres.CHANGEMENTS, " ; ".join(dire_les_changements(contrat, quartier))))
    if quartier.code:
        liste.append((titres.CODE_DU_QUARTIER, quartier.code))
    return liste


def perimetre(quartier: Quartier) -> str:
    """« Périmètre 2015-2023. » ; vide si la source ne le dit pas."""
    return f"Périmètre {quartier.carte.perimetre}." if quartier.carte and quartier.carte.perimetre else ""


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


def situer(quartier: Quartier) -> str:
    """« Exempleville, Villexemple » : où est un quartier, avant son nom dans une liste."""
    return ", ".join(quartier.ou)


def chercher_un_quartier(contrat: Contrat) -> str:
    """« Chercher une commune ou un quartier » : ce que l'on peut taper pour filtrer une liste."""
    return f"Chercher {'une commune' if contrat.tous_ont_une_commune else 'un lieu'} ou un quartier"


def lieu_et_quartier(contrat: Contrat) -> str:
    """« Commune et quartier », l'en-tête d'une colonne qui les donne."""
    return f"{titres.COMMUNE if contrat.tous_ont_une_commune else titres.LIEU} et quartier"


def partage_entre(contrat: Contrat, ancien: str) -> str:
    """« Un quartier partagé entre le Parc et les Hauts » : ce que dit l'adresse de celui qui n'est plus."""
    return f"Un quartier partagé entre {enumerer([le_quartier(quartier) for quartier in contrat.partages[ancien]])}"


SANS_EXPLICATION = "Aucune explication n'en est publiée ici."


def dire_le_statut(statut: Statut) -> str:
    """« Quartier en veille active. L'État l'aidait. » : son nom, s'il n'est pas son sigle, et son explication."""
    nom = f"{statut.nom}." if statut.nom != statut.sigle else ""
    return " ".join(filter(None, (nom, statut.explication))) or SANS_EXPLICATION


def voir_les_quartiers(contrat: Contrat) -> str:
    """« Voir les 71 quartiers, commune par commune »."""
    comment = ", commune par commune" if contrat.sont_ranges_par_commune else ""
    return f"Voir les {nombre(len(contrat.quartiers))} quartiers{comment}"


def origine_du_code_2024(quartier: Quartier) -> str:
    """Ce code n'est pas dans la convention : la phrase dit d'où il vient."""
    return f"code 2024 : {quartier.code_2024}, d'après la liste nationale des quartiers prioritaires publiée par l'ANCT"


def credits_de_la_carte(quartier: Quartier) -> list[str]:
    """Les sources de la carte, et qui l'a faite ; vide si la convention ne le dit pas."""
    if not quartier.carte:
        return []
    mentions = {"Sources": quartier.carte.sources, "Réalisation": quartier.carte.realisation}
    return [f"{nom} : {texte}." for nom, texte in mentions.items() if texte]


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
