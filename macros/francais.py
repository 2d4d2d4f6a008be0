"""Nombres, dates et numéros, écrits comme on les écrit en France."""

from datetime import date
from functools import lru_cache

import phonenumbers
from babel.dates import format_date
from babel.numbers import format_decimal

from macros.typographie import INSECABLE

LANGUE = "fr_FR"


@lru_cache(maxsize=4096)  # des milliers de quartiers ont les mêmes pourcentages
def nombre(valeur: float) -> str:
    """5300 -> « 5 300 » ; 46.7 -> « 46,7 »."""
    return format_decimal(valeur, locale=LANGUE)


def mesure(valeur: float, unite: str = "%") -> str:
    """46.7 et « % » -> « 46,7 % » ; un indice s'écrit sans unité."""
    return nombre(valeur) + (f"{INSECABLE}%" if unite == "%" else "")


def jour(valeur: date) -> str:
    """2024-07-09 -> « 9 juillet 2024 » ; le premier du mois s'écrit « 1er »."""
    texte = format_date(valeur, "d MMMM y", locale=LANGUE)
    return f"1er {texte.removeprefix('1 ')}" if valeur.day == 1 else texte


def telephone(numero: str) -> str:
    """« +33321520481 » -> « 03 21 52 04 81 », que rien ne coupe en fin de ligne."""
    lu = phonenumbers.parse(numero, "FR")
    return phonenumbers.format_number(lu, phonenumbers.PhoneNumberFormat.NATIONAL).replace(" ", INSECABLE)


def enumerer(mots: list[str]) -> str:
    """[a, b, c] -> « a, b et c »."""
    return " et ".join([", ".join(mots[:-1]), mots[-1]] if len(mots) > 1 else mots)


def de(nom: str) -> str:
    """« Jeanne » -> « de Jeanne » ; « Emma » -> « d'Emma »."""
    return f"d'{nom}" if nom[:1].lower() in "aeiouyàâéèêëîïôûœ" else f"de {nom}"
