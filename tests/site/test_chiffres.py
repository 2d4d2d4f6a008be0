"""Des chiffres de toutes les sortes, dans un site construit : rien ne s'y dit que la source n'ait donné."""

import csv
import io
import json

import pytest

from tests.outils.chiffres import ecrire_la_commune
from tests.outils.projet import ADRESSE_PUBLIQUE, Site, construire, copier_projet, normaliser, texte

pytestmark = pytest.mark.lent

NOMBRES, ZEROS = "/quartiers/les-nombres/", "/quartiers/les-zeros/"


@pytest.fixture(scope="module")
def site_des_chiffres(tmp_path_factory) -> Site:
    """Le site d'une commune où un indicateur est en euros, en pour mille, par sexe, de deux années, non diffusé…"""
    dossier = tmp_path_factory.mktemp("chiffres")
    projet = copier_projet(dossier / "projet", ecrire_la_commune(dossier / "donnees"), "d'Exempleville")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE)


def ligne(site, page, identifiant):
    """Les cases d'un indicateur : celle du quartier, celles des territoires, la phrase ; sans les dessins."""
    cases = site.page(page).select(f"#{identifiant} td")
    return [normaliser("".join(t for t in case.find_all(string=True) if not t.find_parent("svg"))) for case in cases]


def lire_csv(site, nom):
    contenu = (site.dossier / f"donnees/{nom}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(contenu), delimiter=";"))


def test_les_colonnes_sont_les_territoires_que_nomme_le_contrat(site_des_chiffres):
    tableau = site_des_chiffres.page(NOMBRES).select_one("table.portrait")

    assert [texte(titre) for titre in tableau.select("thead th")] == [
        "Indicateur",
        "Quartier",
        "La Modélie",
        "Exempleville",
        "En clair",
    ]
    assert texte(tableau.caption) == (
        "Les Nombres, la Modélie et Exempleville en chiffres. Le point montre le quartier ; le trait, la Modélie ; le "
        "trait à tête carrée, Exempleville. Un point vide dit « environ ». Les petits points montrent les années "
        "d'avant."
    )


@pytest.mark.parametrize(
    ("page", "identifiant", "cases"),
    [
        (
            NOMBRES,
            "revenu-median",
            [
                "environ 12 400 € en 2020 10 900 € en 2014",
                "21 700 € en 2020 20 300 € en 2014",
                "18 050 € en 2020 Enquête communale inventée",
                "Plus bas qu'en Modélie. La moitié des habitants vivent avec moins que cela par an. En hausse "
                "depuis 2014 (10 900 €).",
            ],
        ),
        (
            NOMBRES,
            "naissances",
            [
                "14 ‰",
                "non indiqué",
                "11,4 ‰",
                "14 habitants sur 1 000 naissent chaque année ; à Exempleville, 11.",
            ],
        ),
        (
            NOMBRES,
            "jeunes",
            [
                "1 habitant en 2022 3 habitants en 2021",
                "non indiqué",
                "non indiqué",
                "Ceux que suit la mission locale inventée. En baisse depuis 2021 (3 habitants).",
            ],
        ),
        (
            NOMBRES,
            "taux-emploi",
            [
                "40,7 % en 2020 femmes : 36,2 % ; hommes : 45,1 % périmètre 2024-2030 45 % en 2014 (femmes : 41,5 % ; "
                "hommes : 48,2 % ; périmètre 2015-2023)",
                "63,1 % en 2020 femmes : 60,4 % ; hommes : 65,9 %",
                "environ 58 % en 2018",
                "Près de 41 habitants de 15 à 64 ans sur 100 ont un emploi ; en Modélie, 63 ; à Exempleville en 2018, "
                "environ 58. Le périmètre a changé depuis 2014 (45 %) : les deux chiffres ne se comparent pas.",
            ],
        ),
        (
            NOMBRES,
            "taux-pauvrete",
            [
                "non diffusé",
                "15 %",
                "non diffusé",
                "La source ne diffuse pas ce chiffre. La part des habitants pauvres.",
            ],
        ),
        (
            ZEROS,
            "revenu-median",
            [
                "plus de 12 000 € en 2020",
                "21 700 € en 2020 20 300 € en 2014",
                "18 050 € en 2020 Enquête communale inventée",
                "La moitié des habitants vivent avec moins que cela par an.",
            ],
        ),
    ],
)
def test_chaque_sorte_de_chiffre_se_lit_dans_le_portrait(site_des_chiffres, page, identifiant, cases):
    assert ligne(site_des_chiffres, page, identifiant) == cases


@pytest.mark.parametrize(
    ("identifiant", "formes"),
    [
        ("revenu-median", ["simple", "carre", "point"]),
        ("naissances", ["carre", "point"]),
        ("jeunes", ["point"]),
        ("taux-emploi", ["simple", "carre", "point"]),
        ("menages", ["point"]),
        ("taux-pauvrete", []),
    ],
)
def test_le_dessin_montre_le_quartier_et_chaque_territoire_qui_a_ce_chiffre(site_des_chiffres, identifiant, formes):
    rangee = site_des_chiffres.page(NOMBRES).select_one(f"#{identifiant}")
    traits = [trait["class"][1].removeprefix("trait-") for trait in rangee.select("svg.haltere .trait")]

    assert [*traits, *("point" for _ in rangee.select("svg.haltere .point"))] == formes
    assert len(rangee.select("svg.cle")) == len(formes)
    assert len(rangee.select("svg.axe")) == bool(formes)


def test_le_dessin_dit_environ_plus_de_et_les_annees_d_avant(site_des_chiffres):
    nombres, zeros = site_des_chiffres.page(NOMBRES), site_des_chiffres.page(ZEROS)

    assert nombres.select_one("#revenu-median .point.vide")
    assert zeros.select_one("#revenu-median line.suite")["x2"] == "100%"
    assert not nombres.select("#revenu-median line.suite")
    assert [len(nombres.select(f"#{ligne} .avant")) for ligne in ("revenu-median", "menages", "taux-emploi")] == [
        1,
        1,
        0,
    ]
    legende = texte(zeros.select_one("table.portrait .legende"))
    assert "Une suite de points dit « plus de »." in legende
    assert "années d'avant" not in legende


def test_la_comparaison_a_un_tableau_par_indicateur_et_une_ligne_par_territoire(site_des_chiffres):
    tableaux = site_des_chiffres.page("/quartiers/").select("table.comparaison")
    noms = {texte(t.caption): [texte(nom) for nom in t.select("tbody th")] for t in tableaux}

    assert list(noms) == [
        "Population en nombre d'habitants",
        "Revenu médian",
        "Taux de natalité",
        "Jeunes suivis",
        "Taux d'emploi",
        "Taille des ménages",
        "Taux de pauvreté",
    ]
    assert noms["Revenu médian"] == ["Les Nombres", "Les Zéros", "La Modélie", "Exempleville"]
    assert noms["Jeunes suivis"] == ["Les Nombres", "Les Zéros"]


def test_toutes_les_lignes_d_une_unite_partagent_l_axe_sur_toutes_les_pages(site_des_chiffres):
    def axe(element):
        return [(texte(t), t["x"]) for t in element.select("svg.axe text")]

    comparaison = site_des_chiffres.page("/quartiers/")
    tableaux = {texte(t.caption): axe(t) for t in comparaison.select("table.comparaison")}
    emploi, revenu = (
        axe(site_des_chiffres.page(NOMBRES).select_one(f"#{i}")) for i in ("taux-emploi", "revenu-median")
    )

    assert tableaux["Taux d'emploi"] == tableaux["Taux de pauvreté"] == emploi
    assert [nombre for nombre, _ in emploi] == ["0", "50", "100 %"]
    assert tableaux["Revenu médian"] == revenu == [("0", "0.0%"), ("25 000 €", "100.0%")]


def test_les_tableaux_ont_une_ligne_par_annee_et_par_sexe(site_des_chiffres):
    emploi = [
        (ligne["rang"], ligne["sexe"], ligne["annee"], ligne["valeur"], ligne["perimetre"], bool(ligne["en_clair"]))
        for ligne in lire_csv(site_des_chiffres, "indicateurs")
        if (ligne["quartier"], ligne["indicateur"]) == ("les-nombres", "taux-emploi")
    ]
    secret = [li for li in lire_csv(site_des_chiffres, "indicateurs") if li["non_diffuse"] == "oui"]
    territoires = lire_csv(site_des_chiffres, "territoires")

    assert emploi == [
        ("1", "ensemble", "2020", "40,7", "2024-2030", True),
        ("1", "femmes", "2020", "36,2", "2024-2030", False),
        ("1", "hommes", "2020", "45,1", "2024-2030", False),
        ("2", "ensemble", "2014", "45", "2015-2023", False),
        ("2", "femmes", "2014", "41,5", "2015-2023", False),
        ("2", "hommes", "2014", "48,2", "2015-2023", False),
    ]
    assert [(li["quartier"], li["indicateur"], li["valeur"]) for li in secret] == [("les-nombres", "taux-pauvrete", "")]
    assert {li["territoire"] for li in territoires} == {"modelie", "exempleville"}
    assert [li["valeur"] for li in territoires if li["indicateur"] == "revenu-median"] == ["21700", "20300", "18050"]


def test_le_json_garde_chaque_annee(site_des_chiffres):
    quartier = json.loads((site_des_chiffres.dossier / "donnees/quartiers/les-nombres.json").read_text("utf-8"))
    revenu = quartier["portrait"]["indicateurs"]["revenu-median"]

    assert (revenu["valeur"], revenu["annee"], revenu["environ"]) == (12400, 2020, True)
    assert [(ancienne["valeur"], ancienne["annee"]) for ancienne in revenu["anciennes"]] == [(10900, 2014)]
    assert [territoire["id"] for territoire in quartier["territoires"]] == ["modelie", "exempleville"]
    assert "valeur" not in quartier["portrait"]["indicateurs"]["taux-pauvrete"]


def test_rien_ne_parle_d_un_territoire_que_le_contrat_n_a_pas(site_des_chiffres):
    for page in (NOMBRES, ZEROS, "/quartiers/"):
        lu = normaliser(site_des_chiffres.page(page).select_one("main").get_text())
        assert "agglomération" not in lu.replace("Agglomération du Modèle", ""), page
