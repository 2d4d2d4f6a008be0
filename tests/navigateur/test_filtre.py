"""Le filtre des longues listes : au clavier, sans accent, et rien ne manque sans script."""

import pytest
from playwright.sync_api import expect

from macros.modele.contrat import BEAUCOUP
from tests.banc.synthese import ecrire
from tests.navigateur.axe import violations
from tests.navigateur.conftest import servir
from tests.outils import construire, copier_projet


@pytest.fixture(scope="module")
def adresse(tmp_path_factory):
    dossier = tmp_path_factory.mktemp("filtre")
    ecrire(dossier / "donnees", BEAUCOUP + 1)
    projet = copier_projet(dossier / "projet", dossier / "donnees", "de nulle part")
    yield from servir(construire(projet, dossier / "site", DOCUMENTS="false"), tmp_path_factory.mktemp("serveur"))


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


def test_sans_script_la_liste_est_entiere_et_le_filtre_absent(ouvrir):
    page = ouvrir("quartiers/", java_script_enabled=False)
    expect(page.locator("#communes a:visible")).to_have_count(BEAUCOUP + 1)
    expect(page.locator(".filtre")).to_be_hidden()


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("chemin", ["quartiers/", "quartiers/indicateurs/ips/", "enjeux/emancipation/dialogue/"])
def test_une_longue_liste_n_enfreint_aucune_regle(ouvrir, chemin, palette):
    page = ouvrir(chemin, 320, palette)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
