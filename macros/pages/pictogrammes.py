"""Les dessins des pages et des documents : les pictogrammes des branches du premier niveau, et le lieu."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from macros.modele.apparence import Pictogramme

GABARITS = Path(__file__).parent / "gabarits"
DESSINS = GABARITS / "pictogrammes"
OUVERTURE = re.compile(r"<svg [^>]*>")


@cache
def fichier_du_pictogramme(nom: Pictogramme) -> str:
    """Son nom -> son dessin (SVG), qui se suffit à lui-même : c'est celui des documents à imprimer."""
    return (DESSINS / f"{nom}.svg").read_text("utf-8").strip()


@cache
def dessin_du_lieu(des_donnees: str = "") -> str:
    """Le SVG que donnent les données ; à défaut, celui de tous les contrats."""
    return des_donnees or (GABARITS / "_dessin_de_l_accueil.svg").read_text("utf-8").strip()


@cache
def dessin_du_pictogramme(nom: Pictogramme) -> Markup:
    """Son nom -> le même dessin pour une page, où la feuille de style dit une fois le trait de tous."""
    ouvert = '<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">'
    return Markup(OUVERTURE.sub(ouvert, fichier_du_pictogramme(nom), count=1))  # noqa: S704 - nos fichiers
