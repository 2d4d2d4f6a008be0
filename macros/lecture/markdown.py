"""Une page Markdown : où commence son texte, ce qui ne s'y lit pas, ses titres, et les blocs qu'elle appelle.

Tout ce qui lit ``docs/`` la comprend ainsi : les fautes, les ancres, les changements, les adresses retirées.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.adresses import chemin_public
from macros.langue.francais import majuscule, sans_accent

ACCUEIL = "Accueil"
ENTETE = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
# Comme Markdown les lit : un bloc de code commence en début de ligne, et un passage de code ne saute pas de ligne vide.
IGNORES = re.compile(
    r"^(?P<barriere>~{3,}|`{3,})[^\n]*\n.*?^(?P=barriere)[ ]*$"
    r"|<!--(?!bloc:).*?-->"  # celle-là imiterait la marque d'un bloc : elle reste, et se refuse
    r"|(?<![\\`])(?P<accents>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=accents)(?!`)",
    re.DOTALL | re.MULTILINE,
)
TITRE = re.compile(r"^(#{1,6}) +(.*?)(?: *\{:? *#([\w-]+)[^}]*\})?[ #]*$", re.MULTILINE)
MISE_EN_FORME = re.compile(r"[*`]|(?<!\w)_|_(?!\w)|\{[^}]*\}|!?\[|\]\([^)]*\)|<[^>]*>")
ENTRE_GUILLEMETS = r"\"[^\"\\{}]*\"|'[^'\\{}]*'"
ARGUMENTS = rf"(?:(?:{ENTRE_GUILLEMETS})(?:[ \t]*,[ \t]*(?:{ENTRE_GUILLEMETS}))*)?"
APPEL = re.compile(
    rf"^\{{\{{[ \t]*(\w+)[ \t]*\([ \t]*({ARGUMENTS})[ \t]*\)[ \t]*\}}\}}[ \t]*$", re.ASCII | re.MULTILINE
)


def debut_du_texte(page: str) -> int:
    """Le rang où commence le texte, après l'en-tête s'il y en a un."""
    entete = ENTETE.match(page)
    return entete.end() if entete else 0


def masquer(page: str, debut: int = 0) -> str:
    """La même page, où tout ce qui précède ``debut``, le code et les remarques sont des espaces, à la même place."""
    return _blanc(page[:debut]) + IGNORES.sub(lambda trouve: _blanc(trouve[0]), page[debut:])


def _blanc(texte: str) -> str:
    return re.sub(r"[^\n]", " ", texte)


def titres_de_la_page(page: str) -> Iterator[tuple[str, str]]:
    """L'ancre de chaque titre (celle qui est écrite, sinon celle que Markdown en tire), et son texte."""
    return ((ancre, texte) for _, ancre, texte in _titres(page))


def titre_de_la_page(chemin: str, page: str) -> str:
    """Le titre d'une page ; à défaut, ce que dit son ``chemin`` depuis ``docs/``."""
    return next((texte for signes, _, texte in _titres(page) if signes == "#" and texte), nom_du_fichier(chemin))


def nom_du_fichier(chemin: str) -> str:
    """« ville/ou-dormir.md » -> « Ou dormir » ; l'accueil a toujours le même nom."""
    return majuscule(PurePosixPath(chemin_public(chemin)).name.replace("-", " ")) or ACCUEIL


def _titres(page: str) -> Iterator[tuple[str, str, str]]:
    """Les « # » de chaque titre, son ancre et son texte, sans mise en forme."""
    visible = masquer(page, debut_du_texte(page))
    for trouve in TITRE.finditer(page):
        if visible[trouve.start()] == "#":
            texte = MISE_EN_FORME.sub("", trouve[2]).strip()
            yield trouve[1], trouve[3] or _ancre_du_titre(texte), texte


def _ancre_du_titre(titre: str) -> str:
    """« Mentions légales » -> « mentions-legales », comme l'extension « toc » de Markdown, qui passe les ligatures."""
    lettres = sans_accent(re.sub("[œæß]", "", titre, flags=re.IGNORECASE))
    return re.sub(r"[-\s]+", "-", re.sub(r"[^a-z0-9_\s-]", "", lettres).strip())


def appels_de_la_page(page: str) -> Iterator[tuple[str, list[str]]]:
    """Le nom de chaque bloc appelé, seul sur sa ligne, et ses arguments."""
    return ((nom, arguments_de_l_appel(ecrits)) for nom, ecrits in APPEL.findall(page))


def arguments_de_l_appel(ecrits: str) -> list[str]:
    """Ce que disent des arguments entre guillemets."""
    return [argument[1:-1] for argument in re.findall(ENTRE_GUILLEMETS, ecrits)]
