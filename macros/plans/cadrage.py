"""Des longitudes et des latitudes -> la place des points dans un dessin, le nord en haut."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians
from typing import NamedTuple

from macros.modele.geometrie import Anneau, Boite, Polygone, Position

METRES_PAR_DEGRE = 111_195.0  # de latitude, sur une sphère de 6 371 km de rayon
SE_VOIT = 0.5  # unité de dessin : deux points plus proches n'en font qu'un


class Point(NamedTuple):
    """Une place dans le dessin, depuis son coin en haut à gauche."""

    x: float
    y: float


class Cadre(NamedTuple):
    """Ce que montre un dessin : son coin nord-ouest, sa taille, et combien d'unités y fait un degré de latitude.

    À l'échelle d'une agglomération, la Terre est plate : un degré de longitude y vaut partout autant.
    """

    ouest: float
    nord: float
    degre: float
    largeur: float
    hauteur: float
    resserrement: float  # ce que vaut un degré de longitude, en degrés de latitude

    def point(self, position: Position) -> Point:
        """Où se place une position ; hors du cadre, elle sort du dessin."""
        longitude, latitude = position
        return Point((longitude - self.ouest) * self.resserrement * self.degre, (self.nord - latitude) * self.degre)

    @property
    def metres_par_unite(self) -> float:
        """Ce que mesure, sur le terrain, une unité du dessin."""
        return METRES_PAR_DEGRE / self.degre


def cadrer(boite: Boite, largeur: float, hauteur: float, marge: float) -> Cadre:
    """Le cadre qui montre toute la boîte, au centre, avec une marge en unités de dessin ; sa taille est donnée."""
    resserrement = cos(radians((boite.sud + boite.nord) / 2))
    etendue = max((boite.est - boite.ouest) * resserrement, 1e-6), max(boite.nord - boite.sud, 1e-6)
    degre = min((largeur - 2 * marge) / etendue[0], (hauteur - 2 * marge) / etendue[1])
    ouest = boite.ouest - (largeur / degre - etendue[0]) / 2 / resserrement
    nord = boite.nord + (hauteur / degre - etendue[1]) / 2
    return Cadre(ouest, nord, degre, largeur, hauteur, resserrement)


def reunir_les_boites(boites: Iterable[Boite]) -> Boite:
    """La plus petite qui les contient toutes ; il en faut au moins une."""
    ouests, suds, ests, nords = zip(*boites, strict=True)
    return Boite(min(ouests), min(suds), max(ests), max(nords))


def elargir(boite: Boite, part: float) -> Boite:
    """La même, plus large de cette part de sa taille de chaque côté : on voit ce qu'il y a autour."""
    large, haut = (boite.est - boite.ouest) * part, (boite.nord - boite.sud) * part
    return Boite(boite.ouest - large, boite.sud - haut, boite.est + large, boite.nord + haut)


def chemin(polygones: Iterable[Polygone], cadre: Cadre) -> str:
    """Le « d » d'un tracé SVG : « M3 4l5 0l0 6z… », à l'unité près du dixième, sans les points qui ne se voient pas."""
    anneaux = (_allege([cadre.point(position) for position in anneau]) for polygone in polygones for anneau in polygone)
    return "".join(_trace(points) for points in anneaux if len(points) > 2)  # noqa: PLR2004 - un triangle au moins


def _allege(points: Sequence[Point]) -> list[Point]:
    """Les points de l'anneau, sans le dernier, qui répète le premier, ni ceux qui touchent celui d'avant."""
    gardes = [points[0]]
    for point in points[1:-1]:
        if max(abs(point.x - gardes[-1].x), abs(point.y - gardes[-1].y)) >= SE_VOIT:
            gardes.append(point)
    return gardes


def _trace(points: Sequence[Point]) -> str:
    x, y = _dixiemes(points[0])
    morceaux = [f"M{_ecrire(x)} {_ecrire(y)}"]
    for point in points[1:]:
        suivant_x, suivant_y = _dixiemes(point)
        morceaux.append(f"l{_ecrire(suivant_x - x)} {_ecrire(suivant_y - y)}")
        x, y = suivant_x, suivant_y
    return "".join(morceaux) + "z"


def _dixiemes(point: Point) -> tuple[int, int]:
    return round(point.x * 10), round(point.y * 10)


def _ecrire(dixiemes: int) -> str:
    return f"{dixiemes / 10:g}"


def au_milieu(polygones: Iterable[Polygone], cadre: Cadre) -> Point:
    """Un point dans le plus grand morceau du contour : au milieu de sa plus longue ligne d'ouest en est."""
    tour = max((polygone[0] for polygone in polygones), key=_envergure)
    points = [cadre.point(position) for position in tour]
    hauts = [point.y for point in points]
    lignes = (min(hauts) + (max(hauts) - min(hauts)) * rang / 10 for rang in (5, 4, 6, 3, 7, 2, 8))
    passages = [(fin - debut, Point((debut + fin) / 2, y)) for y in lignes for debut, fin in _passages(points, y)]
    return max(passages, default=(0.0, points[0]), key=lambda passage: passage[0])[1]


def _envergure(anneau: Anneau) -> float:
    longitudes, latitudes = zip(*anneau, strict=True)
    return float((max(longitudes) - min(longitudes)) * (max(latitudes) - min(latitudes)))


def _passages(points: Sequence[Point], y: float) -> Iterator[tuple[float, float]]:
    """Les morceaux d'une ligne d'ouest en est qui sont dans l'anneau."""
    couples = zip(points, points[1:], strict=False)
    croises = sorted(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y) for a, b in couples if (a.y <= y) != (b.y <= y))
    return zip(croises[::2], croises[1::2], strict=False)
