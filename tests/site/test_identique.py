"""Deux constructions d'un même commit donnent le même site, octet pour octet."""

import filecmp
from pathlib import Path

import pytest

from tests.outils.depot import git, remplacer
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, construire, copier_projet

pytestmark = pytest.mark.lent


def fichiers(dossier: Path) -> list[str]:
    return sorted(f.relative_to(dossier).as_posix() for f in dossier.rglob("*") if f.is_file())


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


def test_les_deux_sites_ont_les_memes_fichiers(sites):
    assert fichiers(sites[0]) == fichiers(sites[1])
    assert {"documents/convention.pdf", "journal/fil.xml", "sitemap.xml", "recherche.json"} <= set(fichiers(sites[0]))


def test_chaque_fichier_est_identique_octet_pour_octet(sites):
    _, differents, illisibles = filecmp.cmpfiles(*sites, fichiers(sites[0]), shallow=False)
    assert (differents, illisibles) == ([], [])
