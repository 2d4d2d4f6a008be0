"""Rien ne déborde, rien ne se perd : à 320 px, avec un texte espacé, en couleurs forcées."""

import pytest
from playwright.sync_api import expect

from tests.outils.navigateur.mots import MOTS_COUPES
from tests.outils.pages import ADRESSES

QUARTIER = "quartiers/le-centre/"
# WCAG 1.4.12 : l'espacement qu'un lecteur peut imposer.
ESPACEMENT = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }
"""
# Les éléments visibles qui sortent de l'écran, ou dont le contenu est coupé ; un décor peut l'être.
DEBORDEMENTS = """() => [...document.querySelectorAll('body *')]
    .filter((e) => e.checkVisibility() && !e.closest('.evitement, .invisible, thead, .paysage'))
    .map((e) => [e, getComputedStyle(e)])
    .filter(([e, style]) => !style.clipPath.startsWith('inset'))
    .filter(([e, style]) => e.getBoundingClientRect().right > innerWidth + 1
        || (style.overflowX === 'hidden' && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1))
    .map(([e]) => `${e.tagName}.${e.className}`)"""


def test_aucun_mot_de_la_comparaison_n_est_coupe(ouvrir):
    page = ouvrir("quartiers/", 740)
    for largeur in (740, 768, 834, 900, 1024, 1920):
        page.set_viewport_size({"width": largeur, "height": 900})
        assert page.locator(".comparaison td").first.is_visible()
        assert (largeur, page.evaluate(MOTS_COUPES, ".comparaison tbody :is(th, td)")) == (largeur, [])
        assert (largeur, page.evaluate(MOTS_COUPES, ".comparaison thead th")) == (largeur, [])


@pytest.mark.parametrize("chemin", ADRESSES)
def test_rien_ne_deborde(ouvrir, chemin):
    page = ouvrir(chemin.lstrip("/"))
    for largeur in (320, 768, 1440):
        page.set_viewport_size({"width": largeur, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
        assert (largeur, page.evaluate(DEBORDEMENTS)) == (largeur, [])


@pytest.mark.parametrize("chemin", ["", QUARTIER, "quartiers/", "glossaire/"])
def test_un_texte_espace_ne_fait_rien_deborder(ouvrir, chemin):
    page = ouvrir(chemin, 320, bypass_csp=True)
    page.add_style_tag(content=ESPACEMENT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(DEBORDEMENTS) == []


@pytest.mark.parametrize("largeur", [320, 1280])
def test_un_tableau_devenu_fiches_reste_un_tableau_pour_un_lecteur_d_ecran(ouvrir, largeur):
    page = ouvrir(QUARTIER, largeur)
    tableau = page.get_by_role("table", name="Prévenir les violences, accompagner les victimes")
    ligne = tableau.get_by_role("row", name="Lutter contre toutes les formes de violences")
    expect(ligne.get_by_role("rowheader")).to_have_count(1)
    expect(ligne.get_by_role("cell")).to_have_count(1)
    expect(tableau.get_by_role("columnheader")).to_have_count(2)


def test_sur_un_telephone_chaque_chiffre_dit_ce_qu_il_mesure(ouvrir):
    page = ouvrir(QUARTIER, 320)
    cellule = page.locator("#taux-pauvrete td").nth(1)
    assert (
        page.evaluate("(e) => getComputedStyle(e, '::before').content", cellule.element_handle())
        == '"Agglomération : "'
    )
