"""Une page telle que MkDocs la donne -> la page telle qu'elle se lit, ses titres et ce que la recherche en lit."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from macros import recherche
from macros.adresses import JOURNAL
from macros.donnees import catalogue
from macros.etat import Etat, ou_corriger
from macros.lecture import Faute
from macros.modele.glossaire import Terme
from macros.pages.blocs import BLOCS, Appel, quartier_de
from macros.pages.environnement import rendre
from macros.pages.html import Titre, decouper, titres, typographier_html, typographier_morceaux
from macros.pages.integration import cadres
from macros.pages.parties import laisser_le_titre, placer
from macros.pages.pictogrammes import dessin_du_lieu
from macros.pages.sigles import expliquer_sigles

MARQUE = "<!--bloc:"
BLOC = re.compile(rf"^(?:<p>)?{MARQUE}(.*?)-->(?:</p>)?$", re.MULTILINE)


class PageLue(NamedTuple):
    """Une page telle que MkDocs la donne : son chemin, son adresse dans le site, son titre (échappé) et son HTML."""

    chemin: str
    adresse: str
    titre: str
    html: str


class PageComposee(NamedTuple):
    """Une page prête : son HTML, ses titres, les blocs qu'elle montre, et ce que la recherche en lit."""

    html: str
    titres: tuple[Titre, ...] = ()
    appels: tuple[Appel, ...] = ()
    a_indexer: recherche.Page | None = None


def marquer(nom: str, *arguments: str) -> str:
    """L'appel d'un bloc -> la marque qui le porte ; le bloc y entre après Markdown, qui ne le touche donc pas."""
    appel = Appel(nom, dict(zip(BLOCS[nom].arguments, arguments, strict=True)))
    return f"{MARQUE}{quote(json.dumps(appel)).replace('-', '%2D')}-->"


def lire_marques(html: str) -> tuple[Appel, ...]:
    """Les appels que portent les marques d'une page, dans l'ordre.

    Lève ``ValueError`` si un bloc est appelé au milieu d'une phrase : son HTML y romprait le paragraphe.
    """
    marques = BLOC.findall(html)
    if len(marques) != html.count(MARQUE):
        raise ValueError("l'appel d'un bloc {{ … }} se place seul sur sa ligne")
    return tuple(Appel(*json.loads(unquote(marque))) for marque in marques)


def composer(etat: Etat, page: PageLue, contexte: Mapping[str, Any]) -> PageComposee:
    """La page, ses blocs à leur place, sa typographie composée et ses sigles expliqués.

    ``contexte`` : ce que les gabarits emploient et que MkDocs seul sait, comme ``lien``, l'adresse d'une page.
    Lève ``ValueError`` si un bloc est mal placé.
    """
    appels = lire_marques(page.html)
    connus = {
        "contrat": etat.contrat,
        "edition": etat.edition,
        "journal": etat.journal,
        "retraits": etat.retraits,
        "dessin_du_lieu": dessin_du_lieu(etat.dessin),
        "documents": etat.documents,
        "fils_du_suivi": etat.fils_du_suivi,
        "cadres": partial(cadres, etat.contrat, etat.edition),
        "catalogue": partial(catalogue, etat.contrat),
        "ou_corriger": partial(ou_corriger, etat),
        **contexte,
    }
    rendus = (laisser_le_titre(nom, rendre(nom, **arguments, **connus), page.html) for nom, arguments in appels)
    rendue = page._replace(html=placer(page.html, BLOC, rendus))
    quartier = quartier_de(page.chemin, etat.contrat) if etat.contrat.beaucoup_de_quartiers else None
    # Rien du journal ne s'indexe : il répète les autres pages.
    html, trouves, termes, a_indexer = _finir(
        rendue, etat.contrat.glossaire.termes, indexer=not quartier and page.chemin != JOURNAL
    )
    if quartier:  # parmi beaucoup, l'index ne lit que ses titres : il doit rester léger à charger
        a_indexer = recherche.abreger(etat.contrat, quartier, page.adresse, trouves)
    partis = [retrait for retrait in etat.retraits.ancres.get(page.chemin, ()) if f'id="{retrait.ancre}"' not in html]
    html += typographier_html(rendre("_retraits", retires=partis, **connus)) if partis else ""
    return PageComposee(html + typographier_html(rendre("explications", termes=termes)), trouves, appels, a_indexer)


@lru_cache(maxsize=2**9)  # sous « make serve », un enregistrement ne change que peu de pages
def _finir(
    page: PageLue, glossaire: tuple[Terme, ...], indexer: bool
) -> tuple[str, tuple[Titre, ...], list[Terme], recherche.Page | None]:
    """Une page aux blocs rendus -> son HTML composé, ses titres, les sigles qu'elle emploie, et ce qu'on y cherche."""
    morceaux = typographier_morceaux(decouper(page.html))
    a_indexer = recherche.lire_page(page.adresse, page.titre, morceaux) if indexer else None
    html, termes = expliquer_sigles(morceaux, glossaire)
    return html, tuple(titres(morceaux)), termes, a_indexer


def dire_l_echec(erreur: Exception) -> str:
    """Ce que dit une erreur de composition à qui écrit la page."""
    if isinstance(erreur, ValueError):
        return str(erreur)
    return f"un bloc ne trouve pas ce qu'il doit montrer ({erreur}) : vérifiez ce qui est entre ses guillemets"


def composer_les_fautes(fautes: Iterable[Faute]) -> PageComposee:
    """Ce que toute page montre sous « mkdocs serve » tant que les données ont des fautes."""
    return PageComposee(typographier_html(rendre("fautes", fautes=fautes)))


def indexer(
    etat: Etat, pages: Iterable[PageComposee], presentation: str, adresse: Callable[[str], str]
) -> dict[str, str]:
    """Les fichiers de la recherche ; ``presentation`` est la phrase qui dit de quoi parle le site."""
    aide = recherche.aide_sans_resultat(etat.contrat, presentation, adresse)
    lues = (page.a_indexer for page in pages if page.a_indexer)
    return recherche.fichiers(lues, recherche.equivalences(etat.contrat), aide._asdict())
