"""Changer une ligne des données et jouer avec git, dans un dossier de passage."""

import subprocess
from pathlib import Path


def remplacer(donnees: Path, fichier: str, ancien: str, nouveau: str) -> None:
    """Remplace dans un fichier le premier ``ancien``, qui doit y être, par ``nouveau``."""
    texte = (donnees / fichier).read_text("utf-8")
    assert ancien in texte, f"« {ancien} » n'est pas dans {fichier}"
    (donnees / fichier).write_text(texte.replace(ancien, nouveau, 1), "utf-8")


def git(dossier: Path, *arguments: str) -> str:
    """Une commande git, signée d'une personne fictive."""
    identite = ("-c", "user.name=Camille Exemple", "-c", "user.email=camille@exemple.fr", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *identite, *arguments], cwd=dossier, capture_output=True, text=True, check=True
    ).stdout
