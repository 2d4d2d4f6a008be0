"""Un contrat inventé où tout est rempli, et tout ce qui peut y changer, d'après le modèle seul."""

from collections.abc import Iterator
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from macros.modele import Contrat, Quartier, types
from macros.modele.actes import Acte
from macros.modele.changements import Avant, ChangementDate
from macros.modele.chiffre import ChiffreDate, Valeur
from macros.modele.contour import AUCUN_CONTOUR, Contours
from macros.modele.fiche import Fiche
from macros.modele.indicateurs import Indicateur
from macros.modele.objectif import Objectif, ObjectifSaisi
from macros.modele.porteur import Sorte
from macros.modele.referent import D_UNE_PERSONNE, Referent
from macros.modele.signataires import Signataire
from macros.modele.strategie import Branche
from macros.modele.suivi import Nouvelle

# Deux valeurs par type de champ. Les textes ne se ressemblent pas, et réunissent ce qui gêne une phrase : voyelle
# initiale, point final, guillemets, longueur.
EXEMPLES: dict[Any, tuple[Any, ...]] = {
    types.Texte: (
        "Atelier inventé",
        "Kiosque « Zéphyr » et buvette",
        "Où, quand et pour qui ? Tout reste à écrire.",
        "Jardin " + "partagé et potager " * 20 + "d'essai.",
    ),
    types.Intitule: (
        "Atelier inventé",
        "Kiosque « Zéphyr » et buvette",
        "Où, quand et pour qui ? Tout reste à écrire.",
        "Jardin " + "partagé et potager " * 10 + "d'essai.",
    ),
    types.NomAvecArticle: ("l'indice d'essai", "la part inventée"),
    types.NomAvecPreposition: ("d'Exempleville", "du Modèle"),
    Sorte: ("communauté de communes", "métropole"),
    types.MorceauDePhrase: ("une maison d'essai", "un atelier inventé"),
    types.Identifiant: ("exemple-un", "exemple-deux", "exemple-trois"),
    types.CleDeRubrique: ("exemple-un", "exemple-deux", "exemple-trois"),
    types.CleDeNiveau: ("exemple_un", "exemple_deux", "exemple_trois"),
    types.MotDuContrat: ("axe", "objectif d'essai", "priorité"),
    types.Numero: ("1", "2", "B"),
    types.Nombre: (12.0, 120.5),
    types.Mesure: (41.0, 2031.5),
    types.MesureAvecUnite: (41.0, 731.5),
    types.Entier: (700, -40),
    types.Positif: (5300, 1),
    types.Moment: ("2026", "2026-06", "2027-06-30"),
    types.Montant: (12000.0, 850.5),
    types.NomDEngagement: ("ouvrir-un-lieu", "former-une-equipe", "tenir-un-stand"),
    types.ReferenceDEngagement: ("exemple-un--ouvrir-un-lieu", "exemple-deux--former-une-equipe"),
    types.Annee: (2030, 2031),
    types.Booleen: (True, False),
    types.Jour: (date(2024, 7, 9), date(2031, 8, 1)),
    types.Telephone: ("+33353010000", "+33353010011"),
    types.Courriel: ("accueil@exemple.fr", "ecrire@exemple.fr"),
    types.AdresseWeb: ("https://exemple.fr/a", "https://essai.exemple/b"),
    types.CodeQuartier: ("QP000000", "QP000001"),
    types.CodeQuartier2024: ("QN00000X", "QN00001X"),
    types.Periode: ("2024-2030", "2025-2031"),
    Contours: (AUCUN_CONTOUR,),
}
# Ce qu'aucun exemple ne peut remplacer : un nom avec son article, un quartier dont le fichier garde son nom.
IMPOSES: dict[type[Fiche], dict[str, Any]] = {
    Valeur: {"non_diffuse": False},
    ChiffreDate: {"non_diffuse": False},
    Indicateur: {"avec_article": "l'indice d'essai"},
    Avant: {"perimetre": None},
    Quartier: {"anciens_noms": (), "issu_de": ()},
    ChangementDate: {"quoi": "entré"},
    Acte: {"prevu": None},
    Nouvelle: {"par": None, "constat": None},
    Referent: {"service": None, "vacant_depuis": None},
}
RECURSIFS = {Branche: "branches"}  # ce qu'un modèle contient de pareil à lui-même : un étage suffit
ENSEMBLES = (("evolution", "depuis"), ("part", "part_de"))  # l'une ne se lit pas sans l'autre
NOMMES = (Signataire, Referent)
# Un référent qui est une personne devient un service, ou un poste vacant.
SANS_PERSONNE = {"service": "Service Vie des quartiers", "vacant_depuis": date(2026, 3, 31)}
PERSONNES = {"prenom": ("Emma", "Yannick", "Yves"), "nom": ("Exemple", "Duvent", "Exemplaire")}


