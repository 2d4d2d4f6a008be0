"""Le seul fichier qui connaît MkDocs : il lui donne nos pages et nos fichiers, et traduit sa navigation en ``Element``.

Quand MkDocs appelle chacune de ces fonctions : https://www.mkdocs.org/dev-guide/plugins/#events
"""

import logging
import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parents[1]))  # MkDocs charge ce fichier seul, hors de son paquet

from macros.annotations import sur_github
from macros.commandes import dire_les_fautes
from macros.composition import PageLue, marquer
from macros.construction import Construction, Reglages
from macros.documents import DocumentImpossible, documents_voulus
from macros.etat import fichiers
from macros.langue.annonces import strategie_au_menu
from macros.langue.terminal import echapper, s_accorder, traduire
from macros.langue.typographie import typographier
from macros.lecture import Faute
from macros.pages.blocs import BLOCS
from macros.pages.environnement import environnement, sans_remarque
from macros.pages.navigation import (
    Element,
    ajouter_le_suivi,
    ajouter_les_pages_generees,
    nommer_la_strategie,
)
from macros.pages.silences import retirer
from macros.referencement import PageAPartager
from macros.serveur import observateur, port_pris
from macros.textes import en_double

FEUILLE = "assets/site.css"  # un gabarit, qui prend la feuille d'impression : une requête de moins
afficher = logging.getLogger("mkdocs.plugins.contrat")
construction = Construction()  # ce qu'un crochet donne aux suivants
navigations: list[Navigation] = []  # celle de la construction en cours ; ses titres ne sont tous connus qu'à la fin


def on_startup(command: str, **_: Any) -> None:
    """« mkdocs serve » continue malgré une faute et relit les gabarits ; les autres commandes s'arrêtent."""
    s_accorder(sys.stdout, sys.stderr)
    construction.en_direct = command == "serve"
    environnement().auto_reload = construction.en_direct
    for sortie in logging.getLogger("mkdocs").handlers:
        sortie.addFilter(_parler_francais)
        sortie.setFormatter(logging.Formatter("%(message)s"))


def _parler_francais(trace: logging.LogRecord) -> bool:
    """Remplace ce que dit MkDocs par ce qu'un éditeur en lit ; faux pour le taire."""
    if trace.name != afficher.name:
        trace.msg, trace.args = traduire(trace.getMessage(), trace.levelno), ()
    trace.msg = echapper(str(trace.msg), garder="\n")
    return bool(trace.msg)


def on_config(config: MkDocsConfig) -> None:
    """Lit le projet et offre les blocs aux pages."""
    if construction.commence and construction.en_direct and (phrase := port_pris(*config.dev_addr)):
        raise Abort(phrase)  # MkDocs ne le dirait qu'après coup, par une trace en anglais
    reglages = Reglages(config.site_name, config.site_description or "", config.site_url or "", config.repo_url or "")
    try:
        documents = documents_voulus(config.extra.get("documents"))
    except ValueError as incompris:
        raise Abort(str(incompris)) from None
    try:
        fautes = construction.lire(Path(config.config_file_path).parent, reglages, documents)
    except DocumentImpossible as impossible:
        raise Abort(str(impossible)) from None
    _avertir(construction.avertissements())
    _dire_les_fautes(fautes)
    _ne_pas_verifier_en_anglais(config)
    if not config.repo_url:
        config.edit_uri = None
    config.theme.static_templates.add(FEUILLE)  # un « mkdocs.yml » d'avant ne la nomme pas
    # Rien ne vient de Material, dont MkDocs parcourrait sinon les quatorze mille fichiers à chaque construction.
    config.theme.dirs = [dossier for dossier in config.theme.dirs if Path(dossier).parent.name != "material"]
    macros: Any = config.plugins["macros"]  # mkdocs-macros-plugin, qui n'est pas typé
    macros.register_macros({nom: partial(marquer, nom) for nom in BLOCS})


