"""L'échelle d'un dessin à ses limites : des bornes égales, un quotient presque entier."""

import pytest
from pydantic import ValidationError

from macros.langue.halteres import Haltere, Marque, axe, legende
from macros.modele.echelle import Echelle, arrondie
from macros.modele.vocabulaire import Territoire


@pytest.mark.parametrize("bornes", [(5, 5), (6, 5)])
def test_une_echelle_a_une_etendue(bornes):
    with pytest.raises(ValidationError, match="plus petit que"):
        Echelle(minimum=bornes[0], maximum=bornes[1])


def test_un_milieu_trop_long_ne_s_ecrit_pas_et_un_court_s_ecrit():
    ecrits = [[g.texte for g in axe(arrondie([haut]), "").graduations if g.texte] for haut in (20_000, 400)]
    assert [len(textes) for textes in ecrits] == [2, 3]
    assert ecrits[1][1] == "200"


def test_un_point_sans_territoire_n_est_relie_a_rien():
    assert Haltere(Marque(30)).lien is None
    assert Haltere(Marque(30), (Marque(10), Marque(50))).lien == (10, 50)


def test_un_territoire_arrondi_ne_fait_pas_dire_ce_qu_est_un_point_vide():
    arrondi = Haltere(Marque(30), (Marque(40, environ=True, forme="simple"),))
    assert legende([arrondi], [Territoire(id="lieu", nom="Lieu")]) == "Le point montre le quartier ; le trait, Lieu."
