"""Chaque version de ``data/`` de l'histoire de ce dépôt se lit encore, et ce qu'elle montrait répond encore."""

import subprocess
from pathlib import Path

import pytest

from macros.etat import Etat, ouvrir
from macros.histoire.versions import donnees_a, textes_a
from macros.reserve import Reserve
from macros.retraits.adresses_montrees import adresses_montrees
from macros.retraits.pertes import garde_ses_ancres, nouveaux_noms, renvois_de
from tests.outils.projet import RACINE

pytestmark = pytest.mark.lent


def git(dossier: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=dossier, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def depot(tmp_path_factory) -> Path:
    """Un clone entier de ce dépôt : les tests ne lisent pas ``data/`` d'aujourd'hui."""
    if not (RACINE / ".git").exists() or git(RACINE, "rev-parse", "--is-shallow-repository").strip() == "true":
        pytest.skip("l'histoire du dépôt n'est pas là en entier")
    copie = tmp_path_factory.mktemp("histoire") / "depot"
    git(RACINE, "clone", "--quiet", "--no-tags", RACINE.as_posix(), copie.as_posix())
    return copie


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
