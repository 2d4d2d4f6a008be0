"""Chaque version de ``data/`` d'où vient ce code se lit encore, et ce qu'elle montrait répond encore.

On s'arrête à une version connue : plus tard, une version fautive de la mairie ferait échouer un test du code.
"""

import subprocess
from pathlib import Path

import pytest

from macros.etat import Etat, ouvrir
from macros.histoire.versions import donnees_a, textes_a
from macros.reserve import Reserve
from macros.retraits.adresses_montrees import adresses_montrees
from macros.retraits.pertes import garde_ses_ancres, nouveaux_noms, renvois_de
from tests.outils.depot import git
from tests.outils.projet import RACINE

pytestmark = pytest.mark.lent

DERNIERE = "d71f00b18a6d7c09a71d354185830769da880ad2"  # plus récente, si le code doit en relire d'autres


def a_relire(depot: Path) -> bool:
    """L'histoire du dépôt va-t-elle, entière, jusqu'à cette version ? Une copie peut n'en rien avoir."""
    if not (depot / ".git").exists() or git(depot, "rev-parse", "--is-shallow-repository").strip() == "true":
        return False
    aieul = ["git", "merge-base", "--is-ancestor", DERNIERE, "HEAD"]
    return subprocess.run(aieul, cwd=depot, check=False, capture_output=True).returncode == 0


def cloner(depot: Path, copie: Path) -> Path:
    """Un clone arrêté à cette version, sans rien de ``data/`` d'aujourd'hui."""
    git(depot, "clone", "--quiet", "--no-tags", "--no-checkout", depot.as_posix(), copie.as_posix())
    git(copie, "checkout", "--quiet", "--detach", DERNIERE)
    return copie


@pytest.fixture(scope="module")
def depot(tmp_path_factory) -> Path:
    if not a_relire(RACINE):
        pytest.skip(f"l'histoire du dépôt n'est pas là en entier, ou n'a pas la version {DERNIERE}")
    return cloner(RACINE, tmp_path_factory.mktemp("histoire") / "depot")


@pytest.fixture(scope="module")
def etat(depot) -> Etat:
    return ouvrir(depot, "", "", Reserve())


def commits(depot: Path, *options: str) -> list[str]:
    """Ceux qui changent ``data/``, du plus ancien au plus récent."""
    return git(depot, "log", "--reverse", "--format=%H", *options, "--", "data").split()


def test_chaque_version_des_donnees_se_lit_encore(depot):
    versions = commits(depot, "--full-history")
    assert len(versions) >= len(commits(depot, "--first-parent")) > 0
    assert [commit for commit in versions if donnees_a(commit, depot) is None] == []


def test_chaque_adresse_montree_repond_encore(depot, etat):
    textes = textes_a("HEAD", depot)
    montrees, noms = adresses_montrees(etat.contrat, textes), nouveaux_noms(etat.contrat)
    publies = [commit for commit in commits(depot, "--first-parent") if donnees_a(commit, depot)]
    assert publies
    for commit in publies:
        contrat = donnees_a(commit, depot)
        for page, ancre in adresses_montrees(contrat, textes_a(commit, depot)):
            ici = noms.get(page, page)
            partis = {retrait.ancre for retrait in etat.retraits.ancres.get(ici, ())}
            page_vit = (ici, "") in montrees or ici in etat.retraits.pages
            ancre_vit = (ici, ancre) in montrees or ancre in partis or not garde_ses_ancres(etat.contrat, ici, montrees)
            assert page_vit, (commit, page)
            assert ancre_vit, (commit, page, ancre)
        renvois = {*renvois_de(etat.contrat), *etat.retraits.renvois}
        assert set(renvois_de(contrat)) <= renvois, commit


def test_une_version_fautive_qui_suit_n_est_pas_relue(depot, tmp_path):
    copie = cloner(depot, tmp_path / "copie")
    (copie / "data/site.yml").write_text("rien de juste\n", "utf-8")
    git(copie, "commit", "--quiet", "--all", "--message", "Abîme les données")
    assert a_relire(copie)
    assert git(cloner(copie, tmp_path / "relue"), "rev-parse", "HEAD").strip() == DERNIERE


def test_une_copie_partie_d_un_modele_n_a_rien_a_relire(tmp_path):
    git(tmp_path, "init", "--quiet")
    assert not a_relire(tmp_path)
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Commence")
    assert not a_relire(tmp_path)
