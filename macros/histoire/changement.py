"""Un changement que voit un lecteur : de quoi il s'agit, la phrase qui le dit, et où le lire."""

from typing import NamedTuple


class Changement(NamedTuple):
    """« Le Centre » et « le taux de pauvreté passe de 46,7 % à 45,1 %. » ; ``page`` est un chemin de ``docs/``."""

    sujet: str
    phrase: str
    page: str
    ancre: str = ""

    def __str__(self) -> str:
        return f"{self.sujet} : {self.phrase}"
