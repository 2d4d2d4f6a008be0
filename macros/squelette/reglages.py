"""Les noms de ``mkdocs.yml`` : ceux du site. Le reste du fichier ne bouge pas.

Au menu, la stratégie reprend le titre qui suit les mots de ``data/vocabulaire.yml``.
"""

import re

from macros.adresses import ENJEUX
from macros.langue.titres import STRATEGIE_AU_MENU
from macros.squelette.contrat import Depart
from macros.squelette.lignes import ecrire

TERRITOIRE = re.compile(
    r"^site_name:.*?contrat de ville (?:d['’]|des? |du )(?P<nom>[^\"'\n]+)", re.MULTILINE | re.IGNORECASE
)
MENU_DE_LA_STRATEGIE = re.compile(rf"^(\s*- )[^:\n]+(: {re.escape(ENJEUX)}\s*)$", re.MULTILINE)


def renommer(reglages: str, depart: Depart) -> str:
    """Le texte de ``mkdocs.yml`` -> le même, où le site est celui de ce contrat."""
    voulues = {
        "site_name": depart.titre,
        "site_description": f"Les engagements du contrat de ville {depart.de_quoi}.",
    }
    for cle, valeur in voulues.items():
        reglages = _ecrire(reglages, cle, valeur)
    return MENU_DE_LA_STRATEGIE.sub(rf"\g<1>{STRATEGIE_AU_MENU}\g<2>", reglages)


def _ecrire(reglages: str, cle: str, valeur: str) -> str:
    """La clé et sa valeur, à la place de ce qu'elle disait, lignes suivantes comprises ; sinon, en tête."""
    ligne = f"{cle}: {ecrire(valeur)}\n"
    ancienne = re.compile(rf"^{cle}:.*\n(?:[ \t]+\S.*\n)*", re.MULTILINE)
    if not ancienne.search(reglages):
        return ligne + reglages
    return ancienne.sub(lambda _: ligne, reglages, count=1)


def territoire_d_avant(reglages: str) -> str:
    """« Contrat de ville d'Exempleville » -> « Exempleville » : celui dont des textes parlent peut-être encore."""
    avant = TERRITOIRE.search(reglages)
    return avant["nom"] if avant else ""
