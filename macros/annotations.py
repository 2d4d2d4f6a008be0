"""Les annotations : ce que GitHub montre d'une faute dans la pull request, à sa ligne."""

import os

from macros.langue.terminal import echapper
from macros.lecture import Faute
from macros.textes.menu import REGLAGES

SIGNES_DE_MESSAGE = "%\r\n"  # « % » d'abord : les autres signes deviennent « %.. »
SIGNES_DE_PROPRIETE = SIGNES_DE_MESSAGE + ":,"


def sur_github() -> bool:
    """Vrai quand c'est un robot de GitHub qui lira ce qui s'affiche."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annoter(faute: Faute, genre: str = "error", titre: str = "") -> str:
    """La faute telle que GitHub la montre dans la pull request, sur sa ligne.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
    """
    fichier, (ligne, colonne), message = faute
    titre = titre or f"{_sorte(fichier)} à corriger"
    fichier = _proteger(echapper(fichier, "\r\n"), SIGNES_DE_PROPRIETE)
    message = _proteger(echapper(message, "\r\n"), SIGNES_DE_MESSAGE)
    return f"::{genre} file={fichier},line={ligne},col={colonne},title={titre}::{message}"


def _sorte(fichier: str) -> str:
    if fichier.startswith("docs"):
        return "Page"
    return "Menu" if fichier == REGLAGES else "Donnée"


def _proteger(texte: str, signes: str) -> str:
    """Écrit en hexadécimal les signes que GitHub prendrait pour les siens."""
    for signe in signes:
        texte = texte.replace(signe, f"%{ord(signe):02X}")
    return texte
