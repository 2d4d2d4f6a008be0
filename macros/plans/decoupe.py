"""Ne garde d'un anneau que ce que montre le dessin : une grande commune n'y pèse que ce qu'on en voit."""

from collections.abc import Callable, Sequence

from macros.plans.cadrage import Cadre, Point

Bord = tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]


def decouper(points: Sequence[Point], cadre: Cadre, marge: float = 0.0) -> list[Point]:
    """L'anneau -> sa partie dans le cadre, élargi de cette marge ; vide s'il est tout dehors.

    L'algorithme de Sutherland et Hodgman (« Reentrant Polygon Clipping », 1974) : un bord après l'autre.
    """
    gardes = list(points)
    for dedans, croiser in _bords(cadre, marge):
        gardes = [point for rang in range(len(gardes)) for point in _garder(gardes, rang, dedans, croiser)]
    return gardes


def _garder(
    points: Sequence[Point], rang: int, dedans: Callable[[Point], bool], croiser: Callable[[Point, Point], Point]
) -> list[Point]:
    avant, point = points[rang - 1], points[rang]
    passage = [croiser(avant, point)] if dedans(avant) != dedans(point) else []
    return [*passage, *([point] if dedans(point) else [])]


def _bords(cadre: Cadre, marge: float) -> tuple[Bord, ...]:
    gauche, haut, droite, bas = -marge, -marge, cadre.largeur + marge, cadre.hauteur + marge
    return (
        (lambda p: p.x >= gauche, lambda a, b: _a_l_abscisse(a, b, gauche)),
        (lambda p: p.x <= droite, lambda a, b: _a_l_abscisse(a, b, droite)),
        (lambda p: p.y >= haut, lambda a, b: _a_l_ordonnee(a, b, haut)),
        (lambda p: p.y <= bas, lambda a, b: _a_l_ordonnee(a, b, bas)),
    )


def _a_l_abscisse(a: Point, b: Point, x: float) -> Point:
    return Point(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))


def _a_l_ordonnee(a: Point, b: Point, y: float) -> Point:
    return Point(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y)
