"""Les ancres que portent déjà les pages, lues dans ce qui les écrit : squelette, gabarits, scripts, pages de ``docs/``.

Un identifiant des données fait une ancre, et ne peut donc pas être l'une d'elles : deux éléments d'une page auraient
le même nom, et un script ou un lien trouverait le mauvais. Un titre de ``docs/`` ne compte que si sa page montre de
tels identifiants.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from macros.adresses import NOMS_RESERVES, ancre_du_changement, ancre_du_mot
from macros.lecture.markdown import appels_de_la_page, titres_de_la_page
from macros.reserve import DU_CODE, empreinte_du_code

if TYPE_CHECKING:
    from jinja2 import nodes

RACINE = Path(__file__).parents[2]
REMARQUE = re.compile(r"\{#.*?#\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}")
DU_HTML = re.compile(r'(?<![\w-])id="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])+)"')
DU_SCRIPT = re.compile(r"""(?:(?<![\w-])id["']?\s*[=:,]\s*|getElementById\()(["'`])(.+?)\1""")
IMPORT = re.compile(r'\{%-?\s*(?:import|from)\s+"([^"]+)"')
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
    scripts = _lire(RACINE / "overrides", "*.js")
    origine = json.dumps(["ancres", empreinte_du_code(), _gabarits(), scripts]).encode()
    motif = DU_CODE.garder(origine, lambda: motif_des_ancres(_gabarits(), scripts.values()).encode())
    return re.compile(motif.decode())


def motif_des_ancres(gabarits: Mapping[str, str], scripts: Iterable[str]) -> str:
    """Le motif de toute ancre qu'écrivent ces gabarits et ces scripts, ou que compose le code."""
    calculees = {ancre_du_changement("{{ }}"), ancre_du_mot("{{ }}")}
    ecrites = calculees.union(ancres_des_gabarits(gabarits), ancres_des_scripts(scripts))
    return "|".join(sorted(filter(None, map(_motif, ecrites))))


def ancres_ecrites(dossier: Path) -> frozenset[str]:
    """Les ancres des titres que l'on écrit dans les pages de ``dossier``, quand elles montrent des identifiants."""
    pages = _lire(dossier, "*.md").values()
    return frozenset(ancres_des_pages(pages_d_identifiants(pages, _blocs_d_identifiants())))


@cache
def _gabarits() -> dict[str, str]:
    return _lire(RACINE / "overrides", "*.html") | _lire(RACINE / "macros/pages/gabarits", "*.html")


@cache
def _blocs_d_identifiants() -> set[str]:
    return blocs_d_identifiants(_gabarits())


def _lire(dossier: Path, noms: str) -> dict[str, str]:
    """Le chemin de chaque fichier, depuis le dossier -> son texte."""
    return {
        chemin.relative_to(dossier).as_posix(): chemin.read_text("utf-8", "replace")
        for chemin in dossier.rglob(noms)
        if chemin.is_file()
    }


def _motif(ecrite: str) -> str:
    """« champs-{{ nom }} » -> le motif de ce qui commence ainsi ; rien d'une ancre qui est toute dans les données."""
    fixes = EXPRESSION.split(ecrite)
    return "[a-z0-9-]+".join(map(re.escape, fixes)) if any(fixes) else ""


def _est_identifiant(ecrite: str) -> bool:
    """Vrai pour « {{ enjeu.id }} » ; une ancre que compose ``adresses`` n'a jamais la forme d'un identifiant."""
    return not _motif(ecrite) and not ecrite.startswith("{{ adresses.")


def blocs_d_identifiants(gabarits: Mapping[str, str]) -> set[str]:
    """Ceux de ces gabarits où des identifiants des données sont des ancres."""
    return {nom for nom, source in gabarits.items() if any(map(_est_identifiant, DU_HTML.findall(source)))}


def pages_d_identifiants(pages: Iterable[str], blocs: Collection[str]) -> list[str]:
    """Celles des pages qui appellent l'un de ces blocs."""
    return [page for page in pages if any(f"{nom}.html" in blocs for nom, _ in appels_de_la_page(page))]


def ancres_des_gabarits(gabarits: Mapping[str, str]) -> Iterator[str]:
    """Les ancres qu'écrivent ces gabarits ; une macro en écrit une par appel : ``{{ filtre("communes") }}``."""
    from jinja2 import Environment, nodes  # « make check » s'en passe tant qu'aucun gabarit ne change

    sources = {fichier: REMARQUE.sub("", source) for fichier, source in gabarits.items()}
    macros = {fichier: [_macro(*groupes) for groupes in MACRO.findall(source)] for fichier, source in sources.items()}
    for fichier, source in sources.items():
        yield from DU_HTML.findall(source)
        utiles = [m for origine in (fichier, *IMPORT.findall(source)) for m in macros.get(origine, ()) if m.ancres]
        if utiles:  # analyser tous les gabarits prendrait un dixième de seconde
            for appel in Environment(autoescape=True).parse(source).find_all(nodes.Call):
                yield from _ancres_de_l_appel(appel, utiles)


def _macro(nom: str, parametres: str, corps: str) -> Macro:
    noms = (parametre.partition("=")[0].strip() for parametre in parametres.split(","))
    return Macro(nom, tuple(noms), tuple(DU_HTML.findall(corps)))


def _ancres_de_l_appel(appel: "nodes.Call", macros: Iterable[Macro]) -> Iterator[str]:
    """Les ancres de la macro appelée, où chaque texte donné en argument a pris la place de son paramètre."""
    nom = getattr(appel.node, "name", getattr(appel.node, "attr", None))  # « filtre(…) », ou « outils.filtre(…) »
    par_nom = {argument.key: argument.value for argument in appel.kwargs}
    for macro in macros:
        if nom == macro.nom:
            arguments = dict(zip(macro.parametres, appel.args, strict=False)) | par_nom
            yield from (_remplir(ancre, arguments) for ancre in macro.ancres)


def _remplir(ancre: str, arguments: Mapping[str, "nodes.Expr"]) -> str:
    from jinja2.nodes import Const

    for nom, valeur in arguments.items():
        if isinstance(valeur, Const):
            ancre = re.sub(rf"\{{\{{\s*{nom}\s*\}}\}}", str(valeur.value), ancre)
    return ancre


def ancres_des_scripts(sources: Iterable[str]) -> Iterator[str]:
    """Les ancres que ces scripts cherchent ou créent."""
    for source in sources:
        yield from (ancre for _, ancre in DU_SCRIPT.findall(source))


def ancres_des_pages(sources: Iterable[str]) -> Iterator[str]:
    """Les ancres des titres de ces pages Markdown : celle qui est écrite, sinon celle que Markdown tire du titre."""
    for source in sources:
        yield from (ancre for ancre, _ in titres_de_la_page(source))
