"""La place est employée : un en-tête d'un rang, qui appeler toujours en vue, un très grand écran qui n'étire rien."""

import pytest

QUARTIER = "quartiers/le-centre/"
MILIEUX = """choix => [...document.querySelectorAll(choix)].filter(e => e.checkVisibility()).map(e => {
    const cadre = e.getBoundingClientRect()
    return Math.round(cadre.top + cadre.height / 2)
})"""
CADRES = """() => Object.fromEntries([".cote", ".joindre", ".sommaire", "main", ".pied"].map(choix => {
    const {top, bottom, left, right} = document.querySelector(choix).getBoundingClientRect()
    return [choix, {top, bottom, left, right}]
}))"""
DE_GAUCHE_A_DROITE = """() => [...document.querySelectorAll(".entete :is(a, button):not(.rubrique a)")]
    .filter(e => e.checkVisibility())
    .map(e => e.getBoundingClientRect())
    .map(c => [Math.round((c.top + c.height / 2) / 40), Math.round(c.left)])"""


@pytest.mark.parametrize("largeur", [1024, 1280, 1440, 1920, 3840])
@pytest.mark.parametrize("chemin", ["", "enjeux/habitants-fragiles/", QUARTIER])
def test_des_1024_px_l_en_tete_tient_sur_un_rang_et_une_rubrique_sur_un_autre(ouvrir, chemin, largeur):
    page = ouvrir(chemin, largeur)
    milieux = page.evaluate(MILIEUX, ".marque, .menu > ul > li > a, #rechercher")
    assert len(milieux) == 9
    assert max(milieux) - min(milieux) <= 4
    assert len({*page.evaluate(MILIEUX, ".rubrique a")}) <= 1


def test_un_long_enjeu_garde_son_nom_entier_pour_qui_l_ecoute(ouvrir):
    page = ouvrir("enjeux/habitants-fragiles/", 1024)
    lien = page.locator(".rubrique").get_by_role("link", name="Enjeu 1 : Des quartiers attentifs aux habitants")
    assert lien.bounding_box()["width"] < 120


@pytest.mark.parametrize("largeur", [360, 768, 1024, 1440])
def test_l_ordre_du_clavier_est_celui_des_yeux(ouvrir, largeur):
    ordre = ouvrir(QUARTIER, largeur).evaluate(DE_GAUCHE_A_DROITE)
    assert len(ordre) >= 3
    assert ordre == sorted(ordre)


@pytest.mark.parametrize(("largeur", "hauteur"), [(1120, 700), (1440, 900), (1920, 1080), (2560, 600)])
def test_qui_appeler_reste_en_vue_sans_rien_recouvrir(ouvrir, largeur, hauteur):
    page = ouvrir(QUARTIER, largeur, viewport={"width": largeur, "height": hauteur}, reduced_motion="reduce")
    fin = page.evaluate("document.documentElement.scrollHeight")
    for part in (0, 0.3, 0.6, 1):
        page.evaluate("haut => scrollTo(0, haut)", part * fin)
        vus = page.evaluate(CADRES)
        assert vus["main"]["right"] < vus[".cote"]["left"]
        assert vus[".joindre"]["bottom"] <= vus[".sommaire"]["top"]
        assert vus[".sommaire"]["bottom"] <= vus[".cote"]["bottom"] + 1
        assert vus[".cote"]["bottom"] <= vus[".pied"]["top"]
        if part < 1:
            assert vus[".joindre"]["top"] >= 0
            assert vus[".joindre"]["bottom"] <= hauteur


def test_son_numero_se_lit_de_loin_et_a_1440_la_carte_tient_le_tiers_droit(ouvrir):
    page = ouvrir(QUARTIER, 1440)
    numero = page.locator(".joindre .numero").first
    assert numero.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 28
    assert page.locator(".joindre").bounding_box()["width"] >= 340


@pytest.mark.parametrize("chemin", ["", "enjeux/habitants-fragiles/", "suivi/"])
def test_ailleurs_que_dans_un_quartier_la_carte_n_est_pas(ouvrir, chemin):
    assert ouvrir(chemin, 1440).locator(".joindre").count() == 0


def test_sur_un_telephone_et_sur_le_papier_la_carte_ne_repete_pas_la_page(ouvrir):
    page = ouvrir(QUARTIER, 360)
    assert not page.locator(".joindre").is_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(media="print")
    assert not page.locator(".joindre").is_visible()


def test_un_texte_deux_fois_plus_grand_reprend_la_mise_en_page_d_un_petit_ecran(ouvrir):
    page = ouvrir(QUARTIER, 1440, bypass_csp=True)
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.parametrize(("largeur", "corps"), [(1440, 18), (1920, 20), (2560, 23), (3840, 29)])
def test_un_tres_grand_ecran_grandit_tout_ensemble(ouvrir, largeur, corps):
    page = ouvrir(QUARTIER, largeur)
    taille = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert round(taille) in (corps, corps + 1)
    ligne = page.locator("main p.source").first.evaluate(
        "e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize)"
    )
    assert ligne <= 34.1
