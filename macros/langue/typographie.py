"""La typographie française, en un seul endroit : apostrophes, points de suspension, espaces insécables.

Règles : « Lexique des règles typographiques en usage à l'Imprimerie nationale ».
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

INSECABLE = "\u00a0"
FINE = "\u202f"
REGLES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\.{3}"), "…"),
    (re.compile("«[ \u00a0\u202f]?"), f"«{INSECABLE}"),
    (re.compile("[ \u00a0\u202f]?»"), f"{INSECABLE}»"),
    (re.compile("[ \u00a0](?=[;!?](?:\\s|$))"), FINE),
    (re.compile(r" (?=:(?:\s|$))"), INSECABLE),
    (re.compile("(?<=\\d)[ \u00a0\u202f]?%"), f"{INSECABLE}%"),
    (re.compile(r"\b\d{1,3}(?: \d{3})+\b"), lambda milliers: milliers[0].replace(" ", FINE)),
    (re.compile(r"(?<=\bn°) "), INSECABLE),
    (re.compile(r" (?=[–—](?:\s|$))"), INSECABLE),
)
# Un texte sans aucun de ces signes est déjà composé : presque tous le sont, et chaque règle coûte.
SIGNES = re.compile("['«»;!?:%–—]|\\.{3}|\\d \\d|n° ")


@lru_cache(maxsize=2**14)  # d'une page à l'autre, la plupart des textes sont les mêmes
def typographier(texte: str) -> str:
    """Un texte saisi au clavier -> le même, tel qu'un imprimeur le composerait."""
    for motif, remplacement in REGLES if SIGNES.search(texte) else ():
        texte = motif.sub(remplacement, texte)
    return texte


def un_de_ces_mots(mots: Iterable[str]) -> str:
    """L'expression rationnelle qui trouve l'un de ces mots (des sigles, par exemple), et jamais un bout d'un autre."""
    return rf"\b(?:{'|'.join(map(re.escape, mots))})\b"
