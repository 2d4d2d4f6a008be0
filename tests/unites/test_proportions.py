import pytest

from macros.langue.chiffres import proportion, proportion_courte
from macros.modele.indicateurs import EnClair

FAMILLE = EnClair(un="une famille", fait="a un jardin", plusieurs="familles", font="ont un jardin")


@pytest.mark.parametrize(
    ("valeur", "phrase"),
    [
        (0, "0 famille sur 100 a un jardin"),
        (0.4, "moins de 1 famille sur 100 a un jardin"),
        (0.5, "près de 1 famille sur 100 a un jardin"),
        (1, "1 famille sur 100 a un jardin"),
        (1.4, "1 famille sur 100 a un jardin"),
        (1.5, "près de 2 familles sur 100 ont un jardin"),
        (2, "2 familles sur 100 ont un jardin"),
        (37.2, "37 familles sur 100 ont un jardin"),
        (46.7, "près de 47 familles sur 100 ont un jardin"),
        (82.9, "près de 83 familles sur 100 ont un jardin"),
        (99.4, "99 familles sur 100 ont un jardin"),
        (99.7, "près de 100 familles sur 100 ont un jardin"),
        (100, "100 familles sur 100 ont un jardin"),
    ],
)
def test_une_part_se_dit_sur_cent_et_avoue_son_arrondi(valeur, phrase):
    assert proportion(valeur, FAMILLE) == phrase


@pytest.mark.parametrize(
    ("valeur", "phrase"),
    [
        (0.5, "plus de 0 famille sur 100 a un jardin"),
        (1, "plus de 1 famille sur 100 a un jardin"),
        (30, "plus de 30 familles sur 100 ont un jardin"),
        (30.9, "plus de 30 familles sur 100 ont un jardin"),
    ],
)
def test_plus_de_ne_promet_que_ce_que_la_source_dit(valeur, phrase):
    assert proportion(valeur, FAMILLE, plus_de=True) == phrase


@pytest.mark.parametrize(
    ("valeur", "phrase"), [(0, "0"), (0.3, "moins de 1"), (16.2, "16"), (18.8, "près de 19"), (31, "31"), (100, "100")]
)
def test_l_agglomeration_se_dit_sur_cent_aussi_sans_repeter_les_mots(valeur, phrase):
    assert proportion_courte(valeur) == phrase
