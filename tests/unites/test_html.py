"""Le HTML coupé en textes et en balises, sans rien perdre, et ses titres."""

import pytest

from macros.pages.html import Balise, Titre, decouper, lire_balise, titres, typographier_html

PAGE = '<h2 id="a">Un &lt; deux</h2>\n<!-- a > b --><p title="x &gt; y">Fin</p>'


def test_un_texte_puis_une_balise_et_rien_de_perdu():
    assert decouper(PAGE)[::2] == ["", "Un &lt; deux", "\n", "", "Fin", ""]
    assert "".join(decouper(PAGE)) == PAGE


@pytest.mark.parametrize(
    ("texte", "balise"),
    [
        ('<h2 id="a" class="b c">', Balise("h2", attributs={"id": "a", "class": "b c"})),
        ("</h2>", Balise("h2", ferme=True)),
        ("<br/>", Balise("br")),
        ('<p hidden data-libelle="Un">', Balise("p", attributs={"hidden": "", "data-libelle": "Un"})),
        ("<!-- a > b -->", Balise()),
        ("<!doctype html>", Balise()),
    ],
)
def test_une_balise_dit_son_nom_et_ses_attributs(texte, balise):
    assert lire_balise(texte) == balise


def test_les_classes_d_une_balise_sont_des_mots_entiers():
    assert lire_balise('<p class="tableau champs">').classes == {"tableau", "champs"}
    assert lire_balise("<p>").classes == set()


def test_un_titre_n_a_que_son_texte_et_n_est_retenu_qu_avec_une_ancre():
    html = '<h1 id="z">Non</h1><h2 id="a"> Un <em>&lt; deux</em></h2><h2>Sans</h2><p>x</p><h4 id="b">Trois</h4>'
    assert list(titres(decouper(html))) == [Titre(2, "a", "Un &lt; deux"), Titre(4, "b", "Trois")]


def test_ce_qui_suit_un_dessin_fait_d_autres_dessins_se_compose():
    barre = "<svg><svg>l{0}un</svg><svg>l{0}autre</svg>l{0}axe</svg>"
    page = "<p>l{0}eau</p>" + barre + "<p>l{0}air</p>"
    assert typographier_html(page.format("'")) == page.format("’")
