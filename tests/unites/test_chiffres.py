"""Un chiffre dans n'importe quelle unité, de plusieurs années, face à zéro, un ou plusieurs territoires."""

import json

import pytest
from pydantic import TypeAdapter

from macros.differences.a_verifier import a_verifier
from macros.differences.contrats import differences
from macros.langue.chiffres import dans, en_clair, le_territoire, phrase_complete, tendance, valeur
from macros.langue.comparaison import tableau_de_comparaison
from macros.langue.portrait import case, tableau_du_portrait
from macros.lecture import lire
from macros.modele.chiffre import ValeurSaisie
from macros.modele.contrat import Comparaison
from macros.modele.indicateurs import Indicateur
from macros.modele.vocabulaire import Territoire
from macros.saisie import schemas
from tests.outils.chiffres import ecrire_la_commune
from tests.outils.depot import remplacer
from tests.outils.editeur import lire_en_editeur, refus, schema_du_fichier
from tests.outils.projet import normaliser

EMPLOI = Indicateur(
    id="emploi",
    libelle="Taux d'emploi",
    unite="%",
    explication="La part des habitants qui ont un emploi.",
    en_clair={"un": "un habitant", "fait": "a un emploi", "plusieurs": "habitants", "font": "ont un emploi"},
)
REVENU = Indicateur(id="revenu", libelle="Revenu", unite="€", explication="Ce que l'on gagne.")
PREMIER = Territoire(id="premier", nom="Premier", avec_article="le premier pays")
SECOND = Territoire(id="second", nom="Le Second")
NOMBRES = "quartiers/les-nombres.yml"
TU = "La source ne diffuse pas ce chiffre. La part des habitants qui ont un emploi."
REVENU_DE_LA_MODELIE = "Indicateurs : la valeur de l'indicateur « Revenu médian » en Modélie en 2020"


def lire_un_chiffre(ecrit):
    return TypeAdapter(ValeurSaisie).validate_python(ecrit)


@pytest.fixture(scope="module")
def commune(tmp_path_factory):
    return ecrire_la_commune(tmp_path_factory.mktemp("chiffres") / "data")


@pytest.fixture
def changer(commune, tmp_path):
    """La commune, où l'on remplace ceci par cela : les deux versions."""

    def changer(fichier, ancien, nouveau):
        copie = ecrire_la_commune(tmp_path / "data")
        remplacer(copie, fichier, ancien, nouveau)
        return lire(commune), lire(copie)

    return changer


@pytest.mark.parametrize(
    ("ecrit", "indicateur", "lu"),
    [
        ("11 600 €", REVENU, "11 600 €"),
        ({"valeur": "11600", "environ": "oui"}, REVENU, "environ 11 600 €"),
        ({"valeur": "30", "plus_de": "oui", "environ": "oui"}, EMPLOI, "plus d'environ 30 %"),
        ("non diffusé", EMPLOI, "non diffusé"),
        ("Secret statistique", EMPLOI, "non diffusé"),
        ({"valeur": "non diffusée", "annee": "2020"}, EMPLOI, "non diffusé"),
        ({"femmes": "30", "hommes": "40"}, EMPLOI, "femmes : 30 % ; hommes : 40 %"),
        ({"2020": "46.7", "2014": "40"}, EMPLOI, "46,7 %"),
    ],
)
def test_un_chiffre_se_lit_comme_on_l_ecrit(ecrit, indicateur, lu):
    assert normaliser(valeur(lire_un_chiffre(ecrit), indicateur)) == lu


def test_plusieurs_annees_se_rangent_de_la_plus_recente_a_la_plus_ancienne():
    lue = lire_un_chiffre({"2014": "40", "2020": {"valeur": "46.7", "source": "Insee"}, "2009": "non diffusé"})

    assert [(c.annee, c.valeur, c.non_diffuse) for c in lue.chiffres] == [
        (2020, 46.7, False),
        (2014, 40, False),
        (2009, None, True),
    ]


@pytest.mark.parametrize(
    ("ecrit", "comparaisons", "phrase"),
    [
        ("40", {}, "40 habitants sur 100 ont un emploi."),
        (
            "40",
            {"premier": "60", "second": "61"},
            "40 habitants sur 100 ont un emploi ; dans le premier pays, 60 ; au Second, 61.",
        ),
        ("40", {"second": "41"}, "40 habitants sur 100 ont un emploi, à peu près comme au Second."),
        (
            "40",
            {"premier": "41", "second": "61"},
            "40 habitants sur 100 ont un emploi, à peu près comme dans le premier pays ; au Second, 61.",
        ),
        ("40", {"premier": "non diffusé", "second": "61"}, "40 habitants sur 100 ont un emploi ; au Second, 61."),
        (
            {"valeur": "40", "annee": "2020"},
            {"premier": {"2014": "50", "2020": "60", "2021": "62"}},
            "40 habitants sur 100 ont un emploi ; dans le premier pays, 60.",
        ),
        (
            {"valeur": "40", "annee": "2020"},
            {"premier": {"2014": "50"}},
            "40 habitants sur 100 ont un emploi ; dans le premier pays en 2014, 50.",
        ),
        (
            "non diffusé",
            {"premier": "60"},
            TU,
        ),
        ({"valeur": "40", "environ": "oui"}, {}, "Environ 40 habitants sur 100 ont un emploi."),
    ],
)
def test_la_phrase_ne_compare_qu_a_ce_que_la_source_donne(ecrit, comparaisons, phrase):
    territoires = {"premier": PREMIER, "second": SECOND}
    lues = [Comparaison(territoires[cle], lire_un_chiffre(sienne)) for cle, sienne in comparaisons.items()]

    assert normaliser(en_clair(lire_un_chiffre(ecrit), EMPLOI, lues)) == phrase


