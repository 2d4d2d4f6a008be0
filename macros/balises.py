"""Le HTML de nos pages, coupé en textes et en balises : tout ce qui relit une page le fait d'ici."""

import re
from functools import lru_cache

# Nos gabarits échappent « > » dans les attributs : une balise finit donc au premier.
BALISE = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NOM = re.compile(r"</?\w+")


def decouper(html: str) -> list[str]:
    """Une page -> ses morceaux dans l'ordre, un texte (vide parfois) puis une balise, et ainsi de suite."""
    return BALISE.split(html)


@lru_cache(maxsize=2**14)  # d'une page à l'autre, presque toutes sont les mêmes
def nommer(balise: str) -> str:
    """« <h2 id="carte"> » -> « h2 » ; « </h2> » -> « /h2 » ; un commentaire n'a pas de nom."""
    trouve = NOM.match(balise)
    return trouve[0][1:] if trouve else ""
