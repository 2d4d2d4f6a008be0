"""Le dépôt d'origine, une fois par séance, et une commune neuve à chaque test."""

import shutil
from pathlib import Path

import pytest

from tests.outils.depot import git
from tests.outils.mise_a_jour import (
    CODE,
    GLOSSAIRE,
    RETIRE,
    SCHEMA,
    ajouter_au_debut,
    copier,
    devenir_exempleville,
    enregistrer,
    publier,
)
from tests.outils.projet import HAILLICOURT, PAGES, RACINE, reglages


@pytest.fixture(scope="session")
def origine(tmp_path_factory) -> Path:
    """Le dépôt d'origine, à sa troisième version : le vrai code, à quelques lignes près."""
    depot = tmp_path_factory.mktemp("origine")
    for nom in CODE:
        copie = shutil.copytree if (RACINE / nom).is_dir() else shutil.copy
        copie(RACINE / nom, depot / nom)
    shutil.copytree(HAILLICOURT, depot / "data")
    shutil.copytree(PAGES, depot / "docs")
    (depot / "mkdocs.yml").write_text(reglages(), "utf-8")
    (depot / SCHEMA).parent.mkdir(parents=True)
    (depot / SCHEMA).write_text("{}\n", "utf-8")
    page = (depot / GLOSSAIRE).read_text("utf-8")
    git(depot, "init", "--quiet", "--initial-branch=main")

    (depot / RETIRE).write_text('"""Un fichier de trop."""\n', "utf-8")
    (depot / "tests").mkdir()
    (depot / "tests/adresses.txt").write_text("/\n", "utf-8")
    (depot / GLOSSAIRE).write_text(f"{page}\nPhrase de la première version.\n", "utf-8")
    premiere = "## 1.0.0\n\n- Le début.\n"
    publier(depot, "1.0.0", premiere)

    (depot / GLOSSAIRE).write_text(f"{page}\nPhrase d'entre deux versions.\n", "utf-8")
    enregistrer(depot, "Change une phrase")
    git(depot, "branch", "entre-deux")

    (depot / RETIRE).unlink()
    (depot / "macros/ajoute.py").write_text('"""Un fichier de plus."""\n', "utf-8")
    (depot / "data/quartiers/le-parc.yml").write_text("nom: Le Parc\n", "utf-8")
    (depot / "tests/adresses.txt").write_text("/\n/quartiers/le-parc/\n", "utf-8")
    (depot / "README.md").write_text("# Le projet d'origine\n", "utf-8")
    deuxieme = f"## 1.1.0\n\n- Un module de moins.\n\n{premiere}"
    publier(depot, "1.1.0", deuxieme)

    (depot / GLOSSAIRE).write_text(f"{page}\nPhrase de la troisième version.\n", "utf-8")
    (depot / SCHEMA).unlink()
    ajouter_au_debut(depot / "mkdocs.yml", "# Un réglage de plus.\n")
    ajouter_au_debut(depot / "pyproject.toml", "# Un outil de plus.\n")
    (depot / ".ci/run").chmod(0o644)
    publier(depot, "1.2.0", f"## 1.2.0\n\n- Une phrase juste.\n\n{deuxieme}")
    return depot


@pytest.fixture
def commune(origine, tmp_path) -> Path:
    """Exempleville, deux versions en arrière."""
    git(origine, "branch", "--force", "premiere", "v1.0.0")
    return devenir_exempleville(copier(origine, tmp_path / "commune", "premiere"))


@pytest.fixture
def entre_deux(origine, tmp_path) -> Path:
    """La même, copiée entre deux versions."""
    return devenir_exempleville(copier(origine, tmp_path / "commune", "entre-deux"))


@pytest.fixture
def sans_histoire(commune, origine) -> Path:
    """La même, partie d'un modèle : ses fichiers n'ont pas l'histoire du dépôt d'origine."""
    shutil.rmtree(commune / ".git")
    git(commune, "init", "--quiet", "--initial-branch=main")
    git(commune, "remote", "add", "amont", origine.as_posix())
    enregistrer(commune, "Commence")
    return commune
