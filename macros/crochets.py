"""Le seul fichier qui connaît MkDocs : il lit les données, ajoute les pages et rend les blocs.

MkDocs appelle ces fonctions dans l'ordre où elles sont écrites : https://www.mkdocs.org/dev-guide/plugins/#events
"""

import gc
import logging
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as PageMkDocs

sys.path.insert(0, str(Path(__file__).parents[1]))  # MkDocs charge ce fichier seul, hors de son paquet

from macros import navigation, recherche
from macros import pages as fabrique
from macros.francais import jour
from macros.historique import dates
from macros.lecture import DonneesFautives, Faute, lire
from macros.modele import Contrat
from macros.redirections import redirections
from macros.rendu import environnement, rendre
from macros.sigles import expliquer_sigles
from macros.sommaire import Titre, titres
from macros.typographie import typographier, typographier_html

journal = logging.getLogger("mkdocs.plugins.contrat")
# Ni script ni style en ligne, aucun autre site : https://www.w3.org/TR/CSP3/
POLITIQUE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
BLOC = re.compile(r"^(?:<p>)?<!--bloc:(\d+)-->(?:</p>)?$", re.MULTILINE)


@dataclass
class Chantier:
    """Ce qu'une construction sait, d'un crochet au suivant."""

    en_direct: bool = False
    contrat: Contrat | None = None
    fautes: tuple[Faute, ...] = ()
    pages: dict[str, fabrique.Page] = field(default_factory=dict)
    blocs: dict[int, Callable[..., str]] = field(default_factory=dict)
    fichiers: Files = field(default_factory=lambda: Files([]))
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    sommaires: dict[str, list[Titre]] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    material: list[str] = field(default_factory=list)


chantier = Chantier()


def on_startup(command: str, **_: Any) -> None:
    """« mkdocs serve » continue malgré une faute et relit les gabarits ; les autres commandes s'arrêtent."""
    chantier.en_direct = command == "serve"
    environnement().auto_reload = chantier.en_direct
    gc.set_threshold(50_000)  # presque rien ne meurt pendant une construction : le ramasse-miettes y passait un dixième


def on_config(config: MkDocsConfig) -> None:
    """Lit ``data/`` et offre les blocs aux pages."""
    projet = Path(config.config_file_path).parent
    try:
        chantier.contrat, chantier.fautes = lire(projet / "data"), ()
    except DonneesFautives as fautives:
        chantier.fautes = fautives.fautes
        _signaler(fautives)
    chantier.dates = dates(projet)
    chantier.pages = fabrique.pages(chantier.contrat) if chantier.contrat else {}
    if not config.repo_url:
        config.edit_uri = None
    chantier.material = [d for d in config.theme.dirs if Path(d).parent.name == "material"]
    config.theme.dirs = [d for d in config.theme.dirs if d not in chantier.material]
    macros: Any = config.plugins["macros"]  # mkdocs-macros-plugin, qui n'est pas typé
    macros.register_macros({nom: partial(_reserver, nom) for nom in fabrique.BLOCS})


def _signaler(fautives: DonneesFautives) -> None:
    if not chantier.en_direct:
        raise Abort(str(fautives))
    for faute in fautives.fautes:
        journal.error(str(faute))


