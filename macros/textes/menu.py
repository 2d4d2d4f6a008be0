"""Le menu, que ``mkdocs.yml`` énumère sous « nav » : chaque page y est, et chaque entrée mène à une page."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from macros.adresses import APPORTEES
from macros.lecture.arbre import Faute
from macros.lecture.lecteur import lire_erreur
from macros.lecture.source import DE_TOUT_TEXTE, SEPARATION, Source
from macros.modele.ecritures import montrer
from macros.textes.appels import OUVRANTE
from macros.textes.liens import AU_DEHORS, page_proche
from macros.textes.page import DOSSIER, Page, faute_du_fichier
from macros.textes.reglages import cle_voulue, fautes_des_reglages, valeur_de

REGLAGES = "mkdocs.yml"
SINON = " : supprimez cette entrée, ou ajoutez le fichier"
FORME = "une entrée du menu s'écrit « - Titre: page.md »"
SANS_MENU = "le menu manque : écrivez « nav: », puis, dessous, une ligne par page, comme « - Accueil: index.md »"
COLLEE = re.compile(r"(?P<titre>[^:]+:)(?:https?://\S+|(?!//)\S+\.md)")
CHARGEUR: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # l'extension C manque sur de rares machines


class Entree(NamedTuple):
    """Une entrée du menu : la page ou l'adresse, et son rang dans le fichier."""

    rang: int
    cible: str


class Menu(NamedTuple):
    """Les entrées de « nav », « None » s'il manque ou ne se lit pas, et les fautes du fichier."""

    source: Source
    entrees: tuple[Entree, ...] | None
    fautes: tuple[Faute, ...] = ()


def lire_le_menu(octets: bytes) -> Menu:
    """Le contenu de ``mkdocs.yml`` -> son menu."""
    source = Source.decoder(REGLAGES, octets)
    if abimes := tuple(source.fautes((*DE_TOUT_TEXTE, *SEPARATION))):
        return Menu(source, None, abimes)
    try:
        racine = yaml.compose(source.texte, Loader=CHARGEUR)
    except yaml.YAMLError as erreur:
        return Menu(source, None, (lire_erreur(erreur, source),))
    autres = [source.faute(*faute) for faute in fautes_des_reglages(racine)]
    nav = valeur_de(racine, "nav")
    if nav is None or not nav.value:
        voulue = (nav.start_mark.index, SANS_MENU) if nav else cle_voulue(racine, "nav") or (0, SANS_MENU)
        return Menu(source, None, (*autres, source.faute(*voulue)))
    elements = list(_entrees(nav))
    entrees = tuple(element for element in elements if isinstance(element, Entree))
    fautes = [source.faute(*element) for element in elements if not isinstance(element, Entree)]
    return Menu(source, entrees, (*autres, *fautes))


def _entrees(nav: Any) -> Iterator[Entree | tuple[int, str]]:
    """Les entrées, à toute profondeur ; à défaut, le rang et la phrase d'une faute."""
    if not isinstance(nav, yaml.SequenceNode):
        yield nav.start_mark.index, f"{FORME}, précédée d'un tiret"
        return
    for element in nav.value:
        if isinstance(element, yaml.MappingNode) and len(element.value) == 1:
            [(titre, cible)] = element.value
            yield from _titre(titre)
        else:
            cible = element
        if cible is element and (collee := COLLEE.fullmatch(str(cible.value))):
            yield element.start_mark.index, f"laissez un espace après {montrer(collee['titre'])}"
        elif isinstance(cible, yaml.SequenceNode) and cible is not element:
            yield from _entrees(cible)
        elif isinstance(cible, yaml.ScalarNode) and cible.value:
            yield Entree(cible.start_mark.index, cible.value)
        else:
            yield element.start_mark.index, f"{FORME}, chacune sur sa ligne"


def _titre(titre: Any) -> Iterator[tuple[int, str]]:
    """Un titre est lu par le moteur des macros : il n'appelle rien."""
    if OUVRANTE.search(str(titre.value)):
        yield titre.start_mark.index, "un titre du menu n'a pas d'accolades : supprimez-les"


def fautes_du_menu(menu: Menu, pages: Mapping[str, Page], generees: Collection[str] | None) -> Iterator[Faute]:
    """Les entrées qui ne mènent à rien, et les pages où le menu ne mène pas.

    ``generees`` : les pages que font les données ; « None » quand on ne les connaît pas.
    """
    yield from menu.fautes
    connues = {*pages, *(generees or ())}
    for rang, cible in menu.entrees or ():
        sure = cible in connues or AU_DEHORS.match(cible)
        if not sure and (generees is not None or "/" not in cible):
            proche = page_proche(cible, connues)
            conseil = f" (vouliez-vous dire {montrer(proche)} ?)" if proche else SINON
            yield menu.source.faute(rang, f"page introuvable dans {DOSSIER}/ : {montrer(cible)}{conseil}")
    if menu.entrees is not None:
        nommees = {cible for _, cible in menu.entrees}
        yield from (_oubliee(page) for page in pages.values() if page.chemin not in nommees | APPORTEES)


def _oubliee(page: Page) -> Faute:
    ligne = f"- {_ecrire(page.titre)}: {_ecrire(page.chemin)}"
    return faute_du_fichier(page.chemin, f"page absente du menu : ajoutez « {ligne} » sous « nav », dans {REGLAGES}")


def _ecrire(texte: str) -> str:
    """Le texte tel que YAML doit le lire : entre guillemets s'il en a besoin."""
    try:
        if yaml.load(f"- {texte}: {texte}", CHARGEUR) == [{texte: texte}]:  # noqa: S506 - CHARGEUR ne lit que du texte
            return texte
    except yaml.YAMLError:
        pass
    return json.dumps(texte, ensure_ascii=False)
