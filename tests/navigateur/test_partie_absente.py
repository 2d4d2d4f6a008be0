"""Une adresse qui nomme une partie que la page n'a pas : un message le dit, en haut, et mène plus loin."""

import pytest
from playwright.sync_api import expect

from tests.outils.navigateur.axe import violations

QUARTIER = "quartiers/le-centre/"
MESSAGE = "Cette page n’a pas, ou n’a plus, la partie que vous cherchiez."


def message(page):
    return page.get_by_role("status").filter(has_text=MESSAGE)


@pytest.mark.parametrize("largeur", [320, 1280])
def test_le_message_mene_au_sommaire_ouvert(ouvrir, largeur):
    page = ouvrir(f"{QUARTIER}#chiffre-perdu", largeur)
    expect(message(page)).to_be_in_viewport()
    page.get_by_role("link", name="Voir ce qu’elle contient").press("Enter")
    expect(page.get_by_role("navigation", name="Dans cette page").get_by_role("link").first).to_be_in_viewport()
    expect(message(page)).to_have_count(0)


def test_sans_sommaire_le_message_mene_au_plan_du_site(ouvrir, adresse):
    page = ouvrir("glossaire/#mot-perdu")
    expect(message(page)).to_be_in_viewport()
    page.get_by_role("link", name="Voir toutes les pages du site").click()
    expect(page).to_have_url(f"{adresse}plan-du-site/")


def test_la_page_introuvable_le_dit_aussi_et_mene_au_plan(ouvrir, adresse):
    page = ouvrir("quartier/profond/absente#portrait")
    expect(message(page)).to_be_visible()
    page.get_by_role("status").get_by_role("link").click()
    expect(page).to_have_url(f"{adresse}plan-du-site/")


@pytest.mark.parametrize("ancre", ["", "#", "#top", "#portrait", "#taux-pauvrete", "#:~:text=Centre"])
def test_une_adresse_juste_ne_dit_rien(ouvrir, ancre):
    page = ouvrir(QUARTIER + ancre)
    page.get_by_role("button", name="Copier le lien : Qui contacter").wait_for()  # le script est passé
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(page.locator("#partie-absente")).to_have_count(0)


@pytest.mark.parametrize("ancre", ["#%C3%A9cole", "#100%"])
def test_une_ancre_mal_ecrite_se_dit_comme_une_autre(ouvrir, ancre):
    expect(message(ouvrir(QUARTIER + ancre))).to_be_visible()


def test_un_lien_de_la_page_le_fait_dire_et_le_suivant_l_efface(ouvrir):
    page = ouvrir(QUARTIER)
    page.evaluate("location.hash = 'perdue'")
    expect(message(page)).to_be_visible()
    page.evaluate("location.hash = 'portrait'")
    expect(message(page)).to_have_count(0)


def test_le_message_est_accessible_et_ne_s_imprime_pas(ouvrir):
    page = ouvrir(f"{QUARTIER}#perdue", 320)
    expect(message(page)).to_be_visible()
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(page.locator("#partie-absente")).to_be_hidden()
