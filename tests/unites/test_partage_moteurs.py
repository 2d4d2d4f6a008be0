"""Ce que lisent les moteurs de recherche : plan et robots."""

from datetime import date
from xml.etree import ElementTree

from macros.edition import Edition
from macros.referencement import robots, sitemap
from tests.outils.projet import ADRESSE_PUBLIQUE

NOMS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


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
