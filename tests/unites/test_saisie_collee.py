"""Ce que l'on colle d'ailleurs : puces, numéros, tirets oubliés, paragraphes, code HTML, tabulations."""

import pytest

from tests.outils.donnees import FICHIERS, QUARTIER, abimer, fautes_dites

OUBLIE = "remplacez ce signe par un tiret ordinaire « - » : c'est lui qui commence un élément de liste"
ELEMENT = "  - Une rue bruyante..."


def dites(nouveau, ancien=ELEMENT):
    prefixe = f"data/{QUARTIER}:"
    return [
        dite.removeprefix(prefixe) for dite in fautes_dites(FICHIERS | {QUARTIER: abimer(QUARTIER, ancien, nouveau)})
    ]


@pytest.mark.parametrize("puce", [*"•▪●◦‣⁃·∙–—➢➤→✓❖□*o", "1.", "12.", "2)", "a)"])
@pytest.mark.parametrize("decalage", ["    ", "      "])
def test_une_puce_a_la_place_d_un_tiret_est_dite_a_sa_ligne(puce, decalage):
    assert dites(f"{ELEMENT}\n{decalage}{puce} Baisse") == [f"25:{len(decalage) + 1}: {OUBLIE}"]


@pytest.mark.parametrize("puce", "•▪➢–o·→")
def test_une_puce_apres_un_tiret_est_de_trop(puce):
    faute = f"24:5: un élément de liste commence par un tiret « - » et un espace, sans « {puce} »"

    assert dites(f"  - {puce} Friche") == [faute]


@pytest.mark.parametrize(
    "texte",
    [
        "- Une rue – la plus longue – bruyante",
        "- Un • deux",
        '- "– Friche"',
        "- 1. Rénover",
        "- Une rue\n    bruyante – surtout\n    le soir, o combien",
        "- Une rue née en\n    1950",
        "- >-\n    Une rue\n    – la plus longue –",
        "- Arts & métiers ; R&D; Q&R&Cie;",
        "- ôter un banc",
    ],
)
def test_un_texte_qui_a_ces_signes_sans_etre_une_liste_se_lit(texte):
    assert dites(f"  {texte}") == []


@pytest.mark.parametrize("bloc", ["|", ">", "|-", ">-"])
def test_une_liste_dans_un_texte_est_dite_a_son_premier_tiret(bloc):
    texte = f"  - {bloc}\n    Friche :\n    - un\n    - deux"

    assert dites(texte) == [
        "26:5: un texte tient en un seul paragraphe : faites de cette ligne un élément de liste, ou supprimez ce tiret"
    ]


@pytest.mark.parametrize("debut", ["|\n    ", ">-\n    ", "", '"'])
def test_une_ligne_vide_dans_un_texte_est_dite(debut):
    fin = '"' if debut == '"' else ""
    ligne = 27 if "\n" in debut else 26

    assert dites(f"  - {debut}Friche\n\n    Rivière{fin}") == [
        f"{ligne}:5: un texte tient en un seul paragraphe : supprimez la ligne vide d'au-dessus"
    ]


def test_des_lignes_vides_apres_un_texte_ne_le_coupent_pas():
    assert dites("  - |\n    Friche\n\n\n  - Rivière\n\n") == []


@pytest.mark.parametrize(
    ("code", "voulu"),
    [("&amp;", "« & »"), ("&eacute;", "« é »"), ("&#39;", "« ' »"), ("&#xe9;", "« é »"), ("&nbsp;", "un espace")],
)
def test_du_code_html_est_dit_avec_le_signe_a_ecrire(code, voulu):
    assert dites(f"  - Club {code} amis") == [f"24:10: « {code} » est du code HTML : écrivez {voulu}"]


def test_du_code_html_dans_une_adresse_est_dit_aussi():
    assert dites("?q=1&amp;r=2", "?q=1") == ["11:51: « &amp; » est du code HTML : écrivez « & »"]


def test_une_tabulation_apres_un_tiret_est_dite():
    assert dites("  -\tFriche") == ["24:4: tabulation après le tiret : mettez un espace"]


@pytest.mark.parametrize("ecrit", ["n.d.", "nd", "N.D.", "nc", "n/a", "n.r.", "s.o.", "non communiqué", "–", "x"])
def test_un_chiffre_inconnu_est_une_ligne_de_trop(ecrit):
    remede = "supprimez la ligne, car ce que la source ne dit pas ne s'écrit pas"

    assert dites(f"ips: {ecrit}", "ips: 79") == [f"21:10: nombre attendu, et non « {ecrit} » : {remede}"]


@pytest.mark.parametrize("ecrit", ["+ de 30 %", "plus de 30 %", "Plus de 30", '"> 30 %"', "+ de 30\u00a0%", "+de 30%"])
def test_plus_de_dit_comment_s_ecrire(ecrit):
    [dite] = dites(f"ips: {ecrit}", "ips: 79")

    assert dite.startswith("21:10: nombre attendu, et non «")
    assert dite.endswith(" : écrivez {valeur: 30, plus_de: oui}")


def test_plus_de_garde_ses_decimales():
    assert dites("ips: + de 30,5 %", "ips: 79")[0].endswith("écrivez {valeur: 30.5, plus_de: oui}")


@pytest.mark.parametrize("ecrit", ["", '"  "'])
def test_un_indicateur_vide_dit_sa_propre_cle(ecrit):
    assert dites(f"ips: {ecrit}", "ips: 79") == ["21:5: « ips » est vide : complétez cette ligne, ou supprimez-la"]
