"""Une construction, chronométrée comme un processus entier."""

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from tests.outils.projet import mkdocs


class Mesure(NamedTuple):
    """Ce qu'une construction a coûté : secondes d'horloge, secondes de calcul, mébioctets au plus."""

    duree: float
    calcul: float
    memoire: float


def chronometrer(projet: Path, **environnement: str) -> Mesure:
    """Construit ``projet`` dans son dossier ``site`` ; lève ``AssertionError`` si la construction échoue."""
    depart = time.perf_counter()
    commande = mkdocs("build", "--quiet", **environnement) | {"stdout": subprocess.DEVNULL}
    processus = subprocess.Popen(cwd=projet, **commande)
    _, statut, usage = os.wait4(processus.pid, 0)
    duree = time.perf_counter() - depart
    processus.returncode = os.waitstatus_to_exitcode(statut)
    assert processus.returncode == 0, f"la construction de {projet} a échoué"
    return Mesure(duree, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def octets_par_page(site: Path) -> float:
    """La taille moyenne d'une page, en octets."""
    pages = [page.stat().st_size for page in site.rglob("*.html")]
    return sum(pages) / len(pages)
