"""Le seul fichier qui connaît MkDocs : il lui donne les pages et les fichiers du chantier.

MkDocs appelle ces fonctions dans l'ordre où elles sont écrites : https://www.mkdocs.org/dev-guide/plugins/#events
"""

import gc
import logging
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parents[1]))  # MkDocs charge ce fichier seul, hors de son paquet

from macros import recherche, referencement
from macros.adresses import JOURNAL
from macros.documents import DocumentImpossible
from macros.documents.signes import verifier_signes
from macros.etat import Chantier
from macros.langue import titres
from macros.langue.francais import jour, telephone
from macros.langue.phrases import convention_signee
from macros.langue.typographie import typographier
from macros.lecture import DonneesFautives
from macros.lecture.fichiers import lire_fichier
from macros.pages import navigation
from macros.pages.dessins import dessiner
from macros.pages.environnement import environnement
from macros.pages.fil_d_ariane import fil_d_ariane
from macros.pages.pages import BLOCS
from macros.pages.securite import POLITIQUE

ATTENTE = 0.1  # seconde entre deux regards sur les fichiers ; MkDocs en laisse passer une demie
journal = logging.getLogger("mkdocs.plugins.contrat")


@dataclass
class Construction:
    """Ce que MkDocs ne dit qu'une fois, et qu'un crochet d'après emploie."""

    en_direct: bool = False
    material: list[str] = field(default_factory=list)
    nav: Navigation = field(default_factory=lambda: Navigation([], []))


chantier = Chantier()
construction = Construction()


def on_startup(command: str, **_: Any) -> None:
    """« mkdocs serve » continue malgré une faute et relit les gabarits ; les autres commandes s'arrêtent."""
    construction.en_direct = command == "serve"
    environnement().auto_reload = construction.en_direct
    gc.set_threshold(50_000)  # presque rien ne meurt pendant une construction : le ramasse-miettes y passait un dixième


def on_config(config: MkDocsConfig) -> None:
    """Ouvre le chantier et offre les blocs aux pages."""
    try:
        chantier.ouvrir(Path(config.config_file_path).parent, config.site_url or "", config.repo_url or "")
    except DonneesFautives as fautives:
        if not construction.en_direct:
            raise Abort(str(fautives)) from None
        for faute in fautives.fautes:
            journal.error(str(faute))
    if not construction.en_direct:
        _imprimer(config)
        lire_fichier.cache_clear()  # rien ne sera relu : cinquante mébioctets à mille six cents quartiers
    if not config.repo_url:
        config.edit_uri = None
    construction.material = [dossier for dossier in config.theme.dirs if Path(dossier).parent.name == "material"]
    config.theme.dirs = [dossier for dossier in config.theme.dirs if dossier not in construction.material]
    macros: Any = config.plugins["macros"]  # mkdocs-macros-plugin, qui n'est pas typé
    macros.register_macros({nom: partial(chantier.poser, nom) for nom in BLOCS})


def _imprimer(config: MkDocsConfig) -> None:
    if config.extra.get("documents"):
        try:
            verifier_signes(Path(config.config_file_path).parent / "data")
            chantier.imprimer()
        except (DocumentImpossible, DonneesFautives) as impossible:
            raise Abort(str(impossible)) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Regarde plus souvent ce qui change : attendre MkDocs prenait le tiers du temps avant de voir sa page."""
    suivis = (config.docs_dir, config.config_file_path)
    for suivi in suivis:
        server.unwatch(suivi)
    server.observer = type(server.observer)(timeout=ATTENTE)
    for suivi in suivis:
        server.watch(suivi)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Ajoute les pages engendrées, à la suite de leur index dans la navigation, et les fichiers à télécharger."""
    chantier.poses.clear()
    chantier.appels.clear()
    _ajouter(files, config, {chemin: page.texte for chemin, page in chantier.pages.items()})
    adresses = {fichier.src_uri: fichier.url for fichier in files}
    _ajouter(files, config, chantier.fichiers(adresses.__getitem__))
    config.nav = navigation.garnir(config.nav or (), chantier.pages)
    return files


def _ajouter(files: Files, config: MkDocsConfig, contenus: Mapping[str, str | bytes]) -> None:
    for chemin, contenu in contenus.items():
        files.append(File.generated(config, chemin, content=contenu))


def on_nav(nav: Navigation, **_: Any) -> None:
    """Donne leur titre aux pages engendrées, et retient la navigation."""
    construction.nav = nav
    for page in nav.pages:
        if engendree := chantier.pages.get(page.file.src_uri):
            page.title = _titre(engendree.titre)


def _titre(texte: str) -> Markup:
    """Le titre échappé, accolades comprises : ni MkDocs ni les macros ne doivent rien y lire."""
    return Markup(str(escape(typographier(texte))).replace("{", "&#123;"))  # noqa: S704 - échappé ici même


