"""Ce que Markdown fait d'une page ne contient que ce qu'un navigateur lira comme nous."""

import time

import markdown
import pytest

from macros.differences.pages_ecrites import EXTENSIONS
from macros.textes import lire_les_textes
from macros.textes.rendu import juger_le_rendu

REDIRIGER = '<meta http-equiv="refresh" content="0;url=https://mechant.example/@x">'


def juger(texte, appels=0):
    return [refus.message for refus in juger_le_rendu(markdown.markdown(texte, extensions=EXTENSIONS), appels)]


@pytest.mark.parametrize(
    "texte",
    [
        '<div>\n<script/src="../fichier.txt?@x"></script>\n</div>',
        '<div>\n<iframe/src="https://mechant.example/@x"></iframe>\n</div>',
        f"<p>]: {REDIRIGER}</p>",
        f"<p>]({REDIRIGER})</p>",
        f"<!-->{REDIRIGER}-->",
        f"<!--->{REDIRIGER}-->",
        '<!--><script src="../fichier.txt"></script>-->',
        "<!--><form action=x><input type=password>-->",
        '<div>\n<x: onclick="alert(1)" style="position:fixed">a\n</div>',
        '<div>\n<meta http-equiv=refresh content="0;url=https://mechant.example"\n</div>',
        "Fin.\n\n</article></main></body>",
        "<div>\n</div></div>\n",
        "<div>\n<section>\n</div>\n",
        "<div>\njamais fermée\n",
        "<div>\n`\n<!--bloc:%5B%22contacts%22%2C%20%7B%7D%5D-->\n`\n</div>",
        '<p style="color:red">a</p>',
        "<P>a</P>",
        "<p class='x'>a</p>",
        "![dessin][d]\n\n[d]: https://mechant.example/a.png",
        "[a](javascript:alert(1))",
        '<a href="java&#115;cript:alert(1)">a</a>',
    ],
)
def test_ce_qu_un_navigateur_lirait_autrement_est_refuse(texte):
    assert juger(texte) != []


@pytest.mark.parametrize(
    "texte",
    [
        '# Titre { #titre .grand }\n\nUn *mot*, `<script>`, [un lien](https://exemple.fr "titre"), <https://exemple.fr>.',
        "<mairie@exemple.fr>",
        "| a | b |\n| :- | -: |\n| 1 | 2 |",
        "```html\n<script>alert(1)</script>\n```",
        "![dessin](dessin.png)\n\nLigne  \nsuivante\n\n---\n\n- un\n- deux",
        '<details><summary>Plus</summary><p lang="en" class="x">a < b, a > b</p></details>',
        "<!-- une remarque\nsur deux lignes -->\n\nmot\n: définition",
        "3 < 4 et 5 > 4, R&D",
    ],
)
def test_ce_que_markdown_ecrit_passe(texte):
    assert juger(texte) == []


def test_un_bloc_appele_laisse_sa_marque_et_pas_une_de_plus():
    marque = "<!--bloc:%5B%22contacts%22%2C%20%7B%7D%5D-->"
    assert juger(marque, appels=1) == []
    assert juger(f"{marque}\n\n{marque}", appels=1) == ["une remarque imite l'appel d'un bloc : supprimez-la"]


@pytest.mark.parametrize("motif", ["[", "![", "[a](", "<", "<!--", "`", "``x` ", "](", "*a "])
def test_une_page_faite_pour_durer_est_refusee_sans_attendre(tmp_path, motif):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Accueil: index.md\n", "utf-8")
    (tmp_path / "docs/index.md").write_text("# Accueil\n\n" + motif * (90_000 // len(motif)), "utf-8")

    debut = time.process_time()
    fautes = lire_les_textes(tmp_path, None).fautes

    assert any("trop de" in faute.message for faute in fautes)
    assert time.process_time() - debut < 5  # une minute et plus, sans cette borne
