"""Le seul fichier qui connaît MkDocs : il lui donne nos pages et nos fichiers, et traduit sa navigation en ``Element``.

Quand MkDocs appelle chacune de ces fonctions : https://www.mkdocs.org/dev-guide/plugins/#events
"""

import errno
import logging
import os
import socket
import stat
import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, UndefinedError
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from watchdog.observers.polling import PollingObserverVFS

sys.path.insert(0, str(Path(__file__).parents[1]))  # MkDocs charge ce fichier seul, hors de son paquet

from macros.commandes import dire_les_fautes
from macros.composition import PageComposee, PageLue, composer, composer_les_fautes, indexer, marquer
from macros.documents import DocumentImpossible, documents_voulus, verifier_signes
from macros.edition import Edition
from macros.etat import Etat, faire_les_documents, fiche_modifiee_le, fichiers, ouvrir, partager, plan, signaler
from macros.langue.terminal import echapper, s_accorder, traduire
from macros.langue.titres import PAGE_INTROUVABLE
from macros.langue.typographie import typographier
from macros.lecture import DonneesFautives, Faute
from macros.lecture.arbre import Place
from macros.lecture.fichiers import lire_fichier
from macros.pages.blocs import BLOCS, PageGeneree
from macros.pages.environnement import POLITIQUE_DE_SECURITE, dessiner, environnement, sans_remarque
from macros.pages.navigation import (
    Element,
    Etape,
    ajouter_les_pages_generees,
    fils_d_ariane,
    menu,
    parcourir,
    pied,
    sommaire,
)
from macros.referencement import PageAPartager
from macros.reserve import Reserve
from macros.saisie import ecrire_pour_l_editeur
from macros.textes import Construit, Textes, en_double, fautes_du_site, liens_rompus, lire_les_textes
from macros.textes import Page as PageEcrite

DOSSIER_VIDE = os.stat_result((stat.S_IFDIR, *[0] * 9))
ATTENTE = 0.1  # seconde entre deux regards sur les fichiers ; MkDocs en laisse passer une demie
afficher = logging.getLogger("mkdocs.plugins.contrat")


@dataclass
class Construction:
    """Ce qu'un crochet donne aux suivants : MkDocs ne leur passe rien d'autre que ce qui est à lui.

    ``etat`` est celui des dernières données sans faute ; tant que ``fautes`` n'est pas vide, les pages les montrent.
    ``lus`` est ce que Markdown a fait de chaque page de ``docs/``.
    """

    en_direct: bool = False
    reserve: Reserve = field(default_factory=Reserve)
    etat: Etat | None = None
    fautes: tuple[Faute, ...] = ()
    textes: Textes = field(default_factory=Textes)
    lus: dict[str, str] = field(default_factory=dict)
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    elements: tuple[Element, ...] = ()
    fils_d_ariane: Mapping[str, tuple[Etape, ...]] = field(default_factory=dict)
    composees: dict[str, PageComposee] = field(default_factory=dict)
    averti: set[str] = field(default_factory=set)


construction = Construction()


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
    """Lit les données et offre les blocs aux pages."""
    if construction.en_direct and not construction.etat and not construction.fautes:
        _verifier_le_port(config)
    projet = Path(config.config_file_path).parent
    construction.reserve = Reserve(projet / ".cache")
    try:
        _ouvrir(projet, config)
    except DocumentImpossible as impossible:
        raise Abort(str(impossible)) from None
    except DonneesFautives as fautives:
        construction.fautes = fautives.fautes
    sans_faute = construction.etat if not construction.fautes else None
    construction.textes = lire_les_textes(projet, sans_faute.contrat if sans_faute else None)
    _dire_les_fautes([*construction.fautes, *construction.textes.fautes])
    _ne_pas_verifier_en_anglais(config)
    if not config.repo_url:
        config.edit_uri = None
    # Rien ne vient de Material, dont MkDocs parcourrait sinon les quatorze mille fichiers à chaque construction.
    config.theme.dirs = [dossier for dossier in config.theme.dirs if Path(dossier).parent.name != "material"]
    macros: Any = config.plugins["macros"]  # mkdocs-macros-plugin, qui n'est pas typé
    macros.register_macros({nom: partial(marquer, nom) for nom in BLOCS})


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