def _avertir(phrases: Iterable[str]) -> None:
    """Dit ces phrases sans arrêter une construction stricte, comme le ferait un avertissement de MkDocs."""
    debut = "::warning::" if sur_github() else "Attention. "
    for phrase in phrases:
        print(f"{debut}{echapper(phrase)}", file=sys.stderr)


def _dire_les_fautes(fautes: Collection[Faute]) -> None:
    """Arrête la construction en les disant toutes ; « mkdocs serve » les dit et continue."""
    if construction.en_direct:
        for faute in fautes:
            afficher.error(str(faute))
    elif fautes:
        reponse = dire_les_fautes(fautes)
        print(reponse.sortie, end="\n" if reponse.sortie else "")
        raise Abort(reponse.erreurs)


def _ne_pas_verifier_en_anglais(config: MkDocsConfig) -> None:
    """Ce que MkDocs dirait de la navigation et des liens, ``macros/textes`` le dit déjà."""
    nav, liens = config.validation.nav, config.validation.links
    nav.omitted_files = nav.not_found = nav.absolute_links = logging.DEBUG
    liens.not_found = liens.absolute_links = liens.unrecognized_links = liens.anchors = logging.DEBUG


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None], **_: Any) -> None:
    """Regarde plus souvent ce qui change, et ne perd pas de vue un dossier qui disparaît (voir ``observateur``)."""
    server.builder = partial(_reconstruire, builder)
    suivis = (config.docs_dir, config.config_file_path)
    for suivi in suivis:
        server.unwatch(suivi)
    server.observer = observateur()
    for suivi in suivis:
        server.watch(suivi)


