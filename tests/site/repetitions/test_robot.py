"""Le robot tel quel : un éditeur propose une correction, et l'on joue chaque commande comme dans GitHub Actions."""

import os
import subprocess
import sys

import pytest

from tests.outils.depot import git, remplacer
from tests.outils.projet import HAILLICOURT, copier_projet, normaliser

pytestmark = pytest.mark.lent

CENTRE = "data/quartiers/le-centre.yml"


@pytest.fixture
def depot(tmp_path):
    """Le projet sous git : les données signées sur « main », une branche ouverte pour la proposition."""
    depot = copier_projet(tmp_path / "depot", HAILLICOURT)
    git(depot, "init", "--initial-branch=main")
    git(depot, "add", "data", "docs", "mkdocs.yml")
    git(depot, "commit", "--message", "Signe la convention")
    git(depot, "switch", "--create", "correction")
    return depot


def jouer(depot, *commande):
    """Une étape du robot, comme dans GitHub Actions -> (statut de sortie, ce qu'elle affiche)."""
    etape = subprocess.run(
        [sys.executable, "-m", *commande],
        cwd=depot,
        env={**os.environ, "GITHUB_ACTIONS": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    return etape.returncode, normaliser(etape.stdout + etape.stderr)


def proposer(depot, *remplacements):
    for ancien, nouveau in remplacements:
        remplacer(depot, CENTRE, ancien, nouveau)
    git(depot, "commit", "--all", "--message", "Corrige Le Centre")


def test_une_correction_juste_est_acceptee_et_racontee(depot):
    proposer(depot, ("taux-pauvrete: 46.7", "taux-pauvrete: 45,1 %"), ("  - Navette séniors...\n", ""))

    statut, dit = jouer(depot, "macros", "check", "--construire")
    assert statut == 0
    assert "Données et pages correctes : 3 quartiers, 13 pages. Le site se construit." in dit

    assert jouer(depot, "macros", "changements", "main") == (
        0,
        "## Ce qui change pour les lecteurs "
        "- Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %. "
        "- Le Centre : l'opportunité « Navette séniors... » est retirée. "
        "### À vérifier "
        "- Le Centre : un chiffre change, et sa source reste la même : le taux de pauvreté (45,1 %). Est-ce bien elle "
        "qui le dit ? Sinon, écrivez à côté d'où il vient : `taux-pauvrete: {valeur: 45.1, source: \"la nouvelle "
        'source"}`. '
        "### Où le lire "
        "- /quartiers/ - /quartiers/le-centre/",
    )


def test_une_correction_fautive_est_refusee_et_montree_a_sa_ligne(depot):
    proposer(depot, ("  parentalite:", "  parentalité:"), ("taux-emploi: 40.7", "taux-emploi: 407"))

    statut, dit = jouer(depot, "macros", "check", "--construire")
    assert statut == 1
    assert f"{CENTRE}:24:18: « 407 » sort de l'échelle : entre 0 et 100" in dit
    assert "objectif inconnu : « parentalité » (vouliez-vous dire « parentalite » ?)" in dit
    assert f"::error file={CENTRE},line=24,col=18,title=" in dit
    assert "Traceback" not in dit

    statut, dit = jouer(depot, "macros", "changements", "main")
    assert statut == 1
    assert "« make check » les affiche" in dit
