"""Des longitudes et des latitudes -> la place des points dans un dessin, le nord en haut."""

from collections.abc import Iterable
from math import cos, radians
from typing import NamedTuple

from macros.modele.geometrie import METRES_PAR_DEGRE, Boite, Position


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
    def vue(self) -> Boite:
        """Ce qu'il montre, en degrés."""
        large, haut = self.largeur / self.degre / self.resserrement, self.hauteur / self.degre
        return Boite(self.ouest, self.nord - haut, self.ouest + large, self.nord)

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
