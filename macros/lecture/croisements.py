"""Les règles qui lient plusieurs endroits des données : chacune est une fonction, sa docstring est la règle.

Elles lisent les arbres et non le modèle : une faute ailleurs dans un fichier n'en cache aucune ici.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from math import inf
from pathlib import PurePosixPath

from macros.adresses import NOMS_RESERVES
from macros.langue.francais import sans_accent
from macros.lecture.ancres import est_reservee
from macros.lecture.arbre import TOUS, Arbre, Chemin
from macros.lecture.declaration import dates_de_la_declaration, etat_mesure
from macros.lecture.fautes import Faute, suggerer
from macros.modele.ecritures import citer, lire_annee, lire_mesure, lire_nombre, lire_positif

IDS_STRATEGIE = (
    ("enjeux", TOUS, "id"),
    ("enjeux", TOUS, "objectifs_strategiques", TOUS, "id"),
    ("enjeux", TOUS, "objectifs_strategiques", TOUS, "sous_objectifs", TOUS, "id"),
)
IDS_INDICATEURS = ("indicateurs", TOUS, "id")
IDS_GLOSSAIRE = ("termes", TOUS, "id")
MOTS_TAPES = ("equivalences", TOUS, "on_tape", TOUS)
CHIFFRES = ("portrait", "indicateurs", TOUS)
Ids = list[tuple[Arbre, Chemin, str]]


def croiser(arbres: dict[str, Arbre], quartiers: list[Arbre], ancres: Collection[str] = ()) -> Iterator[Faute]:
    """Toutes les fautes de croisement ; un fichier mal lu laisse ses règles en repos.

    ``ancres`` : celles que portent déjà les pages écrites à la main.
    """
    strategie, indicateurs = arbres["strategie"], arbres["indicateurs"]
    for arbre_et_motifs in (
        [(strategie, motif) for motif in IDS_STRATEGIE] + [(indicateurs, IDS_INDICATEURS)],
        [(arbres["glossaire"], IDS_GLOSSAIRE)],
    ):
        ids = [(arbre, chemin, texte) for arbre, motif in arbre_et_motifs for chemin, texte in arbre.textes(*motif)]
        yield from ids_uniques(ids)
        yield from ids_libres(ids, ancres)
    yield from numeros_uniques(strategie)
    yield from termes_uniques(arbres["glossaire"])
    if recherche := arbres.get("recherche"):
        yield from mots_tapes_uniques(recherche)
        yield from mots_qui_menent_ailleurs(recherche)
    yield from periode_dans_l_ordre(arbres["convention"])
    yield from etat_mesure(arbres["site"])
    yield from dates_de_la_declaration(arbres["site"])
    yield from noms_et_codes_uniques(quartiers)
    yield from slugs_libres(quartiers)
    yield from anciens_noms_libres(quartiers)
    if not strategie.fautes:
        yield from objectifs_connus(quartiers, strategie)
    if not indicateurs.fautes:
        yield from indicateurs_connus(quartiers, indicateurs)
        yield from valeurs_dans_l_echelle(quartiers, indicateurs)


def ids_uniques(ids: Ids) -> Iterator[Faute]:
    """Sur une page, un identifiant ne désigne qu'une chose : il fait une adresse."""
    compte = Counter(texte for *_, texte in ids)
    for arbre, chemin, texte in ids:
        if texte and compte[texte] > 1:
            yield arbre.faute(chemin, f"identifiant déjà pris : {citer(texte)} ne peut servir qu'une fois")


def ids_libres(ids: Ids, ancres: Collection[str]) -> Iterator[Faute]:
    """Un identifiant ne prend le nom d'aucune ancre que le site écrit déjà."""
    for arbre, chemin, texte in ids:
        if texte in ancres or est_reservee(texte):
            yield arbre.faute(chemin, f"« {texte} » est réservé aux pages du site : choisissez un autre identifiant")


