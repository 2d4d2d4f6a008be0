"""Les règles qui lient plusieurs endroits des données : chacune est une fonction, sa docstring est la règle.

Elles lisent les arbres et non le modèle : une faute ailleurs dans un fichier n'en cache aucune ici.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from math import inf
from pathlib import PurePosixPath
from typing import Any

from macros.adresses import NOMS_RESERVES
from macros.langue.francais import sans_accent
from macros.lecture.ancres import est_reservee
from macros.lecture.arbre import MONTREES, TOUS, Arbre, Chemin, Faute, le_plus_proche, suggerer
from macros.lecture.declaration import dates_de_la_declaration, etat_mesure
from macros.modele.ecritures import lire_annee, lire_mesure, lire_nombre, lire_positif, montrer

IDS_STRATEGIE = (
    ("enjeux", TOUS, "id"),
    ("enjeux", TOUS, "objectifs_strategiques", TOUS, "id"),
    ("enjeux", TOUS, "objectifs_strategiques", TOUS, "sous_objectifs", TOUS, "id"),
)
IDS_INDICATEURS = ("indicateurs", TOUS, "id")
IDS_GLOSSAIRE = ("termes", TOUS, "id")
MOTS_TAPES = ("equivalences", TOUS, "on_tape", TOUS)
CHIFFRES = ("portrait", "indicateurs", TOUS)
Lieu = tuple[Arbre, Chemin, Any]  # où est écrite une valeur, et ce que l'on en compare


def croiser(arbres: dict[str, Arbre], quartiers: list[Arbre], ancres: Collection[str] = ()) -> Iterator[Faute]:
    """Toutes les fautes de croisement ; un fichier mal lu laisse ses règles en repos.

    ``ancres`` : celles que portent déjà les pages écrites à la main.
    """
    strategie, indicateurs, glossaire = arbres["strategie"], arbres["indicateurs"], arbres["glossaire"]
    ids_strategie = chain.from_iterable(_lieux([strategie], *motif) for motif in IDS_STRATEGIE)
    for ids in ([*ids_strategie, *_lieux([indicateurs], *IDS_INDICATEURS)], _lieux([glossaire], *IDS_GLOSSAIRE)):
        yield from ids_uniques(ids)
        yield from ids_libres(ids, ancres)
    yield from numeros_uniques(strategie)
    yield from termes_uniques(glossaire)
    if recherche := arbres.get("recherche"):
        yield from mots_tapes_uniques(recherche)
        yield from mots_qui_menent_ailleurs(recherche)
    yield from personnes_uniques(arbres["pilotage"], ("referents",))
    yield from personnes_uniques(arbres["convention"], ("signataires",))
    yield from membres_uniques(arbres["pilotage"])
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


def _lieux(arbres: Iterable[Arbre], *motif: str | int | None) -> list[Lieu]:
    return [(arbre, chemin, texte) for arbre in arbres for chemin, texte in arbre.textes(*motif)]


def _doublons(lieux: list[Lieu]) -> Iterator[Lieu]:
    """Ceux dont la valeur est aussi ailleurs ; ce qui est vide ne répète rien."""
    compte = Counter(valeur for *_, valeur in lieux if valeur)
    return (lieu for lieu in lieux if compte[lieu[-1]] > 1)


def ids_uniques(ids: list[Lieu]) -> Iterator[Faute]:
    """Sur une page, un identifiant ne désigne qu'une chose : il fait une adresse."""
    for arbre, chemin, texte in _doublons(ids):
        yield arbre.faute(chemin, f"identifiant déjà pris : {montrer(texte)} ne peut servir qu'une fois")


def ids_libres(ids: list[Lieu], ancres: Collection[str]) -> Iterator[Faute]:
    """Un identifiant ne prend le nom d'aucune ancre que le site écrit déjà."""
    for arbre, chemin, texte in ids:
        if texte in ancres or est_reservee(texte):
            yield arbre.faute(chemin, f"« {texte} » est réservé aux pages du site : choisissez un autre identifiant")


def numeros_uniques(strategie: Arbre) -> Iterator[Faute]:
    """Deux enjeux ne portent pas le même numéro."""
    lieux = _lieux([strategie], "enjeux", TOUS, "numero")
    for _, chemin, numero in _doublons([(arbre, place, arbre.lire(place, lire_positif)) for arbre, place, _ in lieux]):
        yield strategie.faute(chemin, f"numéro déjà pris : un seul enjeu porte le numéro {numero}")


def termes_uniques(glossaire: Arbre) -> Iterator[Faute]:
    """Le glossaire n'explique un mot qu'une fois."""
    for _, chemin, texte in _doublons(_lieux([glossaire], "termes", TOUS, "terme")):
        yield glossaire.faute(chemin, f"{montrer(texte)} est expliqué deux fois : gardez une seule explication")