def _reserver(nom: str, *arguments: str) -> str:
    """L'appel d'un bloc dans une page -> une marque ; le bloc y entre après Markdown, qui ne le touche donc pas."""
    contexte = dict(zip(fabrique.BLOCS[nom], arguments, strict=True))
    chantier.blocs[len(chantier.blocs)] = partial(rendre, nom, **contexte)
    return f"<!--bloc:{len(chantier.blocs) - 1}-->"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Ajoute les pages engendrées, à la suite de leur index dans la navigation."""
    chantier.blocs.clear()
    for adresse, page in chantier.pages.items():
        files.append(File.generated(config, adresse, content=page.texte))
    for chemin, contenu in _fichiers(files).items():
        files.append(File.generated(config, chemin, content=contenu))
    config.nav = navigation.garnir(config.nav or (), chantier.pages)
    chantier.fichiers = files
    return files


def _fichiers(files: Files) -> dict[str, str | bytes]:
    """Tout ce qui se publie sans être une page du menu."""
    if not chantier.contrat:
        return {}
    adresses = {fichier.src_uri: fichier.url for fichier in files}
    return {**redirections(chantier.contrat, adresses.__getitem__, POLITIQUE)}


def on_nav(nav: Navigation, **_: Any) -> None:
    """Donne leur titre aux pages engendrées, et retient la navigation pour le plan du site."""
    for page in nav.pages:
        if engendree := chantier.pages.get(page.file.src_uri):
            page.title = _titre(engendree.titre)
    chantier.nav = nav


def _titre(texte: str) -> Markup:
    """Le titre échappé, accolades comprises : ni MkDocs ni les macros ne doivent rien y lire."""
    return Markup(str(escape(typographier(texte))).replace("{", "&#123;"))  # noqa: S704 - échappé ici même


def on_page_content(html: str, page: PageMkDocs, **_: Any) -> str:
    """Met les blocs à leur place, explique les sigles, compose la typographie et dresse le sommaire."""
    if engendree := chantier.pages.get(page.file.src_uri):
        page.meta = {"description": engendree.description, "donnees": engendree.donnees}
    contexte = {
        "contrat": chantier.contrat,
        "lien": partial(_lien, page),
        "plan": partial(navigation.plan, chantier.nav.items, partial(_adresse, page)),
    }
    if chantier.fautes or not chantier.contrat:
        html = typographier_html(rendre("fautes", fautes=chantier.fautes))
    else:
        html = BLOC.sub(lambda marque: chantier.blocs[int(marque[1])](**contexte), _blocs_seuls(html, page))
        html, termes = expliquer_sigles(typographier_html(html), chantier.contrat.glossaire.termes)
        html += typographier_html(rendre("mots", termes=termes))
    chantier.sommaires[page.file.src_uri] = titres(html)
    return html


def _lien(page: PageMkDocs, adresse: str, ancre: str = "") -> str:
    """L'adresse d'une page du site (« enjeux/index.md »), vue de ``page`` ; lève ``Abort`` si elle n'existe pas."""
    fichier = chantier.fichiers.get_file_from_path(adresse)
    if fichier is None:
        raise Abort(f"{page.file.src_uri} : lien vers une page qui n'existe pas : {adresse}")
    return fichier.url_relative_to(page.file) + (f"#{ancre}" if ancre else "")


def _adresse(page: PageMkDocs, element: Any) -> str:
    """L'adresse d'une page ou d'un lien de la navigation, vue de ``page``."""
    return str(element.file.url_relative_to(page.file) if element.is_page else element.url)


def _blocs_seuls(html: str, page: PageMkDocs) -> str:
    """Lève ``Abort`` si un bloc est appelé au milieu d'une phrase : son HTML y romprait le paragraphe."""
    if len(BLOC.findall(html)) != html.count("<!--bloc:"):
        raise Abort(f"{page.file.src_uri} : l'appel d'un bloc {{{{ … }}}} se place seul sur sa ligne")
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Échappe tout dans les gabarits du thème aussi, leur donne ce que toutes emploient, et ajoute l'index."""
    lues = (recherche.Page(p.url, p.title, _a_indexer(p)) for p in chantier.nav.pages)
    files.append(File.generated(config, "recherche.json", content=recherche.index(lues)))
    # Material prête ses icônes et ne publie rien : MkDocs parcourrait sinon ses quatorze mille fichiers à chaque fois.
    env.loader = ChoiceLoader([*filter(None, [env.loader]), FileSystemLoader(chantier.material)])
    env.autoescape = True
    env.filters |= {"jour": jour, "typographier": typographier}
    env.globals |= {
        "contrat": chantier.contrat,
        "en_direct": chantier.en_direct,
        "menu": navigation.menu(chantier.nav.items),
        "pages_du_pied": navigation.pied(chantier.nav.items),
        "politique_de_securite": POLITIQUE,
    }


def _a_indexer(page: PageMkDocs) -> str:
    """Le contenu d'une page ; d'un quartier parmi beaucoup, les titres seuls : l'index doit rester léger à charger."""
    engendree = chantier.pages.get(page.file.src_uri)
    if engendree and engendree.datee and chantier.contrat and chantier.contrat.beaucoup_de_quartiers:
        return "".join(
            f'<h{t.niveau} id="{t.id}">{t.texte}</h{t.niveau}>' for t in chantier.sommaires[page.file.src_uri]
        )
    return page.content or ""


def on_page_context(context: dict[str, Any], page: PageMkDocs, config: MkDocsConfig, **_: Any) -> None:
    """Donne à la page son sommaire, le fichier qui la fait, et la date de sa fiche."""
    engendree = chantier.pages.get(page.file.src_uri)
    context["sommaire"] = chantier.sommaires[page.file.src_uri]
    context["modifie_le"] = (
        chantier.dates.get(engendree.donnees) if engendree and engendree.datee and not chantier.fautes else None
    )
    if config.repo_url and (donnees := page.meta.get("donnees")):
        page.edit_url = urljoin(f"{config.repo_url.rstrip('/')}/{config.edit_uri}", f"../{donnees}")
