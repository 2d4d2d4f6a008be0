"""Ce que lisent les moteurs de recherche : plan, dates et robots."""

from datetime import date
from xml.etree import ElementTree

import pytest

from macros.edition import Edition
from macros.histoire.versions import dates
from macros.referencement import derniere_modification, robots, sitemap
from tests.outils.depot import git
from tests.outils.projet import ADRESSE_PUBLIQUE

NOMS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
QUARTIER = ("data/quartiers/le-parc.yml", "data/strategie.yml")


@pytest.fixture
def edition(tmp_path, monkeypatch) -> Edition:
    """Un dépôt dont chaque fichier a changé un autre jour."""
    git(tmp_path, "init", "--initial-branch=main")
    for jour, fichier in (("01", "strategie.yml"), ("02", "quartiers/le-parc.yml"), ("03", "quartiers/les-prés.yml")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2025-03-{jour}T12:00:00+00:00")
        (tmp_path / "data" / fichier).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / fichier).write_text("exemple: oui\n", "utf-8")
        git(tmp_path, "add", "data")
        git(tmp_path, "commit", "--message", "Change un fichier")
    return Edition(ADRESSE_PUBLIQUE, dates=dates(tmp_path))


def test_une_page_date_du_plus_recent_de_ses_fichiers(edition):
    assert derniere_modification(edition, QUARTIER) == date(2025, 3, 2)
    assert derniere_modification(edition, QUARTIER[1:]) == date(2025, 3, 1)


def test_une_page_qui_montre_tous_les_quartiers_date_du_plus_recent(edition):
    assert derniere_modification(edition, ["data/strategie.yml", "data/quartiers/"]) == date(2025, 3, 3)


def test_une_page_dont_git_ne_date_pas_un_fichier_n_a_pas_de_date(edition):
    assert derniere_modification(edition, [*QUARTIER, "docs/nouvelle.md"]) is None
    assert derniere_modification(edition, []) is None
    assert derniere_modification(Edition(ADRESSE_PUBLIQUE), ["data/quartiers/"]) is None


def test_un_fichier_n_est_pas_date_par_un_autre_au_nom_plus_long():
    assert derniere_modification(Edition(dates={"docs/site.md.bak": date(2025, 3, 1)}), ["docs/site.md"]) is None


def test_le_plan_donne_l_adresse_de_chaque_page_et_sa_date_quand_on_la_sait():
    octets = sitemap([("https://exemple.fr/?a&b", date(2025, 3, 2)), ("https://exemple.fr/c/", None)])
    plan = ElementTree.fromstring(octets)  # noqa: S314 - c'est le nôtre
    assert plan.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [page.findtext("s:loc", namespaces=NOMS) for page in plan] == [
        "https://exemple.fr/?a&b",
        "https://exemple.fr/c/",
    ]
    assert [page.findtext("s:lastmod", namespaces=NOMS) for page in plan] == ["2025-03-02", None]


def test_les_robots_parcourent_tout_et_trouvent_le_plan():
    lignes = robots(Edition(ADRESSE_PUBLIQUE)).splitlines()
    assert lignes == ["User-agent: *", "Allow: /", "", f"Sitemap: {ADRESSE_PUBLIQUE}sitemap.xml"]


def test_sans_adresse_publique_les_robots_n_ont_pas_de_plan():
    assert robots(Edition()) == "User-agent: *\nAllow: /\n"
