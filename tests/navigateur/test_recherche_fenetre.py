"""La fenêtre de recherche : elle s'ouvre, se suit au clavier, se ferme, et ne se charge qu'à la demande."""

import pytest
from playwright.sync_api import Page, expect

from tests.outils.navigateur.recherche import FRAGILES, LE_CENTRE, champ, resultats


@pytest.fixture
def fenetre(ouvrir):
    """``fenetre(chemin, largeur, …)`` -> la page, où la recherche est ouverte."""

    def fenetre(chemin: str = "", *reglages, **options) -> Page:
        page = ouvrir(chemin, *reglages, **options)
        page.get_by_role("button", name="Rechercher").click()
        expect(champ(page)).to_be_focused()
        return page

    return fenetre


def test_le_compte_ne_s_annonce_qu_une_fois_la_frappe_finie(fenetre):
    page = fenetre()
    page.evaluate("""() => {
        window.annonces = []
        const statut = document.querySelector('dialog [role=status]')
        new MutationObserver(() => annonces.push(statut.textContent)).observe(statut, {childList: true})
    }""")
    champ(page).press_sequentially("parentalite")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("2 résultats")
    assert len(page.evaluate("annonces")) == 1


def test_effacer_la_saisie_efface_les_resultats(fenetre):
    page = fenetre()
    champ(page).fill("parentalite")
    expect(resultats(page)).to_have_count(4)
    champ(page).fill("")
    expect(resultats(page)).to_have_count(0)


def test_rien_de_la_recherche_n_est_charge_avant_qu_on_la_demande(ouvrir):
    page = ouvrir(LE_CENTRE)
    assert charges(page) == []
    page.get_by_role("button", name="Rechercher").click()
    champ(page).fill("parentalite")
    expect(resultats(page).first).to_be_visible()
    assert sorted(charges(page)) == ["recherche-index.js", "recherche.js", "recherche.json"]


def charges(page: Page) -> list[str]:
    """Ce que la page a chargé de la recherche."""
    noms = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name.split('/').at(-1))")
    return [nom for nom in noms if "recherche" in nom]


@pytest.mark.parametrize("saisie", ["", "parentalite"])
def test_echap_ferme_la_recherche_et_rend_le_focus_au_bouton(fenetre, saisie):
    page = fenetre(LE_CENTRE)
    champ(page).fill(saisie)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Rechercher")).to_be_focused()


def test_fermer_ferme_la_recherche_qui_se_rouvre_sur_ce_qu_on_avait_ecrit(fenetre):
    page = fenetre(LE_CENTRE)
    champ(page).fill("parentalite")
    page.get_by_role("button", name="Fermer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Rechercher").click()
    expect(champ(page)).to_have_value("parentalite")
    page.keyboard.type("decrochage")
    expect(champ(page)).to_have_value("decrochage")


def test_tout_se_fait_au_clavier(fenetre, adresse):
    page = fenetre()
    page.keyboard.type("sante")
    expect(resultats(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Fermer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(resultats(page).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{adresse}{FRAGILES}#sante")
    expect(page.locator("h2#sante")).to_be_in_viewport()


def test_entree_mene_au_premier_resultat_sans_le_suivre(fenetre, adresse):
    page = fenetre()
    champ(page).fill("sante")
    expect(resultats(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(resultats(page).first).to_be_focused()
    expect(page).to_have_url(adresse)


def test_un_lien_vers_la_page_meme_ferme_la_recherche_et_montre_la_section(fenetre, adresse):
    page = fenetre(LE_CENTRE)
    champ(page).fill("parentalite")
    page.get_by_role("dialog").locator(f'a[href="{adresse}{LE_CENTRE}#parentalite"]').click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(f"{adresse}{LE_CENTRE}#parentalite")
    expect(page.locator("tr#parentalite")).to_be_in_viewport()


def test_un_index_qui_ne_vient_pas_se_dit_puis_se_redemande(ouvrir):
    page = ouvrir()
    page.route("**/recherche.json", lambda requete: requete.abort())
    page.get_by_role("button", name="Rechercher").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("La recherche n’a pas pu se charger.")
    page.unroute("**/recherche.json")
    champ(page).fill("parentalite")
    expect(resultats(page)).to_have_count(4)


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_a_320_pixels_rien_ne_deborde_et_tout_se_touche(fenetre, palette):
    page = fenetre("", 320, palette)
    champ(page).fill("acces aux soins")
    expect(resultats(page).first).to_be_visible()
    assert page.evaluate("[...document.querySelectorAll('dialog, dialog *')].filter((e) => e.scrollWidth > 320)") == []
    assert page.get_by_role("button", name="Fermer").bounding_box()["height"] >= 24
    assert all(lien.bounding_box()["height"] >= 24 for lien in resultats(page).all())
