"""Une page de quartier s'imprime : du papier lu comme un lecteur."""

import re
import unicodedata

import pytest
from pypdf import PdfReader

from tests.outils.projet import normaliser

QUARTIER = "quartiers/le-centre/"


@pytest.fixture(scope="module")
def feuilles(navigateur, adresse, tmp_path_factory):
    """Le texte de chaque feuille A4, tel que le navigateur l'imprime depuis la palette sombre."""
    page = navigateur.new_page(color_scheme="dark")
    page.goto(adresse + QUARTIER)
    pdf = tmp_path_factory.mktemp("papier") / "quartier.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    page.close()
    return [normaliser(feuille.extract_text()) for feuille in PdfReader(pdf).pages]


def test_la_navigation_ne_s_imprime_pas(feuilles):
    tout = " ".join(feuilles)
    assert "Glossaire" not in tout
    assert "Rechercher" not in tout
    assert "Dans cette page" not in tout


def test_ce_qui_ne_sert_qu_a_l_ecran_ne_s_imprime_pas(feuilles):
    tout = " ".join(feuilles)
    assert "Objectifs poursuivis" in tout
    assert [
        phrase for phrase in ("Comparer avec les autres", "Tout le journal", "Imprimer ou télé") if phrase in tout
    ] == []


def test_chaque_feuille_est_numerotee_et_nomme_le_site(feuilles):
    for numero, feuille in enumerate(feuilles, 1):
        assert f"Page {numero} sur {len(feuilles)}" in feuille
        assert "Contrat de ville d'Haillicourt" in feuille


def test_l_adresse_des_liens_s_ecrit(feuilles):
    assert re.search(r"sig\.ville\.gouv\.fr/territoire/QN06211M", " ".join(feuilles))


def test_un_tableau_coupe_reprend_ses_entetes(feuilles):
    avec_entetes = [f for f in feuilles if "Objectifs opérationnels pour le quartier" in f]
    assert len(avec_entetes) >= 2


def test_le_papier_est_en_noir_sur_blanc(ouvrir):
    page = ouvrir(QUARTIER, palette="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


def test_le_titre_d_un_groupe_d_objectifs_reste_avec_son_tableau(feuilles, contrat):
    sans_ligature = [normaliser(unicodedata.normalize("NFKC", feuille)) for feuille in feuilles]
    for racine in contrat.poursuivies_par(contrat.quartier_par_slug["le-centre"]):
        for groupe in racine.dessous:
            titre, premieres = groupe.branche.titre, groupe.dessous[0].avancements
            attendus = [normaliser(titre), *(normaliser(a.objectif.texte)[:20] for a in premieres)]
            assert [f for f in sans_ligature if all(attendu in f for attendu in attendus)], titre
