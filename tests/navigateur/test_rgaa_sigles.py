"""L'explication d'un sigle : lue quand elle s'ouvre, quittée sans se perdre, et là même où « popover » est inconnu."""

import re

import pytest
from playwright.sync_api import expect

QUARTIER = "quartiers/le-centre/"
# Un navigateur d'avant « popover » ignore l'attribut, la propriété du bouton et le sélecteur.
SANS_POPOVER = "delete HTMLButtonElement.prototype.popoverTargetElement"


def ignorer_popover(page):
    """La page, relue comme la lirait un navigateur qui ne connaît pas « popover »."""

    def relire(route):
        reponse = route.fetch()
        corps = reponse.text().replace("<div popover ", "<div ")
        corps = corps.replace("not selector(:popover-open)", "(display: block)")
        route.fulfill(response=reponse, body=corps)

    page.route(re.compile(r"(/|\.css)$"), relire)
    page.add_init_script(SANS_POPOVER)
    page.reload()


def test_une_explication_qui_s_ouvre_est_lue_et_rend_le_focus(ouvrir):
    page = ouvrir(QUARTIER, 390)
    bouton = page.get_by_role("button", name="RSA").first
    expect(bouton).to_have_accessible_description("Revenu de solidarité active")
    bouton.focus()
    page.keyboard.press("Enter")
    explication = page.get_by_role("note", name="Revenu de solidarité active")
    expect(explication).to_be_focused()
    expect(explication).to_have_accessible_description(re.compile("^Aide versée chaque mois"))
    page.keyboard.press("Escape")
    expect(bouton).to_be_focused()


def test_le_sigle_d_une_carte_s_explique_sans_suivre_le_lien_de_la_carte(ouvrir):
    page = ouvrir("", 390)
    avant = page.url
    page.get_by_role("button", name="QIC").click()
    expect(page.get_by_role("note", name="Quartier d’intérêt communautaire")).to_be_visible()
    assert page.url == avant


def test_sans_script_une_explication_s_ouvre_et_le_bouton_dit_le_nom_complet(ouvrir):
    page = ouvrir(QUARTIER, 390, java_script_enabled=False)
    bouton = page.get_by_role("button", name="QPV")
    expect(bouton).to_have_accessible_description("Quartier prioritaire de la politique de la ville")
    bouton.click()
    expect(page.locator("#mot-qpv")).to_be_visible()


@pytest.mark.parametrize("chemin", ["", QUARTIER])
def test_sans_popover_les_explications_sont_une_liste_au_bas_de_la_page(ouvrir, chemin):
    page = ouvrir(chemin, 390)
    ignorer_popover(page)
    explications = page.locator(".mot")
    bas = page.locator("main .corriger").first.bounding_box()["y"]
    for explication in explications.all():
        expect(explication).to_be_visible()
        assert explication.bounding_box()["y"] < bas
    assert page.evaluate("getComputedStyle(document.querySelector('.mot')).borderTopWidth") == "0px"


def test_sans_popover_un_sigle_mene_a_son_explication_et_l_on_revient(ouvrir):
    page = ouvrir(QUARTIER, 390, reduced_motion="reduce")
    ignorer_popover(page)
    page.get_by_role("button", name="QPV").click()
    expect(page.locator("#mot-qpv")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("button", name="QPV")).to_be_in_viewport()
