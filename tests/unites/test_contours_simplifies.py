"""Simplifier un contour : ce qui se voit reste, deux voisins gardent le même bord."""

from itertools import pairwise
from math import pi, sin

import pytest

from macros.contours.simplification import simplifier
from macros.modele.geometrie import est_ferme, hectares

# Un bord qui ondule, que deux communes partagent, chacune dans son sens.
BORD = tuple((2.5 + 0.002 * sin(rang / 8), 50.5 + 0.0005 * rang) for rang in range(61))
OUEST = (*BORD, (2.45, 50.53), (2.45, 50.5), BORD[0])
EST = (*BORD[::-1], (2.55, 50.5), (2.55, 50.53), BORD[-1])
ILE = tuple(
    (2.6 + 0.01 * sin(2 * pi * rang / 40 + pi / 2), 50.5 + 0.01 * sin(2 * pi * rang / 40)) for rang in range(40)
)
TROU = ((2.601, 50.5), (2.6010001, 50.5000001), (2.601, 50.5000001), (2.601, 50.5))


@pytest.mark.parametrize("tolerance", [5, 50, 500])
def test_deux_voisins_gardent_le_meme_bord(tolerance):
    simples = simplifier({"ouest": ((OUEST,),), "est": ((EST,),)}, tolerance)
    bords = [{frozenset(cote) for cote in pairwise(simple[0][0])} for simple in simples.values()]
    communs = bords[0] & bords[1]

    assert len(communs) < len(BORD) - 1
    assert sum(map(hectares, simples.values())) == pytest.approx(hectares(((OUEST,), (EST,))), rel=1e-5)


def test_plus_la_tolerance_est_grande_moins_il_reste_de_points():
    combien = [len(simplifier({"ile": ((ILE,),)}, t)["ile"][0][0]) for t in (0.1, 20, 100)]

    assert combien == sorted(combien, reverse=True)
    assert combien[-1] < combien[0]


def test_tout_anneau_reste_ferme_et_entoure_encore_quelque_chose():
    ile = (*ILE, ILE[0])
    for tolerance in (1, 100, 10_000):
        [polygone] = simplifier({"ile": ((ile, TROU),)}, tolerance)["ile"]

        assert all(map(est_ferme, polygone))
        assert hectares((polygone,)) > 0
        assert len(polygone) == 1, "un trou qui se referme disparaît"


def test_l_ordre_de_la_source_ne_compte_pas():
    ile = (*ILE, ILE[0])
    autrement = (*ILE[7:], *ILE[:8])[::-1]

    assert simplifier({"a": ((ile,), (OUEST,))}, 20) == simplifier({"a": ((OUEST[::-1],), (autrement,))}, 20)
