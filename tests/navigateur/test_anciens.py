"""Dans les plus anciens navigateurs que l'on sert, tout se lit et tout s'atteint, plus simplement peut-être."""

import re

import pytest
from playwright.sync_api import expect

from tests.outils.navigateur.anciens import PROFILS
from tests.outils.navigateur.emuler import vieillir, vieillir_css
from tests.outils.navigateur.largeurs import balayer
from tests.outils.projet import RACINE

QUARTIER = "quartiers/le-centre/"
PAGES = ["", "quartiers/", QUARTIER, "suivi/", "glossaire/"]
DELAI = 5000  # ms : au-delà, ce que l'on attend ne viendra pas
AVANT_LE_CONTENU = 300  # px : le nom du site, ses boutons, « Dans cette page » replié
MUR = 120  # px : un menu plus haut repousse la page hors de l'écran
# Les textes que couvre un bouton « Copier le lien », même quand il ne se montre qu'au passage.
COUVERTS = """() => [...document.querySelectorAll('main .copier')].flatMap((bouton) => {
    const icone = bouton.getBoundingClientRect()
    const textes = document.createTreeWalker(bouton.parentElement, NodeFilter.SHOW_TEXT)
    const couverts = []
    while (textes.nextNode()) {
        const portee = document.createRange()
        portee.selectNodeContents(textes.currentNode)
        const couvre = [...portee.getClientRects()].some((r) => r.width > 1 && r.height > 1
            && Math.min(r.right, icone.right) - Math.max(r.left, icone.left) > 1
            && Math.min(r.bottom, icone.bottom) - Math.max(r.top, icone.top) > 1)
        const cache = textes.currentNode.parentElement.closest('.invisible, thead')
        if (couvre && !cache) couverts.push(textes.currentNode.data.trim())
    }
    return couverts.filter(Boolean)
})"""


@pytest.fixture(params=PROFILS)
def ouvrir_ancien(request, navigateur, adresse):
    """``ouvrir_ancien(chemin, largeur, hauteur)`` -> la page, dans un ancien navigateur où nul script ne tombe."""
    contextes = []
    plaintes = []

    def ouvrir(chemin="", largeur=390, hauteur=800):
        contextes.append(navigateur.new_context(viewport={"width": largeur, "height": hauteur}, locale="fr-FR"))
        vieillir(contextes[-1], PROFILS[request.param])
        page = contextes[-1].new_page()
        page.set_default_timeout(DELAI)
        page.set_default_navigation_timeout(6 * DELAI)
        page.on("pageerror", lambda erreur: plaintes.append(str(erreur)))
        page.goto(adresse + chemin)
        return page

    yield ouvrir
    for contexte in contextes:
        contexte.unroute_all(behavior="wait")
        contexte.close()
    assert plaintes == []


def test_l_ancien_ignore_ce_qu_il_ne_connait_pas(ouvrir_ancien):
    page = ouvrir_ancien(QUARTIER)
    assert page.evaluate("'popover' in HTMLElement.prototype") is False
    assert page.evaluate("CSS.supports('selector(:popover-open)') || CSS.supports('text-wrap', 'balance')") is False
    assert page.evaluate("CSS.supports('selector(:target)') && CSS.supports('display', 'grid')") is True
    assert page.evaluate("document.querySelectorAll('[popover]').length") > 0
    assert page.evaluate("document.querySelector('[popover]').getAttribute('popover')") is not None


@pytest.mark.parametrize(
    ("css", "vieillie"),
    [
        (
            "@container (width > 40em) { a > b { color: red } }",
            "@inconnu-container (width inconnu 40em) { a > b { color: red } }",
        ),
        ("@supports (container-type: size) {}", "@supports (inconnu-container-type: size) {}"),
        ("@media (scripting: none) {}", "@media (inconnu-scripting: none) {}"),
        ("[popover]:is(.a, :popover-open) {}", "[data-inconnu-popover]:is(.a, :inconnu-popover-open) {}"),
        (
            "a { color:color-mix(in srgb, red, blue); width: 5cqi }",
            "a { color:inconnu-color-mix(in srgb, red, blue); width: 5inconnu }",
        ),
        ("a:hover { height: 100dvh; inset: 0 }", "a:hover { height: 100dvh; inset: 0 }"),
    ],
)
def test_ce_que_safari_ne_connait_pas_change_de_nom_et_le_reste_non(css, vieillie):
    assert " ".join(vieillir_css(css, PROFILS["safari-15.4"]).split()) == vieillie


