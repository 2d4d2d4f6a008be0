"""Les plans, mesurés par un vrai navigateur : rien ne s'y recouvre, tout s'y voit, et une rue mène à son quartier."""

from itertools import product

import pytest
from playwright.sync_api import expect

from macros.modele.contrat import PEU
from tests.outils.contours_inventes import ecrire_les_contours
from tests.outils.navigateur.axe import violations
from tests.outils.navigateur.hebergeur import servir
from tests.outils.navigateur.papier import AU_BAS, TITRES, titres_isoles
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, construire, copier_projet
from tests.outils.synthese import ecrire

PAGES = ["quartiers/", "quartiers/les-essais/", "quartiers/les-epreuves/"]
# Les textes d'un plan qui se recouvrent, ou qui sortent du dessin, en pixels de l'écran.
MAL_PLACES = """() => [...document.querySelectorAll(".plan > svg")].flatMap((svg) => {
    const cadre = svg.getBoundingClientRect()
    const noms = [...svg.querySelectorAll("text")].map((t) => [t.textContent, t.getBoundingClientRect()])
    const dehors = noms.filter(([, r]) =>
        r.left < cadre.left || r.right > cadre.right || r.top < cadre.top || r.bottom > cadre.bottom)
    const recouverts = noms.flatMap(([nom, a], rang) => noms.slice(rang + 1)
        .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([autre]) => `${nom} / ${autre}`))
    return [...dehors.map(([nom]) => nom), ...recouverts]
})"""
COMBIEN = "() => document.querySelectorAll('.plan text').length"


