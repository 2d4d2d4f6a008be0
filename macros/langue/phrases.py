"""Ce que disent les données, en phrases françaises simples. Du modèle aux mots, sans HTML."""

from collections.abc import Iterable, Sequence
from itertools import islice

from macros.langue import titres
from macros.langue.francais import (
    Nom,
    a,
    arrondir,
    article,
    citer,
    compter,
    denombrer,
    enumerer,
    majuscule,
    mesure,
    minuscule,
    nombre,
)
from macros.langue.suivi import leur_bilan
from macros.modele import Contrat, Quartier
from macros.modele.avancement import bilan
from macros.modele.convention import Convention
from macros.modele.indicateurs import EnClair, Indicateur
from macros.modele.quartier import Population, Valeur
from macros.modele.strategie import Branche
from macros.modele.vocabulaire import Niveau


def nom_du_contrat(contrat: Contrat) -> str:
    """« Contrat de ville de Rivage »."""
    return f"Contrat de ville {contrat.convention.commune.avec_preposition}"


def fait_a(convention: Convention) -> str:
    """« Fait à Rivage, le » : la date de la signature suit."""
    return f"Fait {a(convention.signature.lieu)}, le"


def periode(convention: Convention) -> str:
    """« de 2024 à 2030 »."""
    return f"de {convention.periode.debut} à {convention.periode.fin}"


def titre_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """« Enjeu 1 : Transitions », « Axe transversal : Égalité » ; sans numéro, « Transitions »."""
    annonce = branche.numero or branche.transversal
    return f"{etiquette_de_la_branche(branche, contrat)} : {branche.titre}" if annonce else branche.titre


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
    if len(contrat.quartiers) > 1:
        return "Elle est commune à tous les quartiers : le contrat de ville ne fixe pas d'objectif propre à celui-ci."
    return "Elle vaut pour ce quartier : le contrat de ville ne lui fixe pas d'autre objectif."


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
    """Le nom d'un quartier dans une phrase : « la Cité du Parc », « les Hauts », « le quartier Rivage »."""
    if quartier.nom_dans_une_phrase or article(quartier.nom):
        return quartier.nom_dans_une_phrase or minuscule(quartier.nom)
    return f"le quartier {quartier.nom}"


def population(donnee: Population) -> str:
    """« environ 5 300 habitants, soit 700 habitants de plus qu'en 2015 » ; le nombre seul si l'évolution manque."""
    texte = habitants(donnee)
    if donnee.evolution == 0:
        return f"{texte}, autant qu'en {donnee.depuis}"
    ecart = evolution(donnee)
    return f"{texte}, soit {ecart}" if ecart else texte


def evolution(donnee: Population) -> str:
    """« 700 habitants de plus qu'en 2015 » ; vide quand la source n'en dit rien."""
    if donnee.evolution is None or donnee.depuis is None:
        return ""
    if not donnee.evolution:
        return f"autant d'habitants qu'en {donnee.depuis}"
    sens = "plus" if donnee.evolution > 0 else "moins"
    return f"{compter(abs(donnee.evolution), 'habitant')} de {sens} qu'en {donnee.depuis}"


def habitants(donnee: Population) -> str:
    """« environ 5 300 habitants »."""
    return f"{'environ ' if donnee.environ else ''}{compter(donnee.valeur, 'habitant')}"


def valeur(donnee: Valeur, indicateur: Indicateur) -> str:
    """« 46,7 % », « plus de 30 % », ou « 79 » pour un indice."""
    texte = mesure(donnee.valeur, indicateur.unite)
    return f"plus de {texte}" if donnee.plus_de else texte


def en_clair(donnee: Valeur, indicateur: Indicateur) -> str:
    """L'indicateur comparé à l'agglomération, en une phrase."""
    comparaison = _comparer(donnee, indicateur)
    if indicateur.en_clair is None:
        return majuscule(f"{comparaison}{'. ' if comparaison else ''}{indicateur.explication}")
    quartier = majuscule(proportion(donnee.valeur, indicateur.en_clair, donnee.plus_de))
    if _ecart_faible(donnee, indicateur):
        return f"{quartier}, {comparaison}."
    return f"{quartier} ; dans l'agglomération, {proportion_courte(indicateur.agglomeration)}."


def proportion(valeur: float, mots: EnClair, plus_de: bool = False) -> str:
    """Une part, toujours dite sur cent : « 37 habitants sur 100 ont moins de 25 ans »."""
    nuance, combien = arrondir(valeur, plus_de)
    sujet, verbe = (mots.plusieurs, mots.font) if combien > 1 else (mots.singulier, mots.fait)
    return f"{nuance}{combien} {sujet} sur 100 {verbe}"


def proportion_courte(valeur: float) -> str:
    """La même part pour l'agglomération, sans répéter les mots : « près de 19 »."""
    return "{}{}".format(*arrondir(valeur))


