"""Les mots, comme les compare la recherche (sans accent ni majuscule), et ceux que l'on tape pour d'autres."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.langue.francais import sans_accent
from macros.lecture import Faute
from macros.lecture.arbre import TOUS, Arbre
from macros.modele import Contrat
from macros.modele.ecritures import montrer

# « 03 53 01 00 00 » et « 5 300 » sont d'un seul tenant ; un mot d'une ou deux lettres ne fait rien trouver.
MOT = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{2,3})+(?!\d)|[^\W_]{3,}")
FICHIER = "recherche.yml"
ESPACES = re.compile(r"[ .\u00a0\u202f]")


@lru_cache(maxsize=2**15)  # d'un quartier à l'autre, bien des textes sont les mêmes
def mots(texte: str) -> frozenset[str]:
    """Les mots d'un texte, tels qu'ils sont écrits, aux majuscules près."""
    return frozenset(ESPACES.sub("", mot) for mot in MOT.findall(unicodedata.normalize("NFC", texte.lower())))


def equivalences(contrat: Contrat) -> dict[str, str]:
    """Ce que l'on tape -> ce que la recherche cherche à la place."""
    liste = contrat.recherche.equivalences if contrat.recherche else ()
    return {tape: equivalence.on_cherche for equivalence in liste for tape in equivalence.on_tape}


def mots_sans_reponse(arbres: Iterable[Arbre]) -> Iterator[Faute]:
    """Ce que l'on cherche est écrit quelque part dans les autres fichiers.

    Ce n'est pas une faute : corriger la fiche d'un quartier n'oblige personne à toucher un autre fichier.
    """
    recherches: list[Arbre] = []
    autres: list[Arbre] = []
    for arbre in arbres:
        (recherches if arbre.fichier.endswith(f"/{FICHIER}") else autres).append(arbre)
    connus = _connus(autres) if recherches else set()
    for recherche in recherches:
        for chemin, texte in recherche.textes("equivalences", TOUS, "on_cherche"):
            for mot in sorted(mots(texte)):
                if not _commence_un_mot(sans_accent(mot), connus):
                    yield recherche.faute(chemin, f"aucun autre fichier de data/ ne contient {montrer(mot)}")


def _connus(arbres: Iterable[Arbre]) -> set[str]:
    textes = (texte for arbre in arbres for texte in arbre.valeurs.values() if isinstance(texte, str))
    return {sans_accent(mot) for texte in textes for mot in mots(texte)}


def _commence_un_mot(mot: str, connus: Iterable[str]) -> bool:
    """Au pluriel près : « jeunes » est dans « Une jeune équipe »."""
    debut = mot.rstrip("sx") or mot
    return any(connu.startswith(debut) for connu in connus)
