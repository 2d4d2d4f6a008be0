"""Pendant une construction, aucune fonction de macros/ ne reçoit d'objet de MkDocs, hors celles de crochets.py."""

import json
import subprocess
import sys

import pytest

from tests.outils.frontiere import PROFONDEUR, venus_de_mkdocs
from tests.outils.projet import EXEMPLEVILLE, RACINE, copier_projet, mkdocs

pytestmark = pytest.mark.lent


@pytest.fixture(scope="module")
def rapport(tmp_path_factory) -> dict[str, list[str]]:
    projet = copier_projet(tmp_path_factory.mktemp("frontiere") / "projet", EXEMPLEVILLE, "d'Exempleville")
    commande = mkdocs("build", "--strict", PYTHONPATH=str(RACINE), DOCUMENTS="false")
    _, *arguments = commande["args"]
    commande["args"] = [sys.executable, "-m", "tests.outils.frontiere", "rapport.json", *arguments]
    construction = subprocess.run(cwd=projet, check=False, **commande)
    assert construction.returncode == 0, construction.stdout
    return json.loads((projet / "rapport.json").read_text("utf-8"))


def test_rien_de_mkdocs_ne_passe_crochets(rapport):
    assert rapport["fautives"] == []


@pytest.mark.parametrize("fonction", ["composition.py:composer", "pages/navigation.py:menu"])
def test_les_fonctions_appelees_par_crochets_sont_regardees(rapport, fonction):
    assert fonction in rapport["vues"]


def test_un_objet_de_mkdocs_se_voit_au_fond_d_une_liste():
    objet = type("Page", (), {"__module__": "mkdocs.structure.pages"})()
    assert list(venus_de_mkdocs({"a": [("b", objet)]}, PROFONDEUR)) == ["mkdocs.structure.pages.Page"]
