"""Un quartier réduit à son nom, son statut et son lieu : rien de vide, de rompu ni de faux, sur aucune page."""

import csv
import json

import pytest

from tests.outils.liens import liens_rompus
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, Site, construire, copier_projet, texte
from tests.outils.villenue import ajouter_des_quartiers, donnees_de_villenue

pytestmark = pytest.mark.lent
TILLEULS, GARE, LAC, PORT = (f"/quartiers/{slug}/" for slug in ("les-tilleuls", "la-gare", "le-lac", "le-port"))


@pytest.fixture(scope="module")
def villenue(tmp_path_factory) -> Site:
    dossier = tmp_path_factory.mktemp("villenue")
    return batir(dossier, donnees_de_villenue(dossier))


@pytest.fixture(scope="module")
def nombreux(tmp_path_factory) -> Site:
    """Quarante-cinq quartiers prioritaires et vingt-huit autres, dans neuf arrondissements."""
    dossier = tmp_path_factory.mktemp("nombreux")
    donnees = donnees_de_villenue(dossier)
    ajouter_des_quartiers(donnees, 42, "QPV", "lieux: [{rang}e arrondissement]")
    ajouter_des_quartiers(donnees, 27, "Quartier en décrochage", "lieux: [1{rang}e arrondissement]")
    port = donnees / "quartiers/le-port.yml"
    port.write_text(port.read_text("utf-8") + "lieux: [2e arrondissement]\n", "utf-8")
    return batir(dossier, donnees)


def batir(dossier, donnees) -> Site:
    projet = copier_projet(dossier / "projet", donnees, "de Villenue")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT, DOCUMENTS="non")


@pytest.fixture(params=["villenue", "nombreux"])
def bati(request) -> Site:
    return request.getfixturevalue(request.param)


def titres(site, adresse):
    return [texte(titre) for titre in site.page(adresse).select("main h1, main h2, main h3")]


def test_sa_page_n_a_que_ce_que_le_contrat_en_dit(villenue):
    siens = ["Les Tilleuls", "En bref", "La stratégie du contrat", "Qui contacter", "Imprimer ou télécharger"]
    assert titres(villenue, TILLEULS) == siens  # aucun quartier n'a d'objectif à lui : la stratégie vaut pour tous
    assert [texte(dd) for dd in villenue.page(TILLEULS).select(".reperes dd")] == ["8e arrondissement"]
    assert "Portrait statistique" not in titres(villenue, LAC)  # un seul chiffre tient dans les repères
    assert "1 270 habitants" in texte(villenue.page(LAC).select_one("#portrait.reperes"))
    assert "Cartographie" in titres(villenue, GARE)


def test_sa_description_ne_promet_que_ce_que_montre_sa_page(villenue):
    def description(adresse):
        return villenue.page(adresse).select_one("meta[name=description]")["content"]

    assert description(TILLEULS).endswith("quartier prioritaire de la politique de la ville.")
    assert description(LAC).replace("\u202f", " ").endswith(", 1 270 habitants.")


def test_aucun_titre_n_est_vide_ni_seul(bati):
    """Un titre est suivi de quelque chose : ni d'un titre de même rang, ni de la fin de la page."""
    for adresse in bati.pages():
        for titre in bati.page(adresse).select("main h2, main h3"):
            suivant = titre.find_next_sibling()
            assert texte(titre), adresse
            assert suivant is not None, (adresse, texte(titre))
            assert suivant.name[0] != "h" or suivant.name > titre.name, (adresse, texte(titre))


def test_aucune_liste_ni_aucun_tableau_n_est_vide(bati):
    vides = [
        (adresse, element.name, element.get("class"))
        for adresse in bati.pages()
        for element in bati.page(adresse).select("main :is(ul, ol, dl, table, tbody, p, dd)")
        if not texte(element) and element.get("role") != "status" and not element.select("svg, img")
    ]
    assert vides == []


def test_aucun_lien_du_site_n_est_rompu(bati):
    """Menu et « Dans cette page » compris."""
    assert [rompu for adresse in bati.adresses() for rompu in liens_rompus(bati, adresse)] == []


