"""``make mesures`` : ce que le journal ajoute à la construction, quand deux cents publications l'ont précédée."""

import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from macros.histoire.journal import lire_l_histoire
from macros.histoire.publications import publications
from macros.reserve import Reserve
from tests.outils.depot import git
from tests.outils.projet import HAILLICOURT, copier_projet, lancer_mkdocs

COMBIEN = 200
ESSAIS = 7
SITE = {
    **{"SITE_URL": "https://exemple.github.io/contrat/", "DEPOT_URL": "https://github.com/exemple/contrat"},
    "DOCUMENTS": "false",
}
CHIFFRE = re.compile(r"(?m)^(    [a-z0-9-]+: )[0-9.]+$")


def publier(depot: Path, combien: int) -> None:
    """Enregistre les données, puis y change un chiffre à la fois, dans un quartier puis dans l'autre."""
    git(depot, "init", "--quiet", "--initial-branch=main")
    fiches = sorted((depot / "data" / "quartiers").glob("*.yml"))
    for rang in range(combien):
        if rang:
            fiche = fiches[rang % len(fiches)]
            texte = fiche.read_text("utf-8")
            chiffres = list(CHIFFRE.finditer(texte))
            choisi = chiffres[rang // len(fiches) % len(chiffres)]
            fiche.write_text(f"{texte[: choisi.end(1)]}{50 + rang / 10}{texte[choisi.end() :]}", "utf-8")
        git(depot, "add", "data")
        git(depot, "commit", "--quiet", "--message", f"Change un chiffre ({rang})")
    git(depot, "gc", "--quiet")  # comme dans une copie fraîche


def construire(projet: Path) -> float:
    """La durée d'une construction, en secondes : ce que dit MkDocs, sans le lancement de Python."""
    construction = lancer_mkdocs(projet, "build", "--strict", **SITE)
    assert construction.returncode == 0, construction.stdout
    return float(re.search(r"built in ([0-9.]+) seconds", construction.stdout)[1])


def lire(projet: Path, reserve: Reserve) -> float:
    """La durée de la seule lecture de l'historique, en secondes."""
    depart = time.perf_counter()
    assert len(lire_l_histoire(projet, publications(projet, ["data"]), reserve).entrees) == COMBIEN - 1
    return time.perf_counter() - depart


def vider(dossier: Path) -> None:
    """Comme au premier jour."""
    shutil.rmtree(dossier, ignore_errors=True)


def preparer(projet: Path, combien: int) -> Path:
    """Un projet sous git, après ``combien`` publications, déjà construit une fois."""
    copier_projet(projet, HAILLICOURT)
    (projet / ".cache").unlink()  # la réserve des autres copies : celle-ci se vide, et les autres non
    publier(projet, combien)
    construire(projet)
    return projet


def principal() -> None:
    """Affiche la médiane de constructions menées tour à tour : après une seule publication, puis deux cents."""
    with tempfile.TemporaryDirectory() as dossier:
        jeune, vieux = preparer(Path(dossier) / "jeune", 1), preparer(Path(dossier) / "vieux", COMBIEN)
        tours = []
        for _ in range(ESSAIS):
            vider(vieux / ".cache")
            tours.append((construire(jeune), construire(vieux), construire(vieux)))
        reserve = Reserve(Path(dossier) / "reserve")
        lectures = [lire(vieux, reserve) for _ in range(ESSAIS)]
    sans, froid, chaud = map(statistics.median, zip(*tours, strict=True))
    print(f"construire après une seule publication : {sans:.2f} s (médiane de {ESSAIS})")
    for quoi, duree in (("ensuite", chaud), ("la première fois, ou quand le code a changé", froid)):
        print(f"après {COMBIEN} publications, {quoi} : {duree:.2f} s, soit {100 * (duree / sans - 1):+.0f} %")
    print(
        f"dont lire l'historique : {1000 * statistics.median(lectures[1:]):.0f} ms, "
        f"{1000 * lectures[0]:.0f} ms la première fois"
    )


if __name__ == "__main__":
    principal()
