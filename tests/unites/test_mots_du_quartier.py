"""Un quartier dans une phrase : son nom, son lieu, ce qu'il était, ce que l'on en corrige."""

import pytest

from macros.langue.annonces import les_quartiers
from macros.langue.chiffres import mesurer, valeur_sous_son_libelle
from macros.langue.francais import au_singulier
from macros.langue.phrases import description_du_quartier, elements_des_rubriques, en_bref, le_quartier
from macros.langue.reperes import dire_avant, ou_est
from macros.lecture import lire
from macros.modele.changements import Avant
from macros.modele.chiffre import Chiffre
from macros.modele.indicateurs import Indicateur
from macros.modele.vocabulaire import Element, RubriqueDeQuartier
from tests.outils.contrats import changer
from tests.outils.projet import EXEMPLEVILLE, RACINE

CONTRAT = lire(EXEMPLEVILLE)
BAINS = lire(RACINE / "tests" / "communes" / "essai-les-bains" / "data")
QUARTIER = CONTRAT.quartiers_ranges[0]


def changer_le_quartier(**cles):
    return QUARTIER.model_copy(update={"nom_dans_une_phrase": None, **cles})


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Quartier du Port", "le quartier du Port"),
        ("Cité des Essais", "la Cité des Essais"),
        ("Cités de l'Essai", "les Cités de l'Essai"),
        ("Îlot Nord", "l'Îlot Nord"),
        ("Citéville", "le quartier Citéville"),
        ("Rivage", "le quartier Rivage"),
    ],
)
def test_un_nom_commun_qui_ouvre_le_nom_a_son_article(nom, dit):
    assert le_quartier(changer_le_quartier(nom=nom)) == dit


@pytest.mark.parametrize(
    ("nom", "debut"), [("Rivage", "Rivage est un quartier"), ("Cité des Essais", "La Cité des Essais est un quartier")]
)
def test_la_phrase_ne_dit_pas_deux_fois_quartier(nom, debut):
    assert en_bref(CONTRAT, changer_le_quartier(nom=nom))[0].startswith(debut)


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Quartier d'Essai-les-Bains", "le quartier d'Essai-les-Bains"),
        ("Rivage", "le quartier Rivage, à Essai-les-Bains"),
        ("La Butte", "la Butte, quartier d'Essai-les-Bains"),
    ],
)
def test_la_precision_de_lieu_ne_repete_rien(nom, dit):
    quartier = BAINS.quartiers[0].model_copy(update={"nom": nom, "nom_dans_une_phrase": None})
    assert les_quartiers(changer(BAINS, quartiers=(quartier,))) == dit


@pytest.mark.parametrize(
    ("cles", "dit"),
    [
        ({"communes": ("Essai", "Rivage"), "lieux": ()}, "Essai et Rivage"),
        ({"communes": ("Essai",), "lieux": ("8e arrondissement",)}, "Essai, 8e arrondissement"),
        (
            {"communes": (), "lieux": ("8e arrondissement", "9e arrondissement")},
            "8e arrondissement et 9e arrondissement",
        ),
        ({"communes": (), "lieux": (), "secteurs": ("Le Haut", "Le Bas")}, "Le Haut et le Bas"),
    ],
)
def test_une_precision_suit_la_commune_sans_s_y_ajouter(cles, dit):
    assert ou_est(changer_le_quartier(**cles)) == dit


@pytest.mark.parametrize(
    ("avant", "dit"),
    [
        (
            Avant(perimetre="2015-2022", jusqu_au="2022", en_clair="Le quartier a été étendu."),
            "Périmètre 2015-2022 : le quartier a été étendu",
        ),
        (Avant(perimetre="2015-2022", jusqu_au="2022"), "Périmètre 2015-2022 jusqu'en 2022"),
        (
            Avant(perimetre="sans la Cale", jusqu_au="2023", en_clair="Rivage s'y ajoute."),
            "Périmètre sans la Cale jusqu'en 2023 : Rivage s'y ajoute",
        ),
    ],
)
def test_ce_qu_il_etait_se_lit_d_une_traite(avant, dit):
    assert dire_avant(CONTRAT, changer_le_quartier(avant=(avant,))) == [dit]


def test_un_seul_element_se_dit_au_singulier_et_un_texte_aussi():
    liste = RubriqueDeQuartier(id="atouts", titre="Les atouts", element=Element(singulier="atout"))
    texte = RubriqueDeQuartier(id="projet", titre="Le projet", element=Element(singulier="projet"), forme="texte")
    vocabulaire = CONTRAT.vocabulaire.model_copy(update={"rubriques_des_quartiers": (liste, texte)})
    contrat = CONTRAT.model_copy(update={"vocabulaire": vocabulaire})
    for atouts, dits in ((("Un",), "l'atout et le projet"), (("Un", "Deux"), "les atouts et le projet")):
        quartier = changer_le_quartier(rubriques={"atouts": atouts, "projet": ("Un.", "Deux.")})
        assert elements_des_rubriques(contrat, quartier) == dits
        assert ("atouts, projet" in description_du_quartier(contrat, quartier).lower()) == (len(atouts) > 1)


@pytest.mark.parametrize(
    ("pluriel", "singulier"),
    [
        ("personnes par ménage", "personne par ménage"),
        ("logements sociaux", "logement social"),
        ("mois", "mois"),
        ("%", "%"),
        ("indice", "indice"),
        ("lieux d'accueil", "lieu d'accueil"),
    ],
)
def test_une_unite_perd_ses_s_au_dessous_de_deux(pluriel, singulier):
    assert au_singulier(pluriel) == singulier


def test_le_pluriel_ne_commence_qu_a_deux_et_l_image_ne_repete_pas_le_libelle():
    menages = Indicateur(id="m", libelle="Personnes par ménage", unite="personnes par ménage", explication="Combien.")
    assert mesurer(1.6, menages).replace("\u00a0", " ") == "1,6 personne par ménage"
    assert mesurer(2.1, menages).replace("\u00a0", " ") == "2,1 personnes par ménage"
    assert valeur_sous_son_libelle(Chiffre(valeur=1.6), menages) == "1,6"
