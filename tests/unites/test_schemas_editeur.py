"""Les schémas d'un éditeur de texte : ceux que le site publie, là où ses réglages les cherchent, sans commande."""

import json
import shutil
from pathlib import PurePosixPath

import pytest

from macros.etat import Etat, fichiers
from macros.saisie import DE_L_EDITEUR, ecrire_pour_l_editeur, schemas
from tests.outils.depot import remplacer
from tests.outils.editeur import schema_du_fichier
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, RACINE

REGLAGES = json.loads((RACINE / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]


@pytest.fixture
def projet(tmp_path):
    shutil.copytree(EXEMPLEVILLE, tmp_path / "data")
    return tmp_path


def ecrits(projet):
    ecrire_pour_l_editeur(projet)
    return {schema.name: schema.read_text("utf-8") for schema in (projet / DE_L_EDITEUR).glob("*")}


def test_ce_qui_s_ecrit_pour_l_editeur_est_ce_qui_se_publie(projet, contrat):
    publies = fichiers(Etat(contrat), lambda chemin: chemin)
    shutil.rmtree(projet / "data")
    shutil.copytree(HAILLICOURT, projet / "data")

    assert {chemin: publies[chemin] for chemin in schemas(contrat)} == schemas(contrat)
    assert ecrits(projet) == {PurePosixPath(chemin).name: texte for chemin, texte in schemas(contrat).items()}


def test_un_indicateur_de_plus_se_complete_aussitot_meme_si_une_fiche_est_fautive(projet):
    avant = ecrits(projet)["quartier.json"]
    remplacer(projet / "data", "indicateurs.yml", "indicateurs:\n", NOUVEAU)
    remplacer(projet / "data", "quartiers/les-essais.yml", "statut: ", "statuts: ")

    assert "nouvel-exemple" not in avant
    assert "nouvel-exemple" in ecrits(projet)["quartier.json"]


NOUVEAU = """\
indicateurs:
  - id: nouvel-exemple
    libelle: Taux d'exemple
    explication: Un exemple.
    unite: "%"
    agglomeration: 10
"""


def test_un_objectif_de_plus_se_cite_aussitot_meme_si_une_autre_fiche_et_une_nouvelle_sont_fautives(projet):
    avant = ecrits(projet)["suivi.json"]
    remplacer(projet / "data", "quartiers/les-epreuves.yml", "Une ludothèque ouverte le soir", "Un jardin d'exemple")
    remplacer(projet / "data", "quartiers/les-essais.yml", "statut: ", "statuts: ")
    remplacer(projet / "data", "suivi/2025.yml", "etat: ", "état: ")

    assert "parentalite--un-jardin-d-exemple" not in avant
    assert "parentalite--un-jardin-d-exemple" in ecrits(projet)["suivi.json"]


def test_des_fichiers_communs_fautifs_laissent_les_schemas_precedents(projet):
    avant = ecrits(projet)
    (projet / "data/convention.yml").unlink()

    assert len(avant) == len(REGLAGES)
    assert ecrits(projet) == avant


def test_ce_qui_n_a_pas_change_ne_se_reecrit_pas(projet):
    ecrits(projet)
    schema = projet / DE_L_EDITEUR / "quartier.json"
    date = schema.stat().st_mtime_ns

    ecrits(projet)
    assert schema.stat().st_mtime_ns == date


def test_un_disque_plein_ne_gene_rien(projet):
    (projet / DE_L_EDITEUR.parent).touch()  # un fichier là où il faudrait un dossier

    ecrire_pour_l_editeur(projet)


@pytest.mark.parametrize("fichier", sorted(EXEMPLEVILLE.rglob("*.yml")), ids=lambda fichier: fichier.stem)
def test_vs_code_applique_a_chaque_fichier_de_donnees_son_schema(fichier):
    dans_le_projet = PurePosixPath("data", fichier.relative_to(EXEMPLEVILLE))
    appliques = [schema for schema, motif in REGLAGES.items() if dans_le_projet.match(motif)]

    assert appliques == [(DE_L_EDITEUR / PurePosixPath(schema_du_fichier(fichier)).name).as_posix()]


def test_git_ne_suit_pas_ce_qui_s_ecrit_pour_l_editeur():
    assert f"{DE_L_EDITEUR.as_posix()}/" in (RACINE / ".gitignore").read_text("utf-8").splitlines()
