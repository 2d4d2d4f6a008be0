"""Un tableau, tel qu'un tableur français l'ouvre d'un double clic.

Le point-virgule sépare les cellules parce que la virgule y est décimale ; l'UTF-8 commence par sa marque (BOM), sans
laquelle Excel lit mal les accents ; le reste suit la RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180).
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

SEPARATEUR = ";"
VIRGULE = ","
FIN_DE_LIGNE = "\r\n"
OUI = "oui"
NON = "non"
# Un tableur prend pour une formule un texte qui commence ainsi : https://owasp.org/www-community/attacks/CSV_Injection
FORMULE = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
A_ENTOURER = re.compile(f'["{SEPARATEUR}\r\n]')


def ecrire(colonnes: type[Any], lignes: Iterable[tuple[Any, ...]]) -> bytes:
    """Les lignes (des « NamedTuple » de la classe ``colonnes``) -> un fichier CSV, titres compris."""
    # Presque toutes les cellules reviennent à chaque ligne : les garder va quatre fois plus vite que le module csv.
    connue = lru_cache(maxsize=None, typed=True)(cellule)  # « typed » distingue 1 de « oui »
    rangees = (SEPARATEUR.join(map(connue, ligne)) for ligne in (colonnes._fields, *lignes))
    return "".join(f"{rangee}{FIN_DE_LIGNE}" for rangee in rangees).encode("utf-8-sig")


def cellule(valeur: str | float | bool | None) -> str:
    """Une valeur, comme on l'écrit dans un tableur français ; ce que la source tait est une cellule vide.

    Une apostrophe précède un texte qui passerait pour une formule ; qui en ôte une retrouve toujours le texte exact.
    """
    if isinstance(valeur, str):
        return _entourer(f"'{valeur}" if FORMULE.match(valeur) else valeur)
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return OUI if valeur else NON
    return format(Decimal(repr(valeur)), "f").removesuffix(".0").replace(".", VIRGULE)


def _entourer(texte: str) -> str:
    """Entre guillemets, doublés s'il en contient, quand un signe du format s'y trouve (RFC 4180, § 2)."""
    return '"{}"'.format(texte.replace('"', '""')) if A_ENTOURER.search(texte) else texte
