"""Les plans dans les pages : un dessin que tout le monde lit, une silhouette qui décore, la liste des rues."""

import pytest

from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, Site, construire, copier_projet, texte

pytestmark = pytest.mark.lent


@pytest.fixture(scope="module")
def site_des_plans(tmp_path_factory) -> Site:
    """Le site d'une commune qui publie des contours."""
    projet = copier_projet(tmp_path_factory.mktemp("plans") / "projet", EXEMPLEVILLE, "d'Exempleville")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE)


def test_la_page_d_un_quartier_le_montre_sur_un_plan_et_le_dit(site_des_plans):
    section = site_des_plans.page("/quartiers/les-essais/").select_one("section[aria-labelledby=carte]")
    plan = section.select_one("figure.plan > svg[role=img]")
    assert plan["aria-label"] == "Plan des Essais : 85 hectares, à cheval sur Exempleville et Modèle-les-Bains"
    assert len(plan.select(".plan-ici")) == 1
    assert len(plan.select(".plan-commune")) == 2
    assert "Les Essais" in [texte(nom) for nom in plan.select(".plan-nom")]
    assert "85 hectares, à cheval sur Exempleville et Modèle-les-Bains." in texte(section)
    assert "Licence Ouverte 2.0" in texte(section.figcaption)


def test_le_plan_du_contrat_est_en_tete_de_la_liste_des_quartiers(site_des_plans):
    plan = site_des_plans.page("/quartiers/").select_one("figure.plan > svg[role=img]")
    assert plan["aria-label"].startswith("Plan de 2 quartiers : ")
    assert len(plan.select(".plan-ici")) == 2
    assert [texte(mesure) for mesure in plan.select(".plan-mesure")][-1] == "N"


def test_chaque_carte_d_un_quartier_porte_sa_silhouette_que_personne_n_a_a_lire(site_des_plans):
    for adresse in ("/", "/quartiers/"):
        silhouettes = site_des_plans.page(adresse).select(".carte > svg.silhouette")
        assert [silhouette["aria-hidden"] for silhouette in silhouettes] == ["true", "true"]


def test_aucun_dessin_ne_porte_de_style_ni_de_script(site_des_plans):
    for dessin in site_des_plans.page("/quartiers/les-essais/").select("svg.silhouette, figure.plan svg"):
        assert not dessin.select("[style], [onload], script, style, [href]")


def test_les_rues_du_quartier_repondent_a_qui_cherche_la_sienne(site_des_plans):
    page = site_des_plans.page("/quartiers/les-essais/")
    assert texte(page.select_one("h2#rues")) == "Ma rue est-elle dans le quartier ?"
    assert "Rue de l'Essai" in [texte(rue).replace("’", "'") for rue in page.select("ul.rues li")]
    assert not page.select("a[href*='service-public']")


def test_les_documents_et_les_autres_noms_d_un_quartier_se_lisent_sur_sa_page(site_des_plans):
    page = site_des_plans.page("/quartiers/les-essais/")
    [document] = page.select("section[aria-labelledby=ses-documents] li a")
    assert (texte(document), document["href"]) == ("Le projet des Essais", "https://exemple.fr/essais.pdf")
    assert texte(page.select_one(".reperes dt")) == "Dit aussi"
    assert texte(page.select_one(".reperes dd")) == "Le Bout du Monde et CEE"


def test_sans_liste_de_rues_l_etat_repond(site):
    liens = site.page("/quartiers/le-centre/").select("#carte ~ ul a[href*='service-public']")
    assert [texte(lien) for lien in liens] == ["Service-Public.fr répond, adresse par adresse"]


def test_qui_ne_trouve_pas_son_quartier_peut_chercher_sa_rue_quand_l_etat_repond(site, site_des_plans):
    for adresse in ("/", "/quartiers/"):
        assert site.page(adresse).select(".quartier-absent a[href*='service-public']")
    assert not site_des_plans.page("/quartiers/").select(".quartier-absent a[href*='service-public']")


def test_sans_contour_la_page_est_entiere_et_sans_plan(site):
    assert not site.page("/quartiers/le-centre/").select(".plan, .silhouette")
    assert not site.page("/quartiers/").select(".plan, .silhouette")