def personnes_uniques(arbre: Arbre, liste: Chemin) -> Iterator[Faute]:
    """Une personne n'est qu'une fois dans une liste, sous sa qualité d'aujourd'hui."""
    lieux = []
    for _, chemin, nom in _lieux([arbre], *liste, TOUS, "nom"):
        prenom = str(arbre.valeurs.get((*chemin[:-1], "prenom"), ""))
        lieux.append((arbre, chemin, _sans_egard(f"{prenom} {nom}") if prenom and nom else ""))
    for _, chemin, _ in _doublons(lieux):
        qui = f"{arbre.valeurs[(*chemin[:-1], 'prenom')]} {arbre.valeurs[chemin]}"
        yield arbre.faute(chemin, f"{montrer(qui)} est deux fois dans cette liste : gardez une seule de ses fiches")


def membres_uniques(pilotage: Arbre) -> Iterator[Faute]:
    """Un membre du comité n'a qu'une ligne ; deux groupes d'organismes peuvent porter le même nom."""
    lieux = _lieux([pilotage], "comite", "membres", TOUS, "designation")
    seuls = [
        (arbre, chemin, _sans_egard(nom))
        for arbre, chemin, nom in lieux
        if (*chemin[:-1], "parmi") not in pilotage.valeurs
    ]
    for _, chemin, _ in _doublons(seuls):
        qui = montrer(pilotage.valeurs[chemin])
        yield pilotage.faute(chemin, f"{qui} est deux fois dans le comité : gardez une seule de ses lignes")


def _sans_egard(texte: str) -> str:
    """Le texte, quels que soient ses accents, ses majuscules et ses espaces."""
    return " ".join(sans_accent(texte).split())


def mots_tapes_uniques(recherche: Arbre) -> Iterator[Faute]:
    """Ce que l'on tape ne se traduit que d'une façon, quels que soient ses accents."""
    lieux = _lieux([recherche], *MOTS_TAPES)
    for _, chemin, _ in _doublons([(arbre, place, sans_accent(texte)) for arbre, place, texte in lieux]):
        texte = montrer(recherche.valeurs[chemin])
        yield recherche.faute(chemin, f"{texte} est écrit deux fois : un mot ne mène qu'à une recherche")


def mots_qui_menent_ailleurs(recherche: Arbre) -> Iterator[Faute]:
    """Ce que l'on cherche ne contient pas ce que l'on tape : la recherche le trouve déjà."""
    for chemin, texte in recherche.textes(*MOTS_TAPES):
        cherche = str(recherche.valeurs.get((*chemin[:2], "on_cherche"), ""))
        if texte and f" {sans_accent(texte)} " in f" {sans_accent(cherche)} ":
            yield recherche.faute(chemin, f"{montrer(texte)} est déjà dans {montrer(cherche)} : supprimez ce mot")


def periode_dans_l_ordre(convention: Arbre) -> Iterator[Faute]:
    """Le contrat finit après avoir commencé."""
    debut, fin = (convention.lire(("periode", borne), lire_annee) for borne in ("debut", "fin"))
    if debut and fin and fin <= debut:
        message = f"« fin » doit venir après « debut » : {fin} n'est pas après {debut}"
        yield convention.faute(("periode", "fin"), message)


def noms_et_codes_uniques(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Deux quartiers ne portent ni le même nom ni le même code : une fiche copiée se corrige jusqu'au bout."""
    for cle in ("nom", "code", "code_2024"):
        lieux = _lieux(quartiers, cle)
        for arbre, chemin, texte in _doublons(lieux):
            autre = next(autre.fichier for autre, _, le_sien in lieux if le_sien == texte and autre is not arbre)
            yield arbre.faute(chemin, f"« {cle} » est déjà pris : {montrer(texte)} est aussi dans {autre}")


def slugs_libres(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Le nom « index » est celui de la page des quartiers."""
    for quartier in quartiers:
        if (slug := _slug(quartier)) in NOMS_RESERVES:
            yield quartier.faute((), f"« {slug} » est réservé : donnez au fichier le nom du quartier")


def anciens_noms_libres(quartiers: list[Arbre]) -> Iterator[Faute]:
    """Un ancien nom ne mène qu'à un quartier, et n'est le nom d'aucun fichier d'aujourd'hui."""
    fichiers = {_slug(quartier): quartier.fichier for quartier in quartiers}
    lieux = _lieux(quartiers, "anciens_noms", TOUS)
    doublons = {ancien for *_, ancien in _doublons(lieux)}
    for quartier, chemin, ancien in lieux:
        if fichier := fichiers.get(ancien):
            yield quartier.faute(chemin, f"{montrer(ancien)} est le nom d'un fichier d'aujourd'hui : {fichier}")
        elif ancien in NOMS_RESERVES:
            yield quartier.faute(chemin, f"{montrer(ancien)} est réservé à la page des quartiers")
        elif ancien in doublons:
            message = f"{montrer(ancien)} est écrit deux fois : une adresse ne mène qu'à un quartier"
            yield quartier.faute(chemin, message)


def _slug(quartier: Arbre) -> str:
    return PurePosixPath(quartier.fichier).stem


def objectifs_connus(quartiers: list[Arbre], strategie: Arbre) -> Iterator[Faute]:
    """Un quartier range ses objectifs sous des sous-objectifs de la stratégie."""
    ids = {texte for _, texte in strategie.textes(*IDS_STRATEGIE[2])}
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
