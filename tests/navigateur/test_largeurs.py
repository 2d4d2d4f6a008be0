"""De 280 à 3840 px, ascenseurs compris : rien ne défile de côté ni ne déborde, et les lignes se lisent."""

import pytest

from tests.outils.navigateur.largeurs import LARGEURS, MODELES, balayer, fautes


@pytest.fixture(scope="module")
def page(navigateur_a_ascenseurs):
    """Une seule page pour toutes les largeurs : la redimensionner coûte moins que de la rouvrir."""
    page = navigateur_a_ascenseurs.new_page(locale="fr-FR")
    yield page
    page.close()


@pytest.mark.parametrize("chemin", MODELES)
def test_une_page_se_lit_a_toutes_les_largeurs(page, adresse, chemin):
    page.goto(adresse + chemin)
    assert fautes(balayer(page)) == []


def test_le_releve_voit_les_ascenseurs_et_des_lignes(page, adresse):
    page.goto(adresse + "convention/")
    releves = balayer(page)
    assert page.evaluate("innerWidth - document.documentElement.clientWidth") > 0
    assert all(releve["longueurs"] for releve in releves.values())
    assert list(releves) == list(LARGEURS)


@pytest.mark.parametrize(
    ("regle", "faute"),
    [
        ("main { width: 110vw }", "la page défile"),
        ("main { overflow: hidden } main p { width: 200vw; max-width: none !important }", "déborde : main"),
        ("main { overflow: auto } main p { width: 200vw; max-width: none !important }", "défile : main"),
        ("main p { width: 7rem; white-space: nowrap }", "déborde : p"),
        ("main p { width: 60px }", "à l'étroit : p"),
        ("main p { width: 15rem }", "ligne : p"),
        ("main p { max-width: none !important }", "ligne : p"),
    ],
)
def test_le_releve_voit_chaque_sorte_de_faute(navigateur_a_ascenseurs, adresse, regle, faute):
    page = navigateur_a_ascenseurs.new_page(bypass_csp=True)
    page.goto(adresse + "convention/")
    page.add_style_tag(content=regle)
    releves = balayer(page, [1920])
    page.close()
    assert [dite for dite in fautes(releves) if faute in dite]
