from datetime import date

import pytest

from macros.francais import enumerer, jour, mesure, nombre, telephone


@pytest.mark.parametrize(
    ("valeur", "ecrit"), [(5300, "5\u202f300"), (46.7, "46,7"), (31.0, "31"), (0, "0"), (-400, "-400")]
)
def test_un_nombre_s_ecrit_avec_une_virgule_et_des_espaces(valeur, ecrit):
    assert nombre(valeur) == ecrit


@pytest.mark.parametrize(("unite", "ecrit"), [("%", "46,7\u00a0%"), ("indice", "46,7")])
def test_seule_une_part_porte_le_signe_pour_cent(unite, ecrit):
    assert mesure(46.7, unite) == ecrit


@pytest.mark.parametrize(
    ("valeur", "ecrit"), [(date(2024, 7, 9), "9 juillet 2024"), (date(2030, 8, 1), "1er août 2030")]
)
def test_une_date_s_ecrit_en_toutes_lettres(valeur, ecrit):
    assert jour(valeur) == ecrit


def test_un_numero_de_telephone_s_ecrit_par_paires_que_rien_ne_coupe():
    assert telephone("+33321000000") == "03 21 00 00 00".replace(" ", "\u00a0")


@pytest.mark.parametrize(("mots", "ecrit"), [(["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")])
def test_une_liste_se_lit_comme_une_phrase(mots, ecrit):
    assert enumerer(mots) == ecrit
