"""Les feuilles que tirent Chromium et Firefox : ni vides, ni finies par un titre ; chacune dit d'où elle vient."""

import io

import pytest
from pypdf import PdfReader

from tests.outils.navigateur.papier import AU_BAS, ENTETES, TITRES, entetes_isolees, lettres, titres_isoles
from tests.outils.pages import ADRESSES
from tests.outils.projet import ADRESSE_PUBLIQUE

# Le texte descend d'autant : chacun de ses titres passe, à une hauteur ou à une autre, près du bas d'une feuille.
DESCENDRE = """(millimetres) => {
    document.getElementById("descente")?.remove()
    const descente = document.createElement("div")
    descente.id = "descente"
    descente.style.setProperty("height", `${millimetres}mm`)
    document.querySelector("main").prepend(descente)
}"""
HAUTEURS = range(24, 240, 48)  # millimètres : à 16 près, tout tenait aussi
A_TITRES = ["quartiers/le-centre/", "enjeux/emancipation/"]
# Deux feuilles, dont la première finit par ce qui ressemble à un titre.
TITRE_ISOLE = """() => {
    const main = document.querySelector("main")
    main.innerHTML = "<h1>Essai</h1><div></div><p class='surtitre'>Un titre seul</p><div></div><p>La suite.</p>"
    main.children[1].style.setProperty("height", "150mm")
    main.children[2].style.setProperty("font-size", "15pt")
    main.children[2].style.setProperty("break-after", "page")
}"""


def isoles(pdf, evaluer):
    """Les titres, et les en-têtes de tableaux, que rien ne suit sur leur feuille."""
    au_bas = evaluer(AU_BAS)
    return titres_isoles(pdf, evaluer(TITRES), au_bas) + entetes_isolees(pdf, evaluer(ENTETES), au_bas)


@pytest.mark.parametrize("chemin", ADRESSES)
def test_aucune_feuille_de_chromium_ne_finit_par_un_titre(ouvrir, chemin):
    page = ouvrir(chemin.lstrip("/"))
    assert isoles(page.pdf(prefer_css_page_size=True), page.evaluate) == []


@pytest.mark.parametrize("chemin", ADRESSES)
def test_aucune_feuille_de_firefox_ne_finit_par_un_titre(ouvrir_firefox, chemin):
    page = ouvrir_firefox(chemin.lstrip("/"))
    assert isoles(page.imprimer(), page.evaluer) == []


@pytest.mark.parametrize("chemin", A_TITRES)
def test_ou_que_tombe_un_titre_chromium_le_garde_avec_sa_suite(ouvrir, chemin):
    page = ouvrir(chemin)
    for hauteur in HAUTEURS:
        page.evaluate(DESCENDRE, hauteur)
        assert isoles(page.pdf(prefer_css_page_size=True), page.evaluate) == [], hauteur


@pytest.mark.parametrize("chemin", A_TITRES)
def test_ou_que_tombe_un_titre_firefox_le_garde_avec_sa_suite(ouvrir_firefox, chemin):
    page = ouvrir_firefox(chemin)
    for hauteur in HAUTEURS:
        page.evaluer(DESCENDRE, str(hauteur))
        assert isoles(page.imprimer(), page.evaluer) == [], hauteur


def test_un_titre_isole_se_voit(ouvrir):
    page = ouvrir("glossaire/")
    page.evaluate(TITRE_ISOLE)
    pdf = page.pdf(prefer_css_page_size=True)
    assert titres_isoles(pdf, ["Un titre seul"], page.evaluate(AU_BAS)) == ["1 : Un titre seul"]


@pytest.mark.parametrize("chemin", ["quartiers/le-centre/", "mentions-legales/"])
def test_chaque_feuille_dit_ou_la_lire_et_de_quand_elle_est(ouvrir, ouvrir_firefox, chemin):
    imprimes = [ouvrir(chemin).pdf(prefer_css_page_size=True), ouvrir_firefox(chemin).imprimer()]
    adresse = f"{ADRESSE_PUBLIQUE.removeprefix('https://')}{chemin}"
    for imprime in imprimes:
        for feuille in PdfReader(io.BytesIO(imprime)).pages:
            assert lettres(adresse) in lettres(feuille.extract_text())


def test_ce_que_porte_chaque_feuille_ne_couvre_pas_le_texte(ouvrir):
    """La place qu'une page laisse au bas de chaque feuille est plus haute que ce qui s'y écrit."""
    page = ouvrir("quartiers/le-centre/", largeur=680)  # la largeur d'une feuille, marges ôtées
    page.emulate_media(media="print")
    place = page.evaluate("parseFloat(getComputedStyle(document.body).paddingBottom)")
    assert page.locator(".pied").evaluate("(pied) => pied.getBoundingClientRect().height") <= place
