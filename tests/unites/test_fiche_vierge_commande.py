"""« make quartier » : la commande écrit la fiche, ou dit pourquoi non, sans jamais rien écraser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.commandes import Reponse, preparer_une_fiche
from macros.lecture import lire_sans_les_quartiers
from macros.saisie import fiche_vierge
from tests.outils.noms import REFUSES, SANS_NOM, nom_relu
from tests.outils.projet import EXEMPLEVILLE, RACINE, options_de_make

CHEMIN, FICHE = fiche_vierge("Cité du Parc", lire_sans_les_quartiers(EXEMPLEVILLE))


@pytest.fixture
def donnees(tmp_path, monkeypatch) -> Path:
    """Une copie des données d'Exempleville, dans le dossier où l'on travaille."""
    shutil.copytree(EXEMPLEVILLE, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")


def test_la_commande_ecrit_la_fiche_et_dit_la_suite(donnees):
    reponse = preparer_une_fiche("Cité du Parc")

    assert (donnees / CHEMIN).read_text("utf-8") == FICHE
    assert reponse == Reponse(
        sortie="La fiche data/quartiers/cite-du-parc.yml est prête à compléter : « make check » dit ce qui y manque."
    )


def test_la_commande_n_ecrase_jamais_une_fiche(donnees):
    avant = (donnees / "quartiers/les-essais.yml").read_bytes()

    reponse = preparer_une_fiche("Les essais")

    assert (donnees / "quartiers/les-essais.yml").read_bytes() == avant
    assert reponse == Reponse(
        1, erreurs="data/quartiers/les-essais.yml existe déjà : complétez cette fiche, ou changez le nom du quartier."
    )


def test_la_commande_sert_aussi_au_premier_quartier_d_une_commune(donnees):
    shutil.rmtree(donnees / "quartiers")

    assert preparer_une_fiche("Cité du Parc").statut == 0
    assert (donnees / CHEMIN).is_file()


def test_une_fiche_incomplete_n_empeche_pas_d_en_commencer_une_autre(donnees):
    assert preparer_une_fiche("Cité du Parc").statut == 0
    assert preparer_une_fiche("Cité du Lac").statut == 0
    assert (donnees / "quartiers/cite-du-lac.yml").is_file()


def test_des_donnees_communes_fautives_arretent_la_commande(donnees):
    (donnees / "convention.yml").unlink()

    reponse = preparer_une_fiche("Cité du Parc")

    qui = "Fiche non écrite : les fichiers de data/ que partagent les quartiers"
    assert reponse == Reponse(1, erreurs=f"{qui} ont 1 faute : « make check » l'affiche.")
    assert not (donnees / CHEMIN).exists()


@pytest.mark.parametrize(("nom", "phrase"), REFUSES)
def test_la_commande_refuse_un_nom_inutilisable_sans_rien_ecrire(donnees, nom, phrase):
    avant = sorted(donnees.rglob("*"))

    assert preparer_une_fiche(nom) == Reponse(1, erreurs=f"Fiche non écrite : {phrase}.")
    assert sorted(donnees.rglob("*")) == avant


def make_quartier(projet, *arguments):
    """« make quartier », joué dans ``projet`` sans rien y installer."""
    return subprocess.run(
        ["make", "--file", str(RACINE / "Makefile"), "--assume-old=.venv/site", "quartier", *arguments],
        capture_output=True,
        check=False,
        cwd=projet,
        encoding="utf-8",
        env={
            "PATH": os.environ["PATH"],
            "MAKEFLAGS": options_de_make(),
            "PYTHONPATH": str(RACINE),
            "PYTHONUTF8": "1",
        },
    )


@pytest.mark.lent
def test_make_quartier_passe_le_nom_tel_qu_il_est_tape(donnees):
    commande = make_quartier(donnees.resolve().parent, """nom=La cité "l'Étang" : `nord`""")

    assert commande.returncode == 0, commande.stderr
    assert nom_relu((donnees / "quartiers/la-cite-l-etang-nord.yml").read_text("utf-8")) == (
        """La cité "l'Étang" : `nord`"""
    )


@pytest.mark.lent
@pytest.mark.parametrize("nom", ["une copie", "l'été à Liévin", "« Cité » (2), à 5 $", 'dite "la Cité"', "a\\b"])
def test_make_trouve_python_quel_que_soit_le_nom_de_son_dossier(tmp_path, monkeypatch, nom):
    python = tmp_path / nom / "python"
    python.parent.mkdir()
    python.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", "utf-8")  # il dit ce qu'on lui demande, sans le faire
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))

    commande = make_quartier(tmp_path, "nom=Cité du Parc")

    assert commande.returncode == 0, commande.stderr
    assert commande.stdout.splitlines() == ["-m", "macros", "quartier", "--", "Cité du Parc"]


@pytest.mark.lent
def test_make_quartier_sans_nom_dit_quoi_taper(donnees):
    commande = make_quartier(donnees.resolve().parent)

    assert commande.returncode != 0
    assert commande.stderr.startswith(f"Fiche non écrite : {SANS_NOM}.")
    assert "Traceback" not in commande.stderr