def numeros_uniques(strategie: Arbre) -> Iterator[Faute]:
    """Deux enjeux ne portent pas le même numéro."""
    numeros: dict[Chemin, int] = {}
    for chemin, texte in strategie.textes("enjeux", TOUS, "numero"):
        with suppress(ValueError):  # ce qui n'est pas un numéro est dit par le modèle
            numeros[chemin] = lire_positif(texte)
    compte = Counter(numeros.values())
    for chemin, numero in numeros.items():
        if compte[numero] > 1:
            yield strategie.faute(chemin, f"numéro déjà pris : un seul enjeu porte le numéro {numero}")


def termes_uniques(glossaire: Arbre) -> Iterator[Faute]:
    """Le glossaire n'explique un mot qu'une fois."""
    termes = list(glossaire.textes("termes", TOUS, "terme"))
    compte = Counter(texte for _, texte in termes)
    for chemin, texte in termes:
        if texte and compte[texte] > 1:
            yield glossaire.faute(chemin, f"{citer(texte)} est expliqué deux fois : gardez une seule explication")


def mots_tapes_uniques(recherche: Arbre) -> Iterator[Faute]:
    """Ce que l'on tape ne se traduit que d'une façon, quels que soient ses accents."""
    tapes = [(chemin, texte, sans_accent(texte)) for chemin, texte in recherche.textes(*MOTS_TAPES)]
    compte = Counter(mot for *_, mot in tapes)
    for chemin, texte, mot in tapes:
        if mot and compte[mot] > 1:
            yield recherche.faute(chemin, f"{citer(texte)} est écrit deux fois : un mot ne mène qu'à une recherche")


def mots_qui_menent_ailleurs(recherche: Arbre) -> Iterator[Faute]:
    """Ce que l'on cherche ne contient pas ce que l'on tape : la recherche le trouve déjà."""
    for chemin, texte in recherche.textes(*MOTS_TAPES):
        cherche = str(recherche.valeurs.get((*chemin[:2], "on_cherche"), ""))
        if texte and f" {sans_accent(texte)} " in f" {sans_accent(cherche)} ":
            yield recherche.faute(chemin, f"{citer(texte)} est déjà dans {citer(cherche)} : supprimez ce mot")


def periode_dans_l_ordre(convention: Arbre) -> Iterator[Faute]:
    """Le contrat finit après avoir commencé."""
    debut, fin = (str(convention.valeurs.get(("periode", borne))) for borne in ("debut", "fin"))
    with suppress(ValueError):  # ce qui n'est pas une année est dit par le modèle
        if lire_annee(fin) <= lire_annee(debut):
            yield convention.faute(
                ("periode", "fin"), f"« fin » doit venir après « debut » : {fin} n'est pas après {debut}"
            )


def noms_et_codes_uniques(quartiers: Iterable[Arbre]) -> Iterator[Faute]:
    """Deux quartiers ne portent ni le même nom ni le même code : une fiche copiée se corrige jusqu'au bout."""
    for cle in ("nom", "code", "code_2024"):
        textes = [(arbre, texte) for arbre in quartiers for _, texte in arbre.textes(cle) if texte]
        compte = Counter(texte for _, texte in textes)
        for arbre, texte in textes:
            if compte[texte] > 1:
                autre = next(a.fichier for a, t in textes if t == texte and a is not arbre)
                yield arbre.faute((cle,), f"« {cle} » est déjà pris : {citer(texte)} est aussi dans {autre}")


def slugs_libres(quartiers: Iterable[Arbre]) -> Iterator[Faute]:
    """Le nom « index » est celui de la page des quartiers."""
    for quartier in quartiers:
        if (slug := _slug(quartier)) in NOMS_RESERVES:
            yield quartier.faute((), f"« {slug} » est réservé : donnez au fichier le nom du quartier")


