import pytest

from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Population, Valeur
from macros.phrases import en_bref, en_clair, majuscule, population, sans_protocole, valeur
from tests.outils import normaliser

PAUVRETE = Indicateur(
    id="pauvrete",
    libelle="Taux de pauvreté",
    unite="%",
    agglomeration="18.8",
    explication="La part des habitants pauvres.",
    en_clair={
        "un": "une personne",
        "fait": "vit sous le seuil de pauvreté",
        "plusieurs": "personnes",
        "font": "vivent sous le seuil de pauvreté",
    },
)
INDICE = Indicateur(
    id="indice",
    libelle="Indice",
    unite="indice",
    agglomeration="104",
    echelle={"minimum": "45", "maximum": "185"},
    explication="Plus il est bas, plus c'est difficile.",
)


@pytest.mark.parametrize(
    ("donnee", "phrase"),
    [
        (
            {"valeur": "5300", "environ": "oui", "evolution": "700", "depuis": "2015"},
            "environ 5 300 habitants (+700 par rapport à 2015)",
        ),
        ({"valeur": "900", "evolution": "-40", "depuis": "2015"}, "900 habitants (-40 par rapport à 2015)"),
        ({"valeur": "730", "environ": "oui"}, "environ 730 habitants"),
        ({"valeur": "1"}, "1 habitant"),
    ],
)
def test_une_population_se_dit_avec_ce_que_la_source_en_sait(donnee, phrase):
    assert normaliser(population(Population(**donnee))) == phrase


def test_plus_de_se_lit_dans_la_valeur():
    assert normaliser(valeur(Valeur(valeur="30", plus_de="oui"), PAUVRETE)) == "plus de 30 %"
    assert normaliser(valeur(Valeur(valeur="79"), INDICE)) == "79"


@pytest.mark.parametrize(
    ("donnee", "indicateur", "phrase"),
    [
        (
            {"valeur": "46.7"},
            PAUVRETE,
            "Presque une personne sur deux vit sous le seuil de pauvreté ; moins d'une sur cinq dans l'agglomération.",
        ),
        (
            {"valeur": "30", "plus_de": "oui"},
            PAUVRETE,
            "Plus de trois personnes sur dix vivent sous le seuil de pauvreté ; "
            "moins d'une sur cinq dans l'agglomération.",
        ),
        (
            {"valeur": "18.8"},
            PAUVRETE,
            "Presque une personne sur cinq vit sous le seuil de pauvreté ; autant que dans l'agglomération.",
        ),
        ({"valeur": "79"}, INDICE, "Plus bas que dans l'agglomération. Plus il est bas, plus c'est difficile."),
        ({"valeur": "110"}, INDICE, "Plus haut que dans l'agglomération. Plus il est bas, plus c'est difficile."),
        ({"valeur": "104"}, INDICE, "Autant que dans l'agglomération. Plus il est bas, plus c'est difficile."),
        ({"valeur": "90", "plus_de": "oui"}, INDICE, "Plus il est bas, plus c'est difficile."),
        (
            {"valeur": "104", "plus_de": "oui"},
            INDICE,
            "Plus haut que dans l'agglomération. Plus il est bas, plus c'est difficile.",
        ),
    ],
)
def test_un_indicateur_se_dit_en_une_phrase_face_a_l_agglomeration(donnee, indicateur, phrase):
    assert en_clair(Valeur(**donnee), indicateur) == phrase


def test_l_en_bref_d_un_quartier_vient_tout_entier_des_donnees(contrat):
    assert [normaliser(phrase) for phrase in en_bref(contrat, contrat.quartier_par_slug["cite-des-oiseaux"])] == [
        "Cité des Oiseaux est un quartier d'intérêt communautaire – territoire vulnérable.",
        "Environ 730 habitants y vivent.",
        "Plus de trois personnes sur dix vivent sous le seuil de pauvreté ; moins d'une sur cinq dans l'agglomération.",
        "La commune y a fixé 18 objectifs, pour 3 des 3 enjeux du contrat de ville.",
    ]


def test_petites_choses():
    assert majuscule("éléphant") == "Éléphant"
    assert sans_protocole("https://www.exemple.fr/") == "exemple.fr"
