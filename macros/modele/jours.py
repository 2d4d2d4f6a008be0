"""Une date écrite autrement qu'année-mois-jour -> celle que l'éditeur voulait sans doute écrire."""

import re
from contextlib import suppress
from datetime import date

from macros.langue.francais import sans_accent

MOIS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
ANNEE = "(?P<annee>(?:19|20)[0-9]{2})"
ENTRE = "[ /.-]{1,3}"
SEMAINE = "(?:le )?(?:[a-z]+di |dimanche )?"
ECRITURES = (
    rf"{SEMAINE}(?P<jour>[0-9]{{1,2}})(?:er)?{ENTRE}(?P<mois>[0-9]{{1,2}}|[a-z]{{3,9}}){ENTRE}{ANNEE}",
    rf"{ANNEE}{ENTRE}(?P<mois>[0-9]{{1,2}}){ENTRE}(?P<jour>[0-9]{{1,2}})",
)


def jour_voulu(texte: str) -> str:
    """« 12/03/2026 », « 12 mars 2026 » ou « 2026-3-12 » -> « 2026-03-12 » ; vide si l'on ne peut le savoir."""
    for motif in ECRITURES:
        if lu := re.fullmatch(motif, sans_accent(texte.strip())):
            with suppress(ValueError):
                return date(int(lu["annee"]), _mois(lu["mois"]), int(lu["jour"])).isoformat()
    return ""


def _mois(ecrit: str) -> int:
    """Le rang du mois, de son nom ou de ses chiffres ; zéro, qui n'en est pas un, pour un autre mot."""
    if ecrit.isdigit():
        return int(ecrit)
    return next((rang for rang, debut in enumerate(MOIS, 1) if ecrit.startswith(debut)), 0)
