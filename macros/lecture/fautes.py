"""Une faute : où, quoi, et quoi écrire à la place."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

LISTE_COURTE = 15


class Place(NamedTuple):
    """Un endroit d'un fichier ; la première ligne et la première colonne portent le numéro 1."""

    ligne: int
    colonne: int


class Faute(NamedTuple):
    """Ce qu'un éditeur doit corriger ; les fautes se trient par fichier puis par place."""

    fichier: str
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.fichier}:{self.place.ligne}:{self.place.colonne}: {self.message}"


class DonneesFautives(Exception):
    """Levée quand ``data/`` ne peut pas devenir un contrat ; ``fautes`` les donne toutes, triées."""

    def __init__(self, fautes: Iterable[Faute]) -> None:
        self.fautes = tuple(sorted(set(fautes)))
        super().__init__("\n".join(map(str, self.fautes)))


def suggerer(mot: str, connus: Iterable[str]) -> str:
    """La fin de phrase qui aide : le mot le plus proche, ou la liste entière quand elle est courte."""
    connus = sorted(connus)
    if proche := le_plus_proche(mot, connus):
        return f" (vouliez-vous dire « {proche} » ?)"
    return f" (possibles : {', '.join(connus)})" if 0 < len(connus) <= LISTE_COURTE else ""


def le_plus_proche(mot: str, connus: Iterable[str]) -> str | None:
    """Celui des mots connus que l'éditeur voulait sans doute écrire."""
    return next(iter(get_close_matches(mot.lower(), sorted(connus), n=1)), None)
