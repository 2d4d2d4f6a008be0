"""Simplifier un contour : ce qui se voit reste, deux voisins gardent le même bord."""

from itertools import pairwise
from math import atan2, cos, pi, radians, sin
from random import Random

import pytest

from macros.contours import simplification
from macros.contours.simplification import _arrondir, _douglas_peucker, _ecart, _entoure, _ligne, simplifier
from macros.modele.geometrie import METRES_PAR_DEGRE, est_ferme, hectares

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


M = 1 / METRES_PAR_DEGRE  # un mètre, en degrés de latitude
M_EST = M / cos(radians(50.5))  # et en degrés de longitude, à cette latitude


def metres(*points):
    """L'anneau fermé qui passe par ces points, en mètres depuis un coin."""
    lieux = [(2.5 + est * M_EST, 50.5 + nord * M) for est, nord in points]
    return (*lieux, lieux[0])


def simple(anneau, tolerance, *trous):
    """Le seul polygone que donne cet anneau."""
    [polygone] = simplifier({"un": ((anneau, *trous),)}, tolerance)["un"]
    return polygone


@pytest.mark.parametrize("bosse", [(1020, 500), (500, 1020)], ids=["à l'est", "au nord"])
def test_un_ecart_se_mesure_en_metres_vers_l_est_comme_vers_le_nord(bosse):
    tour = metres(
        *sorted([(0, 0), (1000, 0), bosse, (1000, 1000), (0, 1000)], key=lambda p: atan2(p[1] - 500, p[0] - 500))
    )

    assert (len(simple(tour, 18)[0]), len(simple(tour, 22)[0])) == (6, 5)


def test_une_pointe_qui_depasse_le_bout_de_sa_ligne_reste():
    tour = metres((0, 0), (1000, 0), (1000, 400), (1100, 401), (1000, 402), (1000, 1000), (0, 1000))

    assert max(x for x, _ in simple(tour, 50)[0]) == pytest.approx(2.5 + 1100 * M_EST, abs=1e-5)


def test_au_bout_d_une_ligne_l_ecart_est_la_distance_au_bout():
    assert _ecart((2.5, 50.5 - 50 * M), (2.5, 50.5), (2.5, 50.5 + 10 * M)) == pytest.approx(50)
    assert _ecart((2.5, 50.5 + 60 * M), (2.5, 50.5), (2.5, 50.5 + 10 * M)) == pytest.approx(50)
    assert _ecart((2.5, 50.5 + 60 * M), (2.5, 50.5), (2.5, 50.5)) == pytest.approx(60)


def test_les_points_sont_au_metre_pres_et_aucun_ne_se_repete():
    tour = (*metres((0, 0), (1000, 0), (1000, 0.1), (1000, 1000), (0, 1000))[:-1], (2.5, 50.5))

    [ecrit] = simple(tour, 0.01)
    assert len(ecrit) == 5
    assert all(un != autre for un, autre in pairwise(ecrit))
    assert max(abs(un - autre) for un, autre in zip(ecrit[1], tour[1], strict=True)) < 0.6e-5


def test_un_tour_trop_petit_pour_se_simplifier_garde_tous_ses_points():
    assert len(simple(metres((0, 0), (30, 0), (30, 30), (15, 33), (0, 30)), 1000)[0]) == 6


def test_un_trou_reste_tant_qu_il_entoure_quelque_chose_et_tourne_a_l_envers_du_tour():
    tour, trou = metres((0, 0), (1000, 0), (1000, 1000), (0, 1000)), metres((500, 500), (700, 500), (700, 700))
    plat = metres((100, 100), (200, 100), (300, 100))

    for dedans in (trou, trou[::-1]):
        polygone = simple(tour[::-1], 5, dedans, plat)
        assert len(polygone) == 2
        aires = [sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(anneau)) for anneau in polygone]
        assert aires[0] > 0 > aires[1]
        assert all(anneau[0] == min(anneau) for anneau in polygone)


def test_les_trous_et_les_polygones_se_rangent_sans_regarder_l_ordre_de_la_source():
    tour = metres((0, 0), (1000, 0), (1000, 1000), (0, 1000))
    trous = [metres((x, 500), (x + 100, 500), (x + 100, 600)) for x in (100, 400, 700)]

    assert simple(tour, 1, *trous) == simple(tour, 1, *trous[::-1])
    assert list(simple(tour, 1, *trous[::-1])[1:]) == sorted(simple(tour, 1, *trous)[1:])


def test_une_ligne_se_simplifie_de_meme_dans_les_deux_sens():
    ligne = [(2.5 + rang * 20 * M_EST, 50.5 + M * (0, 30, 30, 0)[rang % 4]) for rang in range(20)]
    boucle = [*metres((0, 0), (500, 40), (1000, 0), (1000, 1000), (500, 960), (0, 1000))]

    for points in (ligne, boucle):
        assert _ligne(points, 25) == _ligne(points[::-1], 25)[::-1]


@pytest.mark.parametrize("hauteur", [lambda _: 100, lambda rang: 100 + rang / 10, lambda rang: 200 - rang / 10])
def test_une_ligne_en_dents_de_scie_se_mesure_peu_de_fois_et_garde_toutes_ses_dents(monkeypatch, hauteur):
    """Égales, ou de plus en plus hautes vers l'un de ses bouts, où elle se coupe."""
    mesures = []

    def mesurer(*points):
        mesures.append(points)
        return _ecart(*points)

    dents = [(2.5 + rang * 20 * M_EST, 50.5 + hauteur(rang) * M * (rang % 2)) for rang in range(1000)]
    monkeypatch.setattr(simplification, "_ecart", mesurer)

    assert _douglas_peucker(dents, 5) == dents
    assert len(mesures) < 80 * len(dents), "sans borne, cinq cents fois"


def test_une_ligne_ordinaire_ne_se_coupe_qu_a_ses_points_les_plus_loin(monkeypatch):
    hasard = Random(7)  # noqa: S311 - une ligne toujours la même
    ligne = [(2.5, 50.5)]
    for _ in range(600):
        ligne.append((ligne[-1][0] + hasard.gauss(0, 8) * M_EST, ligne[-1][1] + hasard.gauss(0, 8) * M))
    bornee = _douglas_peucker(ligne, 5)
    monkeypatch.setattr(simplification, "COUPES", len(ligne))

    assert bornee == _douglas_peucker(ligne, 5)


def test_deux_points_voisins_qui_s_arrondissent_au_meme_n_en_font_qu_un():
    anneau = ((2.5, 50.5), (2.500001, 50.5), (2.6, 50.5), (2.6, 50.6), (2.5, 50.5))

    assert _arrondir(anneau) == ((2.5, 50.5), (2.6, 50.5), (2.6, 50.6), (2.5, 50.5))


def test_des_points_sur_une_ligne_n_entourent_rien():
    assert not _entoure(((2.5, 0.0), (2.6, 0.0), (2.7, 0.0), (2.5, 0.0)))
    assert _entoure(((2.5, 0.0), (2.6, 0.0), (2.7, 0.1), (2.5, 0.0)))
