"""La navigation qu'écrit un éditeur dans mkdocs.yml, jusqu'au menu, au pied de page et au fil d'Ariane."""

import pytest

from macros.modele.contrat import PEU
from macros.pages.html import Titre
from macros.pages.navigation import (
    Element,
    Etape,
    ajouter_les_pages_generees,
    fils_d_ariane,
    menu,
    nommer_la_strategie,
    parcourir,
    pied,
    sommaire,
)

ACCUEIL = Element("Accueil", "index.md", "./")
MAIRIE = Element("La mairie", adresse="https://exemple.fr")
LES_QUARTIERS = Element("Quartiers", "quartiers/index.md", "quartiers/")
ILOT = Element("L&#39;Îlot", "quartiers/l-ilot.md", "quartiers/l-ilot/")
PLAN = Element("Plan", "plan.md", "plan/")
ARCHIVES = Element("Archives", enfants=(Element("2020", "2020.md", "2020/"),))
RUBRIQUE = Element("Quartiers", enfants=(LES_QUARTIERS, ILOT))
LE_SITE = Element("Le site", enfants=(PLAN, ARCHIVES))
NAVIGATION = (ACCUEIL, MAIRIE, RUBRIQUE, LE_SITE)


def test_les_pages_generees_suivent_l_index_de_leur_dossier():
    nav = [{"Accueil": "index.md"}, {"Quartiers": "quartiers/index.md"}]
    assert ajouter_les_pages_generees(nav, ["quartiers/a.md", "enjeux/b.md"]) == [
        {"Accueil": "index.md"},
        {"Quartiers": [{"Quartiers": "quartiers/index.md"}, "quartiers/a.md"]},
    ]


def test_une_page_sans_titre_un_lien_et_une_section_restent_tels_quels():
    nav = ["pilotage.md", {"La mairie": "https://exemple.fr"}, {"Le site": [{"Plan": "plan.md"}]}]
    assert ajouter_les_pages_generees(nav, ["quartiers/a.md"]) == nav


def test_le_menu_montre_les_pages_les_liens_et_les_rubriques():
    assert [(e.element, e.pages) for e in menu(NAVIGATION)] == [(ACCUEIL, ()), (MAIRIE, ()), (LES_QUARTIERS, (ILOT,))]


@pytest.mark.parametrize(
    ("chemin", "courantes", "ouvertes"),
    [
        ("index.md", [], []),
        ("quartiers/index.md", [LES_QUARTIERS], [LES_QUARTIERS]),
        ("quartiers/l-ilot.md", [], [LES_QUARTIERS]),
        ("plan.md", [], []),
        ("", [], []),
    ],
)
def test_le_menu_dit_la_page_ou_l_on_est_et_sa_rubrique(chemin, courantes, ouvertes):
    entrees = menu(NAVIGATION, fils_d_ariane(NAVIGATION).get(chemin, ()))
    assert [entree.element for entree in entrees if entree.courante] == courantes
    assert [entree.element for entree in entrees if entree.ouverte] == ouvertes


@pytest.mark.parametrize(("combien", "montrees"), [(PEU, PEU), (PEU + 1, 0)])
def test_une_rubrique_trop_longue_n_est_montree_que_par_son_index(combien, montrees):
    pages = tuple(Element(str(rang), f"quartiers/{rang}.md", f"quartiers/{rang}/") for rang in range(combien))
    [entree] = menu(
        [Element("Quartiers", enfants=(LES_QUARTIERS, *pages))],
        (Etape("Quartiers", "quartiers/index.md"), Etape("0", "quartiers/0.md")),
    )
    assert len(entree.pages) == montrees
    assert entree.ouverte


def test_le_pied_de_page_montre_les_sections_sans_index():
    assert pied(NAVIGATION) == [PLAN]


def test_on_parcourt_les_pages_a_toute_profondeur():
    chemins = ["index.md", "quartiers/index.md", "quartiers/l-ilot.md", "plan.md", "2020.md"]
    assert [page.chemin for page in parcourir(NAVIGATION)] == chemins


@pytest.mark.parametrize(
    ("chemin", "fil"),
    [
        ("index.md", []),
        ("quartiers/index.md", [("Accueil", "index.md"), ("Quartiers", "quartiers/index.md")]),
        (
            "quartiers/l-ilot.md",
            [("Accueil", "index.md"), ("Quartiers", "quartiers/index.md"), ("L'Îlot", "quartiers/l-ilot.md")],
        ),
        ("plan.md", [("Accueil", "index.md"), ("Plan", "plan.md")]),
        ("2020.md", [("Accueil", "index.md"), ("2020", "2020.md")]),
    ],
)
def test_le_fil_d_ariane_va_de_l_accueil_a_la_page(chemin, fil):
    assert fils_d_ariane(NAVIGATION)[chemin] == tuple(Etape(*etape) for etape in fil)


def test_une_section_vide_n_est_pas_une_rubrique():
    assert menu([Element("Vide")]) == []
    assert pied([Element("Vide")]) == []


@pytest.mark.parametrize(
    ("chemin", "combien", "montres"), [("plan.md", 3, 3), ("plan.md", 2, 0), ("plan.md", 0, 0), ("index.md", 9, 0)]
)
def test_le_sommaire_est_celui_des_pages_qui_ont_plusieurs_parties_et_jamais_de_l_accueil(chemin, combien, montres):
    titres = tuple(Titre(2, f"partie-{rang}", f"Partie {rang}") for rang in range(combien))
    assert sommaire(chemin, titres) == titres[:montres]


@pytest.mark.parametrize(
    ("nav", "nommee"),
    [
        (["index.md", {"Enjeux": "enjeux/index.md"}], ["index.md", {"Défis": "enjeux/index.md"}]),
        ([{"Le plan": "enjeux/index.md"}], [{"Le plan": "enjeux/index.md"}]),
        ([{"Enjeux": "enjeux/sante.md"}], [{"Enjeux": "enjeux/sante.md"}]),
        ([{"Plus": [{"Enjeux": "enjeux/index.md"}, "a.md"]}], [{"Plus": [{"Défis": "enjeux/index.md"}, "a.md"]}]),
    ],
)
def test_le_menu_dit_le_mot_du_contrat_sauf_si_l_on_a_choisi_un_titre(nav, nommee):
    assert nommer_la_strategie(nav, "Défis") == nommee


def test_une_rubrique_mene_a_son_index_qui_n_est_pas_une_seconde_fois_dessous():
    index, page = Element("Quartiers", "quartiers/index.md", "quartiers/"), Element("Un", "quartiers/un.md", "q/un/")
    rubrique = Element("Quartiers", enfants=(index, page))
    assert (rubrique.ou_mene, rubrique.en_dessous) == (index, (page,))
    section = Element("Le site", enfants=(Element("Journal", "journal.md", "journal/"),))
    assert (section.ou_mene, section.en_dessous) == (section, section.enfants)
    assert (page.ou_mene, page.en_dessous) == (page, ())
