"""Une longue liste réécrite se compare aussi vite qu'elle se lit."""

import time

import pytest

from macros.differences.listes import COMPARAISONS, Appariement, Element, apparier

NOMBRE = 600


def elements(debut, nombre=NOMBRE):
    return [Element(texte, texte) for texte in (f"{debut} le numéro {i} de la rue {7 * i}" for i in range(nombre))]


@pytest.mark.lent
def test_six_cents_elements_reecrits_se_reconnaissent_vite():
    debut = time.process_time()
    appariement = apparier(elements("Refaire"), elements("Repeindre"))

    assert appariement == Appariement({rang: rang for rang in range(NOMBRE)}, [], [])
    assert time.process_time() - debut < 5.0


def test_dix_mille_elements_deplaces_se_reconnaissent_vite():
    liste = elements("Refaire", 10_000)
    debut = time.process_time()
    appariement = apparier(liste, liste[::-1])

    assert appariement.gardes == {rang: 9_999 - rang for rang in range(10_000)}
    assert time.process_time() - debut < 5.0


def test_une_liste_courte_se_compare_en_entier():
    avant = elements("Refaire", 40)
    assert len(avant) ** 2 <= COMPARAISONS

    assert apparier(avant, elements("Repeindre", 40)[::-1]).gardes.keys() == set(range(40))
