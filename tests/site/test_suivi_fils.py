"""On s'abonne au suivi depuis l'en-tête, sa page et celle du quartier ; une entrée mène où se lit l'engagement."""

from urllib.parse import urldefrag, urljoin

import pytest

from tests.outils.fils import lire_un_fil
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, Site, construire, copier_projet, texte

ATOM = "application/atom+xml"
QUARTIERS = ("le-centre", "le-haut-d-houdain", "cite-des-oiseaux")


def fils_de(site, adresse, ou):
    """L'adresse publique de chaque fil auquel mène un endroit de la page, et ce qu'en dit le lien."""
    liens = site.page(adresse).select(f'{ou}[type="{ATOM}"]')
    return {urljoin(ADRESSE_PUBLIQUE + adresse.lstrip("/"), lien["href"]): lien for lien in liens}


def test_l_en_tete_de_chaque_page_annonce_le_fil_du_suivi(site):
    for adresse in site.pages():
        annonces = fils_de(site, adresse, "head link[rel=alternate]")
        assert annonces[f"{ADRESSE_PUBLIQUE}suivi/fil.xml"]["title"] == "Où en sont les engagements", adresse
    assert (site.dossier / "suivi/fil.xml").is_file()


def test_la_page_du_suivi_offre_le_fil_du_site_et_celui_de_chaque_quartier(site):
    offerts = fils_de(site, "/suivi/", "main a")

    assert list(offerts) == [
        f"{ADRESSE_PUBLIQUE}suivi/{fil}.xml" for fil in ("fil", *(f"quartiers/{slug}" for slug in QUARTIERS))
    ]
    assert len({texte(lien) for lien in offerts.values()}) == len(offerts)


@pytest.mark.parametrize("slug", QUARTIERS)
def test_la_page_d_un_quartier_offre_le_sien(site, slug):
    fil = f"suivi/quartiers/{slug}.xml"

    assert f"{ADRESSE_PUBLIQUE}{fil}" in fils_de(site, f"/quartiers/{slug}/", "main a")
    assert lire_un_fil((site.dossier / fil).read_text("utf-8")).feed.link == f"{ADRESSE_PUBLIQUE}quartiers/{slug}/"


@pytest.fixture(scope="module")
def exempleville(tmp_path_factory) -> Site:
    """Le site de la commune inventée, dont un quartier a changé de nom."""
    projet = copier_projet(tmp_path_factory.mktemp("fils") / "projet", EXEMPLEVILLE, "d'Exempleville")
    fiche = projet / "data/quartiers/les-essais.yml"
    fiche.write_text(f"{fiche.read_text('utf-8')}\nanciens_noms: [les-tests]\n", "utf-8")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE)


@pytest.mark.lent
def test_chaque_entree_mene_a_la_page_et_a_l_ancre_ou_se_lit_l_engagement(exempleville):
    fils = sorted(exempleville.dossier.glob("suivi/**/*.xml"))
    entrees = [entree for fil in fils for entree in lire_un_fil(fil.read_text("utf-8")).entries]

    assert len(entrees) > 20
    for entree in entrees:
        page, ancre = urldefrag(entree.link)
        assert exempleville.page("/" + page.removeprefix(ADRESSE_PUBLIQUE)).find(id=ancre), entree.link


@pytest.mark.lent
def test_un_quartier_renomme_garde_son_fil_sous_son_ancien_nom(exempleville):
    fils = exempleville.dossier / "suivi/quartiers"

    assert (fils / "les-tests.xml").read_bytes() == (fils / "les-essais.xml").read_bytes()
