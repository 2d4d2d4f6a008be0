"""Le HTML de nos pages, coupé en textes et en balises : tout ce qui relit une page le fait d'ici."""

import re
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from macros.langue.typographie import typographier

# Nos gabarits échappent « > » dans les attributs : une balise finit donc au premier.
BALISE = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NOM = re.compile(r"</?\w+")
INTOUCHABLES = {"code", "pre", "script", "style", "svg"}
TITRE = re.compile(r'<h([2-4])\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


class Titre(NamedTuple):
    """Un titre de niveau 2 à 4, son ancre et son texte (HTML échappé, sans balise)."""

    niveau: int
    id: str
    texte: Markup


def decouper(html: str) -> list[str]:
    """Une page -> ses morceaux dans l'ordre, un texte (vide parfois) puis une balise, et ainsi de suite."""
    return BALISE.split(html)


@lru_cache(maxsize=2**14)  # d'une page à l'autre, presque toutes sont les mêmes
def nommer(balise: str) -> str:
    """« <h2 id="carte"> » -> « h2 » ; « </h2> » -> « /h2 » ; un commentaire n'a pas de nom."""
    trouve = NOM.match(balise)
    return trouve[0][1:] if trouve else ""


def typographier_html(html: str) -> str:
    """La même chose pour ce qu'un lecteur lit dans une page ; balises, code et dessins restent intacts."""
    morceaux, intouchable = decouper(html), ""
    for rang, morceau in enumerate(morceaux):
        if rang % 2:
            nom = nommer(morceau)
            if nom in INTOUCHABLES and not intouchable:
                intouchable = nom
            elif intouchable and nom == f"/{intouchable}":
                intouchable = ""
        elif morceau and not intouchable and not morceau.isspace():
            morceaux[rang] = typographier(morceau.replace("&#39;", "'"))
    return "".join(morceaux)


def titres(html: str) -> list[Titre]:
    """Le HTML d'une page -> ses titres qui ont une ancre, dans l'ordre."""
    return [
        Titre(int(niveau), ancre, Markup(BALISE.sub("", texte).strip()))  # noqa: S704 - déjà échappé dans la page
        for niveau, ancre, texte in TITRE.findall(html)
    ]
