"""Où est la France : une position qui n'y est pas est mal écrite."""

from macros.modele.geojson import ecrire_position
from macros.modele.geometrie import Boite

# Larges d'un demi-degré au moins : assez pour ne refuser aucun rivage, pas assez pour manquer une inversion.
FRANCE = {
    "hexagone et Corse": Boite(-5.6, 41.0, 10.0, 51.5),
    "Guadeloupe": Boite(-62.2, 15.5, -60.6, 16.9),
    "Saint-Martin et Saint-Barthélemy": Boite(-63.6, 17.5, -62.4, 18.5),
    "Martinique": Boite(-61.6, 14.0, -60.4, 15.3),
    "Guyane": Boite(-55.0, 1.8, -51.0, 6.3),
    "La Réunion": Boite(54.9, -21.8, 56.2, -20.5),
    "Mayotte": Boite(44.6, -13.4, 45.7, -12.2),
    "Saint-Pierre-et-Miquelon": Boite(-56.8, 46.4, -55.8, 47.5),
    "Polynésie française": Boite(-155.5, -28.5, -133.8, -7.3),
    "Nouvelle-Calédonie": Boite(157.5, -23.5, 172.5, -17.5),
    "Wallis-et-Futuna": Boite(-178.7, -14.9, -175.6, -12.7),
}
DEGRES = 180


def est_en_france(longitude: float, latitude: float) -> bool:
    """Vrai dans l'hexagone, en Corse et outre-mer, aux rivages près."""
    return any(b.ouest <= longitude <= b.est and b.sud <= latitude <= b.nord for b in FRANCE.values())


def refuser_la_place(longitude: float, latitude: float) -> str:
    """Ce qui ne va pas dans cette position, et quoi faire ; vide quand elle est en France."""
    if est_en_france(longitude, latitude):
        return ""
    ecrite = ecrire_position((longitude, latitude))
    if est_en_france(latitude, longitude):
        return (
            f"latitude et longitude inversées : écrivez d'abord la longitude, {ecrire_position((latitude, longitude))}"
        )
    if max(abs(longitude), abs(latitude)) > DEGRES:
        return f"{ecrite} n'est pas en degrés : exportez ce contour en WGS 84 (EPSG:4326), et non en Lambert 93"
    return f"{ecrite} n'est pas en France : vérifiez la longitude, puis la latitude"
