"""make refait son environnement quand il ne marche plus : dossier renommé, Python mis à jour."""

import shutil
import subprocess
import sys

import pytest

from tests.outils.projet import RACINE

pytestmark = pytest.mark.lent  # relance Python

TEMOINS = {"site", "tests", "navigateur"}


@pytest.fixture
def projet(tmp_path):
    """Un dossier dont l'environnement n'a que ce qu'on en regarde."""
    bin_ = tmp_path / "le projet (2)/.venv/bin"
    bin_.mkdir(parents=True)
    (bin_ / "pip").write_text(f"#!{bin_}/python\n", "utf-8")
    (bin_ / "python").symlink_to(sys.executable)
    for temoin in TEMOINS:
        (bin_.parent / temoin).touch()
    return tmp_path / "le projet (2)"


def restent(projet):
    """Ce que make croit encore installé, une fois l'environnement regardé."""
    subprocess.run(["sh", RACINE / ".ci/environnement-a-refaire"], cwd=projet, check=True)
    return {nom for nom in TEMOINS if (projet / ".venv" / nom).exists()}


def test_un_environnement_qui_marche_reste(projet):
    assert restent(projet) == TEMOINS
    assert (projet / ".venv/bin/python").exists()


def test_un_lien_vers_un_environnement_qui_marche_reste(projet, tmp_path):
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "ailleurs/.venv").symlink_to(projet / ".venv")
    assert restent(tmp_path / "ailleurs") == TEMOINS


def test_un_environnement_deplace_se_refait(projet):
    assert restent(projet.rename(projet.with_name("ailleurs"))) == set()


@pytest.mark.parametrize("python", ["#!/nulle/part/python3.9\n", "#!/bin/sh\nexit 1\n"], ids=["parti", "sans pip"])
def test_un_environnement_dont_le_python_a_change_se_refait(projet, python):
    (projet / ".venv/bin/python").unlink()
    (projet / ".venv/bin/python").write_text(python, "utf-8")
    (projet / ".venv/bin/python").chmod(0o755)
    assert restent(projet) == set()


def test_sans_environnement_rien_ne_se_passe(tmp_path):
    assert restent(tmp_path) == set()


@pytest.mark.lent
def test_make_refait_vraiment_l_environnement_d_un_dossier_renomme(tmp_path):
    """Un vrai environnement, sans aucun paquet : rien à télécharger."""
    avant, apres = tmp_path / "avant", tmp_path / "après"
    shutil.copytree(RACINE / ".ci", avant / ".ci")
    shutil.copy(RACINE / "Makefile", avant)
    (avant / "requirements.txt").touch()
    commande = ["make", f"PYTHON={sys.executable}", ".venv/site"]
    subprocess.run(commande, cwd=avant, check=True, capture_output=True)
    avant.rename(apres)
    subprocess.run(commande, cwd=apres, check=True, capture_output=True)
    assert str(apres) in (apres / ".venv/bin/pip").read_text("utf-8")
    subprocess.run([apres / ".venv/bin/pip", "--version"], check=True, capture_output=True)
    refait = (apres / ".venv/site").stat().st_mtime
    subprocess.run(commande, cwd=apres, check=True, capture_output=True)
    assert (apres / ".venv/site").stat().st_mtime == refait
