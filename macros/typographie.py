"""La typographie française, en un seul endroit : apostrophes, points de suspension, espaces insécables.

Règles : « Lexique des règles typographiques en usage à l'Imprimerie nationale ».
"""

import re
from collections.abc import Callable
from functools import lru_cache

from macros.balises import decouper, nommer

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
INTOUCHABLES = {"code", "pre", "script", "style", "svg"}


@lru_cache(maxsize=2**14)  # d'une page à l'autre, la plupart des textes sont les mêmes
def typographier(texte: str) -> str:
    """Un texte saisi au clavier -> le même, tel qu'un imprimeur le composerait."""
    for motif, remplacement in REGLES if SIGNES.search(texte) else ():
        texte = motif.sub(remplacement, texte)
    return texte


def typographier_html(html: str) -> str:
    """La même chose pour ce qu'un lecteur lit dans une page ; balises, code et dessins restent intacts."""
    morceaux, intouchable = decouper(html), ""
    for rang, morceau in enumerate(morceaux):
        if rang % 2:
            nom = nommer(morceau)
            if nom in INTOUCHABLES and not intouchable:
                intouchable = nom
            elif intouchable and nom == f"/{intouchable}":
                intouchable = ""
        elif morceau and not intouchable and not morceau.isspace():
            morceaux[rang] = typographier(morceau.replace("&#39;", "'"))
    return "".join(morceaux)