def on_page_content(html: str, page: Page, files: Files, **_: Any) -> str:
    """Met les blocs à leur place dans la page."""
    if engendree := chantier.pages.get(page.file.src_uri):
        page.meta = {"description": engendree.description, "donnees": engendree.donnees}
    plan = partial(navigation.plan, construction.nav.items, partial(_adresse, page))
    try:
        return chantier.composer(page.file.src_uri, html, {"lien": partial(_lien, page, files), "plan": plan})
    except ValueError as erreur:
        raise Abort(f"{page.file.src_uri} : {erreur}") from None


def _lien(page: Page, files: Files, adresse: str, ancre: str = "") -> str:
    """L'adresse d'une page du site (« enjeux/index.md »), vue de ``page`` ; lève ``Abort`` si elle n'existe pas."""
    fichier = files.get_file_from_path(adresse)
    if fichier is None:
        raise Abort(f"{page.file.src_uri} : lien vers une page qui n'existe pas : {adresse}")
    return fichier.url_relative_to(page.file) + (f"#{ancre}" if ancre else "")


def _adresse(page: Page, element: Any) -> str:
    """L'adresse d'une page ou d'un lien de la navigation, vue de ``page``."""
    return str(element.file.url_relative_to(page.file) if element.is_page else element.url)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Échappe tout dans les gabarits du thème aussi, leur donne ce que toutes emploient, et ajoute index et plan."""
    pages = construction.nav.pages
    lues = (_a_indexer(page) for page in pages if page.file.src_uri != JOURNAL)  # il répète les autres
    adresses = {fichier.src_uri: fichier.url for fichier in files}
    _ajouter(files, config, chantier.index(lues, config.site_description or "", adresses.__getitem__))
    config.theme.static_templates.discard("sitemap.xml")  # celui de MkDocs donne à chaque page la date du jour
    if chantier.edition.adresse:
        datees = [(str(page.canonical_url), chantier.modifiee_le(page.file.src_uri)) for page in pages]
        _ajouter(files, config, {"sitemap.xml": referencement.sitemap(datees)})
    # Material prête ses icônes et ne publie rien : MkDocs parcourrait sinon ses quatorze mille fichiers à chaque fois.
    env.loader = ChoiceLoader([*filter(None, [env.loader]), FileSystemLoader(construction.material)])
    env.autoescape = True
    env.bytecode_cache = environnement().bytecode_cache
    env.filters |= {filtre.__name__: filtre for filtre in (convention_signee, jour, telephone, typographier)}
    env.globals |= {
        "adresses": environnement().globals["adresses"],
        "contrat": chantier.contrat,
        "edition": chantier.edition,
        "dessin": partial(dessiner, env),
        "en_direct": construction.en_direct,
        "journal": chantier.journal,
        "menu": navigation.menu(construction.nav.items),
        "pages_du_pied": navigation.pied(construction.nav.items),
        "politique_de_securite": POLITIQUE,
        "titres": titres,
        "signaler": chantier.signaler(config.site_name),  # sur la page introuvable, qui n'a pas de contexte à elle
    }


def _a_indexer(page: Page) -> recherche.Page:
    return chantier.a_indexer(page.file.src_uri, page.url, page.title, page.content or "")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Donne à la page son sommaire, de quoi la partager et la corriger, le fichier qui la fait, la date de sa fiche."""
    chemin = page.file.src_uri
    context["sommaire"] = chantier.sommaires[chemin]
    context["modifie_le"] = chantier.fiche_modifiee_le(chemin)
    context["partage"] = chantier.partager(_a_partager(page, config))
    context["signaler"] = chantier.signaler(config.site_name, unescape(str(page.title)), chemin)
    if config.repo_url and (donnees := page.meta.get("donnees")):
        page.edit_url = urljoin(f"{config.repo_url.rstrip('/')}/{config.edit_uri}", f"../{donnees}")


def _a_partager(page: Page, config: MkDocsConfig) -> referencement.PageAPartager:
    return referencement.PageAPartager(
        site=config.site_name,
        chemin=page.file.src_uri,
        titre=config.site_name if page.is_homepage else unescape(str(page.title)),
        description=page.meta.get("description") or config.site_description or "",
        fil_d_ariane=fil_d_ariane(page, construction.nav.homepage),
        modifiee_le=chantier.modifiee_le(page.file.src_uri),
        montre_les_referents=chantier.montre_les_referents(page.file.src_uri),
    )


def on_post_build(**_: Any) -> None:
    """Ne garde dans la réserve que ce qui sert encore."""
    chantier.reserve.ranger(time.time())
