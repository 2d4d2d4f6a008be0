"""Deux versions du contrat et de ses pages -> ce qui change, en phrases françaises."""

from collections.abc import Mapping
from typing import NamedTuple

from macros.modele import Contrat


class Version(NamedTuple):
    """Une version du projet : le contrat, et les pages écrites à la main (chemin depuis ``docs/`` -> Markdown)."""

    contrat: Contrat
    textes: Mapping[str, str]


class Changement(NamedTuple):
    """« Le Centre » et « le taux de pauvreté passe de 46,7 % à 45,1 %. » ; ``page`` est un chemin de ``docs/``.

    ``page_neuve`` : la page n'existait pas avant, elle n'a donc pas changé.
    """

    sujet: str
    phrase: str
    page: str
    ancre: str = ""
    page_neuve: bool = False

    def __str__(self) -> str:
        return f"{self.sujet} : {self.phrase}"
