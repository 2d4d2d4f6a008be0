"""Chaque commune inventée a la forme d'un contrat : son site se construit, et se relit sans une faute."""

import re
from pathlib import Path

import pytest

from macros.lecture import lire
from tests.outils.projet import ADRESSE_PUBLIQUE, COMMUNE, DEPOT, Site, construire, copier_projet
from tests.outils.relecture import relire, textes_publies

pytestmark = pytest.mark.lent

FORMES = sorted(d.parent for d in COMMUNE.parent.glob("*/data") if d.parent != COMMUNE)


def noms_propres(donnees: Path) -> set[str]:
    """Ce qui, dans un contrat, ne nomme que lui : ses lieux, ses institutions, ses personnes."""
    contrat = lire(donnees)
    qui = {mot for s in contrat.convention.signataires for mot in (s.nom, f"{s.prenom} {s.nom}")}
    ou = {lieu for q in contrat.quartiers for lieu in (q.nom, *q.communes) if len(lieu) > len("Le Centre")}
    return {*qui, *ou, "Haillicourt", "CABBALR", "Béthune", "Artois"}


@pytest.fixture(scope="module", params=FORMES, ids=lambda forme: forme.name)
def forme(request) -> Path:
    return request.param


@pytest.fixture(scope="module")
def site(forme, tmp_path_factory) -> Site:
    projet = copier_projet(tmp_path_factory.mktemp(forme.name) / "projet", forme / "data", "d'essai")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT)


def test_le_site_se_relit_sans_une_faute(site):
    assert relire(site) == []


def test_rien_ne_reste_d_une_autre_commune(site):
    noms = re.compile("|".join(map(re.escape, noms_propres(COMMUNE / "data"))), re.IGNORECASE)
    fuites = {chemin: trouve[0] for chemin, dit in textes_publies(site).items() if (trouve := noms.search(dit))}
    assert fuites == {}
