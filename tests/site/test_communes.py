"""Chaque commune inventée a la forme d'un contrat : son site se construit, et se relit sans une faute."""

import re
from pathlib import Path

import pytest

from macros.lecture import lire
from tests.outils.formes import FORMES, construire_la_forme
from tests.outils.projet import COMMUNE, Site
from tests.outils.relecture import mots_de_trop, relire, textes_publies

pytestmark = pytest.mark.lent

COURT = len("Le Centre")  # un nom aussi court est de partout


def noms_propres(donnees: Path) -> set[str]:
    """Ce qui, dans un contrat, ne nomme que lui : ses lieux, ses personnes."""
    contrat = lire(donnees)
    qui = {f"{s.prenom} {s.nom}" for s in contrat.convention.signataires}
    ou = {lieu for q in contrat.quartiers for lieu in (q.nom, *q.communes) if len(lieu) > COURT}
    return {*qui, *ou, "Haillicourt", "CABBALR", "Béthune", "Artois"}


@pytest.fixture(scope="module", params=FORMES, ids=lambda forme: forme.name)
def donnees(request) -> Path:
    return request.param / "data"


@pytest.fixture(scope="module")
def site(donnees, tmp_path_factory) -> Site:
    return construire_la_forme(tmp_path_factory.mktemp(donnees.parent.name) / "projet", donnees)


def test_le_site_se_relit_sans_une_faute(site):
    assert relire(site) == []


def test_aucun_mot_n_est_celui_d_un_autre_contrat(site, donnees):
    assert mots_de_trop(site, donnees) == []


def test_rien_ne_reste_d_une_autre_commune(site):
    noms = re.compile("|".join(map(re.escape, noms_propres(COMMUNE / "data"))), re.IGNORECASE)
    fuites = {chemin: trouve[0] for chemin, dit in textes_publies(site).items() if (trouve := noms.search(dit))}
    assert fuites == {}


def test_ce_qui_reste_d_une_commune_se_verrait(site):
    assert {"/"} <= {adresse for adresse in site.pages() if "Contrat de ville" in str(site.page(adresse))}
    assert any(chemin.endswith(".pdf") and len(dit) > COURT for chemin, dit in textes_publies(site).items())
