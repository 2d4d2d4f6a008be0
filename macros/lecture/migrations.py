"""Des données écrites pour un modèle d'avant -> les mêmes, comme aujourd'hui : une fonction par changement.

L'historique publié et les copies du projet qui n'ont pas suivi se lisent ainsi comme le reste.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STRATEGIE = "strategie.yml"
VOCABULAIRE = "vocabulaire.yml"
ENJEUX_1 = b"enjeux:"
NIVEAUX = re.compile(rb"^niveaux\s*:", re.MULTILINE)
NIVEAUX_1 = re.compile(rb"^enjeux\s*:", re.MULTILINE)


def moderniser(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le nom de chaque fichier de ``data/`` et son contenu, tels que le modèle d'aujourd'hui les attend."""
    return nommer_les_niveaux(nommer_les_mots(fichiers))


def nommer_les_mots(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le modèle 1 imposait ses mots : des données sans vocabulaire les emploient."""
    return {VOCABULAIRE: _vocabulaire_1(), **fichiers}


def nommer_les_niveaux(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Un vocabulaire d'avant ne nomme aucun niveau : une stratégie qui commence par des enjeux a ceux du modèle 1."""
    vocabulaire, strategie = fichiers[VOCABULAIRE], fichiers.get(STRATEGIE, b"").strip() or ENJEUX_1
    if NIVEAUX.search(vocabulaire) or not vocabulaire.strip() or not NIVEAUX_1.search(strategie):
        return dict(fichiers)
    return {**fichiers, VOCABULAIRE: vocabulaire.rstrip() + b"\n" + _niveaux_1()}


@cache
def _niveaux_1() -> bytes:
    """La fin du vocabulaire du modèle 1."""
    vocabulaire = _vocabulaire_1()
    return vocabulaire[vocabulaire.index(b"niveaux:") :]


@cache
def _vocabulaire_1() -> bytes:
    return (Path(__file__).parent / "vocabulaire_1.yml").read_bytes()
