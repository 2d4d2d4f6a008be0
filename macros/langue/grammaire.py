"""Les noms communs et les citations des phrases : de quoi choisir l'article et accorder le participe."""

import re
from textwrap import shorten
from typing import NamedTuple

from macros.langue.francais import ELISION

POINT_FINAL = re.compile(r"(?<!\.)(?<!\betc)\.$")


class Nom(NamedTuple):
    """Un nom commun, sans article, et ce qu'il faut pour l'accorder ; le pluriel ne s'écrit que s'il sert."""

    mot: str
    feminin: bool = False
    pluriel: str = ""

    @property
    def defini(self) -> str:
        """« le titre », « la date », « l'échéance »."""
        return le(self.mot, self.feminin)

    def accorder(self, participe: str) -> str:
        """« indiqué » -> « indiquée » pour un nom féminin."""
        return participe + "e" * self.feminin


def masculin(mot: str, pluriel: str = "") -> Nom:
    """Un nom masculin."""
    return Nom(mot, feminin=False, pluriel=pluriel)


def feminin(mot: str, pluriel: str = "") -> Nom:
    """Un nom féminin."""
    return Nom(mot, feminin=True, pluriel=pluriel)


def le(mot: str, feminin: bool = False) -> str:
    """« titre » -> « le titre » ; « échéance » -> « l'échéance »."""
    return f"l'{mot}" if ELISION.match(mot) else f"{'la' if feminin else 'le'} {mot}"


def citer(texte: str, longueur: int | None = None) -> str:
    """Un texte entre guillemets au milieu d'une phrase : sans point final, ni guillemets semblables à l'intérieur.

    Au-delà de ``longueur``, seuls ses premiers mots sont cités.
    """
    texte = re.sub(r"«\s?", "“", re.sub(r"\s?»", "”", texte))
    if longueur and len(texte) > longueur:
        texte = shorten(texte, longueur, placeholder="…")
    return f"« {POINT_FINAL.sub('', texte)} »"