def _reconstruire(construire: Callable[[], None]) -> None:
    """Dit en français pourquoi MkDocs s'arrête de reconstruire ; il l'affiche tel quel."""
    try:
        construire()
    except Abort as arret:
        raise Abort(traduire(str(arret), logging.INFO) or str(arret)) from None
    except ConfigurationError as refus:  # mkdocs.yml a disparu, ou ne se lit plus
        raise Abort(traduire(str(refus), logging.ERROR)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Ajoute les pages générées, à la suite de leur index dans la navigation, et les fichiers ; allège les scripts."""
    construction.recommencer()
    for fichier in (*files.css_files(), *files.javascript_files()):
        fichier.content_string = sans_remarque(fichier.content_string)
    if etat := construction.etat:
        for chemin, page in etat.pages.items():
            hors_du_menu = InclusionLevel.NOT_IN_NAV if page.retiree else InclusionLevel.UNDEFINED
            files.append(File.generated(config, chemin, content=page.texte, inclusion=hors_du_menu))
        publies = fichiers(etat, _adresses(files).__getitem__)
        _dire_les_fautes(en_double(construction.textes.fichiers, publies))
        _ajouter(files, config, publies)
        vivantes = [chemin for chemin, page in etat.pages.items() if not page.retiree]
        menu = retirer(config.nav or (), construction.muettes)
        menu = nommer_la_strategie(menu, strategie_au_menu(etat.contrat))
        menu = ajouter_le_suivi(menu) if construction.suivi_publie else menu
        config.nav = ajouter_les_pages_generees(menu, vivantes)
    return files


def _adresses(files: Files) -> dict[str, str]:
    """Le chemin de chaque fichier -> son adresse depuis la racine du site."""
    return {fichier.src_uri: fichier.url for fichier in files}


def _ajouter(files: Files, config: MkDocsConfig, contenus: Mapping[str, str | bytes]) -> None:
    for chemin, contenu in contenus.items():
        files.append(File.generated(config, chemin, content=contenu))


def on_nav(nav: Navigation, **_: Any) -> None:
    """Donne leur titre aux pages générées, et retient la navigation."""
    for page in nav.pages:
        _nommer(page)
    navigations[:] = [nav]
    _naviguer()


def _nommer(page: Page) -> None:
    """Le titre d'une page générée, échappé, accolades comprises : ni MkDocs ni les macros n'ont rien à y lire."""
    if generee := construction.generee(page.file.src_uri):
        titre = str(escape(typographier(generee.titre))).replace("{", "&#123;")
        page.title = Markup(titre)  # noqa: S704 - échappé ici même


def _naviguer() -> None:
    construction.naviguer(_element(connu) for nav in navigations for connu in nav.items)


def _element(connu: Any) -> Element:
    """Une page, un lien ou une section de MkDocs -> notre élément."""
    if connu.is_section:
        return Element(connu.title, enfants=tuple(map(_element, connu.children)))
    if connu.is_page:
        return Element(connu.title or connu.file.name, connu.file.src_uri, connu.url)
    return Element(connu.title or connu.url, adresse=connu.url)


def on_page_read_source(page: Page, **_: Any) -> str | None:
    """Le texte même que l'on a jugé : une page fautive ne va ni aux macros, ni à Markdown."""
    return construction.source(page.file.src_uri)


def on_page_content(html: str, page: Page, files: Files, **_: Any) -> str:
    """Met les blocs à leur place dans la page."""
    chemin = page.file.src_uri
    page.meta = construction.entete(chemin)
    _nommer(page)  # MkDocs ne passe à « on_nav » que les pages du menu
    lue = PageLue(chemin, page.url, str(page.title), html)
    composee, fautes = construction.composer(lue, partial(_lien, page, files))
    _dire_les_fautes(fautes)
    return composee


def _lien(page: Page, files: Files, adresse: str, ancre: str = "") -> str:
    """L'adresse d'une page du site (« enjeux/index.md »), vue de ``page`` ; lève ``Abort`` si elle n'existe pas."""
    fichier = files.src_uris.get(adresse)
    if fichier is None:
        raise Abort(f"{page.file.src_uri} : lien vers une page qui n'existe pas : {adresse}")
    return fichier.url_relative_to(page.file) + (f"#{ancre}" if ancre else "")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Échappe tout dans les gabarits du thème aussi, leur donne ce que toutes emploient, et ajoute index et plan."""
    _naviguer()  # une page que mkdocs.yml ne nomme pas n'a son titre qu'une fois lue
    config.theme.static_templates.discard("sitemap.xml")  # celui de MkDocs donne à chaque page la date du jour
    adresses = _adresses(files)
    _ajouter(files, config, construction.pour_chercher(adresses))
    fautes, a_signaler = construction.liens_rompus(adresses)
    _dire_les_fautes(fautes)
    for phrase in a_signaler:
        afficher.info(f"À signaler à qui tient le code : {phrase}")
    env.autoescape = True
    env.filters |= environnement().filters
    env.globals |= environnement().globals | construction.partout(env)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Donne à la page son menu, son sommaire, de quoi la partager et la corriger, et le fichier qui la fait."""
    titre = unescape(str(page.title))
    a_partager = PageAPartager(
        site=config.site_name,
        chemin=page.file.src_uri,
        titre=config.site_name if page.is_homepage else titre,
        description=page.meta.get("description") or config.site_description or "",
    )
    context.update(construction.dans_la_page(a_partager, titre))
    if config.repo_url and (donnees := page.meta.get("donnees")):
        page.edit_url = urljoin(f"{config.repo_url.rstrip('/')}/{config.edit_uri}", f"../{donnees}")


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Allège la feuille de style, comme les scripts."""
    return sans_remarque(output_content) if template_name == FEUILLE else output_content


def on_build_error(error: Exception, **_: Any) -> None:
    """Dit en français que la construction stricte s'arrête sur ce qui précède."""
    if isinstance(error, Abort) and "strict mode" in str(error):
        raise Abort("Le site n'est pas construit : corrigez ce qui est dit au-dessus.") from None


def on_post_build(**_: Any) -> None:
    """Ne garde dans la réserve que ce qui sert encore."""
    construction.reserve.jeter_les_vieux(time.time())
