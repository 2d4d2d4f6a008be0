"""La navigation qu'écrit un éditeur dans mkdocs.yml, jusqu'au menu."""

from types import SimpleNamespace

from macros.modele.contrat import PEU
from macros.pages.navigation import garnir, menu, pied, plan


def page(titre, index=False):
    return SimpleNamespace(title=titre, is_page=True, is_section=False, is_index=index, children=None)


def lien(titre):
    return SimpleNamespace(title=titre, is_page=False, is_section=False, children=None)


def section(titre, *enfants):
    return SimpleNamespace(title=titre, is_page=False, is_section=True, children=list(enfants))


def test_les_pages_generees_suivent_l_index_de_leur_dossier():
    nav = [{"Accueil": "index.md"}, {"Quartiers": "quartiers/index.md"}]
    assert garnir(nav, ["quartiers/a.md", "enjeux/b.md"]) == [
        {"Accueil": "index.md"},
        {"Quartiers": [{"Quartiers": "quartiers/index.md"}, "quartiers/a.md"]},
    ]


def test_une_page_sans_titre_un_lien_et_une_section_restent_tels_quels():
    nav = ["pilotage.md", {"La mairie": "https://exemple.fr"}, {"Le site": [{"Plan": "plan.md"}]}]
    assert garnir(nav, ["quartiers/a.md"]) == nav


def test_le_menu_montre_les_pages_les_liens_et_les_rubriques():
    elements = [page("Accueil"), lien("La mairie"), section("Quartiers", page("Quartiers", index=True), page("A"))]
    assert [(e.title, [p.title for p in pages]) for e, pages in menu(elements)] == [
        ("Accueil", []),
        ("La mairie", []),
        ("Quartiers", ["A"]),
    ]


def test_une_rubrique_trop_longue_n_est_montree_que_par_son_index():
    trop = [page(str(rang)) for rang in range(PEU + 1)]
    assert menu([section("Quartiers", page("Quartiers", index=True), *trop)])[0][1] == []


def test_le_pied_de_page_montre_les_sections_sans_index():
    elements = [page("Accueil"), section("Le site", page("Plan"), section("Archives", page("2020")))]
    assert [p.title for p in pied(elements)] == ["Plan"]


def test_le_plan_montre_tout_meme_une_section_dans_une_section():
    elements = [section("Le site", section("Archives", page("2020")), lien("La mairie"))]
    adresse = {"2020": "2020/", "La mairie": "https://exemple.fr"}
    assert list(plan(elements, lambda element: adresse[element.title])) == [
        ("Le site", None, [("Archives", None, [("2020", "2020/", [])]), ("La mairie", "https://exemple.fr", [])])
    ]
