"""Des contours détaillés -> ce qu'en montre un écran, écrit toujours de la même façon.

Deux voisins gardent le même bord : une ligne se simplifie entre deux carrefours, d'une seule manière pour tous
(Douglas et Peucker, 1973).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, dist, hypot, radians

from macros.modele.geometrie import METRES_PAR_DEGRE, Anneau, Polygone, Position, croisement, hectares

DECIMALES = 5  # un mètre
POINTS_D_UN_ANNEAU = 4
COUPES = 64  # l'une dans l'autre ; une ligne ordinaire n'en demande pas trente, même faite au hasard
EN_LIGNE = 2  # ce qu'a de voisins un point qui n'est pas un carrefour

Voisins = Mapping[Position, set[Position]]
Contours = Mapping[str, tuple[Polygone, ...]]


def simplifier(contours: Contours, tolerance: float) -> dict[str, tuple[Polygone, ...]]:
    """Le nom de chaque contour -> ses polygones, dont aucune ligne ne s'écarte de plus de ``tolerance`` mètres."""
    voisins = _voisins(contours)
    return {nom: _ranger(_simplifier(p, voisins, tolerance) for p in polygones) for nom, polygones in contours.items()}


def _voisins(contours: Contours) -> Voisins:
    """Chaque point -> ceux qui le suivent ou le précèdent, dans tous les contours."""
    voisins: dict[Position, set[Position]] = {}
    for anneau in (anneau for polygones in contours.values() for polygone in polygones for anneau in polygone):
        for un, autre in pairwise(anneau):
            if un != autre:
                voisins.setdefault(un, set()).add(autre)
                voisins.setdefault(autre, set()).add(un)
    return voisins


def _simplifier(polygone: Polygone, voisins: Voisins, tolerance: float) -> Polygone:
    """Le polygone simplifié ; un trou qui se ferme disparaît, un tour qui se ferme, ou se recoupe, garde les siens."""
    tour, *trous = ([_arrondir(_alleger(anneau, voisins, tolerance)), anneau] for anneau in polygone)
    garde = tour[0] if _entoure(tour[0]) else _arrondir(tour[1])
    return (garde, *(trou for trou, _ in trous if _entoure(trou)))


def _entoure(anneau: Anneau) -> bool:
    return len(anneau) >= POINTS_D_UN_ANNEAU and hectares(((anneau,),)) > 0 and croisement(anneau) is None


def _alleger(anneau: Anneau, voisins: Voisins, tolerance: float) -> Anneau:
    """L'anneau, simplifié d'un carrefour au suivant ; sans carrefour, entre ses deux points les plus éloignés."""
    ouvert = anneau[:-1]
    bornes = [rang for rang, point in enumerate(ouvert) if len(voisins.get(point, ())) > EN_LIGNE]
    if len(bornes) < 2:  # noqa: PLR2004 - une ligne a deux bouts
        depart = bornes[0] if bornes else min(range(len(ouvert)), key=ouvert.__getitem__)
        loin = max(range(len(ouvert)), key=lambda rang: (dist(ouvert[depart], ouvert[rang]), ouvert[rang]))
        bornes = sorted({depart, loin})
    tourne = ouvert[bornes[0] :] + ouvert[: bornes[0]] + ouvert[bornes[0] : bornes[0] + 1]
    rangs = [*(rang - bornes[0] for rang in bornes), len(ouvert)]
    lignes = [_ligne(tourne[debut : fin + 1], tolerance) for debut, fin in pairwise(rangs)]
    return tuple(point for ligne in lignes for point in ligne[:-1]) + tourne[:1]


def _ligne(points: Sequence[Position], tolerance: float) -> list[Position]:
    """La ligne simplifiée, la même dans un sens et dans l'autre."""
    a_l_envers = points[0] > points[-1] or (points[0] == points[-1] and points[1] > points[-2])
    sens = -1 if a_l_envers else 1
    return _douglas_peucker(points[::sens], tolerance)[::sens]


def _douglas_peucker(points: Sequence[Position], tolerance: float) -> list[Position]:
    """Les points sans lesquels la ligne s'écarterait de plus de ``tolerance`` mètres ; ses deux bouts restent.

    Une ligne en dents de scie se couperait sans fin près d'un bout : après ``COUPES``, elle se coupe en son milieu.
    """
    gardes, a_voir = {0, len(points) - 1}, [(0, len(points) - 1, 0)]
    while a_voir:
        debut, fin, coupes = a_voir.pop()
        ecarts = [(_ecart(points[rang], points[debut], points[fin]), rang) for rang in range(debut + 1, fin)]
        ecart, rang = max(ecarts, default=(0.0, 0))
        if ecart > tolerance:
            coupe = rang if coupes < COUPES else (debut + fin) // 2
            gardes.add(coupe)
            a_voir += [(debut, coupe, coupes + 1), (coupe, fin, coupes + 1)]
    return [points[rang] for rang in sorted(gardes)]


def _ecart(point: Position, debut: Position, fin: Position) -> float:
    """En mètres, d'un point à un segment."""
    largeur = METRES_PAR_DEGRE * cos(radians(point[1]))
    x, y = (fin[0] - debut[0]) * largeur, (fin[1] - debut[1]) * METRES_PAR_DEGRE
    u, v = (point[0] - debut[0]) * largeur, (point[1] - debut[1]) * METRES_PAR_DEGRE
    longueur = x * x + y * y
    place = min(1.0, max(0.0, (u * x + v * y) / longueur)) if longueur else 0.0
    return hypot(u - place * x, v - place * y)


def _arrondir(anneau: Anneau) -> Anneau:
    """Sans point répété : deux points voisins peuvent s'arrondir au même."""
    points = [(round(longitude, DECIMALES), round(latitude, DECIMALES)) for longitude, latitude in anneau]
    distincts = [point for rang, point in enumerate(points[:-1]) if point != points[rang + 1]]
    return (*distincts, *distincts[:1])


def _ranger(polygones: Iterator[Polygone]) -> tuple[Polygone, ...]:
    """Un ordre qui ne dépend pas de la source : le tour dans le sens direct (RFC 7946), les trous dans l'autre."""
    ranges = ((_tourner(tour, 1), *sorted(_tourner(trou, -1) for trou in trous)) for tour, *trous in polygones)
    return tuple(sorted(ranges))


def _tourner(anneau: Anneau, sens: int) -> Anneau:
    """L'anneau dans ce sens, depuis son point le plus à l'ouest."""
    direct = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(anneau)) > 0
    ouvert = anneau[:-1] if direct == (sens > 0) else anneau[:0:-1]
    depart = ouvert.index(min(ouvert))
    return (*ouvert[depart:], *ouvert[: depart + 1])
