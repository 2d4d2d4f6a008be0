"""Deux constructions d'un même commit donnent le même site, octet pour octet."""

import os
from pathlib import Path

import pytest

from tests.outils.depot import git, remplacer
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, construire, copier_projet, ecarts

pytestmark = pytest.mark.lent


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> list[Path]:
    """Le même dépôt, construit dans deux dossiers, à deux instants, avec deux ordres de parcours des ensembles."""
    origine = copier_projet(tmp_path_factory.mktemp("origine") / "projet", HAILLICOURT)
    git(origine, "init", "--quiet", "--initial-branch=main")
    for chiffre in ("46.7", "45.1"):
        remplacer(origine / "data", "quartiers/le-centre.yml", "taux-pauvrete: 46.7", f"taux-pauvrete: {chiffre}")
        git(origine, "add", "data")
        git(origine, "commit", "--quiet", "--message", f"Écrit {chiffre}")
    sites = []
    for rang in ("1", "2"):
        projet = copier_projet(tmp_path_factory.mktemp(f"copie-{rang}") / "projet", origine / "data")
        (projet / ".git").symlink_to(origine / ".git")
        variables = {"PYTHONHASHSEED": rang, "SOURCE_DATE_EPOCH": f"{rang}000000000", "TZ": f"UTC-{rang}"}
        construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT, **variables)
        sites.append(projet / "site")
    return sites


def test_les_deux_sites_sont_identiques_octet_pour_octet(sites):
    assert ecarts(*sites) == []


@pytest.mark.parametrize("fichier", ["documents/convention.pdf", "journal/fil.xml", "sitemap.xml", "recherche.json"])
def test_ce_qui_pourrait_varier_est_dans_le_site(sites, fichier):
    assert (sites[0] / fichier).is_file()


def test_une_construction_jette_ce_qui_ne_lui_sert_plus_depuis_longtemps(tmp_path):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    (projet / ".cache").unlink()
    (projet / ".cache").mkdir()
    for nom, instant in (("vieux", (0, 0)), ("recent", None)):
        (projet / ".cache" / nom).write_text("gardé")
        os.utime(projet / ".cache" / nom, instant)
    construire(projet, projet / "site", DOCUMENTS="false")
    assert not (projet / ".cache/vieux").exists()
    assert (projet / ".cache/recent").exists()
