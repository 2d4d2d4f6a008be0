"""Les adresses, suivies dans un vrai navigateur."""

import re

import pytest
from playwright.sync_api import expect

from tests.navigateur.conftest import servir
from tests.outils import HAILLICOURT, Site, construire, copier_projet

QUARTIER = "quartiers/le-centre/"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    """Le site où Le Centre s'est un jour appelé « le-bourg »."""
    projet = copier_projet(tmp_path_factory.mktemp("renomme") / "projet", HAILLICOURT)
    fiche = projet / "data/quartiers/le-centre.yml"
    fiche.write_text(fiche.read_text("utf-8") + "\nanciens_slugs: [le-bourg]\n", "utf-8")
    return construire(projet, projet / "site")


@pytest.fixture(scope="module")
def adresse(site, tmp_path_factory):
    """Ce site-là, servi."""
    yield from servir(site, tmp_path_factory.mktemp("serveur"))


@pytest.mark.parametrize("depart", ["quartiers/le-bourg/", "q/QP062011/", "q/QN06211M/"])
def test_une_redirection_mene_a_la_page_et_garde_l_ancre(ouvrir, adresse, depart):
    page = ouvrir(f"{depart}#irritants")
    page.wait_for_url(f"{adresse}{QUARTIER}#irritants")
    expect(page.locator("#irritants")).to_be_in_viewport()


@pytest.mark.parametrize("depart", ["quartiers/le-bourg/", "q/QP062011/"])
def test_sans_script_une_redirection_mene_a_la_page(ouvrir, adresse, depart):
    page = ouvrir(depart, java_script_enabled=False)
    page.wait_for_url(f"{adresse}{QUARTIER}")


def test_l_ancienne_ancre_d_une_case_mene_a_la_meme_case(ouvrir):
    page = ouvrir("enjeux/habitants-fragiles/#acces-soins--le-bourg")
    expect(page.locator("#acces-soins--le-centre")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("chemin", "ancre", "nom"),
    [
        (QUARTIER, "portrait", "Portrait statistique"),
        (QUARTIER, "habitants-fragiles", "Enjeu 1"),
        (QUARTIER, "acces-soins", "Faciliter l’accès aux soins"),
        ("enjeux/habitants-fragiles/", "acces-soins--le-centre", "Le Centre"),
        ("enjeux/", "acces-droits", "Faciliter l’accès aux droits"),
        ("glossaire/", "qpv", "QPV"),
    ],
)
def test_un_bouton_copie_le_lien_au_clavier_et_le_dit(ouvrir, adresse, chemin, ancre, nom):
    page = ouvrir(chemin, permissions=["clipboard-read", "clipboard-write"])
    bouton = page.locator(f"#{ancre} .copier, #{ancre} + .copier")
    expect(bouton).to_have_accessible_name(re.compile(f"^Copier le lien : {nom}"))

    bouton.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text=f"Lien copié : {nom}")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{adresse}{chemin}#{ancre}"


def test_un_lien_refuse_reste_dans_la_barre_d_adresse(ouvrir, adresse):
    page = ouvrir(QUARTIER)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refus')) }")
    page.get_by_role("button", name="Copier le lien : Portrait statistique").click()
    expect(page.get_by_text("Le lien est dans la barre d’adresse.")).to_be_visible()
    assert page.url == f"{adresse}{QUARTIER}#portrait"


def test_un_bouton_ne_change_ni_le_nom_du_titre_ni_ce_qui_s_imprime(ouvrir):
    page = ouvrir(QUARTIER)
    expect(page.get_by_role("heading", name="Portrait statistique", exact=True)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".copier").first).to_be_hidden()


def test_sans_script_aucun_bouton_n_est_offert(ouvrir):
    page = ouvrir(QUARTIER, java_script_enabled=False)
    expect(page.locator(".copier")).to_have_count(0)


def test_du_doigt_un_bouton_est_assez_grand(ouvrir):
    page = ouvrir(QUARTIER, 320, has_touch=True)
    boites = [bouton.bounding_box() for bouton in page.locator(".copier").all()]
    assert len(boites) > 20
    assert all(min(boite["width"], boite["height"]) >= 24 for boite in boites)
