"""Changer une ligne des données et jouer avec git, dans un dossier de passage."""

import os
import shutil
import subprocess
from pathlib import Path


def remplacer(donnees: Path, fichier: str, ancien: str, nouveau: str) -> None:
    """Remplace dans un fichier le premier ``ancien``, qui doit y être, par ``nouveau``."""
    texte = (donnees / fichier).read_text("utf-8")
    assert ancien in texte, f"« {ancien} » n'est pas dans {fichier}"
    (donnees / fichier).write_text(texte.replace(ancien, nouveau, 1), "utf-8")


REGLAGES = {
    "user.name": "Camille Exemple",
    "user.email": "camille@exemple.fr",
    "commit.gpgsign": "false",
    # Un dépôt d'essai ne dure pas : ni modèles de crochets, ni ménage, ni attente du disque.
    "init.templateDir": "",
    "maintenance.auto": "false",
    "core.fsync": "none",
}


def git(dossier: Path, *arguments: str, **environnement: str) -> str:
    """Une commande git, signée d'une personne fictive."""
    reglages = [mot for cle, valeur in REGLAGES.items() for mot in ("-c", f"{cle}={valeur}")]
    return subprocess.run(
        ["git", *reglages, *arguments],
        cwd=dossier,
        env={**os.environ, **environnement},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def commencer(depot: Path, donnees: Path) -> Path:
    """Un dépôt dont ces données ne sont pas encore publiées ; git en a déjà les contenus, et n'a pas à les écrire."""
    shutil.copytree(donnees, depot / "data")
    contenus = depot.with_name("contenus")
    for dossier in (contenus, depot):
        git(depot.parent, "init", "--initial-branch=main", dossier.name)
    git(depot, "add", ".", GIT_OBJECT_DIRECTORY=str(contenus / ".git/objects"))
    git(depot, "rm", "--quiet", "-r", "--cached", ".", GIT_OBJECT_DIRECTORY=str(contenus / ".git/objects"))
    (depot / ".git/objects/info/alternates").write_text(f"{contenus / '.git/objects'}\n", "utf-8")
    return depot


def enregistrer(depot: Path, jour: str, *changement: str) -> None:
    """Publie ce jour-là tout ce que contient le dépôt ; ``changement`` remplace d'abord un texte d'un fichier."""
    if changement:
        remplacer(depot / "data", *changement)
    midi = f"{jour}T12:00:00+02:00"
    git(depot, "add", ".")
    commit = ("commit", "--allow-empty", "--message", "Change les données")
    git(depot, *commit, GIT_AUTHOR_DATE=midi, GIT_COMMITTER_DATE=midi)
