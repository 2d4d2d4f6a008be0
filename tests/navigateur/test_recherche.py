"""La recherche, comme on tape : sans accent, au pluriel, avec une élision, à moitié écrite, un numéro sans espaces."""

import pytest
from playwright.sync_api import expect

from tests.outils.navigateur.recherche import FRAGILES, LE_CENTRE, OISEAUX, resultats


@pytest.mark.parametrize(
    ("saisie", "attendu"),
    [
        ("decrochage", f"{LE_CENTRE}#irritants"),
        ("sante", f"{FRAGILES}#sante"),
        ("ecoles", f"{OISEAUX}#irritants"),
        ("coeur", "glossaire/#parcours-du-coeur"),
        ("acces aux soins", f"{FRAGILES}#acces-soins"),
        ("ACCÈS AUX SOINS", f"{FRAGILES}#acces-soins"),
        ("l'accès", f"{FRAGILES}#acces-droits"),
        ("l’acces", f"{FRAGILES}#acces-droits"),
        ("oiseau", OISEAUX),
        ("oiseaux", OISEAUX),
        ("epicerie", f"{OISEAUX}#opportunites"),
        ("epic", f"{OISEAUX}#opportunites"),
        ("maire", "#contacts"),
        ("parentalite", "enjeux/emancipation/#parentalite"),
        ("parentalite oiseaux", f"{OISEAUX}#parentalite"),
        ("logement social", f"{LE_CENTRE}#parc-social"),
        ("rsa", "glossaire/#rsa"),
        ("0321520481", "#contacts"),
        ("03 21 52 04 81", "#contacts"),
        ("03.21.52.04.81", "#contacts"),
        ("+33 3 21 52 04 81", "#contacts"),
        ("+33321520481", "#contacts"),
        ("032152", "#contacts"),
        ("5300", LE_CENTRE),
        ("5 300", LE_CENTRE),
        ("le", LE_CENTRE),
    ],
)
def test_ce_qu_on_tape_mene_d_abord_au_bon_endroit(demander, adresse, saisie, attendu):
    page = demander(saisie)
    expect(resultats(page).first).to_have_attribute("href", adresse + attendu)


@pytest.mark.parametrize(
    ("saisie", "autre"),
    [
        ("decrochage", f"{LE_CENTRE}#reussite-educative"),
        ("sante", f"{OISEAUX}#prevention-sante"),
        ("ecoles", f"{OISEAUX}#opportunites"),
        ("epicerie", f"{LE_CENTRE}#alimentation"),
        ("maire", f"{OISEAUX}#contacts"),
        ("parentalite", f"{OISEAUX}#parentalite"),
        ("oiseaux", "pilotage/#comite"),
    ],
)
def test_les_autres_endroits_suivent(demander, adresse, saisie, autre):
    page = demander(saisie)
    expect(page.get_by_role("dialog").locator(f'a[href="{adresse}{autre}"]')).to_be_attached()


def test_le_nom_d_une_page_ne_fait_pas_venir_toutes_ses_sections(demander, adresse):
    page = demander("oiseaux")
    expect(resultats(page).first).to_be_visible()
    expect(page.get_by_role("dialog").locator(f'a[href="{adresse}{OISEAUX}#contacts"]')).to_have_count(0)


@pytest.mark.parametrize(
    ("saisie", "marques"),
    [
        ("coeur", {"Cœur", "cœur"}),
        ("oiseau", {"Oiseaux"}),
        ("l'acces aux soins", {"accès", "soins"}),
        ("bibli", {"bibliothèque"}),
        ("parcs sociaux", {"parc", "social", "sociaux"}),
        ("0321520481", {"03\u00a021\u00a052\u00a004\u00a081"}),
    ],
)
def test_les_mots_trouves_sont_marques_tels_qu_ils_sont_ecrits(demander, saisie, marques):
    page = demander(saisie)
    expect(resultats(page).first).to_be_visible()
    premier = page.get_by_role("dialog").get_by_role("listitem").first
    assert set(premier.locator("mark").all_text_contents()) == marques


def test_un_resultat_dit_sa_section_sa_page_et_ce_qu_on_y_lit(demander):
    page = demander("parentalite oiseaux")
    resultat = page.get_by_role("dialog").get_by_role("listitem")
    expect(resultat.get_by_role("link")).to_have_text(
        "Développer l’accompagnement à la parentalité et conforter les parents dans leur rôle éducatif Cité des Oiseaux"
    )
    expect(resultat.get_by_role("paragraph")).to_contain_text("Renforcer le dispositif REAAP")


@pytest.mark.parametrize(
    ("saisie", "annonce"),
    [
        ("zorglub", "Aucun résultat pour « zorglub »."),
        ("<b>zorglub</b>", "Aucun résultat pour « <b>zorglub</b> »."),
        ("parentalite oiseaux", "1 résultat pour « parentalite oiseaux »."),
        ("parentalite", "2 résultats pour « parentalite »."),
        ("parentalite zorglub", "Aucun texte ne contient tous ces mots. 2 résultats pour « parentalite zorglub »."),
        ("quartier", "voici les 20 premiers."),
    ],
)
def test_le_compte_est_annonce(demander, saisie, annonce):
    page = demander(saisie)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(annonce)
