"""RGAA 10.4 et 10.7, dans toutes les pages : le texte grossit sans déborder, le focus se voit où qu'il aille."""

import pytest

LONG = "communication@communaute-agglomeration.example"
# Tout ce qui peut recevoir le focus au clavier, et ne se voit pas quand il l'a.
FOCUS_PERDUS = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter((e) => {
        e.focus()
        if (document.activeElement !== e) return false
        for (let ancetre = e; ancetre !== document.body; ancetre = ancetre.parentElement) {
            if (getComputedStyle(ancetre).clipPath.startsWith('inset')) return true
        }
        const { width, height, left, right } = e.getBoundingClientRect()
        return width <= 1 || height <= 1 || right <= 0 || left >= innerWidth
    })
    .map((e) => e.outerHTML.slice(0, 120))"""
# Chaque texte de la page reçoit à sa fin un mot plus long que l'écran ; un dessin, lui, place les siens un par un.
ALLONGER = """(mot) => {
    const textes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (textes.nextNode()) {
        const { currentNode: texte } = textes
        if (texte.data.trim() && !texte.parentElement.closest('script, .sigle, svg')) texte.data += ` ${mot}`
    }
}"""
DEPASSENT = """() => [...document.querySelectorAll('body *')]
    .filter((e) => e.checkVisibility() && !e.closest('.evitement, .invisible, thead, .paysage'))
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def parcourir(ouvrir, adresse, site):
    """``parcourir(largeurs, taille)`` -> chaque page à chaque largeur, à cette taille de texte, et son nom."""

    def parcourir(largeurs, taille="100%"):
        page = ouvrir(bypass_csp=True)
        for chemin in site.pages():
            page.goto(adresse + chemin.lstrip("/"))
            page.add_style_tag(content=f"html {{ font-size: {taille} }}")
            for largeur in largeurs:
                page.set_viewport_size({"width": largeur, "height": 900})
                yield page, f"{chemin} à {largeur} px"

    return parcourir


def test_10_7_le_focus_ne_va_que_la_ou_il_se_voit(parcourir):
    for page, nom in parcourir([768, 320]):
        assert page.evaluate(FOCUS_PERDUS) == [], nom


def test_10_4_un_texte_deux_fois_plus_gros_ne_deborde_pas(parcourir):
    for page, nom in parcourir([390, 360, 320], "200%"):
        assert page.evaluate(DEPASSENT) == [], nom
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), nom


@pytest.mark.parametrize("taille", ["100%", "200%"])
def test_10_4_un_mot_plus_long_que_l_ecran_se_coupe(parcourir, taille):
    for page, nom in parcourir([320], taille):
        page.evaluate(ALLONGER, LONG)
        assert page.evaluate(DEPASSENT) == [], nom
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), nom
