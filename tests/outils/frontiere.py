"""Construit un site en regardant ce que reçoit chaque fonction de macros/ : hors crochets.py, rien ne vient de MkDocs.

``python -m tests.outils.frontiere rapport.json build …`` : le reste est une commande mkdocs.
"""

import inspect
import json
import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from types import FrameType
from typing import Any

MOTEURS = ("mkdocs.", "material.", "properdocs.")
PROFONDEUR = 3  # une liste d'entrées, chacune avec sa liste de pages
ECHANTILLON = 20  # les premiers éléments d'une longue liste suffisent : elle n'a qu'une sorte d'éléments


def principal(rapport: str, *arguments: str) -> None:
    """Joue la commande, puis écrit dans ``rapport`` les fonctions vues et celles qui ont reçu un objet de MkDocs."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 - chargé ici, il n'est pas regardé

    vues: set[str] = set()
    fautives: set[str] = set()

    def regarder(cadre: FrameType, evenement: str, _: object) -> None:
        chemin = cadre.f_code.co_filename
        if evenement != "call" or "/macros/" not in chemin or chemin.endswith("/crochets.py"):
            return
        nom = f"{chemin.rpartition('/macros/')[2]}:{cadre.f_code.co_qualname}"
        vues.add(nom)
        fautives.update(f"{nom} {sorte}" for sorte in venus_de_mkdocs(recus(cadre)))

    sys.setprofile(regarder)
    cli(arguments, standalone_mode=False)
    sys.setprofile(None)
    Path(rapport).write_text(json.dumps({"vues": sorted(vues), "fautives": sorted(fautives)}), "utf-8")


def recus(cadre: FrameType) -> list[Any]:
    """Ce que vient de recevoir une fonction, liste et dictionnaire d'arguments compris."""
    noms, reste, nommes, valeurs = inspect.getargvalues(cadre)
    return [valeurs[nom] for nom in (*noms, reste, nommes) if nom in valeurs]


def venus_de_mkdocs(valeur: Any, profondeur: int = PROFONDEUR) -> Iterator[str]:
    """Les types de MkDocs que l'on trouve dans une valeur, ses éléments et les éléments de ceux-ci."""
    sorte = type(valeur)
    if f"{sorte.__module__}.".startswith(MOTEURS):
        yield f"{sorte.__module__}.{sorte.__qualname__}"
    elif profondeur and isinstance(valeur, list | tuple | dict):
        elements = chain(valeur, valeur.values()) if isinstance(valeur, dict) else valeur
        for element in islice(elements, ECHANTILLON):
            yield from venus_de_mkdocs(element, profondeur - 1)


if __name__ == "__main__":
    principal(*sys.argv[1:])
