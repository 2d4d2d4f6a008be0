"""Des contours inventés, en grille, pour un contrat qui a beaucoup de quartiers."""

import json
from collections.abc import Iterable
from math import cos, pi, sin
from pathlib import Path

OUEST, NORD, PAS, RAYON = -4.6, 46.6, 0.012, 0.004  # degrés, en mer
PAR_LIGNE = 8
COTES = 9


def ecrire_les_contours(donnees: Path, slugs: Iterable[str]) -> None:
    """Dessine chaque quartier, et une commune qui les entoure tous, dans ``data/contours/``."""
    quartiers = [_element(_polygone(rang), quartier=slug) for rang, slug in enumerate(slugs)]
    lignes = -(-len(quartiers) // PAR_LIGNE)
    large, haut = PAS * PAR_LIGNE, PAS * lignes
    coins = [(0, 0), (0, haut), (large, haut), (large, 0), (0, 0)]
    autour = [[round(OUEST - PAS / 2 + x, 5), round(NORD + PAS / 2 - y, 5)] for x, y in coins]
    (donnees / "contours").mkdir()
    _ecrire(donnees / "contours/dessines.geojson", "Ville inventée, service des plans", quartiers)
    _ecrire(
        donnees / "contours/communes.geojson", "Agence inventée", [_element(autour, code="00001", nom="Grandeville")]
    )


def _polygone(rang: int) -> list[list[float]]:
    x, y = OUEST + PAS * (rang % PAR_LIGNE), NORD - PAS * (rang // PAR_LIGNE)
    angles = [2 * pi * cote / COTES for cote in range(COTES)]
    rayons = [RAYON * (1 if (rang + cote) % 3 else 0.6) for cote in range(COTES)]
    points = [[round(x + r * cos(a), 5), round(y + r * sin(a), 5)] for a, r in zip(angles, rayons, strict=True)]
    return [*points, points[0]]


def _element(anneau: list[list[float]], **proprietes: str) -> dict[str, object]:
    geometrie = {"type": "Polygon", "coordinates": [anneau]}
    return {"type": "Feature", "properties": proprietes, "geometry": geometrie}


def _ecrire(fichier: Path, source: str, elements: list[dict[str, object]]) -> None:
    lu = {"type": "FeatureCollection", "source": source, "date": "2025-09-02", "features": elements}
    fichier.write_text(json.dumps(lu, ensure_ascii=False), "utf-8")
