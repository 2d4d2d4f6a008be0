"""Le HTML coupé en textes et en balises, sans rien perdre."""

import pytest

from macros.pages.html import decouper, nommer

PAGE = '<h2 id="a">Un &lt; deux</h2>\n<!-- a > b --><p title="x &gt; y">Fin</p>'


def test_un_texte_puis_une_balise_et_rien_de_perdu():
    assert decouper(PAGE)[::2] == ["", "Un &lt; deux", "\n", "", "Fin", ""]
    assert "".join(decouper(PAGE)) == PAGE


@pytest.mark.parametrize(
    ("balise", "nom"),
    [('<h2 id="a">', "h2"), ("</h2>", "/h2"), ("<br/>", "br"), ("<!-- a > b -->", ""), ("<!doctype html>", "")],
)
def test_une_balise_a_un_nom(balise, nom):
    assert nommer(balise) == nom