def _verifier_le_port(config: MkDocsConfig) -> None:
    """Lève ``Abort`` si un autre serveur répond déjà : MkDocs ne le dirait qu'après coup, par une trace en anglais."""
    adresse, port = config.dev_addr
    with socket.socket(socket.AF_INET6 if ":" in adresse else socket.AF_INET) as essai:
        essai.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            essai.bind((adresse, port))
        except OSError as refus:
            if refus.errno != errno.EADDRINUSE:
                return
            libre = port + 10
            raise Abort(
                f"Le port {port} est déjà pris : arrêtez l'autre serveur, ou tapez « make serve PORT={libre} »."
            ) from None


def _ouvrir(projet: Path, config: MkDocsConfig) -> None:
    """Lit les données ; hors de « mkdocs serve », fait aussi les documents, et oublie ce qu'on ne relira pas."""
    ecrire_pour_l_editeur(projet)
    ouvert = ouvrir(projet, config.site_url or "", config.repo_url or "", construction.reserve)
    if not construction.en_direct and _documents_voulus(config):
        verifier_signes(projet / "data")
        ouvert = replace(ouvert, documents=faire_les_documents(ouvert, construction.reserve))
    if not construction.en_direct:
        lire_fichier.cache_clear()  # cinquante mébioctets à mille six cents quartiers
    construction.etat, construction.fautes = ouvert, ()
    _avertir(ouvert.avertissements)


def _avertir(phrases: Iterable[str]) -> None:
    """Dit chaque phrase une fois, sans arrêter une construction stricte comme le ferait un avertissement de MkDocs."""
    debut = "::warning::" if os.environ.get("GITHUB_ACTIONS") == "true" else "Attention. "
    for phrase in phrases:
        if phrase not in construction.averti:
            construction.averti.add(phrase)
            print(f"{debut}{echapper(phrase)}", file=sys.stderr)


def _documents_voulus(config: MkDocsConfig) -> bool:
    try:
        return documents_voulus(config.extra.get("documents"))
    except ValueError as incompris:
        raise Abort(str(incompris)) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None], **_: Any) -> None:
    """Regarde plus souvent ce qui change : attendre MkDocs prenait le tiers du temps avant de voir sa page.

    Un dossier suivi qui disparaît (déplacé, ou absent d'une branche de git) se regarde encore : il peut revenir.
    """
    server.builder = partial(_reconstruire, builder)
    suivis = (config.docs_dir, config.config_file_path)
    for suivi in suivis:
        server.unwatch(suivi)
    observateur: Any = PollingObserverVFS(_etat_du_fichier, os.scandir, polling_interval=ATTENTE)
    server.observer = observateur
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


