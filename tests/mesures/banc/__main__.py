"""``make bench`` : ce que coûte le site selon le nombre de quartiers, comparé à Material seul sur les mêmes pages.

Les deux se construisent à tour de rôle (A B A B) : une machine varie, un rapport mesuré ainsi varie peu.
"""

import gzip
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.mesures import serveur
from tests.mesures.banc.epreuve import Mesure, chronometrer, octets_par_page
from tests.mesures.banc.temoin import ecrire_temoin
from tests.outils.projet import copier_projet
from tests.outils.synthese import ecrire

NOMBRES = (3, 25, 250, 1600)
NOUVELLES = 10  # par quartier
TOURS, TOURS_LONGS = 5, 2  # au-delà de « LONG » quartiers, un tour dure des minutes
LONG = 250
BOUCLES = (25, 250)
SANS_DOCUMENTS = {"DOCUMENTS": "false"}  # les PDF et les vignettes se comptent à part


def dire(texte: str) -> None:
    """L'avancement, dans un terminal seulement."""
    if sys.stderr.isatty():
        print(f"… {texte}", file=sys.stderr)


def comparer(dossier: Path, nombre: int) -> tuple[Mesure, Mesure]:
    """Les médianes du site et du témoin, construits à tour de rôle."""
    ecrire(dossier / "donnees", nombre, NOUVELLES)
    projet, temoin = copier_projet(dossier / "projet", dossier / "donnees", "de nulle part"), dossier / "temoin"
    ecrire_temoin(dossier / "donnees", temoin)
    tours, combien = [], TOURS if nombre <= LONG else TOURS_LONGS
    for tour in range(combien):
        dire(f"{nombre} quartiers, tour {tour + 1} sur {combien}")
        tours.append((chronometrer(projet, **SANS_DOCUMENTS), chronometrer(temoin)))
    site, autre = (Mesure(*map(statistics.median, zip(*mesures, strict=True))) for mesures in zip(*tours, strict=True))
    return site, autre


def decrire(dossier: Path, nombre: int, site: Mesure, temoin: Mesure) -> Iterator[str]:
    """Les chiffres d'un nombre de quartiers, en lignes à lire."""
    page = (dossier / "projet/site/quartiers/quartier-0000/index.html").read_bytes()
    index = (dossier / "projet/site/recherche.json").read_bytes()
    a_part = [compresse(fichier.read_bytes()) for fichier in (dossier / "projet/site/recherche").glob("*.json")]
    lourde = max((dossier / "projet/site").rglob("*.html"), key=lambda chemin: chemin.stat().st_size)
    yield f"{nombre} quartiers : {site.duree:.2f} s, Material seul {temoin.duree:.2f} s"
    yield f"  rapport {site.duree / temoin.duree:.2f} (calcul {site.calcul / temoin.calcul:.2f})"
    yield f"  mémoire {site.memoire:.0f} Mio (Material seul {temoin.memoire:.0f})"
    yield f"  octets par page {octets_par_page(dossier / 'projet/site') / octets_par_page(dossier / 'temoin/site'):.2f}"
    yield f"  compressés : une page {compresse(page)} octets, l'index {compresse(index)}"
    if a_part:
        yield f"  et par mot cherché au plus {max(a_part)}, à la demande"
    yield f"  la page la plus lourde {lourde.stat().st_size / 1000:.0f} ko ({lourde.parent.name})"


def compresse(octets: bytes) -> int:
    """Le poids d'un fichier, une fois compressé pour voyager."""
    return len(gzip.compress(octets, 9))


def exposants(calculs: dict[int, float]) -> Iterator[str]:
    """De combien croît le calcul d'un nombre au suivant : 1 quand il suit le nombre de quartiers."""
    nombres = sorted(calculs)
    for avant, apres in pairwise(nombres):
        exposant = math.log(calculs[apres] / calculs[avant]) / math.log(apres / avant)
        yield f"de {avant} à {apres} quartiers, le calcul croît comme n puissance {exposant:.2f}"


def documents(dossier: Path, nombre: int) -> str:
    """Le temps qu'ajoutent les documents, la première fois puis quand rien n'a changé."""
    dire(f"les documents de {nombre} quartiers")
    projet = dossier / "projet"
    premiere, ensuite = chronometrer(projet), chronometrer(projet)
    return f"documents compris : {premiere.duree:.1f} s la première fois, {ensuite.duree:.1f} s ensuite"


def verifier(dossier: Path) -> float:
    """La durée de « make check », en secondes."""
    depart = time.perf_counter()
    subprocess.run([sys.executable, "-m", "macros"], cwd=dossier / "projet", check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - depart


def principal(nombres: tuple[int, ...]) -> None:
    """Affiche les rapports pour chaque nombre de quartiers, puis la boucle d'un éditeur."""
    calculs = {}
    for nombre in nombres:
        with tempfile.TemporaryDirectory() as passage:
            dossier = Path(passage)
            site, temoin = comparer(dossier, nombre)
            calculs[nombre] = site.calcul
            print(*decrire(dossier, nombre, site, temoin), sep="\n")
            if nombre in BOUCLES:
                print(f"  make check {verifier(dossier):.2f} s")
                print(f"  {documents(dossier, nombre)}")
    print(*exposants(calculs), sep="\n")
    for nombre in BOUCLES:
        dire(f"la boucle d'un éditeur, {nombre} quartiers")
        serveur.principal(nombre)


if __name__ == "__main__":
    principal(tuple(map(int, sys.argv[1:])) or NOMBRES)
