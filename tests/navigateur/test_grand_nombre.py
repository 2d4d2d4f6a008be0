"""Beaucoup de quartiers : le filtre des longues listes, et la recherche dont une partie se charge à la demande."""

import pytest
from playwright.sync_api import expect

from macros.modele.contrat import BEAUCOUP
from tests.outils.navigateur.axe import violations
from tests.outils.navigateur.hebergeur import servir
from tests.outils.projet import construire, copier_projet
from tests.outils.synthese import ecrire

MOT = "ouvroir"  # aucun quartier inventé ne le contient
QUARTIER = "quartiers/quartier-0007/"


@pytest.fixture(scope="module")
def adresse(tmp_path_factory):
    dossier = tmp_path_factory.mktemp("grand-nombre")
    ecrire(dossier / "donnees", BEAUCOUP + 1)
    fiche = dossier / "donnees/quartiers/quartier-0007.yml"
    fiche.write_text(
        fiche.read_text("utf-8").replace("opportunites:\n", f"opportunites:\n- Des Œuvres et des {MOT}s\n")
    )
    projet = copier_projet(dossier / "projet", dossier / "donnees", "de nulle part")
    construire(projet, dossier / "site", DOCUMENTS="false")
    with servir(dossier / "site", tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


@pytest.mark.parametrize("chemin", ["quartiers/", "quartiers/indicateurs/ips/", "enjeux/emancipation/dialogue/"])
def test_le_filtre_ne_garde_que_ce_qui_correspond_et_le_dit(ouvrir, chemin):
    page = ouvrir(chemin)
    champ = page.get_by_role("searchbox", name="Chercher une commune ou un quartier")
    champ.focus()
    page.keyboard.type("COMMÙNE")
    avant = page.get_by_role("status").filter(has_text=" sur ").inner_text()
    page.keyboard.type(" 24")
    expect(page.get_by_role("status").filter(has_text=" sur ")).not_to_have_text(avant)
    expect(page.get_by_role("link", name="Quartier").first).to_be_visible()
    page.keyboard.type("xyz")
    expect(page.get_by_text("Rien ne correspond à ces mots.")).to_be_visible()


def test_l_adresse_d_une_case_mene_a_la_ligne_du_quartier(ouvrir, adresse):
    page = ouvrir("enjeux/habitants-fragiles/#acces-soins--quartier-0003")
    page.wait_for_url(f"{adresse}quartiers/quartier-0003/#acces-soins")
    expect(page.locator("#acces-soins")).to_be_in_viewport()


def test_l_adresse_d_un_engagement_mene_a_son_sous_objectif_et_non_a_un_quartier_imaginaire(ouvrir, adresse):
    page = ouvrir("enjeux/habitants-fragiles/#acces-soins--identifier-le-public")
    page.wait_for_url(f"{adresse}enjeux/habitants-fragiles/#acces-soins")
    expect(page.locator("#acces-soins")).to_be_in_viewport()
    expect(page.locator("#partie-absente")).to_have_count(0)


def test_sur_la_page_d_un_quartier_un_engagement_absent_se_dit(ouvrir, adresse):
    page = ouvrir("quartiers/quartier-0003/#acces-soins--quartier-0001")
    expect(page.locator("#partie-absente")).to_be_visible()
    expect(page).to_have_url(f"{adresse}quartiers/quartier-0003/#acces-soins--quartier-0001")


def test_une_ancre_que_rien_n_explique_se_dit(ouvrir):
    page = ouvrir("enjeux/habitants-fragiles/#perdu--perdu")
    expect(page.locator("#partie-absente")).to_be_visible()


def test_sans_script_la_liste_est_entiere_et_le_filtre_absent(ouvrir):
    page = ouvrir("quartiers/", java_script_enabled=False)
    expect(page.locator("#communes a:visible")).to_have_count(BEAUCOUP + 1)
    expect(page.locator(".filtre")).to_be_hidden()


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize(
    "chemin", ["quartiers/", "quartiers/indicateurs/ips/", "enjeux/emancipation/dialogue/", "suivi/"]
)
def test_une_longue_liste_n_enfreint_aucune_regle(ouvrir, chemin, palette):
    page = ouvrir(chemin, 320, palette)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def chercher(page, saisie):
    """Les liens que trouve la recherche."""
    if not page.get_by_role("dialog").is_visible():
        page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox", name="Rechercher dans le site").fill(saisie)
    return page.get_by_role("dialog").get_by_role("link")


@pytest.mark.parametrize("saisie", [MOT, "OUVROIRS", "ouvro", "oeuvres ouvroir"])
def test_un_mot_d_un_quartier_mene_a_sa_section(ouvrir, adresse, saisie):
    liens = chercher(ouvrir(), saisie)
    expect(liens).to_have_count(1)
    expect(liens).to_have_attribute("href", f"{adresse}{QUARTIER}#opportunites")
    expect(liens).to_contain_text("Quartier")


def test_le_nom_d_un_quartier_mene_a_sa_page_sans_rien_charger_de_plus_que_ses_initiales(ouvrir, adresse):
    page = ouvrir()
    demandes = []
    page.on("request", lambda requete: demandes.append(requete.url.removeprefix(adresse)))
    nom = page.request.get(f"{adresse}donnees/quartiers/quartier-0007.json").json()["nom"]
    liens = chercher(page, nom)
    expect(liens.first).to_have_attribute("href", f"{adresse}{QUARTIER}")
    assert "recherche.json" in demandes
    assert len([demande for demande in demandes if demande.startswith("recherche/")]) <= 2


def test_une_partie_qui_ne_vient_pas_se_dit_puis_se_redemande(ouvrir):
    page = ouvrir()
    page.route("**/recherche/*.json", lambda requete: requete.abort())
    expect(chercher(page, MOT)).to_have_count(0)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("La recherche n’a pas pu se charger.")
    page.unroute("**/recherche/*.json")
    expect(chercher(page, MOT + "s")).to_have_count(1)


@pytest.mark.parametrize("saisie", ["ouvraoir", "ouvrroirs", "ouvroiir"])
def test_une_faute_de_frappe_dans_un_mot_d_un_quartier_se_pardonne_des_la_troisieme_lettre(ouvrir, adresse, saisie):
    page = ouvrir()
    liens = chercher(page, saisie)
    expect(liens).to_have_count(1)
    expect(liens).to_have_attribute("href", f"{adresse}{QUARTIER}#opportunites")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(f"Résultats pour « {MOT}s » (1).")


def test_un_mot_corrige_dit_ses_accents(ouvrir):
    page = ouvrir()
    chercher(page, "oeuvrres")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Résultats pour « œuvres » (")


def test_les_lieux_d_un_resultat_trop_nombreux_se_comptent(ouvrir):
    page = ouvrir()
    chercher(page, "parentalite")
    lieux = page.get_by_role("dialog").get_by_role("list", name="Développer l’accompagnement à la parentalité")
    expect(lieux.get_by_role("link")).to_have_count(20)
    expect(lieux).to_contain_text(f"et {BEAUCOUP + 2 - 20} autres")  # les quartiers, et la page de l'enjeu
