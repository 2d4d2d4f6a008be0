"""Un dépôt de données, où publier jour après jour."""

import shutil

import pytest

from tests.outils.depot import commencer, enregistrer
from tests.outils.projet import HAILLICOURT


@pytest.fixture
def tmp_path(tmp_path, monkeypatch):
    """Un dossier à soi, où l'on travaille : d'un test à l'autre, le même fichier a le même nom, et se lit une fois."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def depot_neuf(tmp_path_factory):
    """Un dépôt dont les données ne sont pas encore publiées, que les tests recopient."""
    return commencer(tmp_path_factory.mktemp("neuf") / "depot", HAILLICOURT)


@pytest.fixture
def depot(depot_neuf, tmp_path):
    """Le même, à soi."""
    return shutil.copytree(depot_neuf, tmp_path / "depot")


@pytest.fixture
def dater(monkeypatch):
    """``dater("2025-03-01")`` : ce jour-là à midi, pour les commits qui suivent."""

    def dater(jour):
        for nom in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            monkeypatch.setenv(nom, f"{jour}T12:00:00+02:00")

    return dater


@pytest.fixture
def publier(depot, dater):
    """``publier(jour, fichier, ancien, nouveau)`` : change une ligne, s'il le faut, et enregistre."""

    def publier(jour, *changement):
        dater(jour)  # aussi pour ce que le test enregistre ensuite lui-même
        enregistrer(depot, jour, *changement)

    return publier
