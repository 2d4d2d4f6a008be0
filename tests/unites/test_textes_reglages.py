"""Le menu, le nom et le thème que dit mkdocs.yml : ce qui manque ou s'écrit mal se dit à sa ligne, en français."""

import pytest

from macros.textes.noms_du_site import noms_a_revoir
from tests.outils.ecrits import MENU, dire, ecrire

NOM = "site_name: Essai\n"
NAV = "nav:\n  - Accueil: index.md\n"
SANS_MENU = "le menu manque : écrivez « nav: », puis, dessous, une ligne par page, comme « - Accueil: index.md »"
SANS_NOM = "le nom du site manque : écrivez « site_name: », puis son nom, comme « Contrat de ville de … »"
SANS_THEME = "le thème manque : écrivez « theme: », puis, dessous et décalé, « name: material »"


@pytest.mark.parametrize(
    ("reglages", "faute"),
    [
        (NOM, f"1:1: {SANS_MENU}"),
        (f"{NOM}nav:\n", f"2:5: {SANS_MENU}"),
        (f"{NOM}nav: []\n", f"2:6: {SANS_MENU}"),
        (f"{NOM}navv:\n  - Accueil: index.md\n", "2:1: clé inconnue : « navv » (vouliez-vous dire « nav » ?)"),
        (NAV, f"1:1: {SANS_NOM}"),
        (f"site_name:\n{NAV}", f"1:11: {SANS_NOM}"),
        (f'site_name: ""\n{NAV}', f"1:12: {SANS_NOM}"),
        (f"site_author: Essai\n{NAV}", f"1:1: {SANS_NOM}"),
        (f"site_nane: Essai\n{NAV}", "1:1: clé inconnue : « site_nane » (vouliez-vous dire « site_name » ?)"),
        (f"{MENU}themes:\n  name: material\n", "4:1: clé inconnue : « themes » (vouliez-vous dire « theme » ?)"),
        (f"{MENU}theme:\n  nom: material\n", f"5:3: {SANS_THEME}"),
        (f"{MENU}theme:\n  language: fr\n", f"5:3: {SANS_THEME}"),
        (
            f"{MENU}theme:\n  name: materiel\n",
            "5:9: ce site n'a qu'un thème, et non « materiel » : écrivez « name: material »",
        ),
        (f"{MENU}  - Glossaire:glossaire.md\n", "4:5: laissez un espace après « Glossaire: »"),
        (f"{MENU}  - La CAF:https://www.caf.fr\n", "4:5: laissez un espace après « La CAF: »"),
    ],
)
def test_un_reglage_qui_manque_ou_s_ecrit_mal_se_dit(tmp_path, contrat, reglages, faute):
    assert dire(ecrire(tmp_path, {}, reglages), contrat) == [f"mkdocs.yml:{faute}"]


@pytest.mark.parametrize("entree", ["https://exemple.fr/a.md", "Ailleurs: https://exemple.fr:8000/a.md"])
def test_une_adresse_au_menu_n_est_pas_un_titre_colle(tmp_path, contrat, entree):
    assert dire(ecrire(tmp_path, {}, f"{MENU}  - {entree}\n"), contrat) == []


def test_le_reste_d_une_fusion_se_dit_comme_tel_dans_le_menu(tmp_path, contrat):
    menu = f"{MENU}<<<<<<< HEAD\n  - A: a.md\n=======\n  - B: b.md\n>>>>>>> main\n"

    dites = dire(ecrire(tmp_path, {}, menu), contrat)
    assert [dite.split(":")[1] for dite in dites] == ["4", "6", "8"]
    assert all("reste d'une fusion de git" in dite for dite in dites)


@pytest.mark.parametrize(
    ("dit", "phrase"),
    [
        (
            "site_name: Contrat de ville d'Ailleurs",
            "1:12: « site_name » ne parle pas du territoire de data/convention.yml : "
            "écrivez « contrat de ville {} », ou corrigez la convention",
        ),
        (
            "site_description: Le contrat de ville {} 2015-2020",
            "1:19: « site_description » dit 2015-2020, et data/convention.yml {} : corrigez l'un ou l'autre",
        ),
    ],
)
def test_le_nom_d_un_autre_contrat_est_a_revoir(tmp_path, contrat, dit, phrase):
    convention = contrat.convention
    de_quoi, annees = convention.porteur.avec_preposition, f"{convention.periode.debut}-{convention.periode.fin}"
    (tmp_path / "mkdocs.yml").write_text(f"{dit.format(de_quoi)}\n", "utf-8")

    attendue = phrase.format(annees if "2015" in dit else de_quoi)
    assert list(map(str, noms_a_revoir(tmp_path, contrat))) == [f"mkdocs.yml:{attendue}"]


@pytest.mark.parametrize("nom", ["Contrat de ville {}", "Contrat de ville de la ville {}", "Nos quartiers"])
def test_un_nom_que_rien_ne_contredit_n_est_pas_a_revoir(tmp_path, contrat, nom):
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: {nom.format(contrat.convention.porteur.avec_preposition)}\n", "utf-8"
    )
    assert list(noms_a_revoir(tmp_path, contrat)) == []
