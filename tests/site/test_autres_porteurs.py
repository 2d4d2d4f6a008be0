"""Une métropole, et une commune sans agglomération : construites avec les pages du projet, et lues en entier."""

import pytest

from macros.documents.preparation import preparer_documents
from macros.edition import Edition
from macros.lecture import lire
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, RACINE, Site, construire, copier_projet, texte

pytestmark = pytest.mark.lent

COMMUNES = RACINE / "tests" / "communes"


@pytest.fixture(scope="module")
def metropole(tmp_path_factory) -> Site:
    return construit(tmp_path_factory, "metropole", "de la Métropole du Grand-Modèle")


@pytest.fixture(scope="module")
def essarts(tmp_path_factory) -> Site:
    return construit(tmp_path_factory, "les-essarts-factices", "des Essarts-Factices")


def construit(tmp_path_factory, commune: str, de_la_commune: str) -> Site:
    projet = copier_projet(tmp_path_factory.mktemp("autre") / "projet", COMMUNES / commune / "data", de_la_commune)
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT)


def titres_de(site: Site, adresse: str) -> list[str]:
    return [texte(titre) for titre in site.page(adresse).select("main h2, main h3")]


def test_une_metropole_n_est_pas_une_commune(metropole):
    for adresse in ("/", "/convention/", "/pilotage/", "/suivi/", "/404.html"):
        lus = texte(metropole.page(adresse).body)
        assert "la commune" not in lus.lower(), adresse
        assert "Haillicourt" not in lus, adresse


def test_la_page_de_la_convention_a_les_actes_et_leurs_signataires_groupes(metropole):
    assert titres_de(metropole, "/convention/") == [
        "L'engagement",
        "Les actes signés",
        "Convention territoriale de Port-Factice",
        "Convention-cadre de la Métropole du Grand-Modèle",
        "Ce qui est prévu ensuite",
        "Clause de revoyure",
    ]
    page = texte(metropole.page("/convention/").main)
    for groupe in ("Les collectivités", "L'État et ses opérateurs", "Les partenaires", "prévue en 2027"):
        assert groupe in page


def test_la_page_du_pilotage_n_a_que_les_parties_que_disent_les_donnees(metropole, essarts):
    assert titres_de(metropole, "/pilotage/") == [
        "Les référents",
        "Les instances",
        "Le comité technique",
        "Le conseil citoyen des Docks",
        "L'appel à projets annuel",
    ]
    assert titres_de(essarts, "/pilotage/") == [
        "Les instances",
        "Le conseil citoyen du Verger",
        "Travailler ensemble",
        "Où être accueilli",
    ]


def test_une_commune_sans_agglomeration_ni_preambule_n_en_parle_pas(essarts):
    assert titres_de(essarts, "/convention/") == [
        "L'engagement",
        "Les actes signés",
        "Prorogation du contrat de ville",
        "Contrat de ville des Essarts-Factices",
    ]
    for adresse in ("/convention/", "/pilotage/", "/quartiers/le-verger/", "/suivi/"):
        assert "agglomération" not in texte(essarts.page(adresse).main), adresse


def test_la_page_d_un_quartier_a_ses_contacts_d_abord(metropole, essarts):
    cartes = [texte(carte) for carte in metropole.page("/quartiers/les-docks/").select("#contacts ~ ul .carte")]
    assert cartes[0].startswith("Déléguée du quartier Noa Esquisse")
    verger = texte(essarts.page("/quartiers/le-verger/").main)
    for contact in ("Maison du projet du Verger", "Le mardi de 14 h à 18 h", "conseil@essarts.example"):
        assert contact in verger


@pytest.mark.parametrize("commune", ["metropole", "les-essarts-factices"])
def test_les_documents_disent_ce_que_disent_les_pages(commune):
    contrat = lire(COMMUNES / commune / "data")
    livret = preparer_documents(contrat, Edition())["documents/convention.pdf"].donnees.decode()
    for acte in contrat.convention.tous_les_actes:
        assert acte.titre.split("’")[0].split("'")[0] in livret
    assert "Haillicourt" not in livret


def test_d_un_seul_quartier_rien_ne_se_compare_ni_ne_se_choisit(essarts, metropole):
    dits = {adresse: texte(essarts.page(adresse)) for adresse in essarts.pages()}
    for mots in ("autres quartiers", "quartier par quartier", "chaque quartier prévoit"):
        assert [adresse for adresse, dit in dits.items() if mots.lower() in dit.lower()] == [], mots
    suivi = essarts.page("/suivi/")
    assert not suivi.select("#filtre-quartier")
    assert suivi.select("#par-quartier"), "l'ancre publiée demeure"
    assert metropole.page("/suivi/").select("#filtre-quartier, h2#par-quartier")
