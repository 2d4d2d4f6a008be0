"""Un contour, dans un cadre -> le tracé que lit un SVG, et un point au milieu pour y écrire son nom."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from macros.modele.geometrie import Anneau, Polygone, passages
from macros.plans.cadrage import Cadre, Point
from macros.plans.decoupe import decouper

SE_VOIT = 0.5  # unité de dessin : deux points plus proches n'en font qu'un
AU_DELA = 6.0  # unités hors du cadre : le trait qui ferme une forme coupée ne se voit pas
LIGNES = (5, 4, 6, 3, 7, 2, 8)  # dixièmes de la hauteur, le milieu d'abord


def tracer(polygones: Iterable[Polygone], cadre: Cadre) -> str:
    """Le « d » d'un chemin : « M3 4l5 0l0 6z… », au dixième d'unité, sans ce qui ne se voit pas."""
    anneaux = (anneau for polygone in polygones for anneau in polygone)
    vus = (_alleger(decouper(_places(anneau, cadre), cadre, AU_DELA)) for anneau in anneaux)
    return "".join(_chemin(points) for points in vus if len(points) > 2)  # noqa: PLR2004 - un triangle au moins


def au_milieu(polygones: Iterable[Polygone], cadre: Cadre) -> Point | None:
    """Un point dans la plus grande partie que montre le cadre, au milieu de sa plus longue ligne d'ouest en est."""
    plus_grand = max(morceaux(polygones, cadre), key=_envergure, default=[])
    if not plus_grand:
        return None
    hauts = [point.y for point in plus_grand]
    bas, hauteur = min(hauts), max(hauts) - min(hauts)
    lignes = [
        (fin - debut, Point((debut + fin) / 2, bas + hauteur * dixieme / 10))
        for dixieme in LIGNES
        for debut, fin in passages([plus_grand], bas + hauteur * dixieme / 10)
    ]
    return max(lignes, default=(0.0, plus_grand[0]), key=lambda ligne: ligne[0])[1]


def morceaux(polygones: Iterable[Polygone], cadre: Cadre) -> list[list[Point]]:
    """Le tour de chaque polygone, dans ce qu'on en voit ; ce qui est hors du cadre n'en est pas."""
    tours = (decouper(_places(polygone[0], cadre), cadre) for polygone in polygones)
    return [tour for tour in tours if tour]


def _places(anneau: Anneau, cadre: Cadre) -> list[Point]:
    """Sans le dernier point, qui répète le premier."""
    return [cadre.point(position) for position in anneau[:-1]]


def _alleger(points: Sequence[Point]) -> list[Point]:
    gardes = list(points[:1])
    for point in points[1:]:
        if max(abs(point.x - gardes[-1].x), abs(point.y - gardes[-1].y)) >= SE_VOIT:
            gardes.append(point)
    return gardes


def _chemin(points: Sequence[Point]) -> str:
    places = [(round(point.x * 10), round(point.y * 10)) for point in points]  # en dixièmes : rien ne s'accumule
    pas = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(places)]
    depart = "M{} {}".format(*map(_ecrire, places[0]))
    return f"{depart}{''.join('l{} {}'.format(*map(_ecrire, deplacement)) for deplacement in pas)}z"


def _ecrire(dixiemes: int) -> str:
    return f"{dixiemes / 10:g}"


def _envergure(points: Sequence[Point]) -> float:
    xs, ys = zip(*points, strict=True)
    return float((max(xs) - min(xs)) * (max(ys) - min(ys)))
