"""Tout se fait au clavier, et l'on voit toujours où l'on est."""

import pytest
from playwright.sync_api import expect

QUARTIER = "quartiers/le-centre/"
CONTOUR = """() => {
    const style = getComputedStyle(document.activeElement)
    return [style.outlineStyle, parseFloat(style.outlineWidth)]
}"""


def test_les_liens_d_evitement_viennent_d_abord_et_menent_ou_ils_disent(ouvrir):
    page = ouvrir(QUARTIER, 390)
    for nom, cible in [
        ("Aller au contenu", "contenu"),
        ("Aller au menu", "entete-menu"),
        ("Aller à la recherche", "rechercher"),
    ]:
        page.keyboard.press("Tab")
        lien = page.get_by_role("link", name=nom)
        expect(lien).to_be_focused()
        expect(lien).to_be_in_viewport()
        expect(lien).to_have_attribute("href", f"#{cible}")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()


def test_le_menu_s_ouvre_se_ferme_et_rend_le_focus(ouvrir):
    page = ouvrir(QUARTIER, 390)
    bouton = page.get_by_role("button", name="Menu", exact=True)
    menu = page.locator("nav#menu")
    expect(bouton).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()

    bouton.focus()
    page.keyboard.press("Enter")
    expect(bouton).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("button", name="Fermer le menu")).to_be_focused()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()

    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(bouton).to_have_attribute("aria-expanded", "false")
    expect(bouton).to_be_focused()


def test_le_menu_se_ferme_aussi_du_doigt(ouvrir):
    page = ouvrir(QUARTIER, 390)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("button", name="Fermer le menu").click()
    expect(page.locator("nav#menu")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()


def test_un_menu_ferme_ne_retient_pas_le_focus(ouvrir):
    page = ouvrir(QUARTIER, 390)
    page.get_by_role("button", name="Menu", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('#menu')")


def test_quitter_le_menu_avec_la_tabulation_le_ferme(ouvrir):
    page = ouvrir(QUARTIER, 390)
    page.get_by_role("button", name="Menu", exact=True).click()
    menu = page.locator("nav#menu")
    menu.get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    expect(menu).to_be_hidden()


def test_sans_script_le_menu_s_ouvre_et_la_page_se_lit(ouvrir):
    page = ouvrir(QUARTIER, 390, java_script_enabled=False)
    expect(page.get_by_role("button", name="Rechercher")).to_be_hidden()
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.locator("nav#menu").get_by_role("link", name="Pilotage")).to_be_visible()
    expect(page.get_by_role("heading", name="Portrait statistique")).to_be_attached()


def test_un_sigle_s_explique_au_clavier_et_se_referme(ouvrir):
    page = ouvrir(QUARTIER, 390)
    bouton = page.get_by_role("button", name="RSA")
    bouton.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mot-rsa")).to_contain_text("Revenu de solidarité active")
    page.keyboard.press("Escape")
    expect(page.locator("#mot-rsa")).to_be_hidden()
    expect(bouton).to_be_focused()


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_le_focus_est_toujours_visible(ouvrir, palette):
    page = ouvrir(QUARTIER, 1280, palette)
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate(CONTOUR)
        assert style[0] == "solid"
        assert style[1] >= 2


@pytest.mark.parametrize("largeur", [320, 1280])
def test_une_cible_mesure_au_moins_24_pixels_ou_se_trouve_dans_une_phrase(ouvrir, largeur):
    page = ouvrir(QUARTIER, largeur)
    petites = page.evaluate("""() => [...document.querySelectorAll('a, button, summary')]
        .filter((e) => e.checkVisibility() && getComputedStyle(e).display !== 'inline' && !e.closest('.evitement'))
        .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
        .filter(([, r]) => r.width < 24 || r.height < 24)
        .map(([texte, r]) => `${texte} ${r.width}x${r.height}`)""")
    assert petites == []
