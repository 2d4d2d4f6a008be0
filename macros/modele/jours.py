"""Les dates écrites : un jour, un mois ou une année, et celle que l'éditeur voulait sans doute écrire."""

import re
from calendar import IllegalMonthError, monthrange
from contextlib import suppress
from datetime import date

from macros.langue.francais import sans_accent
from macros.modele.ecritures import ANNEE, montrer, refus

JOUR = ANNEE + "-[0-9]{2}-[0-9]{2}"
MOMENT = ANNEE + "(-[0-9]{2}(-[0-9]{2})?)?"
MOIS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
ANNEE_ECRITE = "(?P<annee>(?:19|20)[0-9]{2})"
ENTRE = "[ /.-]{1,3}"
SEMAINE = "(?:le )?(?:[a-z]+di |dimanche )?"
ECRITURES = (
    rf"{SEMAINE}(?P<jour>[0-9]{{1,2}})(?:er)?{ENTRE}(?P<mois>[0-9]{{1,2}}|[a-z]{{3,9}}){ENTRE}{ANNEE_ECRITE}",
    rf"{ANNEE_ECRITE}{ENTRE}(?P<mois>[0-9]{{1,2}}){ENTRE}(?P<jour>[0-9]{{1,2}})",
)


def lire_date(texte: str) -> date:
    """Une date écrite année-mois-jour."""
    if not re.fullmatch(JOUR, texte):
        voulu = jour_voulu(texte)
        raise refus("date attendue", texte, f"année, mois, jour : écrivez {voulu or 'par exemple 2024-07-31'}")
    try:
        return date.fromisoformat(texte)
    except ValueError:
        raise ValueError(f"{montrer(texte)} n'existe pas au calendrier") from None


def lire_moment(texte: str) -> str:
    """Une année, un mois ou un jour, comme le contrat les donne : « 2026 », « 2026-06 » ou « 2026-06-30 »."""
    if not re.fullmatch(MOMENT, texte):
        raise refus("année, mois ou jour attendu", texte, "écrivez par exemple 2026, 2026-06 ou 2026-06-30")
    dernier_jour(texte)
    return texte


def est_un_jour(moment: str) -> bool:
    """Vrai pour « 2026-06-30 » ; faux pour un mois ou une année."""
    return moment.count("-") > 1


def dernier_jour(moment: str) -> date:
    """Le dernier jour d'une année, d'un mois ou d'un jour : « 2026-06 » -> le 30 juin 2026."""
    annee, mois, jour = [*map(int, moment.split("-")), 0, 0][:3]
    with suppress(ValueError, IllegalMonthError):
        return date(annee, mois or 12, jour or monthrange(annee, mois or 12)[1])
    raise ValueError(f"{montrer(moment)} n'existe pas au calendrier")


def premier_jour(moment: str) -> date:
    """Le premier jour d'une année, d'un mois ou d'un jour : « 2026-06 » -> le 1er juin 2026."""
    annee, mois, jour = [*map(int, moment.split("-")), 1, 1][:3]
    return date(annee, mois, jour)


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
