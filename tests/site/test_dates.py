"""Les dates que disent les pages, dans un dépôt où les données et les textes ont changé à des jours différents."""

from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tests.outils.depot import git, remplacer
from tests.outils.donnees_liees import tetes
from tests.outils.projet import (
    ADRESSE_PUBLIQUE,
    HAILLICOURT,
    Site,
    construire,
    copier_projet,
    texte,
)

pytestmark = pytest.mark.lent

NOMS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SELECTEUR = 'script[type="application/ld+json"]'


@pytest.fixture(scope="module")
def date(tmp_path_factory) -> Site:
    """Le site d'un dépôt où les données, les textes, puis Le Centre ont changé à des jours différents."""
    projet = copier_projet(tmp_path_factory.mktemp("date") / "projet", HAILLICOURT)
    git(projet, "init", "--initial-branch=main")
    with pytest.MonkeyPatch.context() as passage:
        enregistrer(projet, passage, "2025-03-01", "data")
        enregistrer(projet, passage, "2025-03-02", "docs")
        remplacer(projet, "data/quartiers/le-centre.yml", "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
        enregistrer(projet, passage, "2025-03-03", "data")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE)


def enregistrer(projet, passage, jour, dossier):
    passage.setenv("GIT_COMMITTER_DATE", f"{jour}T12:00:00+00:00")
    git(projet, "add", dossier)
    git(projet, "commit", "--message", "Change des fichiers")


@pytest.mark.parametrize(
    ("chemin", "jour"),
    [
        ("quartiers/le-centre/", "2025-03-03"),
        ("quartiers/le-haut-d-houdain/", "2025-03-01"),
        ("quartiers/", "2025-03-03"),
        ("pilotage/", "2025-03-02"),
        ("contribuer/", "2025-03-02"),
    ],
)
def test_une_page_est_datee_de_ce_qu_elle_montre(date, chemin, jour):
    publique = ADRESSE_PUBLIQUE + chemin
    racine = ElementTree.parse(date.dossier / "sitemap.xml").getroot()  # noqa: S314 - c'est le nôtre
    [page] = [page for page in racine if page.findtext("s:loc", "", NOMS) == publique]
    assert page.findtext("s:lastmod", None, NOMS) == jour
    assert tetes(date.page(f"/{chemin}").select_one(SELECTEUR).string)[publique]["dateModified"] == jour


def test_la_page_d_un_quartier_dit_quand_sa_fiche_a_change_ou_ete_creee_et_elle_seule(date):
    dites = {adresse: texte(p) for adresse in date.pages() for p in date.page(adresse).select(".modifie")}
    assert dites == {
        "/quartiers/le-centre/": "La fiche de ce quartier a changé le 3 mars 2025.",
        "/quartiers/le-haut-d-houdain/": "La fiche de ce quartier date du 1er mars 2025.",
        "/quartiers/cite-des-oiseaux/": "La fiche de ce quartier date du 1er mars 2025.",
    }
    assert [a for adresse in date.pages() for a in date.page(adresse).select(".modifie a")] == []  # sans dépôt connu


def test_chaque_page_annonce_le_fil_du_journal_quand_il_y_en_a_un(date):
    for adresse in date.pages():
        lien = date.page(adresse).select_one('link[rel=alternate][type="application/atom+xml"]')
        assert urljoin(ADRESSE_PUBLIQUE + adresse.lstrip("/"), lien["href"]) == f"{ADRESSE_PUBLIQUE}journal/fil.xml", (
            adresse
        )
    assert (date.dossier / "journal/fil.xml").is_file()
