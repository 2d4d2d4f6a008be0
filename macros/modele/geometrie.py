"""Des anneaux de longitudes et de latitudes -> ce qu'ils mesurent. Rien ici ne sait ce qu'ils entourent."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import atanh, isclose, radians, sin, sqrt
from typing import NamedTuple

Position = tuple[float, float]  # longitude, latitude, en degrés (WGS 84)
Anneau = tuple[Position, ...]  # fermé : le premier point est aussi le dernier
Polygone = tuple[Anneau, ...]  # le tour, puis ses trous

DEMI_GRAND_AXE = 6_378_137.0  # mètres : l'ellipsoïde WGS 84, que le RGF 93 suit à quelques centimètres
APLATISSEMENT = 1 / 298.257223563
EXCENTRICITE = sqrt(APLATISSEMENT * (2 - APLATISSEMENT))
METRES_CARRES_PAR_HECTARE = 10_000
RAYON_MOYEN = DEMI_GRAND_AXE * (1 - APLATISSEMENT / 3)  # (2a + b) / 3, celui de l'UGGI : 6 371,0 km
METRES_PAR_DEGRE = radians(RAYON_MOYEN)  # de latitude, à 0,6 % près partout : assez pour dessiner et simplifier
LIGNES = 200  # de balayage : l'erreur sur une part reste sous un millième


class Boite(NamedTuple):
    """Les bords d'un contour, en degrés."""

    ouest: float
    sud: float
    est: float
    nord: float


def boite(polygones: Iterable[Polygone]) -> Boite:
    """La plus petite boîte qui contient ces polygones ; un trou n'en sort pas."""
    positions = [position for polygone in polygones for position in polygone[0]]
    longitudes, latitudes = zip(*positions, strict=True)
    return Boite(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def se_croisent(une: Boite, autre: Boite) -> bool:
    """Vrai quand ces boîtes ont une partie commune."""
    d_ouest_en_est = une.ouest < autre.est and autre.ouest < une.est
    return d_ouest_en_est and une.sud < autre.nord and autre.sud < une.nord


def hectares(polygones: Iterable[Polygone]) -> float:
    """La surface sur l'ellipsoïde, trous retirés.

    Les points passent par la projection cylindrique équivalente, qui garde les surfaces : Snyder, « Map Projections:
    A Working Manual » (USGS, 1987), formules 10-1 et 3-12.
    """
    return sum(_aire(tour) - sum(map(_aire, trous)) for tour, *trous in polygones) / METRES_CARRES_PAR_HECTARE


def _aire(anneau: Anneau) -> float:
    """En mètres carrés, dans quelque sens que tourne l'anneau."""
    plan = [(DEMI_GRAND_AXE * radians(longitude), _ordonnee(latitude)) for longitude, latitude in anneau]
    return abs(sum((x2 - x1) * (y1 + y2) for (x1, y1), (x2, y2) in pairwise(plan))) / 2


def _ordonnee(latitude: float) -> float:
    sinus = sin(radians(latitude))
    q = sinus / (1 - (EXCENTRICITE * sinus) ** 2) + atanh(EXCENTRICITE * sinus) / EXCENTRICITE
    return DEMI_GRAND_AXE * (1 - EXCENTRICITE**2) * q / 2


def est_ferme(anneau: Sequence[Position]) -> bool:
    """Vrai quand il finit où il commence."""
    return len(anneau) > 1 and all(map(isclose, anneau[0], anneau[-1]))


def part_dans(polygones: Sequence[Polygone], autres: Sequence[Polygone]) -> float:
    """De 0 à 1, ce qui de ces polygones est aussi dans les autres ; mesuré le long de lignes d'ouest en est."""
    _, sud, _, nord = boite(polygones)
    dedans = commun = 0.0
    for rang in range(LIGNES):
        latitude = sud + (nord - sud) * (rang + 0.5) / LIGNES
        siens = _passages(polygones, latitude)
        dedans += sum(fin - debut for debut, fin in siens)
        commun += _longueur_commune(siens, _passages(autres, latitude)) if siens else 0
    return commun / dedans if dedans else 0.0


def _passages(polygones: Iterable[Polygone], latitude: float) -> list[tuple[float, float]]:
    return passages((anneau for polygone in polygones for anneau in polygone), latitude)


def passages(anneaux: Iterable[Sequence[tuple[float, float]]], y: float) -> list[tuple[float, float]]:
    """Entre quelles abscisses une ligne d'ouest en est est dans ces anneaux, fermés ou non : un trou en retire."""
    croises = sorted(x for anneau in anneaux for x in _croisements(anneau, y))
    return list(zip(croises[::2], croises[1::2], strict=True))


def _croisements(anneau: Sequence[tuple[float, float]], y: float) -> Iterator[float]:
    for rang, (x2, y2) in enumerate(anneau):
        x1, y1 = anneau[rang - 1]  # un anneau fermé n'a, du dernier point au premier, aucune longueur
        if (y1 <= y) != (y2 <= y):
            yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)


def _longueur_commune(unes: Sequence[tuple[float, float]], autres: Sequence[tuple[float, float]]) -> float:
    return sum(max(0.0, min(f1, f2) - max(d1, d2)) for d1, f1 in unes for d2, f2 in autres)


def croisement(anneau: Anneau) -> int | None:
    """Le rang du premier côté qui en coupe un autre, plus loin que par un point commun ; « None » s'il n'y en a pas.

    Les côtés se regardent d'ouest en est : un contour de mille points se juge en quelques millièmes de seconde.
    """
    cotes = sorted((min(a[0], b[0]), max(a[0], b[0]), rang, a, b) for rang, (a, b) in enumerate(pairwise(anneau)))
    en_vue: list[tuple[float, int, Position, Position]] = []
    coupes = []
    for ouest, est, rang, a, b in cotes:
        en_vue = [cote for cote in en_vue if cote[0] >= ouest]
        coupes += [max(rang, autre) for _, autre, c, d in en_vue if _se_coupent(a, b, c, d)]
        en_vue.append((est, rang, a, b))
    return min(coupes, default=None)


def _se_coupent(a: Position, b: Position, c: Position, d: Position) -> bool:
    return _cote(a, b, c) * _cote(a, b, d) < 0 and _cote(c, d, a) * _cote(c, d, b) < 0


def _cote(a: Position, b: Position, point: Position) -> float:
    """Positif d'un côté de la droite de ``a`` à ``b``, négatif de l'autre."""
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
