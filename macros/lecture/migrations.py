"""Des données écrites pour un modèle d'avant -> les mêmes, comme aujourd'hui : une fonction par changement.

L'historique publié et les copies du projet qui n'ont pas suivi se lisent ainsi comme le reste.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CONVENTION, VOCABULAIRE = "convention.yml", "vocabulaire.yml"
LEURS_PARTIES = re.compile(rb"^parties:", re.MULTILINE)
PARTIES_DU_MODELE_1 = "\n\nparties: [la commune, l'agglomération, l'État]\n".encode()


def moderniser(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le nom de chaque fichier de ``data/`` et son contenu, tels que le modèle d'aujourd'hui les attend."""
    return nommer_les_mots(nommer_les_parties(fichiers))


def nommer_les_parties(fichiers: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Le modèle 1 disait de tous les contrats que ces trois-là les avaient signés."""
    convention = fichiers.get(CONVENTION)
    if convention is None or VOCABULAIRE in fichiers or LEURS_PARTIES.search(convention):
        return fichiers
    return {**fichiers, CONVENTION: convention.rstrip() + PARTIES_DU_MODELE_1}


def nommer_les_mots(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le modèle 1 imposait ses mots : des données sans vocabulaire les emploient."""
    return {VOCABULAIRE: _vocabulaire_1(), **fichiers}


@cache
def _vocabulaire_1() -> bytes:
    return (Path(__file__).parent / "vocabulaire_1.yml").read_bytes()