def test_un_montant_se_compare_sans_echelle():
    def dire(le_sien):
        return en_clair(lire_un_chiffre("10000"), REVENU, [Comparaison(PREMIER, lire_un_chiffre(le_sien))])

    assert dire("20000") == "Plus bas que dans le premier pays. Ce que l'on gagne."
    assert dire("10100") == "À peu près comme dans le premier pays. Ce que l'on gagne."
    assert dire({"valeur": "8000", "plus_de": "oui"}) == "Ce que l'on gagne."
    assert dire({"valeur": "20000", "plus_de": "oui"}) == "Plus bas que dans le premier pays. Ce que l'on gagne."
    assert en_clair(lire_un_chiffre("10000"), REVENU) == "Ce que l'on gagne."


@pytest.mark.parametrize(
    ("ecrit", "phrase"),
    [
        ({"2014": "40", "2020": "46.7"}, "En hausse depuis 2014 (40 %)."),
        ({"2014": "50", "2020": "46.7"}, "En baisse depuis 2014 (50 %)."),
        ({"2014": "46.7", "2020": "46.7"}, "Stable depuis 2014 (46,7 %)."),
        ({"2014": "47", "2020": "46.7"}, "À peu près stable depuis 2014 (47 %)."),
        ({"2014": "non diffusé", "2020": "46.7"}, ""),
        ({"2014": {"valeur": "40", "plus_de": "oui"}, "2020": "46.7"}, ""),
        ({"2014": "40", "2020": {"valeur": "46.7", "plus_de": "oui"}}, ""),
        ("46.7", ""),
        (
            {"2014": {"valeur": "40", "perimetre": "2015-2023"}, "2020": "46.7"},
            "Le périmètre a changé depuis 2014 (40 %) : les deux chiffres ne se comparent pas.",
        ),
        (
            {"2009": "38", "2014": {"valeur": "40", "perimetre": "2015-2023"}, "2020": "46.7"},
            "En hausse depuis 2009 (38 %).",
        ),
    ],
)
def test_une_tendance_ne_se_dit_que_du_meme_perimetre(ecrit, phrase):
    assert normaliser(tendance(lire_un_chiffre(ecrit), EMPLOI)) == phrase
    assert normaliser(phrase_complete(lire_un_chiffre(ecrit), EMPLOI)).endswith(phrase)


def test_un_territoire_se_nomme_avec_ses_articles():
    france = Territoire(id="france", nom="France", avec_article="la France", lieu="en France")

    assert [dans(t) for t in (PREMIER, SECOND, france)] == ["dans le premier pays", "au Second", "en France"]
    assert [le_territoire(t) for t in (PREMIER, SECOND, france)] == ["le premier pays", "le Second", "la France"]


@pytest.mark.parametrize(
    ("le_notre", "territoire", "debut"),
    [
        ({"valeur": "10000", "plus_de": "oui"}, PREMIER, ""),
        ({"valeur": "30000", "plus_de": "oui"}, PREMIER, "Plus haut que dans le premier pays. "),
        ("20000", PREMIER, "Comme dans le premier pays. "),
        ({"valeur": "20000", "environ": "oui"}, PREMIER, "À peu près comme dans le premier pays. "),
        ("10000", SECOND, "Plus bas qu'au Second. "),
        ("10000", Territoire(id="france", nom="France", lieu="en France"), "Plus bas qu'en France. "),
        ("10000", Territoire(id="rivage", nom="Rivage"), "Plus bas qu'à Rivage. "),
    ],
)
def test_un_chiffre_ne_se_dit_plus_haut_ou_plus_bas_que_si_l_on_en_est_sur(le_notre, territoire, debut):
    face = [Comparaison(territoire, lire_un_chiffre("20000"))]

    assert en_clair(lire_un_chiffre(le_notre), REVENU, face) == f"{debut}Ce que l'on gagne."


