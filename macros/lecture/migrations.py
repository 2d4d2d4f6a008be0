"""Des données écrites pour un modèle d'avant -> les mêmes, comme aujourd'hui : une fonction par changement.

L'historique publié et les copies du projet qui n'ont pas suivi se lisent ainsi comme le reste.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

VOCABULAIRE = "vocabulaire.yml"


def moderniser(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le nom de chaque fichier de ``data/`` et son contenu, tels que le modèle d'aujourd'hui les attend."""
    return nommer_les_mots(fichiers)


def nommer_les_mots(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le modèle 1 imposait ses mots : des données sans vocabulaire les emploient."""
    return {VOCABULAIRE: _vocabulaire_1(), **fichiers}


@cache
def _vocabulaire_1() -> bytes:
    return (Path(__file__).parent / "vocabulaire_1.yml").read_bytes()
