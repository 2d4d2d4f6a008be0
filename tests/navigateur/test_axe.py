"""Aucune violation, sur une page de chaque sorte ; « make mesures » balaie tout le site."""

from itertools import product

import pytest

from tests.outils.navigateur.axe import violations

PAGES = [
    "",
    "quartiers/",
    "quartiers/le-centre/",
    "enjeux/transitions/",
    "suivi/",
    "pilotage/",
    "glossaire/",
    "donnees/",
    "404.html",
]


@pytest.mark.parametrize("chemin", PAGES)
def test_une_page_n_enfreint_aucune_regle(ouvrir, chemin):
    page = ouvrir(chemin)
    for largeur, palette in product([320, 1280], ["light", "dark"]):
        page.set_viewport_size({"width": largeur, "height": 900})
        page.emulate_media(color_scheme=palette)
        assert (largeur, palette, violations(page)) == (largeur, palette, [])


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_le_menu_ouvert_n_enfreint_aucune_regle(ouvrir, palette):
    page = ouvrir("quartiers/le-centre/", 390, palette)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation", name="Menu principal").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("largeur", [320, 1280])
def test_la_recherche_ouverte_n_enfreint_aucune_regle(ouvrir, largeur, palette):
    page = ouvrir("", largeur, palette)
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox").fill("santé")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    assert violations(page) == []


def test_l_explication_d_un_sigle_ouverte_n_enfreint_aucune_regle(ouvrir):
    page = ouvrir("quartiers/le-centre/", 390)
    page.get_by_role("button", name="RSA").click()
    page.locator("#mot-rsa").wait_for()
    assert violations(page) == []
