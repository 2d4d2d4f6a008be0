"""Aucun test ne lit ``data/`` ni ``docs/`` d'aujourd'hui : une édition ordinaire n'en change donc jamais le verdict.

Python annonce chaque fichier qu'il ouvre et chaque dossier qu'il parcourt (https://peps.python.org/pep-0578/) : ceux de
la mairie sont alors comme des fichiers protégés.
"""

import os
import sys
from typing import Any

from tests.outils.projet import RACINE

LECTURES = {"open", "os.listdir", "os.scandir"}
A_LA_MAIRIE = tuple(f"{RACINE / nom}{os.sep}" for nom in ("data", "docs"))


def fermer() -> None:
    """À appeler une fois : Python ne sait pas retirer ce qui l'écoute."""
    sys.addaudithook(_refuser)


def _refuser(evenement: str, arguments: tuple[Any, ...]) -> None:
    """Lève ``PermissionError`` quand un test lit ce que la mairie tient à jour."""
    if evenement in LECTURES and (chemin := _chemin(*arguments)) and f"{chemin}{os.sep}".startswith(A_LA_MAIRIE):
        raise PermissionError(f"{chemin} est à la mairie : un test lit tests/communes/")


def _chemin(ouvert: Any, mode: str | None = "r", *_: Any) -> str:
    """Le chemin entier de ce qui s'ouvre ; rien si l'on ne peut pas le savoir."""
    if not isinstance(ouvert, str | os.PathLike):
        return ""
    if mode is None and not os.path.isabs(ouvert):  # noqa: PTH117 - os.open, depuis un dossier qui ne se dit pas
        return ""
    return os.path.abspath(ouvert)  # noqa: PTH100 - resolve() suivrait les liens, ce qui s'annonce aussi
