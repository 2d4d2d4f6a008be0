"""Des données écrites pour un modèle d'avant -> les mêmes, comme aujourd'hui : une fonction par changement.

L'historique publié et les copies du projet qui n'ont pas suivi se lisent ainsi comme le reste.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CONVENTION, VOCABULAIRE = "convention.yml", "vocabulaire.yml"
LEURS_PARTIES = re.compile(rb"^parties:", re.MULTILINE)
# Une clé du vocabulaire -> le fichier qui en employait les mots, et à quoi on le voit.
EMPLOYES_AVANT_D_ETRE_NOMMES = {
    b"niveaux": ("strategie.yml", re.compile(rb"^enjeux:", re.MULTILINE)),
    b"territoires": ("indicateurs.yml", re.compile(rb"^ +agglomeration:", re.MULTILINE)),
}
PARTIES_DU_MODELE_1 = "\n\nparties: [la commune, l'agglomération, l'État]\n".encode()


def moderniser(fichiers: Mapping[str, bytes], deja_publies: bool = False) -> dict[str, bytes]:
    """Le nom de chaque fichier de ``data/`` et son contenu, tels que le modèle d'aujourd'hui les attend.

    ``deja_publies`` : l'historique a aussi des versions d'entre deux modèles, que personne ne peut plus écrire.
    """
    lus = nommer_les_mots(nommer_les_parties(fichiers))
    return completer_les_mots(lus) if deja_publies else lus


def nommer_les_parties(fichiers: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Le modèle 1 disait de tous les contrats que ces trois-là les avaient signés."""
    convention = fichiers.get(CONVENTION)
    if convention is None or VOCABULAIRE in fichiers or LEURS_PARTIES.search(convention):
        return fichiers
    return {**fichiers, CONVENTION: convention.rstrip() + PARTIES_DU_MODELE_1}


def nommer_les_mots(fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Le modèle 1 imposait ses mots : des données sans vocabulaire les emploient."""
    return {VOCABULAIRE: _vocabulaire_1(), **fichiers}


def completer_les_mots(fichiers: dict[str, bytes]) -> dict[str, bytes]:
    """Entre les modèles 1 et 2, le vocabulaire ne nommait pas encore les niveaux, puis les territoires."""
    vocabulaire = fichiers[VOCABULAIRE]
    for cle, (fichier, motif) in EMPLOYES_AVANT_D_ETRE_NOMMES.items():
        if motif.search(fichiers.get(fichier, b"")) and not re.search(rb"^%b:" % cle, vocabulaire, re.MULTILINE):
            [section] = re.findall(rb"^%b:.*?(?=^\S|\Z)" % cle, _vocabulaire_1(), re.MULTILINE | re.DOTALL)
            vocabulaire = vocabulaire.rstrip() + b"\n\n" + section
    return {**fichiers, VOCABULAIRE: vocabulaire}


@cache
def _vocabulaire_1() -> bytes:
    return (Path(__file__).parent / "vocabulaire_1.yml").read_bytes()