def contrat_complet() -> Contrat:
    """Chaque champ facultatif est rempli, et chaque liste a deux éléments."""
    contrat = _remplir(Contrat, 0)
    sous_objectif = next(contrat.strategie.toutes()).id
    indicateur = contrat.indicateurs.indicateurs[0].id
    for quartier in contrat.quartiers:
        quartier.objectifs[sous_objectif] = quartier.objectifs.pop(EXEMPLES[types.Identifiant][0])
        valeurs = quartier.portrait.indicateurs
        valeurs[indicateur] = dater(valeurs.pop(EXEMPLES[types.Identifiant][0]))
    for compare in contrat.indicateurs.indicateurs:
        compare.comparaisons.update({t: dater(valeur) for t, valeur in compare.comparaisons.items()})
    return contrat


def dater(valeur: Valeur) -> Valeur:
    """Sa dernière année n'est celle d'aucune d'avant."""
    return valeur.model_copy(update={"annee": 1 + max(EXEMPLES[types.Annee])})


def variantes(contrat: Contrat) -> Iterator[tuple[str, Contrat]]:
    """Le chemin d'un champ (voir ``NOMS``), et le contrat où lui seul a changé : une fois par façon de changer."""
    parties = {nom: getattr(contrat, nom) for nom in Contrat.model_fields}
    for nom, annotation in _types(Contrat).items():
        if nom in ("suivi", "contours"):  # une nouvelle, un contour ne changent pas champ par champ
            continue
        for chemin, variante in _varier(nom, annotation, parties[nom]):
            yield chemin, Contrat.model_construct(**parties | {nom: variante})


def chemins() -> dict[str, Any]:
    """Tous les champs du modèle, et leur type."""
    return dict(_chemins("", Contrat))


def est_annee(annotation: Any) -> bool:
    """Vrai pour une année, facultative ou non."""
    return _sans_none(annotation) == types.Annee


def _chemins(prefixe: str, annotation: Any) -> Iterator[tuple[str, Any]]:
    annotation = _sans_none(annotation)
    if annotation in EXEMPLES:
        return
    if isinstance(annotation, type) and issubclass(annotation, Fiche):
        for nom, type_du_champ in _types(annotation).items():
            chemin = f"{prefixe}.{nom}".lstrip(".")
            yield chemin, type_du_champ
            if RECURSIFS.get(annotation) != nom:
                yield from _chemins(chemin, type_du_champ)
    elif get_origin(annotation) is tuple:
        yield from _chemins(f"{prefixe}[]", get_args(annotation)[0])
    elif get_origin(annotation) is dict:
        yield from _chemins(f"{prefixe}{{}}", get_args(annotation)[1])


def _types(modele: type[Fiche]) -> dict[str, Any]:
    types = get_type_hints(modele, include_extras=True)
    return {nom: types[nom] for nom in modele.model_fields}


def _sans_none(annotation: Any) -> Any:
    """Le type d'un champ qui peut manquer, ou qu'enveloppe une règle de plus."""
    if annotation == ObjectifSaisi:
        return Objectif
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (possible for possible in get_args(annotation) if possible is not NoneType)
    enveloppe = hasattr(annotation, "__metadata__") and annotation not in EXEMPLES
    return _sans_none(get_args(annotation)[0]) if enveloppe else annotation


