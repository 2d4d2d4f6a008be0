"""Ce que la mise à jour demande à git ; la bibliothèque standard et git suffisent."""

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path


class GitRefuse(Exception):
    """Git a refusé ; le message est le sien."""


def git(*arguments: str, entree: str = "", **environnement: str) -> str:
    """Ce qu'affiche une commande git ; lève ``GitRefuse`` si elle échoue. Git ne demande ni nom ni mot de passe."""
    try:
        commande = subprocess.run(  # noqa: S603 - git, sans shell
            ["git", *arguments],  # noqa: S607
            input=entree.encode("utf-8", "surrogateescape"),
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", **environnement},
        )
    except FileNotFoundError:
        raise GitRefuse("git n'est pas installé") from None
    if commande.returncode:
        raise GitRefuse(commande.stderr.decode("utf-8", "replace").strip())
    return commande.stdout.decode("utf-8", "surrogateescape")


def fichiers(commit: str) -> dict[str, str]:
    """Chaque fichier d'un commit -> son mode et l'empreinte de son contenu, séparés d'un espace."""
    lignes = git("ls-tree", "-r", "-z", "--full-tree", commit).split("\0")
    couples = (ligne.partition("\t") for ligne in lignes if ligne)
    return {chemin: f"{infos.split()[0]} {infos.split()[2]}" for infos, _, chemin in couples}


def contenu(fichier: str) -> str:
    """Le texte d'un fichier que donne ``fichiers`` (« mode empreinte ») ; vide s'il n'existe pas."""
    return git("cat-file", "blob", fichier.split()[1]) if fichier else ""


def ranger(texte: str) -> str:
    """L'empreinte de ce texte, que git garde."""
    return git("hash-object", "-w", "--stdin", entree=texte).strip()


def appliquer(repris: Mapping[str, str]) -> None:
    """Donne à chaque fichier son contenu (« mode empreinte »), ou le supprime (""), dans le dossier et dans l'index.

    L'arbre se prépare dans un index à part ; git n'y passe qu'ensuite, d'un coup, et refuse d'abord s'il devait perdre
    quoi que ce soit, comme il le fait pour changer de branche.
    """
    supprimes = [chemin for chemin, quoi in repris.items() if not quoi]
    ecrits = [f"{quoi}\t{chemin}" for chemin, quoi in repris.items() if quoi]
    with tempfile.TemporaryDirectory() as dossier:
        a_part = {"GIT_INDEX_FILE": str(Path(dossier) / "index")}
        git("read-tree", "HEAD", **a_part)
        git("update-index", "--force-remove", "-z", "--stdin", entree="\0".join(supprimes), **a_part)
        git("update-index", "-z", "--index-info", entree="".join(f"{ligne}\0" for ligne in ecrits), **a_part)
        arbre = git("write-tree", **a_part).strip()
    git("update-index", "-q", "--refresh")
    git("read-tree", "-m", "-u", "HEAD", arbre)
