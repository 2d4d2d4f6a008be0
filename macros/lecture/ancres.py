"""Les ancres que portent déjà les pages, lues dans ce qui les écrit : squelette, gabarits, scripts, pages de ``docs/``.

Un identifiant des données fait une ancre, et ne peut donc pas être l'une d'elles : deux éléments d'une page auraient
le même nom, et un script ou un lien trouverait le mauvais.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

from macros.adresses import NOMS_RESERVES

RACINE = Path(__file__).parents[2]
REMARQUE = re.compile(r"\{#.*?#\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}")
DU_HTML = re.compile(r'(?<![\w-])id="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])+)"')
DU_SCRIPT = re.compile(r"""(?:(?<![\w-])id["']?\s*[=:,]\s*|getElementById\()(["'`])(.+?)\1""")
TITRE = re.compile(r"^#{1,6} +(.*?)(?: *\{:? *#([\w-]+)[^}]*\})?[ #]*$", re.MULTILINE)
MACRO = re.compile(r"\{%-?\s*macro (\w+)\((.*?)\)\s*-?%\}(.*?)\{%-?\s*endmacro", re.DOTALL)


class Macro(NamedTuple):
    """Une macro d'un gabarit, ses paramètres, et les ancres qu'elle écrit : « filtre-{{ cible }} »."""

    nom: str
    parametres: tuple[str, ...]
    ancres: tuple[str, ...]


def est_reservee(identifiant: str) -> bool:
    """Vrai quand le code du site emploie déjà ce nom pour une ancre, ou pour une page."""
    return identifiant in NOMS_RESERVES or bool(_reservees().fullmatch(identifiant))


@cache
def _reservees() -> re.Pattern[str]:
    """De quoi reconnaître une ancre du site ; les fichiers ne sont lus qu'une fois."""
    gabarits = [*_lire(RACINE / "overrides", "*.html"), *_lire(RACINE / "macros/pages/gabarits", "*.html")]
    scripts = _lire(RACINE / "overrides", "*.js")
    ecrites = {*ancres_des_gabarits(gabarits), *ancres_des_scripts(scripts)}
    return re.compile("|".join(sorted(filter(None, map(_motif, ecrites)))))


def ancres_ecrites(dossier: Path) -> frozenset[str]:
    """Les ancres des titres que l'on écrit soi-même : ceux des pages de ``dossier``, s'il existe."""
    return frozenset(ancres_des_pages(_lire(dossier, "*.md")))


def _lire(dossier: Path, noms: str) -> list[str]:
    return [chemin.read_text("utf-8", "replace") for chemin in sorted(dossier.rglob(noms))]


def _motif(ecrite: str) -> str:
    """« champs-{{ nom }} » -> le motif de ce qui commence ainsi ; rien d'une ancre qui est toute dans les données."""
    fixes = EXPRESSION.split(ecrite)
    return "[a-z0-9-]+".join(map(re.escape, fixes)) if any(fixes) else ""


def ancres_des_gabarits(sources: Iterable[str]) -> Iterator[str]:
    """Les ancres qu'écrivent ces gabarits ; une macro en écrit une par appel : ``{{ filtre("communes") }}``."""
    sources = [REMARQUE.sub("", source) for source in sources]
    trouvees = [_macro(*trouvee) for source in sources for trouvee in MACRO.findall(source)]
    macros = [macro for macro in trouvees if macro.ancres]
    for source in sources:
        yield from DU_HTML.findall(source)
        if any(
            f"{macro.nom}(" in source for macro in macros
        ):  # analyser tous les gabarits prendrait un dixième de seconde
            for appel in Environment(autoescape=True).parse(source).find_all(nodes.Call):
                yield from _ancres_de_l_appel(appel, macros)


def _macro(nom: str, parametres: str, corps: str) -> Macro:
    noms = (parametre.partition("=")[0].strip() for parametre in parametres.split(","))
    return Macro(nom, tuple(noms), tuple(DU_HTML.findall(corps)))


def _ancres_de_l_appel(appel: nodes.Call, macros: Iterable[Macro]) -> Iterator[str]:
    """Les ancres de la macro appelée, où chaque texte donné en argument a pris la place de son paramètre."""
    nom = getattr(appel.node, "name", getattr(appel.node, "attr", None))  # « filtre(…) », ou « outils.filtre(…) »
    nommes = {argument.key: argument.value for argument in appel.kwargs}
    for macro in macros:
        if nom == macro.nom:
            donnes = dict(zip(macro.parametres, appel.args, strict=False)) | nommes
            yield from (_remplir(ancre, donnes) for ancre in macro.ancres)


def _remplir(ancre: str, donnes: dict[str, nodes.Expr]) -> str:
    for nom, valeur in donnes.items():
        if isinstance(valeur, nodes.Const):
            ancre = re.sub(rf"\{{\{{\s*{nom}\s*\}}\}}", str(valeur.value), ancre)
    return ancre


def ancres_des_scripts(sources: Iterable[str]) -> Iterator[str]:
    """Les ancres que ces scripts cherchent ou créent."""
    for source in sources:
        yield from (ancre for _, ancre in DU_SCRIPT.findall(source))


def ancres_des_pages(sources: Iterable[str]) -> Iterator[str]:
    """Les ancres des titres de ces pages Markdown : celle qui est écrite, sinon celle que Markdown tire du titre."""
    for source in sources:
        yield from (ancre or _ancre_du_titre(titre) for titre, ancre in TITRE.findall(source))


def _ancre_du_titre(titre: str) -> str:
    """« Mentions légales » -> « mentions-legales », comme l'extension « toc » de Markdown."""
    ascii_seul = unicodedata.normalize("NFKD", titre).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_seul).strip().lower())
