"""Un lien que l'on écrit mène à un fichier et à une ancre qui existent ; sinon, on dit lequel écrire."""

import pytest

from macros.textes.liens import Connus, Lien, juger_le_lien, lire_les_liens
from macros.textes.page import lire_page
from tests.outils.ecrits import juger

ANCRES = {"pilotage.md": {"referents", "comite"}, "quartiers/index.md": {"liste"}}
TOUT = Connus(ANCRES, {*ANCRES, "CR comité 04-11-2026.pdf", "plans/le centre.pdf"}, ANCRES.__getitem__)


@pytest.mark.parametrize(
    ("texte", "cibles"),
    [
        ("Voir [a](pilotage.md#x) et ![b](plan.png 'Plan').", [(9, "pilotage.md#x"), (32, "plan.png")]),
        ("[cr](CR comité 04-11-2026.pdf)", [(5, "CR comité 04-11-2026.pdf")]),
        ("[cr](<CR (1).pdf>) [b](a(1).pdf)", [(5, "CR (1).pdf"), (23, "a(1).pdf")]),
        ("[sur deux\nlignes](a.md)", [(18, "a.md")]),
        ("[a][b]\n\n[b]: pilotage.md", [(13, "pilotage.md")]),
        ('<a href="#x">a</a> <img src="a.png">', [(0, "#x"), (19, "a.png")]),
        ("`[a](b.md)`\n\n```\n[a](b.md)\n```\n<!-- [a](b.md) -->", []),
        ("[a](x.md?a=1&amp;b=2)", [(4, "x.md?a=1&b=2")]),
    ],
)
def test_les_liens_se_lisent_dans_ce_que_lit_markdown(texte, cibles):
    assert [(lien.rang, lien.cible) for lien in lire_les_liens(lire_page("index.md", texte.encode()))] == cibles


@pytest.mark.parametrize(
    ("page", "cible"),
    [
        ("index.md", "pilotage.md"),
        ("index.md", "pilotage.md#referents"),
        ("index.md", "CR comité 04-11-2026.pdf"),
        ("index.md", "CR%20comit%C3%A9%2004-11-2026.pdf#page=2"),
        ("quartiers/index.md", "../plans/le%20centre.pdf"),
        ("quartiers/index.md", "#liste"),
        ("index.md", "https://exemple.fr/#x"),
        ("index.md", "mailto:mairie@exemple.fr"),
        ("index.md", "tel:+33321000000"),
    ],
)
def test_un_lien_juste_passe(page, cible):
    assert juger_le_lien(Lien(0, cible), page, TOUT) == ""


@pytest.mark.parametrize(
    ("page", "cible", "phrase"),
    [
        (
            "index.md",
            "pilotge.md",
            "lien vers un fichier qui n'existe pas : « pilotge.md » (vouliez-vous dire « pilotage.md » ?)",
        ),
        ("index.md", "/pilotage/", "(vouliez-vous dire « pilotage.md » ?)"),
        ("index.md", "pilotage.html#x", "(vouliez-vous dire « pilotage.md » ?)"),
        ("index.md", "quartiers/", "(vouliez-vous dire « quartiers/index.md » ?)"),
        ("quartiers/index.md", "pilotage.md", "(vouliez-vous dire « ../pilotage.md » ?)"),
        ("index.md", "cr comite 04-11-2026.pdf", "(vouliez-vous dire « CR comité 04-11-2026.pdf » ?)"),
        ("index.md", "glossaire.md", "« glossaire.md » : corrigez ce lien, ou retirez-le"),
        ("index.md", "../data/site.yml", "lien vers un fichier qui n'existe pas : « ../data/site.yml »"),
        (
            "index.md",
            "pilotage.md#referent",
            "« pilotage.md » n'a pas d'ancre « referent » (vouliez-vous dire « referents » ?)",
        ),
        ("pilotage.md", "#zzz", "cette page n'a pas d'ancre « zzz » (possibles : comite, referents)"),
        ("index.md", "mairie@exemple.fr", "adresse incomplète : écrivez « mailto:mairie@exemple.fr »"),
        ("index.md", "www.caf.fr", "adresse incomplète : écrivez « https://www.caf.fr »"),
        ("index.md", "www.caf.fr/aides#x", "adresse incomplète : écrivez « https://www.caf.fr/aides#x »"),
        ("index.md", "", "lien vide : écrivez entre les parenthèses la page ou l'adresse où il mène, ou retirez-le"),
        ("index.md", "//exemple.fr", "adresse incomplète : écrivez « https://exemple.fr »"),
        ("index.md", "javascript:alert(1)", "adresse refusée : « javascript:alert(1) »"),
        ("index.md", "JaVa\tScript:alert(1)", "adresse refusée : "),
        ("index.md", "data:text/html,x", "adresse refusée : "),
    ],
)
def test_un_lien_faux_dit_quoi_ecrire(page, cible, phrase):
    assert phrase in juger_le_lien(Lien(0, cible), page, TOUT)


def test_une_image_d_un_autre_site_et_un_lien_interne_dans_une_balise_sont_refuses():
    assert "rangez-la dans docs/" in juger_le_lien(Lien(0, "https://exemple.fr/a.png", True), "index.md", TOUT)
    assert "[texte](pilotage.md)" in juger_le_lien(Lien(0, "pilotage.md", False, True), "index.md", TOUT)


def test_avant_la_construction_seules_les_pages_se_jugent(tmp_path, contrat):
    texte = "[a](quartiers/le-centre.md#portrait) [b](documents/convention.pdf) [c](absente.md)\n"
    assert juger(tmp_path, texte, contrat) == [
        "docs/index.md:1:72: lien vers un fichier qui n'existe pas : « absente.md » : corrigez ce lien, ou retirez-le"
    ]


def test_un_lien_vide_se_dit_a_sa_place(tmp_path, contrat):
    (dite,) = juger(tmp_path, "Voir [la CAF]().\n", contrat)
    assert dite.startswith("docs/index.md:1:15: lien vide")