def _etat_du_fichier(chemin: str) -> os.stat_result:
    """Ce qui manque se lit comme un dossier vide ; l'observateur cesserait sinon de le regarder, pour toujours."""
    try:
        return os.stat(chemin)  # noqa: PTH116 - ce que l'observateur attend, appelé à chaque regard sur chaque fichier
    except (FileNotFoundError, NotADirectoryError):
        return DOSSIER_VIDE


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Ajoute les pages générées, à la suite de leur index dans la navigation, et les fichiers ; allège les scripts."""
    construction.composees.clear()
    construction.lus.clear()
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
        config.nav = ajouter_les_pages_generees(config.nav or (), vivantes)
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
        if generee := _generee(page):
            page.title = _titre(generee.titre)
    construction.nav = nav
    _retenir_la_navigation()


def _retenir_la_navigation() -> None:
    """Une page que mkdocs.yml ne nomme pas n'a son titre qu'une fois lue : on y revient alors."""
    construction.elements = tuple(map(_element, construction.nav.items))
    construction.fils_d_ariane = fils_d_ariane(construction.elements)


def _generee(page: Page) -> PageGeneree | None:
    return construction.etat.pages.get(page.file.src_uri) if construction.etat else None


def _titre(texte: str) -> Markup:
    """Le titre échappé, accolades comprises : ni MkDocs ni les macros ne doivent rien y lire."""
    return Markup(str(escape(typographier(texte))).replace("{", "&#123;"))  # noqa: S704 - échappé ici même


def _element(connu: Any) -> Element:
    """Une page, un lien ou une section de MkDocs -> notre élément."""
    if connu.is_section:
        return Element(connu.title, enfants=tuple(map(_element, connu.children)))
    if connu.is_page:
        return Element(connu.title or connu.file.name, connu.file.src_uri, connu.url)
    return Element(connu.title or connu.url, adresse=connu.url)


def on_page_read_source(page: Page, **_: Any) -> str | None:
    """Le texte même que l'on a jugé : une page fautive ne va ni aux macros, ni à Markdown."""
    ecrite = _ecrite(page)
    if not ecrite:
        return None
    return "" if construction.textes.fautes_de(ecrite) else f"\n{ecrite.texte}"


def _ecrite(page: Page) -> PageEcrite | None:
    return None if _generee(page) else construction.textes.pages.get(page.file.src_uri)


def on_page_content(html: str, page: Page, files: Files, **_: Any) -> str:
    """Met les blocs à leur place dans la page."""
    if generee := _generee(page):
        page.meta = {"description": generee.description, "donnees": generee.donnees, "retiree": generee.retiree}
        page.title = _titre(generee.titre)  # MkDocs ne passe à « on_nav » que les pages du menu
    elif ecrite := _ecrite(page):
        page.meta = ecrite.entete.model_dump(exclude_none=True)
        construction.lus[page.file.src_uri] = html
    composee = construction.composees[page.file.src_uri] = _composer(html, page, files)
    return composee.html


def _composer(html: str, page: Page, files: Files) -> PageComposee:
    if construction.fautes or not construction.etat:
        return composer_les_fautes(construction.fautes)
    if (ecrite := _ecrite(page)) and (fautes := construction.textes.fautes_de(ecrite)):
        return composer_les_fautes(fautes)
    lue = PageLue(page.file.src_uri, page.url, str(page.title), html)
    contexte = {"lien": partial(_lien, page, files), "plan": construction.elements}
    try:
        return composer(construction.etat, lue, contexte)
    except (LookupError, UndefinedError, ValueError) as erreur:
        return _refuser(page, _mal_appele(erreur))


def _mal_appele(erreur: Exception) -> str:
    """Ce que dit une erreur de composition à qui écrit la page."""
    if isinstance(erreur, ValueError):
        return str(erreur)
    return f"un bloc ne trouve pas ce qu'il doit montrer ({erreur}) : vérifiez ce qui est entre ses guillemets"


def _refuser(page: Page, message: str) -> PageComposee:
    """Arrête la construction ; sous « mkdocs serve », la page montre ce qu'il faut corriger, et le serveur reste."""
    faute = Faute(f"docs/{page.file.src_uri}", Place(1, 1), message)
    _dire_les_fautes([faute])
    return composer_les_fautes([faute])


