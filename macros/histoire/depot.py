"""Demander à git ce qu'il sait, quels que soient ses réglages, et dire en français ce qui l'empêche de répondre."""

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple

MANQUE = " (le site se construit sans journal, sans fils et sans dates de mise à jour)"
AUCUN_COMMIT = "does not have any commits yet"
ENVIRONNEMENT = {"LC_ALL": "C", "LANGUAGE": "C"}  # en anglais, pour reconnaître ce qu'il répond
SANS_ORDRE = "-O/dev/null"  # et non l'ordre que lit « diff.orderFile » dans un fichier qui peut manquer


class Cause(NamedTuple):
    """Ce que dit git (un motif), ce que cela veut dire, et la commande qui y remédie."""

    motif: str
    sens: str
    remede: str


TRONQUE = Cause("", "l'historique est tronqué", "git fetch --unshallow")
CAUSES = (
    Cause(
        "dubious ownership",
        "le dossier appartient à un autre utilisateur",
        "git config --global --add safe.directory {dossier}",
    ),
    Cause(
        "not a git repository|invalid gitfile format",
        "le dossier .git est abîmé",
        "echo 'ref: refs/heads/main' > {tete}",
    ),
    Cause(
        "bad object|broken|unable to read|[Cc]ould not read|cannot simplify|corrupt|loose object|not a tree|missing",
        "git a perdu une partie de l'historique",
        "git fetch --refetch",
    ),
    Cause("introuvable", "git n'est pas installé", "sudo apt install git"),
)


class HistoireIllisible(ValueError):
    """Levée quand il y a un dépôt et que git ne peut pas en dire l'histoire ; sa phrase dit pourquoi, et que taper."""

    def __init__(self, sens: str, remede: str, manque: str = MANQUE) -> None:
        super().__init__(f"L'histoire des données ne se lit pas{manque} : {sens}. Tapez : {remede}")


def est_dans_un_depot(dossier: Path) -> bool:
    """Vrai quand ``dossier``, ou l'un de ceux qui le contiennent, a un « .git », abîmé ou non."""
    return _git_de(dossier) is not None


def _git_de(dossier: Path) -> Path | None:
    absolu = dossier.resolve()
    return next((parent / ".git" for parent in (absolu, *absolu.parents) if (parent / ".git").exists()), None)


def lire_git(dossier: Path, *arguments: str, entree: bytes = b"") -> bytes:
    """Ce que répond git, rien s'il n'a encore aucun commit ; lève ``HistoireIllisible`` s'il ne le peut pas."""
    reponse = demander(dossier, *arguments, entree=entree)
    if reponse.returncode and AUCUN_COMMIT not in _plainte(reponse):
        raise pourquoi(dossier, reponse)
    return reponse.stdout


def demander(dossier: Path, *arguments: str, entree: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """La réponse de git, bonne ou mauvaise."""
    commande = ["git", *arguments]
    try:
        return subprocess.run(  # noqa: S603 - git, sans shell
            commande, cwd=dossier, input=entree, capture_output=True, check=False, env=os.environ | ENVIRONNEMENT
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess(commande, returncode=127, stdout=b"", stderr=b"introuvable")


def pourquoi(dossier: Path, reponse: subprocess.CompletedProcess[bytes], manque: str = MANQUE) -> HistoireIllisible:
    """La réponse d'un git qui a échoué -> ce qu'un éditeur doit savoir, et taper."""
    plainte = _plainte(reponse)
    nomme = re.search("repository at '(.*)'", plainte)
    for motif, sens, remede in CAUSES:
        if re.search(motif, plainte):
            ou = shlex.quote(nomme[1] if nomme else str(dossier.resolve()))
            tete = shlex.quote(f"{_git_de(dossier)}/HEAD")
            return HistoireIllisible(sens, remede.format(dossier=ou, tete=tete), manque)
    return HistoireIllisible(f"git dit, en anglais : {plainte.splitlines()[-1] if plainte else '?'}", "git log", manque)


def _plainte(reponse: subprocess.CompletedProcess[bytes]) -> str:
    return reponse.stderr.decode("utf-8", "backslashreplace").strip()


def en_texte(octets: bytes) -> str:
    """Un nom de fichier n'est pas toujours de l'UTF-8."""
    return octets.decode("utf-8", "surrogateescape")
