"""Un navigateur récent rendu ancien : ce que l'ancien ne connaît pas change de nom, et n'est donc plus connu.

C'est alors le navigateur qui passe une règle, évalue ``@supports`` ou pardonne une liste ``:is()``, comme l'ancien.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import tinycss2
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Route
from tinycss2.ast import (
    AtKeywordToken,
    CurlyBracketsBlock,
    DimensionToken,
    FunctionBlock,
    IdentToken,
    LiteralToken,
    Node,
    ParenthesesBlock,
    SquareBracketsBlock,
)

from tests.outils.navigateur.anciens import Inconnus

SCRIPT = Path(__file__).with_name("emuler.js").read_text("utf-8")
PREFIXE = "inconnu-"
ATTRIBUT = "data-inconnu-"
PAGES_ET_FEUILLES = re.compile(r"(/|\.html|\.css)$")
BLOCS = (CurlyBracketsBlock, ParenthesesBlock, SquareBracketsBlock)


@cache
def vieillir_css(css: str, inconnus: Inconnus) -> str:
    """Une feuille de style -> la même, où ce qui est inconnu a un nom que nul navigateur ne connaît."""
    jetons = tinycss2.parse_component_value_list(css)
    renommer(jetons, inconnus)
    return tinycss2.serialize(jetons)


def renommer(jetons: Iterable[Node], inconnus: Inconnus, bloc: Node | None = None) -> None:
    """Renomme sur place ce qui est inconnu, jusqu'au fond des blocs."""
    utiles = [jeton for jeton in jetons if jeton.type not in ("whitespace", "comment")]
    for precedent, jeton, suivant in zip([None, *utiles], utiles, [*utiles[1:], None], strict=False):
        apres_deux_points = isinstance(precedent, LiteralToken) and precedent.value == ":"
        avant_deux_points = isinstance(suivant, LiteralToken) and suivant.value == ":"
        if isinstance(jeton, AtKeywordToken) and jeton.lower_value in inconnus.noms("regles"):
            jeton.value = PREFIXE + jeton.value
        elif isinstance(jeton, DimensionToken) and jeton.lower_unit in inconnus.noms("unites"):
            jeton.unit = "inconnu"
        elif isinstance(jeton, LiteralToken) and jeton.value in inconnus.noms("signes") and est_recent(jeton, bloc):
            jeton.value = " inconnu "
        elif isinstance(jeton, IdentToken):
            jeton.value = nommer(jeton, inconnus, bloc, apres_deux_points, avant_deux_points)
        elif isinstance(jeton, FunctionBlock):
            noms = inconnus.noms("fonctions") | (inconnus.noms("selecteurs") if apres_deux_points else frozenset())
            jeton.name = PREFIXE * (jeton.lower_name in noms) + jeton.name
            renommer(jeton.arguments, inconnus, jeton)
        elif isinstance(jeton, BLOCS):
            renommer(jeton.content, inconnus, jeton)


def est_recent(signe: LiteralToken, bloc: Node | None) -> bool:
    """Vrai de « & », et de « < » ou « > » entre parenthèses : ailleurs, « > » mène d'un parent à son enfant."""
    return signe.value == "&" or isinstance(bloc, ParenthesesBlock)


def nommer(mot: IdentToken, inconnus: Inconnus, bloc: Node | None, apres: bool, avant: bool) -> str:
    """Le mot, ou un nom inconnu : ce qu'est un mot dépend de son bloc, et des deux-points d'avant ou d'après."""
    nom = mot.lower_value
    if isinstance(bloc, SquareBracketsBlock):
        return ATTRIBUT * (nom in inconnus.noms("attributs")) + mot.value
    proprietes = inconnus.noms("proprietes") if avant else frozenset()
    medias = inconnus.noms("medias") if isinstance(bloc, ParenthesesBlock) else frozenset()
    selecteurs = inconnus.noms("selecteurs") if apres else frozenset()
    return PREFIXE * (nom in proprietes | medias | selecteurs | inconnus.noms("mots")) + mot.value


@cache
def vieillir_html(html: str, inconnus: Inconnus) -> str:
    """Une page -> la même, où un attribut inconnu est là, mais ne fait rien."""
    page = BeautifulSoup(html, "html.parser")
    for attribut in inconnus.noms("attributs"):
        for element in page.select(f"[{attribut}]"):
            element[ATTRIBUT + attribut] = element.attrs.pop(attribut)
    return str(page)


def vieillir_script(inconnus: Inconnus) -> str:
    """Ce qu'il faut jouer avant les scripts d'une page : les interfaces inconnues n'y sont plus."""
    noms = {
        sorte: sorted(inconnus.noms(sorte))
        for sorte in ("interfaces", "attributs", "proprietes", "selecteurs", "medias")
    }
    return f"({SCRIPT})({json.dumps(noms)})"


def vieillir(contexte: BrowserContext, inconnus: Inconnus) -> None:
    """Rend ancien un contexte de Chromium : ses pages, leurs feuilles de style et leurs scripts."""

    def servir(route: Route) -> None:
        reponse = route.fetch()
        transformer = vieillir_css if route.request.resource_type == "stylesheet" else vieillir_html
        route.fulfill(response=reponse, body=transformer(reponse.text(), inconnus))

    contexte.route(PAGES_ET_FEUILLES, servir)
    contexte.add_init_script(vieillir_script(inconnus))
