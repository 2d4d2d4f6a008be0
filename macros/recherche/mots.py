"""Les mots d'un texte, comme les compare la recherche : sans accent ni majuscule, un nombre sans ses espaces."""

import re
import unicodedata
from functools import lru_cache

ACCENT = re.compile("[\u0300-\u036f]")
# « 03 21 52 04 81 » et « 5 300 » sont d'un seul tenant ; un mot d'une ou deux lettres ne fait rien trouver.
MOT = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{2,3})+(?!\d)|[^\W_]{3,}")
ESPACES = re.compile(r"[ .\u00a0\u202f]")


@lru_cache(maxsize=2**15)  # d'un quartier à l'autre, bien des textes sont les mêmes
def mots(texte: str) -> frozenset[str]:
    """Les mots d'un texte, tels qu'ils sont écrits, aux majuscules près."""
    return frozenset(ESPACES.sub("", mot) for mot in MOT.findall(unicodedata.normalize("NFC", texte.lower())))


@lru_cache(maxsize=2**14)
def sans_accent(mot: str) -> str:
    """« Décrochage » -> « decrochage », « œuvre » -> « oeuvre »."""
    mot = mot.lower()
    if mot.isascii():
        return mot
    return ACCENT.sub("", unicodedata.normalize("NFD", mot)).replace("œ", "oe").replace("æ", "ae")
