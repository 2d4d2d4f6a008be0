"""La forme de chaque adresse, et des noms qui en font une."""

import pytest

from macros import adresses
from macros.adresses import chemin_public, dossier_de_l_index, slug, slug_du_quartier
from macros.documents import preparer_documents
from macros.donnees import exports
from macros.edition import Edition
from macros.histoire.journal import Journal
from macros.lecture import lire
from macros.pages.blocs import pages_de_detail, pages_generees
from macros.pages.integration import cartes_a_integrer
from macros.referencement.moteurs import adresses_redirigees, garder_sous_les_anciens_noms
from macros.retraits.adresses_montrees import adresses_montrees
from tests.outils.contrats import changer
from tests.outils.projet import PAGES
from tests.outils.synthese import ecrire


@pytest.mark.parametrize(
    ("chemin", "public"),
    [
        (adresses.ACCUEIL, ""),
        (adresses.QUARTIERS, "quartiers/"),
        (adresses.PILOTAGE, "pilotage/"),
        (adresses.page_du_quartier("le-centre"), "quartiers/le-centre/"),
        (adresses.page_de_la_branche("sante"), "enjeux/sante/"),
        (adresses.page_de_l_indicateur("revenu"), "quartiers/indicateurs/revenu/"),
        (adresses.detail_de_la_branche("sante", "soins"), "enjeux/sante/soins/"),
        (adresses.donnees_du_quartier("le-centre"), "donnees/quartiers/le-centre.json"),
        (adresses.fil_du_quartier("le-centre"), "journal/quartiers/le-centre.xml"),
        (adresses.fil_du_suivi("le-centre"), "suivi/quartiers/le-centre.xml"),
        (adresses.LIVRET, "documents/convention.pdf"),
        ("cle-index.md", "cle-index/"),
        ("", ""),
    ],
)
def test_une_page_se_lit_dans_un_dossier_et_un_fichier_a_sa_place(chemin, public):
    assert chemin_public(chemin) == public


@pytest.mark.parametrize(
    ("page", "ancre", "public"),
    [
        (adresses.page_du_quartier("le-centre"), "portrait", "quartiers/le-centre/#portrait"),
        (adresses.ACCUEIL, "site", "#site"),
        (adresses.GLOSSAIRE, "", "glossaire/"),
    ],
)
def test_une_ancre_suit_l_adresse_de_sa_page(page, ancre, public):
    assert chemin_public(page, ancre) == public


@pytest.mark.parametrize(
    ("page", "attendu"),
    [
        (adresses.page_du_quartier("le-centre"), "le-centre"),
        (adresses.QUARTIERS, None),
        (adresses.page_de_l_indicateur("le-centre"), None),
        (adresses.page_de_la_branche("le-centre"), None),
        (adresses.fil_du_quartier("le-centre"), None),
        ("quartiers/le-centre/", None),
        (adresses.ACCUEIL, None),
    ],
)
def test_seule_la_page_d_un_quartier_dit_son_slug(page, attendu):
    assert slug_du_quartier(page) == attendu


@pytest.mark.parametrize(
    ("page", "dossier"),
    [("quartiers/index.md", "quartiers/"), ("index.md", ""), ("pilotage.md", None), ("quartiers/cle-index.md", None)],
)
def test_seul_l_index_d_un_dossier_en_porte_l_adresse(page, dossier):
    assert dossier_de_l_index(page) == dossier


@pytest.mark.parametrize(("nom", "attendu"), [("Cité N°3", "cite-numero-3"), ("Vert & Œil", "vert-et-oeil"), ("Ж", "")])
def test_un_nom_donne_un_slug_sans_accent_ni_signe(nom, attendu):
    assert slug(nom) == attendu


def test_les_ancres_ont_leur_forme():
    assert adresses.ancre_de_la_case("acces-soins", "le-centre") == "acces-soins--le-centre"
    assert adresses.ancre_du_champ("enjeux_prioritaires") == "enjeux-prioritaires"


def test_les_pages_fixes_existent():
    fixes = [valeur for nom, valeur in vars(adresses).items() if nom.isupper() and str(valeur).endswith(".md")]
    assert len(fixes) == 13
    assert [page for page in fixes if not (PAGES / page).is_file()] == []


def test_les_pages_d_un_contrat_ont_la_forme_annoncee(contrat):
    branche = next(contrat.strategie.dernieres())
    racine = contrat.racine_de[branche.id]
    nees = pages_generees(contrat) | pages_de_detail(contrat)
    assert {
        adresses.page_du_quartier(contrat.quartiers[0].slug),
        adresses.page_de_la_branche(racine.id),
        adresses.page_de_l_indicateur(contrat.indicateurs.indicateurs[0].id),
        adresses.detail_de_la_branche(racine.id, branche.id),
    } <= set(nees)


def test_un_quartier_renomme_garde_tous_ses_fichiers_sous_son_ancien_nom(contrat):
    """Un fichier de plus par quartier s'ajoute à ``FICHIERS_DU_QUARTIER`` : sinon son adresse mourrait."""
    quartier = contrat.quartiers[0]
    edition = Edition("https://exemple.fr/")
    publies = dict.fromkeys((*exports(contrat, edition), *preparer_documents(contrat, edition)), "")
    publies |= {fil(q.slug): "" for q in contrat.quartiers for fil in (adresses.fil_du_quartier, adresses.fil_du_suivi)}
    publies |= cartes_a_integrer(contrat, edition)
    a_son_nom = [chemin for chemin in publies if quartier.slug in chemin]
    assert len(a_son_nom) == len(adresses.FICHIERS_DU_QUARTIER) == 6

    renomme = quartier.model_copy(update={"anciens_noms": ("avant",)})
    doubles = set(
        garder_sous_les_anciens_noms(publies, changer(contrat, quartiers=[renomme, *contrat.quartiers[1:]]))
    ) - set(publies)
    assert doubles == {chemin.replace(quartier.slug, "avant") for chemin in a_son_nom}


def test_un_quartier_repond_a_ses_codes_et_a_ses_anciens_noms(contrat):
    quartier = contrat.quartiers[0].model_copy(
        update={"anciens_noms": ("avant",), "code": "QP000000", "code_2024": "QN00000X"}
    )
    assert list(adresses_redirigees(contrat, quartier)) == ["quartiers/avant/", "q/QP000000/", "q/QN00000X/"]


def test_le_fil_d_un_quartier_n_a_d_adresse_que_publie(contrat):
    quartier = contrat.quartiers[0]
    chemin = adresses.fil_du_quartier(quartier.slug)
    assert Journal(fils_atom={chemin: "<feed/>"}).fil_atom(quartier) == chemin
    assert Journal().fil_atom(quartier) == ""


def test_au_dela_de_cinquante_quartiers_une_case_n_est_que_sur_la_page_de_son_sous_objectif(tmp_path):
    ecrire(tmp_path / "data", 51)
    case = "acces-soins--quartier-0007"
    pages = {page for page, ancre in adresses_montrees(lire(tmp_path / "data"), {}) if ancre == case}
    assert pages == {"enjeux/habitants-fragiles/acces-soins.md"}