@pytest.fixture(scope="module")
def adresse(tmp_path_factory):
    """Le site d'une commune qui publie des contours, et une liste de rues."""
    projet = copier_projet(tmp_path_factory.mktemp("plans") / "projet", EXEMPLEVILLE, "d'Exempleville")
    construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DOCUMENTS="false")
    with servir(projet / "site", tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


@pytest.fixture(scope="module")
def nombreux(tmp_path_factory):
    """L'adresse d'un site dont le plan n'a de place que pour des numéros."""
    dossier = tmp_path_factory.mktemp("nombreux")
    ecrire(dossier / "donnees", PEU + 8)
    ecrire_les_contours(dossier / "donnees", sorted(f.stem for f in (dossier / "donnees/quartiers").glob("*.yml")))
    projet = copier_projet(dossier / "projet", dossier / "donnees", "de nulle part")
    construire(projet, dossier / "site", DOCUMENTS="false")
    with servir(dossier / "site", tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


@pytest.mark.parametrize("chemin", PAGES)
def test_aucun_nom_n_en_recouvre_un_autre_ni_ne_sort_du_plan(ouvrir, chemin):
    page = ouvrir(chemin)
    for largeur in (280, 320, 575, 768, 1440, 1920):
        page.set_viewport_size({"width": largeur, "height": 900})
        assert page.evaluate(COMBIEN) > 4
        assert (largeur, page.evaluate(MAL_PLACES)) == (largeur, [])


@pytest.mark.parametrize("chemin", PAGES)
def test_dans_firefox_non_plus(ouvrir_firefox, chemin):
    for largeur in (320, 1440):
        page = ouvrir_firefox(chemin, largeur)
        assert page.evaluer(COMBIEN) > 4
        assert (largeur, page.evaluer(MAL_PLACES)) == (largeur, [])


def test_vingt_numeros_se_lisent_sans_se_recouvrir_et_la_liste_les_explique(ouvrir, nombreux):
    page = ouvrir()
    page.goto(f"{nombreux}quartiers/")
    for largeur in (320, 1440):
        page.set_viewport_size({"width": largeur, "height": 900})
        assert (largeur, page.evaluate(MAL_PLACES)) == (largeur, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    sur_le_plan = page.locator(".plan-nom").all_text_contents()
    expliques = page.locator("#communes ol > li").evaluate_all("(l) => l.map((li) => String(li.value))")
    assert sur_le_plan == expliques == [str(rang) for rang in range(1, PEU + 9)]
    assert violations(page) == []


@pytest.mark.parametrize("chemin", PAGES)
def test_une_page_avec_un_plan_n_enfreint_aucune_regle(ouvrir, chemin):
    page = ouvrir(chemin)
    for largeur, palette in product([320, 1440], ["light", "dark"]):
        page.set_viewport_size({"width": largeur, "height": 900})
        page.emulate_media(color_scheme=palette)
        assert (largeur, palette, violations(page)) == (largeur, palette, [])


@pytest.mark.parametrize("chemin", PAGES)
def test_sur_le_papier_un_plan_ne_laisse_aucun_titre_seul(ouvrir, ouvrir_firefox, chemin):
    page = ouvrir(chemin)
    assert titres_isoles(page.pdf(prefer_css_page_size=True), page.evaluate(TITRES), page.evaluate(AU_BAS)) == []
    page = ouvrir_firefox(chemin)
    assert titres_isoles(page.imprimer(), page.evaluer(TITRES), page.evaluer(AU_BAS)) == []


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_en_couleurs_forcees_le_plan_se_voit_encore(ouvrir, palette):
    page = ouvrir(PAGES[1], 1280, palette, forced_colors="active")
    fond = page.locator(".plan > svg").evaluate("(e) => getComputedStyle(e).backgroundColor")
    for partie, propriete in (
        (".plan-ici", "stroke"),
        (".plan-commune", "stroke"),
        (".plan-nom", "fill"),
        (".plan-echelle", "stroke"),
        (".plan-nord", "fill"),
        ("svg.silhouette-grande", "stroke"),
    ):
        couleur = page.locator(partie).first.evaluate(f"(e) => getComputedStyle(e).{propriete}")
        assert couleur not in (fond, "none"), partie
    ici, autre = (
        page.locator(f".{nom}").first.evaluate("(e) => getComputedStyle(e).stroke")
        for nom in ("plan-ici", "plan-commune")
    )
    assert ici != autre


@pytest.mark.parametrize("largeur", [280, 320, 768, 1440])
def test_la_silhouette_ne_bouscule_ni_ne_recouvre_le_titre(ouvrir, largeur):
    page = ouvrir(PAGES[1], largeur)
    silhouette, titre = page.locator("svg.silhouette-grande").bounding_box(), page.locator("h1").bounding_box()
    mots = page.locator("h1").evaluate(
        "(h) => { const r = document.createRange(); r.selectNodeContents(h); return r.getBoundingClientRect().right }"
    )
    assert mots <= silhouette["x"] or titre["y"] >= silhouette["y"] + silhouette["height"]
    assert silhouette["x"] + silhouette["width"] <= largeur
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur


@pytest.mark.parametrize("largeur", [1024, 1440, 1920])
@pytest.mark.parametrize(("chemin", "a_cote"), [(PAGES[0], ".carte"), (PAGES[1], "[aria-labelledby=carte] .lieux li")])
def test_la_droite_d_un_plan_n_est_pas_vide(ouvrir, chemin, a_cote, largeur):
    page = ouvrir(chemin, largeur)
    plan, voisin = page.locator(".plan > svg").bounding_box(), page.locator(a_cote).first.bounding_box()
    assert plan["x"] + plan["width"] < voisin["x"]
    assert voisin["y"] < plan["y"] + plan["height"] / 2


def test_le_nom_d_une_rue_ne_se_partage_pas_entre_deux_colonnes(ouvrir, ouvrir_firefox):
    entiers = "() => [...document.querySelectorAll('.rues > li')].map((li) => li.getClientRects().length)"
    for largeur in (768, 1120, 1440):
        assert {*ouvrir(PAGES[1], largeur).evaluate(entiers)} == {1}
        assert {*ouvrir_firefox(PAGES[1], largeur).evaluer(entiers)} == {1}


def test_une_rue_cherchee_mene_a_son_quartier(ouvrir, adresse):
    page = ouvrir()
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox", name="Rechercher dans le site").fill("place du modele")
    premier = page.get_by_role("dialog").get_by_role("link").first
    expect(premier).to_have_attribute("href", f"{adresse}quartiers/les-essais/#rues")
    expect(premier).to_contain_text("Ma rue est-elle dans le quartier")
