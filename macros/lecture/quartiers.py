"""Les règles qui lient les fiches des quartiers, entre elles et à ce que déclarent les fichiers communs."""

from collections.abc import Iterator
from itertools import chain
from math import inf

from macros.adresses import NOMS_RESERVES
from macros.lecture.arbre import MONTREES, TOUS, Arbre, Chemin, Faute, le_plus_proche, repetes, suggerer, textes_ecrits
from macros.lecture.niveaux import ids_des_branches
from macros.modele.ecritures import lire_mesure, lire_nombre, montrer

IDS_INDICATEURS = ("indicateurs", TOUS, "id")
CHIFFRES = ("portrait", "indicateurs", TOUS)


def croiser_les_quartiers(quartiers: list[Arbre], strategie: Arbre, indicateurs: Arbre) -> Iterator[Faute]:
    """Toutes les fautes que ces fiches ont ensemble ; un fichier commun mal lu laisse ses règles en repos."""
    yield from noms_et_codes_uniques(quartiers)
    yield from slugs_libres(quartiers)
    yield from anciens_noms_libres(quartiers)
    if not strategie.fautes:
        yield from objectifs_connus(quartiers, strategie)
    if not indicateurs.fautes:
        yield from indicateurs_connus(quartiers, indicateurs)
        yield from valeurs_dans_l_echelle(quartiers, indicateurs)


def noms_et_codes_uniques(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Deux quartiers ne portent ni le même nom ni le même code : une fiche copiée se corrige jusqu'au bout."""
    for cle in ("nom", "code", "code_2024"):
        lieux = textes_ecrits(quartiers, cle)
        for arbre, chemin, texte in repetes(lieux):
            autre = next(autre.fichier for autre, _, le_sien in lieux if le_sien == texte and autre is not arbre)
            yield arbre.faute(chemin, f"« {cle} » est déjà pris : {montrer(texte)} est aussi dans {autre}")


def slugs_libres(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Le nom « index » est celui de la page des quartiers."""
    for quartier in quartiers:
        if quartier.nom in NOMS_RESERVES:
            yield quartier.faute((), f"« {quartier.nom} » est réservé : donnez au fichier le nom du quartier")


def anciens_noms_libres(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Un ancien nom ne mène qu'à un quartier, et n'est le nom d'aucun fichier d'aujourd'hui."""
    fichiers = {quartier.nom: quartier.fichier for quartier in quartiers}
    lieux = textes_ecrits(quartiers, "anciens_noms", TOUS)
    doublons = {ancien for *_, ancien in repetes(lieux)}
    for quartier, chemin, ancien in lieux:
        if fichier := fichiers.get(ancien):
            est_la = f"{montrer(ancien)} est le nom d'un fichier d'aujourd'hui"
            autre = f"supprimez {fichier} s'il est fondu dans celui-ci, ou retirez ce nom"
            remede = "retirez ce nom, c'est celui de ce fichier" if fichier == quartier.fichier else autre
            yield quartier.faute(chemin, f"{est_la} : {remede}")
        elif ancien in NOMS_RESERVES:
            yield quartier.faute(chemin, f"{montrer(ancien)} est réservé à la page des quartiers")
        elif ancien in doublons:
            message = f"{montrer(ancien)} est écrit deux fois : une adresse ne mène qu'à un quartier"
            yield quartier.faute(chemin, message)


def objectifs_connus(quartiers: list[Arbre], strategie: Arbre) -> Iterator[Faute]:
    """Un quartier range ses objectifs sous des branches de la stratégie, de n'importe quel niveau."""
    ids = {texte for *_, texte in ids_des_branches(strategie)}
    return _cles_inconnues(quartiers, ("objectifs",), ids, "objectif inconnu", strategie.fichier)


def indicateurs_connus(quartiers: list[Arbre], indicateurs: Arbre) -> Iterator[Faute]:
    """Un quartier ne renseigne que des indicateurs déclarés."""
    ids = {texte for _, texte in indicateurs.textes(*IDS_INDICATEURS)}
    return _cles_inconnues(quartiers, ("portrait", "indicateurs"), ids, "indicateur inconnu", indicateurs.fichier)


def _cles_inconnues(quartiers: list[Arbre], groupe: Chemin, ids: set[str], quoi: str, ou: str) -> Iterator[Faute]:
    """Une faute par clé que ``ou`` ne déclare pas : mal écrite, ou retirée de ce fichier et restée dans la fiche."""
    for quartier in quartiers if ids else ():
        cles = quartier.valeurs.get(groupe)
        inconnues = [cle for cle in cles if cle not in ids] if isinstance(cles, dict) else []
        for rang, cle in enumerate(inconnues):
            suite = _que_faire(cle, ids, ou) if rang < MONTREES else ""
            yield quartier.faute((*groupe, cle), f"{quoi} : {montrer(cle)}{suite}", sur_la_cle=True)


def _que_faire(cle: str, ids: set[str], ou: str) -> str:
    """La clé que l'on voulait sans doute écrire ; à défaut, celles de ``ou``, d'où celle-ci a peut-être été retirée."""
    retire = "" if le_plus_proche(cle, ids) else f" ; s'il n'est plus dans {ou}, supprimez-le ici aussi"
    return f"{suggerer(cle, ids)}{retire}"


def valeurs_dans_l_echelle(quartiers: list[Arbre], indicateurs: Arbre) -> Iterator[Faute]:
    """Une part reste entre 0 et 100 ; un indice, entre les bornes de son échelle."""
    echelles: dict[str, tuple[float, float]] = {}
    for chemin, identifiant in indicateurs.textes(*IDS_INDICATEURS):
        echelles.setdefault(identifiant, _bornes(indicateurs, chemin[:-1]))
    for quartier in quartiers:
        for chemin, texte in chain(quartier.textes(*CHIFFRES), quartier.textes(*CHIFFRES, "valeur")):
            minimum, maximum = echelles.get(str(chemin[2]), (-inf, inf))
            valeur = quartier.lire(chemin, lire_mesure)
            if valeur is not None and not minimum <= valeur <= maximum:
                message = f"{montrer(texte)} sort de l'échelle : entre {minimum:g} et {maximum:g}"
                yield quartier.faute(chemin, message)


def _bornes(indicateurs: Arbre, indicateur: Chemin) -> tuple[float, float]:
    """L'échelle d'un indicateur ; sans limite quand elle est mal écrite, ce que dit le modèle."""
    echelle = (*indicateur, "echelle")
    if echelle not in indicateurs.valeurs:
        return 0, 100
    minimum, maximum = (indicateurs.lire((*echelle, borne), lire_nombre) for borne in ("minimum", "maximum"))
    return (-inf, inf) if minimum is None or maximum is None or minimum >= maximum else (minimum, maximum)
