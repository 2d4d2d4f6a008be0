"""Lit une page imprimée : ce que chaque feuille porte, et la taille à laquelle on le lit."""

import io
from typing import Any

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.outils.projet import normaliser


def imprimer(page: Page) -> list[PageObject]:
    """Les feuilles A4 que le navigateur tire de la page."""
    return list(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def lire(feuille: PageObject) -> str:
    """Le texte d'une feuille, sans typographie."""
    return normaliser(feuille.extract_text())


def tailles(feuilles: list[PageObject]) -> dict[float, str]:
    """Chaque taille de caractères, en points, telle qu'elle sort de l'imprimante, et un texte écrit ainsi."""
    trouvees: dict[float, str] = {}

    def noter(texte: str, repere: list[float], matrice: list[float], _: Any, corps: float) -> None:
        if texte.strip():
            trouvees.setdefault(round(corps * abs(matrice[3] * repere[3]), 1), texte.strip())

    for feuille in feuilles:
        feuille.extract_text(visitor_text=noter)
    return trouvees
