"""Les données telles qu'elles étaient : lues dans l'historique git, sans toucher au dossier de travail."""

import io
import re
import subprocess
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from macros.lecture import DonneesFautives, lire
from macros.modele import Contrat

JOUR = re.compile(r"\d{4}-\d\d-\d\d")


def donnees_a(revision: str, depot: Path) -> Contrat | None:
    """Le contrat à une révision git ; « None » si elle n'a pas de données que le modèle d'aujourd'hui sache lire.

    Lève ``ValueError`` si git ne connaît pas la révision.
    """
    archive = _git(depot, "archive", "--format=zip", f"{_commit(revision, depot)}:./data")
    if archive.returncode:
        return None
    with tempfile.TemporaryDirectory() as dossier, zipfile.ZipFile(io.BytesIO(archive.stdout)) as fichiers:
        fichiers.extractall(Path(dossier) / "data")
        try:
            return lire(Path(dossier) / "data")
        except DonneesFautives:
            return None


def dates(depot: Path) -> dict[str, date]:
    """Chaque fichier de ``data/`` -> le jour de sa dernière modification, d'après git.

    Vide hors d'un dépôt, ou quand l'historique est incomplet : mieux vaut ne rien dire qu'une date fausse.
    """
    if _git(depot, "rev-parse", "--is-shallow-repository").stdout.strip() != b"false":
        return {}
    journal = _git(depot, "log", "--format=%x00%cs", "--name-only", "-z", "--relative", "--", "data").stdout.decode()
    trouvees: dict[str, date] = {}
    jour = ""
    for morceau in filter(None, journal.replace("\n", "\0").split("\0")):
        if JOUR.fullmatch(morceau):
            jour = morceau
        else:
            trouvees.setdefault(morceau, date.fromisoformat(jour))
    return trouvees


def _commit(revision: str, depot: Path) -> str:
    """L'empreinte du commit ; ce qui n'en est pas un (une option, par exemple) est refusé."""
    trouve = _git(depot, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if trouve.returncode:
        raise ValueError(f"révision inconnue de git : « {revision} »")
    return trouve.stdout.decode().strip()


def _git(depot: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    commande = ["git", *arguments]
    try:
        return subprocess.run(commande, cwd=depot, capture_output=True, check=False)  # noqa: S603 - git, sans shell
    except FileNotFoundError:  # git n'est pas installé : comme hors d'un dépôt
        return subprocess.CompletedProcess(commande, returncode=127, stdout=b"")
