"""Une commune inventée qui a des chiffres de toutes les sortes : Exempleville, ses quartiers en moins."""

import shutil
from pathlib import Path

from tests.outils.projet import EXEMPLEVILLE, RACINE

CHIFFRES = RACINE / "tests" / "communes" / "chiffres"


def ecrire_la_commune(dossier: Path) -> Path:
    """``dossier``, qui n'existe pas, avec les données de cette commune."""
    shutil.copytree(EXEMPLEVILLE, dossier, ignore=shutil.ignore_patterns("quartiers", "suivi", "contours"))
    return shutil.copytree(CHIFFRES, dossier, dirs_exist_ok=True)
