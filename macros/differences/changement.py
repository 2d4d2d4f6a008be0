"""Un changement que voit un lecteur : de quoi il s'agit, la phrase qui le dit, et où le lire."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

RESSEMBLANCE = 0.6


class Changement(NamedTuple):
    """« Le Centre » et « le taux de pauvreté passe de 46,7 % à 45,1 %. » ; ``page`` est un chemin de ``docs/``."""

    sujet: str
    phrase: str
    page: str
    ancre: str = ""

    def __str__(self) -> str:
        return f"{self.sujet} : {self.phrase}"


class Mots(NamedTuple):
    """Comment nommer un élément de liste : « nouvel objectif », « objectif retiré », « l'objectif »."""

    nouveau: str
    retire: str
    defini: str


def comparer_listes(mots: Mots, avant: Sequence[str], apres: Sequence[str], ou: str = "") -> Iterator[str]:
    """Deux listes de textes -> les phrases qui disent ce qui entre, sort, est récrit ou change de place."""
    retires = [texte for texte in avant if texte not in apres]
    ajoutes = [texte for texte in apres if texte not in avant]
    for ancien, nouveau in apparier(retires, ajoutes):
        yield f"{mots.defini}{ou} « {ancien} » devient « {nouveau} »."
    yield from (f"{mots.nouveau}{ou} : « {texte} »." for texte in ajoutes)
    yield from (f"{mots.retire}{ou} : « {texte} »." for texte in retires)
    if sorted(avant) == sorted(apres) and tuple(avant) != tuple(apres):
        yield f"l'ordre des éléments change{ou or ' : ' + mots.defini}."


def apparier(retires: list[str], ajoutes: list[str]) -> Iterator[tuple[str, str]]:
    """Ôte des deux listes les textes récrits, et les rend par paires (ancien, nouveau)."""
    for ancien in list(retires):
        proches = [texte for texte in ajoutes if ressemblance(ancien, texte) >= RESSEMBLANCE]
        if proches:
            nouveau = max(proches, key=lambda texte: ressemblance(ancien, texte))
            retires.remove(ancien)
            ajoutes.remove(nouveau)
            yield ancien, nouveau


def ressemblance(un: str, autre: str) -> float:
    """De 0 (rien en commun) à 1 (identiques)."""
    return SequenceMatcher(None, un, autre).ratio()
