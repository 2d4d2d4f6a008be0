import pytest

from macros.modele.indicateurs import EnClair
from macros.proportions import proportion, proportion_courte

FAMILLE = EnClair(un="une famille", fait="a un jardin", plusieurs="familles", font="ont un jardin")
LOGEMENT = EnClair(un="un logement", fait="a un jardin", plusieurs="logements", font="ont un jardin")


@pytest.mark.parametrize(
    ("valeur", "phrase"),
    [
        (0, "zéro famille sur cent a un jardin"),
        (0.4, "moins d'une famille sur cent a un jardin"),
        (10, "une famille sur dix a un jardin"),
        (18, "presque une famille sur cinq a un jardin"),
        (29, "presque trois familles sur dix ont un jardin"),
        (33.3, "une famille sur trois a un jardin"),
        (36, "un peu plus d'une famille sur trois a un jardin"),
        (46.7, "presque une famille sur deux a un jardin"),
        (50, "une famille sur deux a un jardin"),
        (52, "un peu plus d'une famille sur deux a un jardin"),
        (66.7, "deux familles sur trois ont un jardin"),
        (82.9, "un peu plus de quatre familles sur cinq ont un jardin"),
        (99, "un peu plus de neuf familles sur dix ont un jardin"),
        (99.9, "plus de neuf familles sur dix ont un jardin"),
        (100, "toutes les familles ont un jardin"),
    ],
)
def test_une_part_se_dit_avec_la_fraction_simple_la_plus_proche(valeur, phrase):
    assert proportion(valeur, FAMILLE) == phrase


@pytest.mark.parametrize(
    ("valeur", "phrase"),
    [
        (0, "plus de zéro famille sur cent a un jardin"),
        (0.5, "plus de zéro famille sur cent a un jardin"),
        (30, "plus de trois familles sur dix ont un jardin"),
        (37, "plus d'une famille sur trois a un jardin"),
        (50, "plus d'une famille sur deux a un jardin"),
        (95, "plus de neuf familles sur dix ont un jardin"),
    ],
)
def test_plus_de_ne_promet_que_ce_que_la_source_dit(valeur, phrase):
    assert proportion(valeur, FAMILLE, plus_de=True) == phrase


@pytest.mark.parametrize(
    ("valeur", "mots", "phrase"),
    [
        (0, FAMILLE, "aucune"),
        (0, LOGEMENT, "aucun"),
        (18.8, FAMILLE, "moins d'une sur cinq"),
        (25, LOGEMENT, "un sur quatre"),
        (25.6, LOGEMENT, "plus d'un sur quatre"),
        (58.8, LOGEMENT, "moins de trois sur cinq"),
        (100, FAMILLE, "toutes"),
        (100, LOGEMENT, "tous"),
    ],
)
def test_l_agglomeration_se_dit_sans_repeter_les_mots(valeur, mots, phrase):
    assert proportion_courte(valeur, mots) == phrase
