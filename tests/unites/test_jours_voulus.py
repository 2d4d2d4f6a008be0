"""Une date écrite autrement qu'année-mois-jour est refusée, avec celle qu'il faut écrire."""

import pytest

from macros.modele.jours import lire_date


def refus(texte):
    with pytest.raises(ValueError, match="date attendue") as refuse:
        lire_date(texte)
    return str(refuse.value).rpartition("écrivez ")[2]


@pytest.mark.parametrize(
    "texte",
    [
        *("12/08/2026", "12.08.2026", "12-08-2026", "12-8-2026", "2026-8-12", "2026/08/12"),
        *("12 août 2026", "12 AOUT 2026", "le 12 août 2026", "mercredi 12 août 2026", "12-août-2026"),
    ],
)
def test_le_jour_que_l_on_sait_lire_est_celui_qu_il_faut_ecrire(texte):
    assert refus(texte) == "2026-08-12"


@pytest.mark.parametrize(
    ("texte", "voulu"),
    [("1er janvier 2026", "2026-01-01"), ("2 févr. 2026", "2026-02-02"), ("3 juillet 2026", "2026-07-03")],
)
def test_chaque_mois_se_lit_en_lettres(texte, voulu):
    assert refus(texte) == voulu


@pytest.mark.parametrize("texte", ["2026-03", "mars 2026", "12/03/26", "31/02/2026", "12 mardi 2026", "AAAA-MM-JJ"])
def test_un_jour_incertain_donne_un_exemple(texte):
    assert refus(texte) == "par exemple 2024-07-31"
