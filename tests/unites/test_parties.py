"""Une partie dont les blocs ne montrent rien n'est pas sur la page ; tout le reste y est, tel quel."""

import re

import pytest

from macros.pages.parties import laisser_le_titre, placer

MARQUE = re.compile("^<!--bloc-->$", re.MULTILINE)
PAGE = """\
<h1>Le pilotage</h1>
<h2 id="referents">Les référents</h2>
<!--bloc-->
<h2 id="comite">Le comité</h2>
<p>Il se réunit.</p>
<!--bloc-->
<h2 id="ecrit">Ce que l'on écrit soi-même</h2>
<p>Un texte.</p>
"""


def titres(html):
    return re.findall(r"<h\d[^>]*>(.*?)</h", html)


@pytest.mark.parametrize(
    ("rendus", "restent"),
    [
        (["<p>Camille</p>", "<p>Alix</p>"], ["Les référents", "Le comité"]),
        (["<p>Camille</p>", " \n"], ["Les référents"]),
        (["", "<p>Alix</p>"], ["Le comité"]),
        (["", ""], []),
    ],
)
def test_une_partie_sans_rien_a_dire_s_en_va_avec_ce_qui_l_annonce(rendus, restent):
    html = placer(PAGE, MARQUE, rendus)
    assert titres(html) == ["Le pilotage", *restent, "Ce que l'on écrit soi-même"]
    assert ("Il se réunit." in html) == ("Le comité" in restent)


def test_des_blocs_qui_parlent_sont_a_leur_place():
    html = placer(PAGE, MARQUE, ["<p>un</p>", "<p>deux</p>"])
    assert html == PAGE.replace("<!--bloc-->", "<p>un</p>", 1).replace("<!--bloc-->", "<p>deux</p>", 1)


def test_une_page_sans_titre_ni_bloc_ne_change_pas():
    assert placer("<p>Un texte.</p>\n", MARQUE, []) == "<p>Un texte.</p>\n"
    assert placer("<!--bloc-->", MARQUE, ["<h2>Un titre du bloc</h2>"]) == "<h2>Un titre du bloc</h2>"


def test_le_titre_de_la_page_reste():
    assert titres(placer("<h1>Le glossaire</h1>\n<!--bloc-->\n", MARQUE, [""])) == ["Le glossaire"]


@pytest.mark.parametrize(("rendus", "restent"), [(["", ""], []), (["", "<p>a</p>"], ["Un", "Trois"])])
def test_un_titre_qui_n_annonce_que_des_parties_muettes_s_en_va_avec_elles(rendus, restent):
    page = "<h1>La page</h1>\n<h2>Un</h2>\n<h3>Deux</h3>\n<!--bloc-->\n<h3>Trois</h3>\n<!--bloc-->\n"
    assert titres(placer(page, MARQUE, rendus)) == ["La page", *restent]


def test_un_titre_qui_a_son_texte_reste_sans_ses_sous_parties():
    page = "<h1>La page</h1>\n<h2>Un</h2>\n<p>Un texte.</p>\n<h3>Deux</h3>\n<!--bloc-->\n"
    assert titres(placer(page, MARQUE, [""])) == ["La page", "Un"]


def test_deux_blocs_dont_un_parle_gardent_leur_titre():
    page = "<h1>La page</h1>\n<h2>Un</h2>\n<!--bloc-->\n<!--bloc-->\n"
    assert titres(placer(page, MARQUE, ["", "<p>a</p>"])) == ["La page", "Un"]


def test_un_titre_ecrit_sur_deux_lignes_n_est_que_son_titre():
    page = "<h1>La page</h1>\n<h2>Un\ntitre</h2>\n<h3>Deux</h3>\n<!--bloc-->\n"
    assert titres(placer(page, MARQUE, [""])) == ["La page"]
    assert len(re.findall("<h", placer(page, MARQUE, [""]))) == 1


def test_un_bloc_qui_a_son_titre_ne_garde_pas_celui_de_la_partie_muette_qui_le_precede():
    page = "<h1>Accueil</h1>\n<h2>Qui contacter</h2>\n<!--bloc-->\n<!--bloc-->\n"
    html = placer(page, MARQUE, ["", "\n<h2>Les défis</h2>\n<p>Un.</p>"])
    assert titres(html) == ["Accueil", "Les défis"]
    assert titres(placer(page, MARQUE, ["<p>Camille</p>", "<h2>Les défis</h2>"])) == [
        "Accueil",
        "Qui contacter",
        "Les défis",
    ]


STRATEGIE = '<h1 id="les-enjeux">Les défis</h1>\n<p>Le contrat les fixe.</p>\n<section>Un défi</section>'
ACCUEIL = '<h2 id="enjeux">Les défis</h2>\n<ul class="cartes"></ul>'


@pytest.mark.parametrize(
    ("bloc", "rendu", "page", "reste"),
    [
        ("strategie", STRATEGIE, "", STRATEGIE),
        (
            "strategie",
            STRATEGIE,
            '<h1 id="nos-defis">Nos défis</h1>',
            '<span id="les-enjeux"></span>\n\n<section>Un défi</section>',
        ),
        ("strategie", STRATEGIE, '<h1 id="les-enjeux">Les enjeux</h1>', "\n<section>Un défi</section>"),
        ("cartes_enjeux", ACCUEIL, '<h1 id="a">Accueil</h1>', ACCUEIL),
        ("cartes_enjeux", ACCUEIL, '<h2 id="enjeux">Nos enjeux</h2>', '<ul class="cartes"></ul>'),
        ("presentation", STRATEGIE, '<h1 id="les-enjeux">Deux fois</h1>', STRATEGIE),
    ],
)
def test_un_bloc_laisse_a_la_page_le_titre_qu_elle_ecrit(bloc, rendu, page, reste):
    assert laisser_le_titre(bloc, rendu, page) == reste


def test_une_page_qui_n_a_que_son_titre_le_dit():
    page = '<h1 id="glossaire">Le glossaire</h1>\n<!--bloc-->\n'
    assert placer(page, MARQUE, [""]).endswith("</h1>\n\n\n<p>Rien n'en est publié ici.</p>\n")
    assert "Rien n'en est" not in placer(page, MARQUE, ["<dl></dl>"])
    assert "Rien n'en est" not in placer(f"{page}<p>Un texte.</p>", MARQUE, [""])
