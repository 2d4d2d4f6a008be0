"""Des données écrites pour un modèle d'avant -> les mêmes, comme aujourd'hui : une fonction par changement.

L'historique publié et les copies du projet qui n'ont pas suivi se lisent ainsi comme le reste.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CONVENTION, INDICATEURS, STRATEGIE = "convention.yml", "indicateurs.yml", "strategie.yml"
VOCABULAIRE = "vocabulaire.yml"
LEURS_PARTIES = re.compile(rb"^parties:", re.MULTILINE)
PARTIES_DU_MODELE_1 = "\n\nparties: [la commune, l'agglomération, l'État]\n".encode()
ENJEUX_1 = b"enjeux:"
NIVEAUX, TERRITOIRES = b"niveaux:", b"territoires:"
AGGLOMERATION = re.compile(rb"^[ -]+agglomeration:", re.MULTILINE)


def moderniser(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le nom de chaque fichier de ``data/`` et son contenu, tels que le modèle d'aujourd'hui les attend."""
    return nommer_les_niveaux(declarer_le_territoire(nommer_les_mots(nommer_les_parties(fichiers))))


def nommer_les_parties(fichiers: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Le modèle 1 disait de tous les contrats que ces trois-là les avaient signés."""
    convention = fichiers.get(CONVENTION)
    if convention is None or VOCABULAIRE in fichiers or LEURS_PARTIES.search(convention):
        return fichiers
    return {**fichiers, CONVENTION: convention.rstrip() + PARTIES_DU_MODELE_1}


def nommer_les_mots(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le modèle 1 imposait ses mots : des données sans vocabulaire les emploient."""
    return {VOCABULAIRE: _vocabulaire_1(), **fichiers}


def declarer_le_territoire(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le modèle 1 ne comparait qu'à l'agglomération : des indicateurs le font encore sans la déclarer."""
    vocabulaire, compare = fichiers[VOCABULAIRE], AGGLOMERATION.search(fichiers.get(INDICATEURS, b""))
    if not compare or re.search(rb"^" + TERRITOIRES, vocabulaire, re.MULTILINE):
        return dict(fichiers)
    return {**fichiers, VOCABULAIRE: vocabulaire + b"\n" + TERRITOIRES + _vocabulaire_1().partition(TERRITOIRES)[2]}


def nommer_les_niveaux(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Un vocabulaire d'avant ne nomme aucun niveau : une stratégie qui commence par des enjeux a ceux du modèle 1."""
    vocabulaire, strategie = fichiers[VOCABULAIRE], fichiers.get(STRATEGIE, b"").strip() or ENJEUX_1
    if _declare(NIVEAUX, vocabulaire) or not vocabulaire.strip() or not _declare(ENJEUX_1, strategie):
        return dict(fichiers)
    niveaux = NIVEAUX + _vocabulaire_1().partition(NIVEAUX)[2].partition(TERRITOIRES)[0]
    return {**fichiers, VOCABULAIRE: vocabulaire + b"\n" + niveaux}


def _declare(cle: bytes, fichier: bytes) -> bool:
    """Vrai quand une ligne du fichier commence par cette clé."""
    return bool(re.search(rb"^" + cle[:-1] + rb"\s*:", fichier, re.MULTILINE))


@cache
def _vocabulaire_1() -> bytes:
    return (Path(__file__).parent / "vocabulaire_1.yml").read_bytes()
