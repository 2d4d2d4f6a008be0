"""Les polices du site écrivent tout, et rien ne bouge quand elles arrivent."""

import pytest

BOUGE = """() => new Promise(finir => {
    let somme = 0
    const ajouter = liste => { for (const pas of liste.getEntries()) somme += pas.value }
    new PerformanceObserver(ajouter).observe({type: "layout-shift", buffered: true})
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => finir(somme))))
})"""
PEINTE = """() => new Promise(finir => {
    const vue = liste => liste.getEntriesByName("first-contentful-paint").length && finir()
    new PerformanceObserver(vue).observe({type: "paint", buffered: true})
})"""
GABARITS = ["", "quartiers/le-centre/", "quartiers/", "enjeux/habitants-fragiles/", "suivi/", "pilotage/"]
TEXTES = ["convention/", "glossaire/"]  # de longs paragraphes, coupés par des sigles


@pytest.fixture
def page_sans_ses_polices(navigateur):
    """``attendre(adresse, largeur)`` -> la page, peinte avant ses polices, et les polices retenues."""
    pages = []

    def attendre(adresse, largeur):
        page = navigateur.new_page(viewport={"width": largeur, "height": 900})
        pages.append(page)
        retenues = []
        page.route("**/*.woff2", lambda police: retenues.append(police))  # noqa: PLW0108 - Playwright y pose un attribut
        page.goto(adresse, wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        page.evaluate(PEINTE)
        assert len(retenues) == 2
        return page, retenues

    yield attendre
    for page in pages:
        page.close()


@pytest.fixture
def page_avec_ses_polices(navigateur, adresse):
    """``attendre(chemin)`` -> la page, une fois ses polices là, même si la machine a mis trop de temps à les servir."""
    page = navigateur.new_page()

    def servir_la_feuille(demande):
        feuille = demande.fetch()
        demande.fulfill(response=feuille, body=feuille.text().replace("font-display: optional", "font-display: swap"))

    def attendre(chemin):
        page.route("**/site.css", servir_la_feuille)
        page.goto(adresse + chemin)
        page.evaluate("document.fonts.ready.then(() => 1)")
        return page

    yield attendre
    page.close()


@pytest.mark.parametrize("largeur", [360, 768, 1440, 1920])
@pytest.mark.parametrize("chemin", [*GABARITS, *TEXTES])
def test_une_police_en_retard_ne_deplace_rien(page_sans_ses_polices, adresse, chemin, largeur):
    page, retenues = page_sans_ses_polices(adresse + chemin, largeur)
    for police in retenues:
        police.continue_()
    page.evaluate("document.fonts.ready.then(() => 1)")
    assert page.evaluate("document.fonts.check('1em Site', 'é')")
    assert page.evaluate(BOUGE) < 0.005  # un vingtième de ce que tolèrent les moteurs de recherche


@pytest.mark.parametrize("largeur", [360, 1440])
@pytest.mark.parametrize("chemin", [*GABARITS, *TEXTES])
def test_rien_ne_bouge_quand_une_page_s_ouvre(ouvrir, chemin, largeur):
    page = ouvrir(chemin, largeur)
    page.evaluate("document.fonts.ready.then(() => 1)")
    assert page.evaluate(BOUGE) < 0.001  # ce qui change dans l'épaisseur d'un trait compte aussi


@pytest.mark.parametrize("chemin", GABARITS)
def test_tout_ce_qui_se_lit_est_dans_nos_polices(page_avec_ses_polices, chemin):
    page = page_avec_ses_polices(chemin)
    cdp = page.context.new_cdp_session(page)
    for domaine in ("DOM", "CSS"):
        cdp.send(f"{domaine}.enable")
    racine = cdp.send("DOM.getDocument")["root"]["nodeId"]
    noeuds = cdp.send(
        "DOM.querySelectorAll", {"nodeId": racine, "selector": "body :is(h1, h2, h3, p, li, td, th, dd, summary)"}
    )
    polices = [
        (police["familyName"], police["isCustomFont"])
        for noeud in noeuds["nodeIds"]
        for police in cdp.send("CSS.getPlatformFontsForNode", {"nodeId": noeud})["fonts"]
    ]
    assert len(polices) > 20
    assert {police for police in polices if not police[1]} == set()
