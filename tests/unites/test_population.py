"""Une population à ses limites : une part nulle, un seul habitant."""

import pytest

from macros.langue.population import part_de_la_population, y_vivent
from macros.modele.population import Population
from tests.outils.projet import normaliser


def test_une_part_nulle_se_dit():
    donnee = Population(valeur=3, part=0, part_de="d'Essai")
    assert normaliser(part_de_la_population(donnee)) == "0 % de la population d'Essai"


@pytest.mark.parametrize(
    ("valeur", "annee", "dite"),
    [
        (1, None, "1 habitant y vit."),
        (1, 2020, "1 habitant y vivait en 2020."),
        (2, None, "2 habitants y vivent."),
        (2, 2020, "2 habitants y vivaient en 2020."),
    ],
)
def test_un_habitant_y_vit_et_deux_y_vivent(valeur, annee, dite):
    assert normaliser(y_vivent(Population(valeur=valeur, annee=annee))) == dite