def test_l_explication_d_un_statut_se_lit_la_ou_il_est_montre(villenue):
    explication = "Sa situation se dégrade ; l'État n'y a pas d'aide particulière."
    assert explication in texte(villenue.page(PORT).select_one("main"))
    assert explication in texte(villenue.page("/quartiers/").select_one("main .statuts"))
    assert explication not in texte(villenue.page(GARE).select_one("main"))


def test_un_statut_qui_est_deja_un_nom_ne_se_lit_pas_deux_fois(villenue):
    assert texte(villenue.page(PORT).select_one(".surtitre")) == "Quartier en décrochage"
    assert texte(villenue.page(GARE).select_one(".surtitre")).startswith("QPV ")


def test_la_liste_nomme_tous_les_statuts_des_que_l_un_s_explique(villenue):
    nommes = [texte(terme) for terme in villenue.page("/quartiers/").select("main .statuts dt")]
    assert nommes == ["QPV", "Quartier en décrochage"]


def test_un_statut_d_avant_se_lit_avec_sa_date(villenue):
    assert "Quartier en décrochage jusqu'au 31 décembre 2023" in texte(villenue.page(GARE).select_one(".reperes"))


def test_un_parent_dont_on_est_seul_ne_y_renvoie_et_un_parent_partage_mene_a_chacun(villenue):
    depot, rails = villenue.page("/quartiers/le-depot/"), villenue.page("/quartiers/les-rails/")

    assert depot.select_one("link[rel=canonical]")["href"].endswith("quartiers/la-gare/")
    assert texte(rails.select_one("main h1")) == "Un quartier partagé entre la Gare et le Lac"
    assert [texte(lien) for lien in rails.select("main ul a")][:2] == ["La Gare", "Le Lac"]
    assert "les-rails" not in (villenue.dossier / "sitemap.xml").read_text("utf-8")
    assert not villenue.page("/plan-du-site/").select("a[href*=les-rails]")


def test_rien_ne_se_suit_quand_aucun_quartier_n_a_d_engagement(villenue):
    assert titres(villenue, "/suivi/") == ["Où en sont les engagements"]
    assert "Où en sont les engagements" not in titres(villenue, "/")
    assert "Lire le suivi" not in titres(villenue, "/donnees/")
    dit = texte(villenue.page("/suivi/").select_one("main"))
    assert "Le suivi se dit quartier par quartier : aucun engagement propre à un quartier n'est publié." in dit


def test_les_donnees_n_ont_que_ce_qui_est_connu(villenue):
    tilleuls = json.loads((villenue.dossier / "donnees/quartiers/les-tilleuls.json").read_text("utf-8"))
    assert not {"communes", "secteurs", "carte", "portrait", "avant", "issu_de"} & tilleuls.keys()
    assert tilleuls["lieux"] == ["8e arrondissement"]
    with (villenue.dossier / "donnees/quartiers.csv").open(encoding="utf-8-sig", newline="") as fichier:
        lignes = {ligne["quartier"]: ligne for ligne in csv.DictReader(fichier, delimiter=";")}
    assert {cle for cle, valeur in lignes["les-tilleuls"].items() if valeur} == {
        *("quartier", "nom", "statut", "statut_complet", "lieux", "page")
    }


def test_plus_de_soixante_dix_quartiers_de_plusieurs_statuts_se_rangent_par_arrondissement(nombreux):
    liste = nombreux.page("/quartiers/").select_one("main .communes")
    groupes = [groupe.find(string=True).strip() for groupe in liste.select(":scope > li")]

    assert len(liste.select("li li")) == 73 + len(["Le Lac", "sous sa seconde commune"]) - 1
    assert [texte(terme) for terme in nombreux.page("/quartiers/").select("main .statuts dt")] == [
        "QPV",
        "Quartier en décrochage",
    ]
    assert groupes.index("2e arrondissement") < groupes.index("11e arrondissement") < groupes.index("Villenue")
    assert "Chercher un lieu ou un quartier" in texte(nombreux.page("/quartiers/").select_one("main"))
    assert "Voir les 73 quartiers" in texte(nombreux.page("/").select_one("main"))
    assert "commune par commune" not in texte(nombreux.page("/").select_one("main"))