def _lien(page: Page, files: Files, adresse: str, ancre: str = "") -> str:
    """L'adresse d'une page du site (« enjeux/index.md »), vue de ``page`` ; lève ``Abort`` si elle n'existe pas."""
    fichier = files.get_file_from_path(adresse)
    if fichier is None:
        raise Abort(f"{page.file.src_uri} : lien vers une page qui n'existe pas : {adresse}")
    return fichier.url_relative_to(page.file) + (f"#{ancre}" if ancre else "")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Échappe tout dans les gabarits du thème aussi, leur donne ce que toutes emploient, et ajoute index et plan."""
    etat = construction.etat
    _retenir_la_navigation()
    config.theme.static_templates.discard("sitemap.xml")  # celui de MkDocs donne à chaque page la date du jour
    if etat and not construction.fautes:
        _ajouter(files, config, _pour_chercher(etat, config, files))
        _verifier_les_liens(etat, _adresses(files))
    env.autoescape = True
    env.filters |= environnement().filters
    env.globals |= environnement().globals | {
        "contrat": etat and etat.contrat,
        "edition": etat.edition if etat else Edition(),
        "dessin": partial(dessiner, env),
        "en_direct": construction.en_direct,
        "journal": etat and etat.journal,
        "menu": menu(construction.elements),
        "pages_du_pied": pied(construction.elements),
        "politique_de_securite": POLITIQUE_DE_SECURITE,
        # La page introuvable n'a pas de contexte à elle.
        "a_partager": PageAPartager(config.site_name, "", PAGE_INTROUVABLE, config.site_description or ""),
        "signaler": etat and signaler(etat, config.site_name),
        "sommaire": (),
    }


def _verifier_les_liens(etat: Etat, adresses: Mapping[str, str]) -> None:
    """Ceux que l'on écrit dans ``docs/``, puis tous ceux des pages composées."""
    textes, composees = construction.textes, {chemin: page.html for chemin, page in construction.composees.items()}
    saines = {chemin: page for chemin, page in textes.pages.items() if not textes.fautes_de(page)}
    site = Construit(etat.contrat, adresses, composees, construction.lus)
    _dire_les_fautes(fautes_du_site(site, saines))
    for phrase in liens_rompus(site):
        afficher.info(f"À signaler à qui tient le code : {phrase}")


def _pour_chercher(etat: Etat, config: MkDocsConfig, files: Files) -> dict[str, str | bytes]:
    """L'index de la recherche et le plan des moteurs : les pages, dans l'ordre de la navigation."""
    chemins = [element.chemin for element in parcourir(construction.elements)]
    composees = {chemin: construction.composees[chemin] for chemin in chemins}
    recherche = indexer(etat, composees.values(), config.site_description or "", _adresses(files).__getitem__)
    return {**recherche, **plan(etat, {chemin: composee.appels for chemin, composee in composees.items()})}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Donne à la page son menu, son sommaire, de quoi la partager et la corriger, et le fichier qui la fait."""
    chemin = page.file.src_uri
    context["chemin"] = chemin
    context["menu"] = menu(construction.elements, construction.fils_d_ariane.get(chemin, ()) or (Etape("", chemin),))
    context["sommaire"] = sommaire(chemin, construction.composees[chemin].titres)
    context["a_partager"] = _a_partager(page, config)
    if etat := construction.etat:
        context["modifie_le"] = fiche_modifiee_le(etat, chemin)
        context["partage"] = partager(etat, context["a_partager"], construction.composees[chemin].appels)
        context["signaler"] = signaler(etat, config.site_name, unescape(str(page.title)), chemin)
    if config.repo_url and (donnees := page.meta.get("donnees")):
        page.edit_url = urljoin(f"{config.repo_url.rstrip('/')}/{config.edit_uri}", f"../{donnees}")


def _a_partager(page: Page, config: MkDocsConfig) -> PageAPartager:
    return PageAPartager(
        site=config.site_name,
        chemin=page.file.src_uri,
        titre=config.site_name if page.is_homepage else unescape(str(page.title)),
        description=page.meta.get("description") or config.site_description or "",
        fil_d_ariane=construction.fils_d_ariane.get(page.file.src_uri, ()),
    )


def on_build_error(error: Exception, **_: Any) -> None:
    """Dit en français que la construction stricte s'arrête sur ce qui précède."""
    if isinstance(error, Abort) and "strict mode" in str(error):
        raise Abort("Le site n'est pas construit : corrigez ce qui est dit au-dessus.") from None


def on_post_build(**_: Any) -> None:
    """Ne garde dans la réserve que ce qui sert encore."""
    construction.reserve.jeter_les_vieux(time.time())