def _comparer(donnee: Valeur, indicateur: Indicateur) -> str:
    """« plus bas que dans l'agglomération » ; rien quand « plus de » ne permet pas de conclure."""
    if _ecart_faible(donnee, indicateur):
        nuance = "" if donnee.valeur == indicateur.agglomeration else "à peu près "
        return f"{nuance}comme dans l'agglomération"
    if donnee.plus_de and donnee.valeur < indicateur.agglomeration:
        return ""
    return f"plus {'bas' if donnee.valeur < indicateur.agglomeration else 'haut'} que dans l'agglomération"


def _ecart_faible(donnee: Valeur, indicateur: Indicateur) -> bool:
    """Vrai quand l'écart ne dépasse ni un cinquantième de l'échelle (2 points pour une part), ni un cinquième de la
    valeur de l'agglomération : 18 et 16,2 se ressemblent, 3 et 1 non. « Plus de » ne dit pas l'écart."""
    ecart = round(abs(donnee.valeur - indicateur.agglomeration), 6)
    permis = min(indicateur.echelle.etendue / 50, abs(indicateur.agglomeration) / 5)
    return not donnee.plus_de and ecart <= permis


def en_bref(contrat: Contrat, quartier: Quartier) -> list[str]:
    """Trois ou quatre phrases courtes qui ouvrent la page d'un quartier."""
    population, nom = quartier.portrait.population, le_quartier(quartier)
    phrases = [
        f"{majuscule(nom)} {'sont' if article(nom) == 'les' else 'est'} un {minuscule(contrat.statut_de(quartier))}.",
        f"{majuscule(habitants(population))} {'y vivent' if population.valeur > 1 else 'y vit'}.",
    ]
    chiffres = (en_clair(valeur, i) for i, valeur in contrat.portrait(quartier) if i.en_clair)
    phrases.extend(islice(chiffres, 1))
    if actions := sum(map(len, quartier.objectifs.values())):
        parmi = _parmi(len(contrat.poursuivies_par(quartier)), len(contrat.strategie.branches), contrat.premier_niveau)
        phrases.append(f"La commune y a fixé {compter(actions, 'objectif')}, pour {parmi} du contrat de ville.")
        phrases.append(leur_bilan(bilan(a for groupe in contrat.avancements_de(quartier).values() for a in groupe)))
    return phrases


def _parmi(combien: int, tous: int, niveau: Niveau) -> str:
    """« les 3 enjeux », « 2 des 3 enjeux », « une des 3 priorités », « l'unique enjeu »."""
    if tous == 1:
        return f"l'unique {niveau.nom}"
    part = "les" if combien == tous else f"{niveau.mot.accorder('un') if combien == 1 else nombre(combien)} des"
    return f"{part} {denombrer(tous, niveau.mot)}"


def reperes(quartier: Quartier) -> list[tuple[str, str]]:
    """Les repères d'un quartier, chacun avec son nom : « Surface » et « 86 hectares »."""
    liste = [
        (titres.COMMUNES if len(quartier.communes) > 1 else titres.COMMUNE, enumerer(quartier.communes)),
        (titres.POPULATION, population(quartier.portrait.population)),
    ]
    if quartier.portrait.surface:
        liste.append((titres.SURFACE, compter(quartier.portrait.surface, "hectare")))
    if quartier.code:
        liste.append((titres.CODE_DU_QUARTIER, quartier.code))
    return liste


def perimetre(quartier: Quartier) -> str:
    """« Périmètre 2015-2023. »."""
    return f"Périmètre {quartier.carte.perimetre}."


def origine_du_code_2024(quartier: Quartier) -> str:
    """Ce code n'est pas dans la convention : la phrase dit d'où il vient."""
    return f"code 2024 : {quartier.code_2024}, d'après la liste nationale des quartiers prioritaires publiée par l'ANCT"


def credits_de_la_carte(quartier: Quartier) -> list[str]:
    """Les sources de la carte, et qui l'a faite ; vide si la convention ne le dit pas."""
    mentions = {"Sources": quartier.carte.sources, "Réalisation": quartier.carte.realisation}
    return [f"{nom} : {texte}." for nom, texte in mentions.items() if texte]


def elements_des_rubriques(contrat: Contrat, quartier: Quartier) -> str:
    """« les irritants et les atouts », ce que l'on corrige sur sa page."""
    noms = [f"les {rubrique.element.nom.pluriel}" for rubrique, _ in contrat.rubriques_de(quartier)]
    return enumerer(noms)


def titre_du_portrait(quartier: Quartier) -> str:
    """« La Cité et l'agglomération en chiffres. »."""
    return f"{majuscule(le_quartier(quartier))} et l'agglomération en chiffres."
