"""La typographie française, en un seul endroit : apostrophes, points de suspension, espaces insécables.

Règles : « Lexique des règles typographiques en usage à l'Imprimerie nationale ».
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

INSECABLE = "\u00a0"
FINE = "\u202f"
MOIS = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
CHIFFRES = "0123456789"
# Les signes dont un au moins est dans le texte quand la règle y change quelque chose, le motif, ce qui le remplace.
REGLES: tuple[tuple[frozenset[str], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (frozenset("'"), re.compile(r"(?<=\w)'(?=[\w«“])"), "’"),
    # « L' Abergement »
    (frozenset("'’"), re.compile(r"((?<!\w)(?:[cdjlmnst]|qu))['’] (?=[\w«“])", re.IGNORECASE), r"\1’"),
    (frozenset("."), re.compile(r"\.{3}"), "…"),
    (frozenset("«"), re.compile("«[ \u00a0\u202f]?"), f"«{INSECABLE}"),
    (frozenset("»"), re.compile("[ \u00a0\u202f]?»"), f"{INSECABLE}»"),
    (frozenset(";!?"), re.compile("[ \u00a0](?=[;!?](?:\\s|$))"), FINE),
    (frozenset(":"), re.compile(r" (?=:(?:\s|$))"), INSECABLE),
    (frozenset("%"), re.compile("(?<=\\d)[ \u00a0\u202f]?%"), f"{INSECABLE}%"),
    (frozenset(CHIFFRES), re.compile(r"\b\d{1,3}(?: \d{3})+\b"), lambda milliers: milliers[0].replace(" ", FINE)),
    (frozenset("°"), re.compile(r"(?<=\bn°) "), INSECABLE),
    (frozenset(CHIFFRES), re.compile(rf"\b(\d{{1,2}}|1er) (?={MOIS}\b)"), rf"\1{INSECABLE}"),
    (frozenset("–—·"), re.compile(r" (?=[–—·](?:\s|$))"), INSECABLE),
)
# Une adresse n'est pas une phrase : « https://exemple.fr/12...34 », « exemple.fr/l'eau », « a.b@exemple.fr ».
ADRESSE = re.compile(r"(https?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S*|[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)")
# Un texte sans aucun de ces signes est déjà composé : presque tous le sont, et chaque règle coûte.
SIGNES = re.compile(rf"['«»;!?:%–—·]|\.{{3}}|\d \d|n° |(?:\d|er) {MOIS}")


@lru_cache(maxsize=2**15)  # d'une page à l'autre, la plupart des textes sont les mêmes
def typographier(texte: str) -> str:
    """Un texte saisi au clavier -> le même, tel qu'un imprimeur le composerait ; les adresses y restent intactes."""
    if not SIGNES.search(texte):
        return texte
    if "/" not in texte and "@" not in texte:
        return _composer(texte)
    morceaux = ADRESSE.split(texte)  # un texte, une adresse, un texte…
    morceaux[::2] = map(_composer, morceaux[::2])
    return "".join(morceaux)


def _composer(texte: str) -> str:
    presents = set(texte)
    for signes, motif, remplacement in REGLES:
        if not signes.isdisjoint(presents):
            texte = motif.sub(remplacement, texte)
    return texte


def un_de_ces_mots(mots: Iterable[str]) -> str:
    """L'expression rationnelle qui trouve l'un de ces mots entier, le plus long d'abord : « R&D », « C.C.A.S. »."""
    longs_d_abord = sorted(mots, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longs_d_abord))})(?!\w)"
