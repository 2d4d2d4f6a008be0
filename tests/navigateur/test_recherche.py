"""La recherche, comme on tape : sans accent, au pluriel, avec une élision, à moitié écrite, un numéro sans espaces."""

import gzip

import pytest
from playwright.sync_api import Page, expect

LE_CENTRE = "quartiers/le-centre/"
OISEAUX = "quartiers/cite-des-oiseaux/"
FRAGILES = "enjeux/habitants-fragiles/"


@pytest.fixture(scope="module")
def demander(navigateur, adresse):
    """``demander(saisie)`` -> une page, la même à chaque fois, où l'on vient de taper cette saisie et nulle autre."""
    page = navigateur.new_page()
    page.goto(adresse)
    page.get_by_role("button", name="Rechercher").click()

    def demander(saisie: str) -> Page:
        champ(page).fill("")
        expect(resultats(page)).to_have_count(0)
        champ(page).fill(saisie)
        return page

    yield demander
    page.close()


@pytest.fixture
def fenetre(ouvrir):
    """``fenetre(chemin, largeur, …)`` -> la page, où la recherche est ouverte."""

    def fenetre(chemin: str = "", *reglages, **options) -> Page:
        page = ouvrir(chemin, *reglages, **options)
        page.get_by_role("button", name="Rechercher").click()
        expect(champ(page)).to_be_focused()
        return page

    return fenetre


def champ(page: Page):
    return page.get_by_role("searchbox", name="Rechercher dans le site")


def resultats(page: Page):
    return page.get_by_role("dialog").get_by_role("link")


@pytest.mark.parametrize(
    ("saisie", "attendu"),
    [
        ("decrochage", f"{LE_CENTRE}#irritants"),
        ("sante", f"{FRAGILES}#sante"),
        ("ecoles", f"{OISEAUX}#irritants"),
        ("coeur", "glossaire/#parcours-du-coeur"),
        ("acces aux soins", f"{FRAGILES}#acces-soins"),
        ("ACCÈS AUX SOINS", f"{FRAGILES}#acces-soins"),
        ("l'accès", f"{FRAGILES}#acces-droits"),
        ("l’acces", f"{FRAGILES}#acces-droits"),
        ("oiseau", OISEAUX),
        ("oiseaux", OISEAUX),
        ("epicerie", f"{OISEAUX}#opportunites"),
        ("epic", f"{OISEAUX}#opportunites"),
        ("maire", "#contacts"),
        ("parentalite", "enjeux/emancipation/#parentalite"),
        ("parentalite oiseaux", f"{OISEAUX}#parentalite"),
        ("logement social", f"{LE_CENTRE}#parc-social"),
        ("rsa", "glossaire/#rsa"),
        ("0321520481", "#contacts"),
        ("03 21 52 04 81", "#contacts"),
        ("03.21.52.04.81", "#contacts"),
        ("+33 3 21 52 04 81", "#contacts"),
        ("+33321520481", "#contacts"),
        ("032152", "#contacts"),
        ("5300", LE_CENTRE),
        ("5 300", LE_CENTRE),
        ("le", LE_CENTRE),
    ],
)
def test_ce_qu_on_tape_mene_d_abord_au_bon_endroit(demander, adresse, saisie, attendu):
    page = demander(saisie)
    expect(resultats(page).first).to_have_attribute("href", adresse + attendu)


@pytest.mark.parametrize(
    ("saisie", "autre"),
    [
        ("decrochage", f"{LE_CENTRE}#reussite-educative"),
        ("sante", f"{OISEAUX}#prevention-sante"),
        ("ecoles", f"{OISEAUX}#opportunites"),
        ("epicerie", f"{LE_CENTRE}#alimentation"),
        ("maire", f"{OISEAUX}#contacts"),
        ("parentalite", f"{OISEAUX}#parentalite"),
        ("oiseaux", "pilotage/#comite"),
    ],
)
def test_les_autres_endroits_suivent(demander, adresse, saisie, autre):
    page = demander(saisie)
    expect(page.get_by_role("dialog").locator(f'a[href="{adresse}{autre}"]')).to_be_attached()


def test_le_nom_d_une_page_ne_fait_pas_venir_toutes_ses_sections(demander, adresse):
    page = demander("oiseaux")
    expect(resultats(page).first).to_be_visible()
    expect(page.get_by_role("dialog").locator(f'a[href="{adresse}{OISEAUX}#contacts"]')).to_have_count(0)


@pytest.mark.parametrize(
    ("saisie", "marques"),
    [
        ("coeur", {"Cœur", "cœur"}),
        ("oiseau", {"Oiseaux"}),
        ("l'acces aux soins", {"accès", "soins"}),
        ("bibli", {"bibliothèque"}),
        ("parcs sociaux", {"parc", "social", "sociaux"}),
        ("0321520481", {"03\u00a021\u00a052\u00a004\u00a081"}),
    ],
)
def test_les_mots_trouves_sont_marques_tels_qu_ils_sont_ecrits(demander, saisie, marques):
    page = demander(saisie)
    expect(resultats(page).first).to_be_visible()
    premier = page.get_by_role("dialog").get_by_role("listitem").first
    assert set(premier.locator("mark").all_text_contents()) == marques


def test_un_resultat_dit_sa_section_sa_page_et_ce_qu_on_y_lit(demander):
    page = demander("parentalite oiseaux")
    resultat = page.get_by_role("dialog").get_by_role("listitem")
    expect(resultat.get_by_role("link")).to_have_text(
        "Développer l’accompagnement à la parentalité et conforter les parents dans leur rôle éducatif Cité des Oiseaux"
    )
    expect(resultat.get_by_role("paragraph")).to_contain_text("Renforcer le dispositif REAAP")


@pytest.mark.parametrize(
    ("saisie", "annonce"),
    [
        ("zorglub", "Aucun résultat pour « zorglub »."),
        ("<b>zorglub</b>", "Aucun résultat pour « <b>zorglub</b> »."),
        ("parentalite oiseaux", "1 résultat pour « parentalite oiseaux »."),
        ("parentalite", "2 résultats pour « parentalite »."),
        ("parentalite zorglub", "Aucun texte ne contient tous ces mots. 2 résultats pour « parentalite zorglub »."),
        ("quartier", "voici les 20 premiers."),
    ],
)
def test_le_compte_est_annonce(demander, saisie, annonce):
    page = demander(saisie)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(annonce)


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


def test_toute_la_recherche_pese_moins_qu_une_image(site):
    fichiers = [*(site.dossier / "assets").glob("recherche*.js"), site.dossier / "recherche.json"]
    poids = {fichier.name: len(gzip.compress(fichier.read_bytes())) for fichier in fichiers}
    print(poids)
    assert sum(poids.values()) < 20_000