def test_les_scripts_se_lisent_dans_tous():
    """Safari 15.4 refuse tout un script où une expression regarde en arrière."""
    scripts = [fichier.read_text("utf-8") for fichier in (RACINE / "overrides" / "assets").glob("*.js")]
    assert scripts
    assert [trouve for script in scripts for trouve in re.findall(r".*\(\?<[=!].*", script)] == []


@pytest.mark.parametrize("chemin", PAGES)
def test_rien_ne_deborde(ouvrir_ancien, chemin):
    for largeur, releve in balayer(ouvrir_ancien(chemin), [320, 768, 1440]).items():
        assert (largeur, releve["defilement"], releve["debordements"]) == (largeur, 0, [])


@pytest.mark.parametrize("chemin", ["quartiers/", QUARTIER, "glossaire/"])
def test_une_icone_ne_couvre_aucun_texte(ouvrir_ancien, chemin):
    page = ouvrir_ancien(chemin)
    assert page.locator("main .copier").count() > 0
    for largeur in (320, 1440):
        page.set_viewport_size({"width": largeur, "height": 800})
        assert page.evaluate(COUVERTS) == []


def test_le_menu_ne_repousse_pas_la_page(ouvrir_ancien):
    page = ouvrir_ancien(QUARTIER)
    menu = page.locator("nav#menu").bounding_box()
    contenu = page.locator("main").bounding_box()
    assert menu is None or menu["y"] > contenu["y"] or menu["height"] < MUR
    assert contenu["y"] < AVANT_LE_CONTENU


@pytest.mark.parametrize("largeur", [390, 1440])
def test_le_menu_mene_a_une_autre_page(ouvrir_ancien, largeur):
    page = ouvrir_ancien(QUARTIER, largeur)
    lien = page.locator("nav#menu").get_by_role("link", name="Pilotage")
    if not lien.is_visible():
        page.get_by_text("Menu", exact=True).click()
    expect(lien).to_be_in_viewport()
    lien.click()
    expect(page).to_have_url(re.compile("/pilotage/$"))


@pytest.mark.parametrize("largeur", [320, 1440])
def test_dans_cette_page_se_lit_ou_s_ouvre(ouvrir_ancien, largeur):
    page = ouvrir_ancien(QUARTIER, largeur)
    lien = page.get_by_role("navigation", name="Dans cette page").get_by_role("link", name="Portrait statistique")
    if not lien.is_visible():
        page.get_by_text("Dans cette page").click()
    lien.click()
    expect(page.get_by_role("heading", name="Portrait statistique")).to_be_in_viewport()


@pytest.mark.parametrize("largeur", [320, 1440])
def test_l_explication_d_un_sigle_s_atteint(ouvrir_ancien, largeur):
    page = ouvrir_ancien(QUARTIER, largeur)
    page.locator("main").get_by_text("RSA", exact=True).first.click()
    expect(page.get_by_text("Revenu de solidarité active").locator("visible=true").first).to_be_in_viewport(
        timeout=DELAI
    )


@pytest.mark.parametrize(("largeur", "hauteur"), [(390, 640), (1440, 700)])
def test_la_recherche_tient_dans_l_ecran_et_se_ferme(ouvrir_ancien, largeur, hauteur):
    page = ouvrir_ancien(QUARTIER, largeur, hauteur)
    page.get_by_role("button", name="Rechercher").click()
    fenetre = page.get_by_role("dialog", name="Recherche")
    page.get_by_role("searchbox").fill("santé")
    fenetre.get_by_role("link").first.wait_for()
    boite = fenetre.bounding_box()
    assert boite["y"] >= 0
    assert boite["y"] + boite["height"] <= hauteur
    expect(fenetre.get_by_role("button", name="Fermer")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(fenetre).to_be_hidden()