def anciens_noms_libres(quartiers: Iterable[Arbre]) -> Iterator[Faute]:
    """Un ancien nom ne mène qu'à un quartier, et n'est le nom d'aucun fichier d'aujourd'hui."""
    quartiers = list(quartiers)
    actuels = {_slug(quartier): quartier.fichier for quartier in quartiers}
    anciens = [(quartier, *ancien) for quartier in quartiers for ancien in quartier.textes("anciens_noms", TOUS)]
    compte = Counter(ancien for *_, ancien in anciens)
    for quartier, chemin, ancien in anciens:
        if fichier := actuels.get(ancien):
            yield quartier.faute(chemin, f"{citer(ancien)} est le nom d'un fichier d'aujourd'hui : {fichier}")
        elif ancien in NOMS_RESERVES:
            yield quartier.faute(chemin, f"{citer(ancien)} est réservé à la page des quartiers")
        elif ancien and compte[ancien] > 1:
            yield quartier.faute(chemin, f"{citer(ancien)} est écrit deux fois : une adresse ne mène qu'à un quartier")


def _slug(quartier: Arbre) -> str:
    return PurePosixPath(quartier.fichier).stem


def objectifs_connus(quartiers: Iterable[Arbre], strategie: Arbre) -> Iterator[Faute]:
    """Un quartier range ses objectifs sous des sous-objectifs de la stratégie."""
    connus = {texte for _, texte in strategie.textes(*IDS_STRATEGIE[2])}
    for quartier in quartiers if connus else ():
        yield from _cles_connues(quartier, ("objectifs",), connus, "objectif inconnu")


def indicateurs_connus(quartiers: Iterable[Arbre], indicateurs: Arbre) -> Iterator[Faute]:
    """Un quartier ne renseigne que des indicateurs déclarés."""
    connus = {texte for _, texte in indicateurs.textes(*IDS_INDICATEURS)}
    for quartier in quartiers if connus else ():
        yield from _cles_connues(quartier, ("portrait", "indicateurs"), connus, "indicateur inconnu")


def _cles_connues(quartier: Arbre, groupe: Chemin, connus: set[str], message: str) -> Iterator[Faute]:
    cles = quartier.valeurs.get(groupe)
    for cle in cles if isinstance(cles, dict) else ():
        if cle not in connus:
            yield quartier.faute((*groupe, cle), f"{message} : {citer(cle)}" + suggerer(cle, connus), sur_la_cle=True)


def valeurs_dans_l_echelle(quartiers: Iterable[Arbre], indicateurs: Arbre) -> Iterator[Faute]:
    """Une part reste entre 0 et 100 ; un indice, entre les bornes de son échelle."""
    echelles = _echelles(indicateurs)
    for quartier in quartiers:
        for chemin, texte in chain(quartier.textes(*CHIFFRES), quartier.textes(*CHIFFRES, "valeur")):
            minimum, maximum = echelles.get(str(chemin[2]), (-inf, inf))
            with suppress(ValueError):  # ce qui n'est pas un nombre est dit par le modèle
                if not minimum <= lire_mesure(texte) <= maximum:
                    message = f"{citer(texte)} sort de l'échelle : entre {minimum:g} et {maximum:g}"
                    yield quartier.faute(chemin, message)


def _echelles(indicateurs: Arbre) -> dict[str, tuple[float, float]]:
    """Les bornes de chaque indicateur ; celles qui sont mal écrites sont dites par le modèle."""
    echelles: dict[str, tuple[float, float]] = {}
    for chemin, identifiant in indicateurs.textes(*IDS_INDICATEURS):
        echelle = indicateurs.valeurs.get((*chemin[:-1], "echelle"), {"minimum": "0", "maximum": "100"})
        with suppress(ValueError, KeyError, TypeError):
            minimum, maximum = lire_nombre(echelle["minimum"]), lire_nombre(echelle["maximum"])
            echelles.setdefault(identifiant, (minimum, maximum) if minimum < maximum else (-inf, inf))
    return echelles
