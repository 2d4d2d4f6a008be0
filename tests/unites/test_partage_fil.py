"""Le fil d'Ariane, lu dans la navigation de MkDocs."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation

from macros.pages.fil_d_ariane import Etape, fil_d_ariane

NAV = [
    {"Accueil": "index.md"},
    {"Quartiers": [{"Quartiers": "quartiers/index.md"}, {"L&#39;Îlot": "quartiers/l-ilot.md"}]},
    {"Le site": [{"Données": "donnees.md"}, {"Plan": "plan.md"}]},
]
CHEMINS = ("index.md", "quartiers/index.md", "quartiers/l-ilot.md", "donnees.md", "plan.md")
ACCUEIL = Etape("Accueil", "index.md")
QUARTIERS = Etape("Quartiers", "quartiers/index.md")


def fil(chemin):
    config = MkDocsConfig()
    config.load_dict({"site_name": "Exemple", "nav": NAV})
    assert config.validate() == ([], [])
    nav = get_navigation(Files([File(c, "", "", use_directory_urls=True) for c in CHEMINS]), config)
    page = next(page for page in nav.pages if page.file.src_uri == chemin)
    return fil_d_ariane(page, nav.homepage)


def test_une_page_de_rubrique_est_sous_l_index_de_sa_rubrique():
    assert fil("quartiers/l-ilot.md") == (ACCUEIL, QUARTIERS, Etape("L'Îlot", "quartiers/l-ilot.md"))


def test_l_index_d_une_rubrique_n_y_est_qu_une_fois():
    assert fil("quartiers/index.md") == (ACCUEIL, QUARTIERS)


def test_une_section_sans_index_n_est_pas_une_etape():
    assert fil("plan.md") == (ACCUEIL, Etape("Plan", "plan.md"))


def test_l_accueil_n_est_sous_rien():
    assert fil("index.md") == ()
