"""Des contours -> du GeoJSON (RFC 7946) qui se relit et se compare : un point par ligne, un ordre qui ne bouge pas."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from macros.modele.geometrie import Anneau, Polygone

Proprietes = Mapping[str, Any]


def rediger_geojson(tete: Proprietes, contours: Iterable[tuple[Proprietes, tuple[Polygone, ...]]]) -> str:
    """Le texte d'un fichier : ``tete`` en dit l'origine ; chaque contour a ses propriétés et ses polygones."""
    lignes = ['{\n"type": "FeatureCollection",']
    lignes += [f"{_json(cle)}: {_json(valeur)}," for cle, valeur in tete.items()]
    elements = ",\n".join(_element(proprietes, polygones) for proprietes, polygones in contours)
    return "\n".join([*lignes, f'"features": [\n{elements}\n]\n}}\n'])


def _element(proprietes: Proprietes, polygones: tuple[Polygone, ...]) -> str:
    sorte = "Polygon" if len(polygones) == 1 else "MultiPolygon"
    ecrits = [f"[{', '.join(map(_anneau, polygone))}]" for polygone in polygones]
    coordonnees = ecrits[0] if len(ecrits) == 1 else f"[{', '.join(ecrits)}]"
    dits = _json(dict(proprietes))
    return (
        f'{{"type": "Feature", "properties": {dits}, "geometry": {{"type": "{sorte}", "coordinates": {coordonnees}}}}}'
    )


def _anneau(anneau: Anneau) -> str:
    points = ",\n".join(map(ecrire_position, anneau))
    return f"[\n{points}\n]"


def ecrire_position(position: Iterable[float]) -> str:
    """« [2.5, 50.5] », sans zéro inutile ni notation savante."""
    nombres = (f"{nombre:.6f}".rstrip("0").rstrip(".") for nombre in position)
    return f"[{', '.join(nombres)}]"


def _json(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False)
