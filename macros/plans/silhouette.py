"""La forme d'un quartier, seule : on la reconnaît sur une carte de visite, en tête d'une page, sur une fiche."""

from typing import NamedTuple

from macros.modele.contour import Contour
from macros.plans.cadrage import cadrer
from macros.plans.trace import tracer

COTE = 48.0  # unités de dessin
MARGE = 2.0


class Silhouette(NamedTuple):
    """Un tracé, et le côté du carré qui le contient."""

    chemin: str
    cote: int


def silhouette(contour: Contour) -> Silhouette:
    """Le contour -> sa silhouette, le nord en haut ; toutes tiennent dans le même carré, sans échelle commune."""
    return Silhouette(tracer(contour.polygones, cadrer(contour.boite, COTE, COTE, MARGE)), int(COTE))
