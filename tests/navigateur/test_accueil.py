"""L'accueil montre le lieu, et aucune carte n'y reste seule sur sa rangée."""

import pytest

LARGEURS = (280, 360, 768, 1024, 1440, 1920, 2560, 3840)
RANGEES = """combien => {
    const liste = document.querySelector(".cartes")
    const carte = liste.firstElementChild
    liste.replaceChildren(...Array.from({length: combien}, () => carte.cloneNode(true)))
    const hauts = [...liste.children].map(e => Math.round(e.getBoundingClientRect().top))
    return [...new Set(hauts)].map(haut => hauts.filter(autre => autre === haut).length)
}"""
PLACE = """() => {
    const place = choix => document.querySelector(choix).getBoundingClientRect()
    const [dessin, titre] = [place(".paysage svg"), place(".ouverture .chapeau")]
    return {gauche: dessin.left, droite: dessin.right, haut: dessin.top, bas: dessin.bottom, texte: titre.bottom}
}"""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_aucune_carte_ne_reste_seule_sur_sa_rangee(ouvrir, media):
    page = ouvrir()
    page.emulate_media(media=media)
    seules = []
    for largeur in LARGEURS:
        page.set_viewport_size({"width": largeur, "height": 900})
        for combien in range(2, 14):
            rangees = page.evaluate(RANGEES, combien)
            assert sum(rangees) == combien
            seules += [(largeur, combien)] if max(rangees) > 1 and 1 in rangees else []
    assert seules == []


def test_a_768_les_trois_cartes_tiennent_sur_une_rangee(ouvrir):
    assert ouvrir("", 768).evaluate(RANGEES, 3) == [3]


def test_le_dessin_touche_les_deux_bords_ou_continue_et_ne_passe_pas_sur_le_texte(ouvrir):
    page = ouvrir()
    for largeur in LARGEURS:
        page.set_viewport_size({"width": largeur, "height": 900})
        place = page.evaluate(PLACE)
        assert place["droite"] >= min(largeur, 1760) - 1, largeur
        assert place["gauche"] <= max(0, (largeur - 1600) / 2), largeur
        if largeur < 1024:
            assert place["haut"] >= place["texte"], largeur
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur


def test_les_numeros_de_l_accueil_s_appellent(ouvrir):
    numeros = ouvrir("", 360).locator(".gestes a[href^='tel:']")
    assert numeros.count() == 2
    assert numeros.first.bounding_box()["height"] >= 24


def test_en_couleurs_forcees_et_sur_le_papier_le_dessin_n_est_que_traits(ouvrir):
    page = ouvrir("", 1440, forced_colors="active")
    couleurs = "[...document.querySelectorAll('.paysage .dessin-brique')].map(e => getComputedStyle(e).fill)"
    fond = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert set(page.evaluate(couleurs)) == {fond}
    page.emulate_media(media="print", forced_colors="none")
    assert set(page.evaluate(couleurs)) == {"rgb(255, 255, 255)"}
