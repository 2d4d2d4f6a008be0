"""La géométrie d'un contour : des anneaux fermés, en France, qui entourent une surface."""

from collections.abc import Callable, Iterator
from typing import Any

from macros.lecture.arbre import Arbre, Chemin, Faute
from macros.lecture.territoire import refuser_la_place
from macros.modele.ecritures import montrer
from macros.modele.geojson import ecrire_position
from macros.modele.geometrie import Polygone, croisement, est_ferme, hectares

COORDONNEES = "coordinates"
POINTS_AU_MOINS = 4  # un triangle, et son premier point répété à la fin
DIMENSIONS = (2, 3)  # longitude, latitude, et parfois une altitude, que le site ne lit pas


def entoure_une_surface(arbre: Arbre, chemin: Chemin) -> Iterator[Faute]:
    """Un contour est un polygone ou plusieurs, faits d'anneaux."""
    place = (*chemin, "geometry")
    geometrie = arbre.valeurs.get(place)
    sorte = geometrie.get("type") if isinstance(geometrie, dict) else None
    if not isinstance(sorte, str) or sorte not in SORTES:
        vu = montrer(sorte) if isinstance(sorte, str) else "« geometry » manque ou est vide"
        conseil = "écrivez « Polygon » ou « MultiPolygon », seuls à entourer une surface"
        yield arbre.faute((*place, "type"), f"géométrie refusée : {vu} ; {conseil}")
        return
    tours = [(*place, COORDONNEES, *suite) for suite in SORTES[sorte](arbre.valeurs.get((*place, COORDONNEES)))]
    if not tours:
        yield arbre.faute((*place, COORDONNEES), "« coordinates » n'a aucun point : dessinez ce contour")
    for tour in tours:
        yield from anneau_juste(arbre, tour)


def _anneaux(polygone: Any, avant: Chemin = ()) -> list[Chemin]:
    return [(*avant, rang) for rang in range(len(polygone))] if isinstance(polygone, list) else []


def _anneaux_de_plusieurs(polygones: Any) -> list[Chemin]:
    nombreux = enumerate(polygones) if isinstance(polygones, list) else ()
    return [chemin for rang, polygone in nombreux for chemin in _anneaux(polygone, (rang,)) or [(rang,)]]


SORTES: dict[Any, Callable[[Any], list[Chemin]]] = {"Polygon": _anneaux, "MultiPolygon": _anneaux_de_plusieurs}


def anneau_juste(arbre: Arbre, chemin: Chemin) -> Iterator[Faute]:
    """Un anneau est fermé, en France, et entoure une surface ; une faute par anneau : les autres en viennent."""
    points = arbre.valeurs.get(chemin)
    if not isinstance(points, list) or not all(map(_est_une_position, points)):
        rang = next((r for r, p in enumerate(points) if not _est_une_position(p)), 0) if isinstance(points, list) else 0
        conseil = "écrivez [2.5, 50.5] : la longitude, puis la latitude, en degrés, avec un point"
        yield arbre.faute((*chemin, rang), f"ce n'est pas une position : {conseil}")
    elif refus := next(
        ((rang, dit) for rang, (x, y, *_) in enumerate(points) if (dit := refuser_la_place(x, y))), None
    ):
        yield arbre.faute((*chemin, refus[0]), refus[1])
    elif not est_ferme(points):
        conseil = f"répétez le premier point, {ecrire_position(points[0])}, à la fin" if points else "dessinez-le"
        yield arbre.faute((*chemin, len(points) - 1), f"anneau ouvert : {conseil}")
    elif len(points) < POINTS_AU_MOINS:
        yield arbre.faute(chemin, f"anneau de {len(points)} points : il en faut {POINTS_AU_MOINS} au moins")
    elif (cote := croisement(tuple(map(_position, points)))) is not None:
        conseil = "mettez ses points dans l'ordre, en faisant le tour"
        yield arbre.faute((*chemin, cote), f"anneau qui se recoupe, au côté qui part d'ici : {conseil}")
    elif not hectares(((tuple(map(_position, points)),),)):
        yield arbre.faute(chemin, "anneau sans surface : tous ses points sont sur une ligne")


def _est_une_position(point: Any) -> bool:
    return isinstance(point, list) and len(point) in DIMENSIONS and all(isinstance(nombre, float) for nombre in point)


def _position(point: list[float]) -> tuple[float, float]:
    return point[0], point[1]


def lire_polygones(geometrie: dict[str, Any]) -> tuple[Polygone, ...]:
    """Ceux d'une géométrie sans faute."""
    ecrits = geometrie[COORDONNEES] if geometrie["type"] == "MultiPolygon" else [geometrie[COORDONNEES]]
    return tuple(tuple(tuple(map(_position, anneau)) for anneau in polygone) for polygone in ecrits)
