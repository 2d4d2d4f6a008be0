"""Une adresse qui se perdrait se dit avant la publication, avec ce qu'il faut écrire."""

import shutil

import pytest

from macros.commandes import AUTRE_COMMUNE, Reponse, dire_les_changements
from macros.histoire.differences import adresses_perdues
from macros.lecture import lire
from tests.outils.depot import git
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, lire_copie

CENTRE = "quartiers/le-centre.yml"


@pytest.fixture(scope="module")
def avant():
    return lire(HAILLICOURT)


@pytest.mark.parametrize(
    ("fichier", "correction", "perdue"),
    [
        ("glossaire.yml", ("- id: qpv", "- id: prioritaire"), "`glossaire/#qpv` : rendez-lui cet « id »"),
        ("strategie.yml", ("- id: transitions", "- id: climat"), "`enjeux/transitions/` : rendez-lui cet « id »"),
        ("strategie.yml", ("- id: violences", "- id: securite"), "`enjeux/#violences` : rendez-lui cet « id »"),
    ],
)
def test_un_identifiant_change_perd_son_adresse(avant, tmp_path, fichier, correction, perdue):
    perdues = adresses_perdues(avant, lire_copie(HAILLICOURT, tmp_path, fichier, *correction))
    assert any(dite.startswith(perdue) for dite in perdues)


def test_une_fiche_renommee_perd_la_sienne_sauf_si_elle_dit_son_ancien_nom(avant, tmp_path):
    lire_copie(HAILLICOURT, tmp_path, CENTRE, "nom: Le Centre\nnom_dans_une_phrase: le Centre", "nom: Cœur de ville")
    fiche = tmp_path / "data" / CENTRE
    fiche = fiche.rename(fiche.with_name("coeur-de-ville.yml"))
    assert adresses_perdues(avant, lire(tmp_path / "data")) == [
        "`quartiers/le-centre/` : ajoutez à la fiche du quartier « anciens_noms: [le-centre] »"
    ]

    fiche.write_text(fiche.read_text("utf-8") + "\nanciens_noms: [le-centre]\n", "utf-8")
    assert adresses_perdues(avant, lire(tmp_path / "data")) == []


def test_un_texte_corrige_ne_perd_rien(avant, tmp_path):
    assert adresses_perdues(avant, lire_copie(HAILLICOURT, tmp_path, CENTRE, "surface: 85", "surface: 86")) == []


def test_deux_communes_ne_se_comparent_pas(tmp_path):
    depot = tmp_path / "depot"
    shutil.copytree(HAILLICOURT, depot / "data")
    git(depot, "init", "--initial-branch=main")
    git(depot, "add", ".")
    git(depot, "commit", "--message", "Publie les données")
    shutil.rmtree(depot / "data")
    shutil.copytree(EXEMPLEVILLE, depot / "data")
    assert dire_les_changements("HEAD", depot) == Reponse(sortie=AUTRE_COMMUNE)
