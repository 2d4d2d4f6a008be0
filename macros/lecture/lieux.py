"""Où s'écrit chaque partie des données : son fichier et sa ligne, pour qui veut la corriger."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from macros.lecture.arbre import TOUS, Arbre, Chemin

ELEMENTS = ("branches", "indicateurs")  # un élément de ces listes a sa page : son « id » suffit à le trouver
SEULES = ((), ("rubriques",))  # une clé de ces groupes suffit à se trouver


class Lieu(NamedTuple):
    """Un endroit du projet : « data/pilotage.yml », ligne 2."""

    fichier: str
    ligne: int


Lieux = Mapping[tuple[str, str], Lieu]  # (« pilotage », « referents ») : le fichier sans « .yml », la clé ou l'« id »


def situer(arbres: Mapping[str, Arbre]) -> Lieux:
    """Le nom de chaque fichier depuis ``data/``, et son arbre -> le lieu de chaque clé et de chaque élément nommé."""
    return MappingProxyType(
        {
            (nom.removesuffix(".yml"), cle): Lieu(f"data/{nom}", arbre.place(chemin, sur_la_cle=True).ligne)
            for nom, arbre in arbres.items()
            for cle, chemin in _chemins(arbre)
        }
    )


def _chemins(arbre: Arbre) -> Iterator[tuple[str, Chemin]]:
    for liste in ELEMENTS:
        yield from ((identifiant, chemin) for chemin, identifiant in arbre.textes(liste, TOUS, "id"))
    yield from ((str(chemin[-1]), chemin) for chemin in arbre.cles if chemin[:-1] in SEULES)
