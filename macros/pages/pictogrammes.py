"""Les pictogrammes des branches du premier niveau, au trait, de la couleur du texte ; le dessin de tout accueil."""

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
def fichier_du_dessin_de_tous() -> str:
    """Le dessin de l'accueil d'un contrat qui n'en donne pas."""
    return (GABARITS / "_dessin_de_l_accueil.svg").read_text("utf-8").strip()


@cache
def dessin_du_pictogramme(nom: Pictogramme) -> Markup:
    """Son nom -> le même dessin pour une page, où la feuille de style dit une fois le trait de tous."""
    ouvert = '<svg viewBox="0 0 24 24" aria-hidden="true">'
    return Markup(OUVERTURE.sub(ouvert, fichier_du_pictogramme(nom), count=1))  # noqa: S704 - nos fichiers
