"""Ce qui se dit d'un contour : sa surface, et d'où il vient."""

from macros.langue.francais import compter, jour
from macros.modele.contour import Contour, Origine


def surface_du_contour(contour: Contour) -> str:
    """« 85 hectares » ; sous dix hectares, un petit quartier garde sa décimale : « 4,3 hectares »."""
    exacte = contour.hectares
    return compter(round(exacte) if exacte >= 10 else round(exacte, 1), "hectare")  # noqa: PLR2004 - dix hectares


def origine_des_contours(origine: Origine) -> str:
    """« Agence d'exemple, 2024, mise à jour du 15 janvier 2026, Licence Ouverte 2.0. »."""
    parties = (origine.source, origine.millesime, f"mise à jour du {jour(origine.date)}")
    licence = f", {origine.licence.nom}" if origine.licence else ""
    return f"{', '.join(filter(None, parties))}{licence}."
