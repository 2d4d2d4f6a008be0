"""Une page construite a un titre, et un seul ; une ancre n'y sert qu'une fois."""

import pytest

from macros.textes.construits import Construit, fautes_du_site
from macros.textes.page import lire_page

TITRE = '<h1 id="essai">Essai</h1>'


def juger(contrat, texte, html_de_docs, des_blocs=""):
    page = lire_page("essai.md", texte.encode())
    html = {"essai.md": html_de_docs + des_blocs}
    site = Construit(contrat, {"essai.md": "essai/"}, html, {"essai.md": html_de_docs})
    return [str(faute) for faute in fautes_du_site(site, {"essai.md": page})]


def test_une_page_sans_titre_le_dit(contrat):
    assert juger(contrat, "---\ndescription: a\n---\nBonjour\n", "<p>Bonjour</p>") == [
        "docs/essai.md:4:1: titre de la page manquant : écrivez « # », une espace et ce titre, seuls sur leur ligne"
    ]


@pytest.mark.parametrize(
    ("texte", "html", "des_blocs", "places"),
    [
        ("# Essai\n\n# Deux\n\n# Trois\n", f"{TITRE}<h1>Deux</h1><h1>Trois</h1>", "", ["3:1", "5:1"]),
        ("# Essai\n\n```\n# Code\n```\n# Deux\n", f"{TITRE}<h1>Deux</h1>", "", ["6:1"]),
        ("{{ presentation() }}\n\n# Essai\n", TITRE, "<h1>Autre</h1>", ["3:1"]),
        ("{{ presentation() }}\n", "", "<h1>Un</h1><h1>Deux</h1>", ["1:1"]),
    ],
)
def test_une_page_n_a_qu_un_titre(contrat, texte, html, des_blocs, places):
    assert juger(contrat, texte, html, des_blocs) == [
        f"docs/essai.md:{place}: cette page a déjà un titre : écrivez « ## » devant celui d'une partie"
        for place in places
    ]


def test_une_ancre_ecrite_deux_fois_ou_prise_par_un_bloc_se_dit(contrat):
    deux = f'{TITRE}<h2 id="x">A</h2><h2 id="x">B</h2><h2 id="xy">C</h2>'
    assert juger(contrat, "# Essai\n## A { #x }\n## B {: #x }\n## C { #xy }\n", deux) == [
        "docs/essai.md:3:9: l'ancre « x » est déjà ailleurs dans cette page : écrivez-en une autre, « { #… } »"
    ]
    une = f'{TITRE}<h2 id="x">A</h2>'
    assert juger(contrat, "# Essai\n## A { #x }\n", une, '<p id="x">') == [
        "docs/essai.md:2:8: l'ancre « x » est déjà celle d'un bloc de cette page : écrivez-en une autre, « { #… } »"
    ]


def test_un_titre_donne_par_un_bloc_et_des_ancres_differentes_passent(contrat):
    assert juger(contrat, "## A { #x }\n", '<h2 id="x">A</h2>', f'{TITRE}<p id="z">') == []
