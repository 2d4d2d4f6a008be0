"""Ce que Markdown ne lit pas dans une page : le code et les remarques."""

import re

# Comme Markdown les lit : un bloc de code commence en début de ligne, et un passage de code ne saute pas de ligne vide.
IGNORES = re.compile(
    r"^(?P<barriere>~{3,}|`{3,})[^\n]*\n.*?^(?P=barriere)[ ]*$"
    r"|<!--(?!bloc:).*?-->"  # celle-là imiterait la marque d'un bloc : elle reste, et se refuse
    r"|(?<![\\`])(?P<accents>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=accents)(?!`)",
    re.DOTALL | re.MULTILINE,
)


def masquer(texte: str, debut: int = 0) -> str:
    """Le même texte, où tout ce qui précède ``debut``, le code et les remarques sont des espaces, à la même place."""
    return _blanc(texte[:debut]) + IGNORES.sub(lambda trouve: _blanc(trouve[0]), texte[debut:])


def _blanc(texte: str) -> str:
    return re.sub(r"[^\n]", " ", texte)
