"""La recherche pardonne une faute, comprend les mots de tous les jours, réunit ce qui se répète, et oriente."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.outils.navigateur.axe import violations
from tests.outils.navigateur.recherche import champ

QUARTIERS = ["Le Centre", "Le Haut d’Houdain", "Cité des Oiseaux"]


@pytest.fixture
def demander_seul(ouvrir):
    """``demander_seul(saisie, largeur, palette)`` -> une page neuve, où l'on vient de taper cette saisie."""

    def demander(saisie: str, *reglages, **options) -> Page:
        page = ouvrir("", *reglages, **options)
        page.get_by_role("button", name="Rechercher").click()
        champ(page).fill(saisie)
        return page

    return demander


def fenetre(page: Page):
    return page.get_by_role("dialog", name="Recherche")


def statut(page: Page):
    return fenetre(page).get_by_role("status")


@pytest.mark.parametrize(
    ("saisie", "mot"),
    [
        ("decrochge", "décrochage"),
        ("decrohcage", "décrochage"),
        ("décrochagge", "décrochage"),
        ("bibliotèque", "bibliothèque"),
        ("bibliotèques", "bibliothèque"),
        ("logment", "logement"),
        ("empoi", "emploi"),
        ("enploi", "emploi"),
        ("telefone", "téléphone"),
        ("qartier", "quartier"),
        ("houdin", "Houdain"),
        ("l'acès aux soinns", "l'accès aux soins"),
    ],
)
def test_une_faute_de_frappe_se_pardonne_et_le_mot_du_site_est_dit(demander, saisie, mot):
    page = demander(saisie)
    expect(statut(page)).to_contain_text(f"Résultats pour « {mot} » (")
    expect(statut(page)).to_contain_text(f"Aucun pour « {saisie} ».")
    expect(fenetre(page).locator("ol mark").first).to_be_visible()


@pytest.mark.parametrize(
    "saisie",
    [
        pytest.param("dceorchage", id="deux fautes"),
        pytest.param("rsb", id="un mot trop court"),
        pytest.param("0321520482", id="un autre numero"),
    ],
)
def test_ce_qui_n_est_pas_une_faute_de_frappe_ne_se_corrige_pas(demander, saisie):
    expect(statut(demander(saisie))).to_contain_text(f"Aucun résultat pour « {saisie} ».")


def test_un_mot_que_le_site_connait_ne_se_corrige_pas(demander):
    page = demander("décrochage")
    expect(statut(page)).to_have_text(re.compile("^[0-9]+ résultats pour .*décrochage"))


@pytest.mark.parametrize(
    ("saisie", "annonce"),
    [
        ("HLM", "HLM : résultats pour « logement social » ("),
        ("hlm", "HLM : résultats pour « logement social » ("),
        ("médecins", "médecin : résultats pour « soins » ("),
        ("chomage", "chômage : résultats pour « emploi » ("),
        ("aide alimentaire", "aide alimentaire : résultats pour « épicerie solidaire » ("),
        ("poubelles", "poubelle : résultats pour « entretien des espaces publics » ("),
        ("le bus", "bus : résultats pour « navette » ("),
        ("numéro de téléphone", "résultats pour « numéro de téléphone » ou « référent communal »."),
        ("hlm oiseaux", "HLM : résultats pour « logement social oiseaux » (1)."),
        ("travail", "résultats pour « travail » ou « emploi »."),
        ("medcin", "médecin : résultats pour « soins » ("),
    ],
)
def test_un_mot_de_tous_les_jours_trouve_ceux_du_contrat_et_le_dit(demander, saisie, annonce):
    page = demander(saisie)
    expect(statut(page)).to_contain_text(annonce)
    expect(fenetre(page).locator("ol mark").first).to_be_visible()


def test_le_meme_resultat_ne_vient_qu_une_fois_avec_le_lien_de_chaque_quartier(demander, adresse):
    page = demander("bibliotheque")
    expect(fenetre(page).locator("ol > li")).to_have_count(1)
    lieux = fenetre(page).get_by_role("list", name=re.compile("^Assurer la réussite éducative"))
    expect(lieux.get_by_role("link")).to_have_text(QUARTIERS)
    expect(lieux.get_by_role("link").last).to_have_attribute(
        "href", f"{adresse}quartiers/cite-des-oiseaux/#reussite-educative"
    )


def test_deux_resultats_qui_ne_disent_pas_la_meme_chose_restent_separes(demander):
    resultats = fenetre(demander("parc social")).locator("ol > li").filter(has_text="Part du parc social")
    expect(resultats.filter(has_text="Quartier : 82,9")).to_have_count(1)
    expect(resultats.filter(has_text="Quartier : 80")).to_have_count(1)


def test_les_lieux_d_un_resultat_se_suivent_au_clavier(demander_seul, adresse):
    page = demander_seul("bibliotheque")
    lien = fenetre(page).get_by_role("link", name="Le Haut d’Houdain")
    expect(lien).to_be_visible()
    page.keyboard.press("Enter")
    expect(fenetre(page).get_by_role("link", name="Le Centre")).to_be_focused()
    page.keyboard.press("Tab")
    expect(lien).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{adresse}quartiers/le-haut-d-houdain/#reussite-educative")


def test_sans_resultat_on_lit_de_quoi_parle_le_site_et_qui_appeler(demander_seul, adresse, contrat):
    page = demander_seul("zorglub")
    expect(statut(page)).to_have_text(
        "Aucun résultat pour « zorglub ». Voici de quoi parle ce site, et à qui demander le reste."
    )
    appels = [f"tel:{referent.telephone}" for referent in contrat.pilotage.referents]
    liens = fenetre(page).get_by_role("link")
    expect(liens.last).to_have_attribute("href", appels[-1])
    trouves = [lien.get_attribute("href") for lien in liens.all()]
    assert trouves[-len(appels) :] == appels
    assert f"{adresse}enjeux/habitants-fragiles/#sante" in trouves
    expect(fenetre(page)).to_contain_text(f"{contrat.pilotage.referents[0].fonction} : 06")
    page.keyboard.press("Enter")
    expect(liens.first).to_be_focused()


def test_ce_qui_oriente_s_en_va_des_qu_il_y_a_un_resultat(demander):
    page = demander("zorglub")
    expect(fenetre(page).locator("a[href^='tel:']").first).to_be_visible()
    page.get_by_role("searchbox").fill("parentalite")
    expect(fenetre(page).locator("a[href^='tel:']")).to_have_count(0)


def test_sans_le_script_qui_aide_la_recherche_repond_quand_meme(ouvrir):
    page = ouvrir()
    page.route("**/recherche-aide.js", lambda requete: requete.abort())
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox").fill("decrochge")
    expect(statut(page)).to_have_text("Aucun résultat pour « decrochge ».")


@pytest.mark.parametrize("largeur", [320, 1280])
@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize(("saisie", "attendu"), [("bibliotheque", "Le Haut d’Houdain"), ("zorglub", "06")])
def test_la_fenetre_n_enfreint_aucune_regle_et_rien_n_y_deborde(demander_seul, saisie, attendu, palette, largeur):
    page = demander_seul(saisie, largeur, palette)
    liens = fenetre(page).get_by_role("link")
    expect(liens.filter(has_text=attendu).first).to_be_visible()
    assert violations(page) == []
    depasse = f"[...document.querySelectorAll('dialog, dialog *')].filter((e) => e.scrollWidth > {largeur}).length"
    assert page.evaluate(depasse) == 0
    assert all(lien.bounding_box()["height"] >= 24 for lien in liens.all())