def _remplir(annotation: Any, rang: int, dedans: bool = False) -> Any:
    annotation = _sans_none(annotation)
    if annotation in EXEMPLES:
        return EXEMPLES[annotation][rang]
    if get_origin(annotation) is Literal:
        return get_args(annotation)[rang]
    if get_origin(annotation) is tuple:
        return tuple(_remplir(get_args(annotation)[0], place, dedans) for place in (0, 1))
    if get_origin(annotation) is dict:
        return {_remplir(get_args(annotation)[0], 0): _remplir(get_args(annotation)[1], rang)}
    imposes = {nom: noms[rang] for nom, noms in PERSONNES.items()} if issubclass(annotation, NOMMES) else {}
    remplis = {
        nom: () if (recursif := RECURSIFS.get(annotation) == nom) and dedans else _remplir(sorte, rang, recursif)
        for nom, sorte in _types(annotation).items()
    }
    return annotation.model_construct(**remplis | IMPOSES.get(annotation, {}) | imposes)


def _varier(chemin: str, annotation: Any, valeur: Any) -> Iterator[tuple[str, Any]]:
    """Les autres valeurs que peut prendre un champ ; on ne part jamais d'une valeur absente : on y arrive."""
    if valeur is None:
        return
    if _sans_none(annotation) is not annotation and get_origin(annotation) in (Union, UnionType):
        yield chemin, None
    annotation = _sans_none(annotation)
    if isinstance(valeur, Fiche):
        yield from _varier_la_fiche(chemin, valeur)
    elif isinstance(valeur, tuple):
        yield from _varier_la_liste(chemin, get_args(annotation)[0], valeur)
    elif isinstance(valeur, dict):
        yield from _varier_le_groupe(chemin, get_args(annotation)[1], valeur)
    else:
        possibles = EXEMPLES.get(annotation) or get_args(annotation)
        if annotation == types.Identifiant:
            possibles = possibles[-1:]  # deux fiches d'une liste n'ont jamais le même
        yield from ((chemin, autre) for autre in possibles if autre != valeur)


def _varier_la_fiche(chemin: str, fiche: Fiche) -> Iterator[tuple[str, Fiche]]:
    for nom, annotation in _types(type(fiche)).items():
        champ = f"{chemin}.{nom}"
        de_personne = isinstance(fiche, NOMMES) and nom in PERSONNES
        autres = [(champ, PERSONNES[nom][-1])] if de_personne else _varier(champ, annotation, getattr(fiche, nom))
        for place, autre in autres:
            lies = next((noms for noms in ENSEMBLES if autre is None and nom in noms), (nom,))
            yield place, fiche.model_copy(update=dict.fromkeys(lies, autre))
    if isinstance(fiche, Acte):
        yield f"{chemin}.prevu", fiche.model_copy(update={"date": None, "prevu": "2027"})
    if isinstance(fiche, Referent):
        personne = dict.fromkeys(D_UNE_PERSONNE)
        yield from ((f"{chemin}.{n}", fiche.model_copy(update={**personne, n: v})) for n, v in SANS_PERSONNE.items())


def _varier_la_liste(chemin: str, annotation: Any, liste: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Un élément de moins, un autre ordre, un élément réécrit, et tout ce qui change dans les deux premiers."""
    if not liste:
        return
    yield chemin, liste[1:]
    if len(liste) > 1:
        yield chemin, liste[::-1]
    if isinstance(liste[0], str):
        yield chemin, (liste[0].rstrip(".") + "-bis", *liste[1:])
    for rang, element in enumerate(liste[:2]):
        for place, autre in _varier(f"{chemin}[]", annotation, element):
            yield place, (*liste[:rang], autre, *liste[rang + 1 :])


def _varier_le_groupe(chemin: str, annotation: Any, groupe: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for cle, valeur in groupe.items():
        yield chemin, {autre: groupe[autre] for autre in groupe if autre != cle}
        for place, autre in _varier(f"{chemin}{{}}", annotation, valeur):
            yield place, groupe | {cle: autre}
