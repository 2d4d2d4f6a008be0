"""Une page de docs/ qui appelle mal un bloc, ou que mkdocs.yml ne nomme pas : dit en français, sans trace."""

import re
import shutil

import pytest

from tests.outils.projet import EXEMPLEVILLE, Site, copier_projet, lancer_mkdocs
from tests.outils.serveur import Serveur

pytestmark = pytest.mark.lent
MAL_APPELES = {
    'Voir {{ quartier("les-essais") }} ici': "3:6: l'appel d'un bloc {{ … }} se place seul sur sa ligne",
    '{{ quartier("nulle-part") }}': "3:14: quartier inconnu : « nulle-part »",
    '{{ animation("nulle-part") }}': "3:15: animation inconnue : « nulle-part »",
}


@pytest.fixture
def projet(tmp_path):
    return copier_projet(tmp_path / "projet", EXEMPLEVILLE, "d'Exempleville")


@pytest.mark.parametrize(("appel", "phrase"), MAL_APPELES.items())
def test_un_bloc_mal_appele_arrete_la_construction_en_nommant_la_page(projet, appel, phrase):
    (projet / "docs/glossaire.md").write_text(f"# Le glossaire\n\n{appel}\n", "utf-8")
    construction = lancer_mkdocs(projet, "build", DOCUMENTS="false")
    assert construction.returncode != 0
    assert f"docs/glossaire.md:{phrase}" in construction.stdout
    assert "Traceback" not in construction.stdout


@pytest.mark.parametrize(("appel", "phrase"), MAL_APPELES.items())
def test_sous_serve_la_page_dit_le_bloc_mal_appele_et_le_serveur_reste(projet, appel, phrase):
    serveur = Serveur(projet, "docs/glossaire.md")
    try:
        serveur.attendre("Le site se lit sur")
        serveur.ecrire(f"# Le glossaire\n\n{appel}\n")
        serveur.attendre("Les pages ouvertes se rechargent")
        dite = re.split(" {{| :", phrase.partition(": ")[2])[0].replace("'", "’")
        assert dite in serveur.lire("/glossaire/")
        serveur.ecrire(serveur.correcte)
        serveur.attendre("Les pages ouvertes se rechargent")
        assert dite not in serveur.lire("/glossaire/")
        assert "Traceback" not in serveur.journal
    finally:
        serveur.arreter()


def test_une_page_sans_titre_et_une_section_vide_dans_la_navigation_ne_genent_rien(projet):
    reglages = (projet / "mkdocs.yml").read_text("utf-8")
    nav = reglages.replace("  - Glossaire: glossaire.md\n", "  - glossaire.md\n  - Vide: []\n  - https://exemple.fr/\n")
    assert nav != reglages
    (projet / "mkdocs.yml").write_text(nav, "utf-8")
    construction = lancer_mkdocs(projet, "build", "--strict", DOCUMENTS="false")
    assert construction.returncode == 0, construction.stdout
    menu = [lien.get_text(strip=True) for lien in Site(projet / "site").page("/").select("#menu > ul > li > a")]
    assert {"Le glossaire", "https://exemple.fr/"} <= set(menu)


def test_un_quartier_sans_chiffre_ni_objectif_n_a_ni_tableau_vide_ni_lien_mort(projet):
    fiche = projet / "data/quartiers/les-epreuves.yml"
    texte = fiche.read_text("utf-8")
    shutil.rmtree(projet / "data/suivi")  # des nouvelles citeraient ce qu'il n'a plus
    fiche.write_text(texte[: texte.index("objectifs:")] + "objectifs: {}\n", "utf-8")
    construction = lancer_mkdocs(projet, "build", "--strict", DOCUMENTS="false")
    assert construction.returncode == 0, construction.stdout
    page = Site(projet / "site").page("/quartiers/les-epreuves/")
    assert [table for table in page.select("main table") if not table.select("tbody tr")] == []
    assert page.select("#objectifs, a[href='#objectifs']") == []
    assert "À signaler" not in construction.stdout
