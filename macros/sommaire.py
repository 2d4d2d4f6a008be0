"""Les titres d'une page, lus dans son HTML : le sommaire suit ce que le lecteur voit."""

import re
from typing import NamedTuple

from markupsafe import Markup

TITRE = re.compile(r'<h([2-4])\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
BALISE = re.compile(r"<[^>]+>")


class Titre(NamedTuple):
    """Un titre de niveau 2 à 4, son ancre et son texte (HTML échappé, sans balise)."""

    niveau: int
    id: str
    texte: Markup


def titres(html: str) -> list[Titre]:
    """Le HTML d'une page -> ses titres qui ont une ancre, dans l'ordre."""
    return [
        Titre(int(niveau), ancre, Markup(BALISE.sub("", texte).strip()))  # noqa: S704 - déjà échappé dans la page
        for niveau, ancre, texte in TITRE.findall(html)
    ]
