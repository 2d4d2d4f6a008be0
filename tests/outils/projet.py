"""Ce que tous les tests partagent : construire un site et lire ses pages comme un lecteur."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from macros.lecture import lire
from macros.modele import Contrat
from tests.outils.depot import remplacer

RACINE = Path(__file__).parents[2]
ADRESSE_PUBLIQUE = "https://exemple.github.io/contrat-de-ville/"
DEPOT = "https://github.com/exemple/contrat-de-ville"
CODE = ("macros", "overrides", ".cache")  # la réserve aussi : un document déjà fait ne se refait pas
COMMUNE = RACINE / "tests" / "communes" / "haillicourt"
HAILLICOURT = COMMUNE / "data"
PAGES = COMMUNE / "docs"
EXEMPLEVILLE = RACINE / "tests" / "communes" / "exempleville" / "data"
UN_NIVEAU = RACINE / "tests" / "communes" / "un-niveau" / "data"
CINQ_NIVEAUX = RACINE / "tests" / "communes" / "cinq-niveaux" / "data"
A_LA_COMMUNE = re.compile(r"^(?:site_name|site_description|nav):.*?(?=^\w|\Z)", re.MULTILINE | re.DOTALL)


def normaliser(texte: str) -> str:
    """Le texte sans typographie : espaces simples, apostrophes droites."""
    texte = texte.replace("’", "'").replace("…", "...")
    texte = re.sub(r"\s+", " ", texte)
    return re.sub(r"« ?", "« ", re.sub(r" ?»", " »", texte)).strip()


def texte(element: Tag) -> str:
    """Ce qu'on lit dans un élément, sans typographie."""
    return normaliser(element.get_text())


@dataclass
class Site:
    """Un site construit ; chaque page n'est lue qu'une fois, et ses éléments ne se cherchent qu'une fois."""

    dossier: Path
    lues: dict[str, BeautifulSoup] = field(default_factory=dict)
    nommes: dict[str, dict[str, Tag]] = field(default_factory=dict)

    def page(self, adresse: str) -> BeautifulSoup:
        """« /quartiers/ » -> la page analysée."""
        if adresse not in self.lues:
            fichier = self.dossier / adresse.lstrip("/")
            fichier = fichier / "index.html" if fichier.is_dir() else fichier
            self.lues[adresse] = BeautifulSoup(fichier.read_text("utf-8"), "html.parser")
        return self.lues[adresse]

    def ancres(self, adresse: str) -> dict[str, Tag]:
        """L'identifiant de chaque élément de la page qui en a un -> l'élément."""
        if adresse not in self.nommes:
            self.nommes[adresse] = {element["id"]: element for element in self.page(adresse).select("[id]")}
        return self.nommes[adresse]

    def pages(self) -> list[str]:
        """Les adresses des pages que l'on lit, sans celles qui mènent ailleurs ni celles qu'un autre site encadre."""
        return self._pages

    @cached_property
    def _pages(self) -> list[str]:
        lues = (adresse for adresse in self.adresses() if not adresse.startswith("/integrer/"))
        return [adresse for adresse in lues if not self.page(adresse).select_one("meta[http-equiv=refresh]")]

    def adresses(self) -> list[str]:
        """Les adresses de toutes les pages, page introuvable comprise."""
        fichiers = sorted(self.dossier.rglob("*.html"))
        return ["/" + f.relative_to(self.dossier).as_posix().removesuffix("index.html") for f in fichiers]


def lieux_de_l_index(index: dict[str, Any]) -> Iterator[tuple[str, int, str, list[str]]]:
    """L'index de la recherche -> l'adresse de la page, le niveau, l'ancre et les textes de chaque lieu."""
    connus: list[str] = []
    for adresse, entrees in index["pages"]:
        for niveau, ancre, *ecrits in entrees:
            connus += (ecrit for ecrit in ecrits if isinstance(ecrit, str))
            yield adresse, niveau, ancre, [connus[e] if isinstance(e, int) else e for e in ecrits]


def copier_projet(dossier: Path, donnees: Path, de_la_commune: str = "d'Haillicourt") -> Path:
    """Un projet de ces données et des pages de la commune des tests ; le code y est lié et non recopié."""
    dossier.mkdir(parents=True, exist_ok=True)
    (RACINE / ".cache").mkdir(exist_ok=True)
    for nom in CODE:
        (dossier / nom).symlink_to(RACINE / nom)
    shutil.copytree(PAGES, dossier / "docs")
    shutil.copytree(donnees, dossier / "data")
    ecrits = reglages().replace("d'Haillicourt", de_la_commune)
    (dossier / "mkdocs.yml").write_text(ecrits, "utf-8")
    return dossier


def reglages() -> str:
    """Le ``mkdocs.yml`` du projet, où le nom du site, sa description et son menu sont ceux de la commune des tests."""
    code = A_LA_COMMUNE.sub("", (RACINE / "mkdocs.yml").read_text("utf-8"))
    return f"{(COMMUNE / 'mkdocs.yml').read_text('utf-8')}\n{code}"


def ecarts(un: Path, autre: Path) -> list[str]:
    """Les fichiers que les deux dossiers n'ont pas, ou pas pareils, octet pour octet."""
    avant, apres = (
        {f.relative_to(d).as_posix(): f.read_bytes() for f in d.rglob("*") if f.is_file()} for d in (un, autre)
    )
    return sorted(chemin for chemin in {*avant, *apres} if avant.get(chemin) != apres.get(chemin))


def lire_copie(donnees: Path, passage: Path, fichier: str, ancien: str, nouveau: str) -> Contrat:
    """Le contrat de ``donnees``, où un texte a changé dans un fichier ; ``passage`` reçoit la copie."""
    copie = shutil.copytree(donnees, passage / "data")
    remplacer(copie, fichier, ancien, nouveau)
    return lire(copie)


def options_de_make() -> str:
    """Pour « MAKEFLAGS » : le Python qui joue les tests, quel que soit le nom de son dossier."""
    python = shlex.quote(str(Path(sys.executable).parent))
    return "BIN=" + python.replace("\\", "\\\\").replace(" ", "\\ ").replace("$", "$$$$")


def mkdocs(*arguments: str, **environnement: str) -> dict[str, object]:
    """Ce qu'il faut à ``subprocess`` pour lancer une commande mkdocs et lire tout ce qu'elle affiche."""
    return {
        "args": [Path(sys.executable).with_name("mkdocs"), *arguments],  # comme le Makefile
        "env": {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", **environnement},
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
        "text": True,
    }


def lancer_mkdocs(projet: Path, *arguments: str, **environnement: str) -> subprocess.CompletedProcess[str]:
    """Une commande mkdocs jouée jusqu'au bout dans ``projet``."""
    return subprocess.run(cwd=projet, check=False, **mkdocs(*arguments, **environnement))


def construire(projet: Path, dossier: Path, **environnement: str) -> Site:
    """Le site de ``projet``, construit sans tolérer d'avertissement."""
    construction = lancer_mkdocs(projet, "build", "--strict", "--site-dir", str(dossier), **environnement)
    assert construction.returncode == 0, construction.stdout
    return Site(dossier)
