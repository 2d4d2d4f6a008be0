"""Un texte deux fois plus grand, réglé dans le navigateur (RGAA 10.4) : rien ne déborde ni ne se coupe mal."""

import pytest

from tests.outils.navigateur.chromium import lancer_a_grands_caracteres
from tests.outils.navigateur.largeurs import MODELES

QUARTIER = "quartiers/le-centre/"
COUPES = """choix => [...document.querySelectorAll(choix)].filter((e) => e.checkVisibility()).flatMap((e) => {
    const vus = []
    const textes = document.createTreeWalker(e, NodeFilter.SHOW_TEXT)
    while (textes.nextNode()) {
        for (const mot of textes.currentNode.data.matchAll(/[\\p{L}’]+/gu)) {
            const place = document.createRange()
            place.setStart(textes.currentNode, mot.index)
            place.setEnd(textes.currentNode, mot.index + mot[0].length)
            if (place.getClientRects().length > 1) vus.push(mot[0])
        }
    }
    return vus
})"""


@pytest.fixture(scope="module")
def navigateur(playwright):
    """Celui d'un lecteur qui a doublé la taille du texte."""
    navigateur = lancer_a_grands_caracteres(playwright)
    yield navigateur
    navigateur.close()


@pytest.mark.parametrize("largeur", [320, 360, 768, 1440])
def test_aucune_page_ne_defile_de_cote(ouvrir, adresse, largeur):
    page = ouvrir("", largeur)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    for chemin in MODELES:
        page.goto(adresse + chemin)
        assert (chemin, page.evaluate("document.documentElement.scrollWidth")) == (chemin, largeur)


@pytest.mark.parametrize("largeur", [320, 360])
def test_un_lien_d_evitement_reste_hors_de_vue_tant_qu_il_n_a_pas_le_focus(ouvrir, largeur):
    liens = ouvrir(QUARTIER, largeur).locator(".evitement a")
    assert all(lien.bounding_box()["x"] + lien.bounding_box()["width"] <= 0 for lien in liens.all())
    liens.first.focus()
    assert liens.first.bounding_box()["x"] >= 0


@pytest.mark.parametrize("largeur", [320, 360, 768])
def test_ni_le_nom_du_site_ni_le_statut_ne_se_coupent_dans_un_mot(ouvrir, largeur):
    assert ouvrir(QUARTIER, largeur).evaluate(COUPES, ".marque, .surtitre, .bouton-menu") == []


def test_aucun_geste_ne_reste_seul_sur_son_rang(ouvrir):
    gestes = ouvrir("", 1440).locator(".geste").all()
    assert len(gestes) == 3
    assert len({round(geste.bounding_box()["y"]) for geste in gestes}) == 1