def test_une_case_dit_ce_que_chaque_annee_mesure_et_d_ou_elle_vient():
    ecrit = {
        "2020": {"valeur": "40", "femmes": "41", "hommes": "39", "perimetre": "2024", "precision": "à temps plein"},
        "2014": {"valeur": "30", "femmes": "31", "hommes": "29", "perimetre": "2015-2023", "source": "Insee"},
        "2009": {"femmes": "20", "hommes": "21"},
        "2005": "12",
    }
    assert [normaliser(dite) for dite in case(lire_un_chiffre(ecrit), EMPLOI).precisions] == [
        "en 2020",
        "femmes : 41 % ; hommes : 39 %",
        "périmètre 2024",
        "à temps plein",
        "30 % en 2014 (femmes : 31 % ; hommes : 29 % ; périmètre 2015-2023 ; Insee)",
        "femmes : 20 % ; hommes : 21 % en 2009",
        "12 % en 2005",
    ]
    assert case(lire_un_chiffre({"femmes": "20", "hommes": "21"}), EMPLOI).precisions == ()


def test_sans_territoire_aucun_tableau_n_en_montre(commune):
    contrat = lire(commune)
    seuls = [i.model_copy(update={"comparaisons": {}}) for i in contrat.indicateurs.indicateurs]
    sans = contrat.model_copy(
        update={"indicateurs": contrat.indicateurs.model_copy(update={"indicateurs": tuple(seuls)})}
    )
    portrait, comparaison = tableau_du_portrait(sans, sans.quartiers_ranges[0]), tableau_de_comparaison(sans)

    assert (portrait.titre, portrait.territoires) == ("Les Nombres en chiffres.", ())
    assert portrait.legende.startswith("Le point montre le quartier. ")
    assert comparaison.legende.startswith("Le point montre le quartier. ")
    assert not any(multiple.territoires for multiple in comparaison.multiples)


@pytest.mark.parametrize("fichier", ["indicateurs.yml", "vocabulaire.yml", NOMBRES, "quartiers/les-zeros.yml"])
def test_l_editeur_de_texte_accepte_toutes_ces_ecritures(commune, fichier):
    schema = json.loads(schemas(lire(commune))[schema_du_fichier(commune / fichier)])

    assert refus(schema, lire_en_editeur((commune / fichier).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("fichier", "ancien", "nouveau", "phrases"),
    [
        (
            NOMBRES,
            "2014: 10 900\n",
            "2014: 10 900\n      2022: 11 900\n",
            ["Les Nombres : le portrait statistique donne maintenant le revenu médian en 2022 : 11 900 €."],
        ),
        (
            NOMBRES,
            "2014: 10 900\n",
            "2014: 10 950\n",
            ["Les Nombres : le revenu médian en 2014 passe de 10 900 € à 10 950 €."],
        ),
        (
            NOMBRES,
            "2014: 10 900\n      2020",
            "2020",
            ["Les Nombres : le portrait statistique ne donne plus le revenu médian en 2014."],
        ),
        (
            "quartiers/les-zeros.yml",
            "46.7, annee: 2020",
            "46.7, annee: 2021",
            ["Les Zéros : le taux de pauvreté passe de 46,7 % en 2020 à 46,7 % en 2021."],
        ),
        (
            NOMBRES,
            "taux-pauvrete: non diffusé",
            "taux-pauvrete: 40",
            ["Les Nombres : la source donne maintenant le taux de pauvreté : 40 %."],
        ),
        (
            NOMBRES,
            "femmes: 36.2",
            "femmes: 36",
            ["Les Nombres : le taux d'emploi en 2020 pour les femmes passe de 36,2 % à 36 %."],
        ),
        (
            NOMBRES,
            "hommes: 48.2, perimetre: 2015-2023",
            "hommes: 48.2, perimetre: 2012-2023",
            ["Les Nombres : le périmètre du taux d'emploi en 2014 devient « 2012-2023 »."],
        ),
        (
            "indicateurs.yml",
            "2020: 21 700",
            "2020: 21 800",
            [f"{REVENU_DE_LA_MODELIE} passe de 21 700 € à 21 800 €."],
        ),
        (
            "indicateurs.yml",
            "    exempleville: 11,4 ‰\n",
            "",
            ["Indicateurs : la valeur de l'indicateur « Taux de natalité » à Exempleville n'est plus indiquée."],
        ),
    ],
)
def test_le_journal_dit_l_annee_le_sexe_et_le_territoire(changer, fichier, ancien, nouveau, phrases):
    assert [normaliser(str(c)) for c in differences(*changer(fichier, ancien, nouveau))] == phrases


def test_une_annee_de_plus_ne_pose_aucune_question(changer):
    assert a_verifier(*changer(NOMBRES, "2014: 10 900\n", "2014: 10 900\n      2022: 11 900\n")) == []


def test_une_annee_qui_change_sous_le_meme_chiffre_se_demande(changer):
    [question] = a_verifier(*changer("quartiers/les-zeros.yml", "46.7, annee: 2020", "46.7, annee: 2021"))

    assert normaliser(question) == (
        "Les Zéros : l'année du taux de pauvreté passe de 2020 à 2021, et le chiffre reste le même : est-ce voulu ?"
    )


def test_un_chiffre_d_une_annee_qui_change_se_demande_avec_son_annee(changer):
    [question] = a_verifier(*changer(NOMBRES, "2014: 10 900\n", "2014: 10 950\n"))

    assert '`revenu-median: {2014: {valeur: 10950, source: "la nouvelle source"}}`' in question
