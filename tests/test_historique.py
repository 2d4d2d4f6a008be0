"""Ce que git sait des données : leurs dates, et leurs versions passées."""

import shutil
from datetime import date

import pytest

from macros.differences.__main__ import principal
from macros.historique import dates, donnees_a
from tests.outils import HAILLICOURT, normaliser
from tests.outils_git import git, remplacer

CENTRE = "data/quartiers/le-centre.yml"


@pytest.fixture
def depot(tmp_path, monkeypatch):
    """Un dépôt où Le Centre a été corrigé deux jours après le reste."""
    shutil.copytree(HAILLICOURT, tmp_path / "depot" / "data")
    depot = tmp_path / "depot"
    git(depot, "init", "--initial-branch=main")
    enregistrer(depot, "2025-03-01", monkeypatch)
    corriger(depot, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    enregistrer(depot, "2025-03-03", monkeypatch)
    return depot


def enregistrer(depot, jour, monkeypatch):
    for nom in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(nom, f"{jour}T12:00:00+00:00")
    git(depot, "add", "data")
    git(depot, "commit", "--message", "Change les données")


def corriger(depot, ancien, nouveau):
    remplacer(depot, CENTRE, ancien, nouveau)


def test_un_fichier_porte_le_jour_de_sa_derniere_modification(depot):
    connues = dates(depot)
    assert connues[CENTRE] == date(2025, 3, 3)
    assert connues["data/pilotage.yml"] == date(2025, 3, 1)


def test_sans_historique_entier_aucune_date_n_est_dite(depot, tmp_path):
    git(tmp_path, "clone", "--depth=1", depot.as_uri(), "tronque")
    assert dates(tmp_path / "tronque") == {}
    shutil.rmtree(depot / ".git")
    assert dates(depot) == {}


def test_une_version_passee_se_relit_sans_toucher_au_dossier(depot):
    ancienne = donnees_a("HEAD~1", depot)
    assert ancienne.quartier_par_slug["le-centre"].portrait.indicateurs["taux-pauvrete"].valeur == 46.7
    assert git(depot, "status", "--porcelain") == ""


def test_une_version_que_le_modele_ne_lit_plus_est_absente(depot, monkeypatch):
    corriger(depot, "statut: QPV", "statut: ZUS")
    enregistrer(depot, "2025-03-04", monkeypatch)
    assert donnees_a("HEAD", depot) is None


@pytest.mark.parametrize("revision", ["inconnue", "--output=pirate"])
def test_une_revision_inconnue_est_dite(depot, revision):
    with pytest.raises(ValueError, match="révision inconnue de git"):
        donnees_a(revision, depot)
    assert not (depot / "pirate").exists()


def test_le_resume_d_une_proposition_dit_les_changements_et_les_pages(depot, capsys):
    corriger(depot, "Navette séniors...", "Navette <b>gratuite</b>...")
    assert principal("HEAD~1", depot) == 0
    resume = normaliser(capsys.readouterr().out)
    assert "Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %." in resume
    assert r"\<b\>gratuite" in resume
    assert "`quartiers/le-centre.md`" in resume


def test_un_resume_sans_changement_le_dit(depot, capsys):
    assert principal("HEAD", depot) == 0
    assert "les données disent la même chose" in capsys.readouterr().out


def test_un_resume_impossible_le_dit_sans_trace(depot, capsys):
    assert principal("inconnue", depot) == 1
    corriger(depot, "statut: QPV", "statut: ZUS")
    assert principal("HEAD", depot) == 1
    erreurs = capsys.readouterr().err
    assert "révision inconnue" in erreurs
    assert "1 faute(s)" in erreurs
