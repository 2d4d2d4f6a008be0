"""Une adresse sans page, telle que la sert l'hébergeur : la page introuvable, à n'importe quelle profondeur."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.outils.navigateur.axe import violations

PERDUE = "quartier/le-centre/profond/absente"


@pytest.mark.parametrize("script", [True, False])
def test_de_tres_profond_chaque_lien_mene_a_une_page(ouvrir, adresse, script):
    page = ouvrir(PERDUE, java_script_enabled=script)
    liens = [urljoin(page.url, lien.get_attribute("href")) for lien in page.locator("main a, header a, footer a").all()]
    internes = {lien for lien in liens if lien.startswith(adresse)}
    assert {f"{adresse}quartiers/le-centre/", f"{adresse}plan-du-site/", f"{adresse}quartiers/"} <= internes
    assert [lien for lien in internes if not page.request.get(lien).ok] == []
    assert [lien for lien in liens if "127.0.0.1" in lien and not lien.startswith(adresse)] == []


def test_de_tres_profond_la_page_a_son_apparence(ouvrir):
    page = ouvrir(PERDUE)
    assert page.locator("header").evaluate("en => getComputedStyle(en).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("Array.from(document.styleSheets).every((feuille) => feuille.cssRules.length)")


@pytest.mark.parametrize("script", [True, False])
def test_en_un_geste_on_retrouve_son_quartier(ouvrir, adresse, script):
    page = ouvrir(PERDUE, 320, java_script_enabled=script)
    page.locator("main").get_by_role("link", name="Le Haut d’Houdain").click()
    expect(page).to_have_url(f"{adresse}quartiers/le-haut-d-houdain/")


def test_de_tres_profond_la_recherche_trouve(ouvrir, adresse):
    page = ouvrir(PERDUE)
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox").fill("oiseaux")
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page).to_have_url(f"{adresse}quartiers/cite-des-oiseaux/")


def test_sans_script_la_page_ne_parle_pas_de_chercher(ouvrir):
    page = ouvrir(PERDUE, java_script_enabled=False)
    expect(page.get_by_text("Vous pouvez aussi chercher")).to_be_hidden()


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("largeur", [320, 1280])
def test_la_page_introuvable_se_lit_partout(ouvrir, largeur, palette):
    page = ouvrir(PERDUE, largeur, palette)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
