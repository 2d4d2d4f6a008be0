"""La navigation : ce que le menu montre, ce qui descend au pied de page, le plan du site et le fil d'Ariane.

Elle travaille sur nos propres ``Element`` : le fichier des crochets les tire de ce que lui donne MkDocs.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from macros.adresses import ACCUEIL, ENJEUX, SUIVI, dossier_de_l_index
from macros.langue import titres
from macros.langue.typographie import INSECABLE
from macros.modele.contrat import PEU
from macros.pages.html import Titre

COURT = 24  # signes : ce qu'une rangée du menu peut donner à chacune de ses pages
DEUX_POINTS = f"{INSECABLE}: "
TITRES_D_UN_SOMMAIRE = 3  # au moins : une page qui en a moins se parcourt d'un coup d'œil
Reglage = str | dict[str, "str | list[Reglage]"]  # une entrée de « nav », telle que l'écrit mkdocs.yml


class Element(NamedTuple):
    """Une page, un lien ou une section : son titre (HTML échappé), et ce qu'il y a en dessous.

    ``chemin`` est celui d'une page (« quartiers/index.md »), vide pour un lien ou une section ; ``adresse`` part de la
    racine du site, ou est celle d'un autre site ; elle est vide pour une section.
    """

    titre: str
    chemin: str = ""
    adresse: str = ""
    enfants: tuple["Element", ...] = ()

    @property
    def debut(self) -> str:
        """Ce qu'un menu étroit garde du titre : « Enjeu 1 » de « Enjeu 1 : Un titre bien trop long… »."""
        return self.titre[: -len(self.suite)] if self.suite else self.titre

    @property
    def suite(self) -> str:
        """Ce qu'il en cache : vide pour un titre court, ou qui n'a pas de début à garder."""
        debut, deux_points, suite = self.titre.partition(DEUX_POINTS)
        return f"{deux_points}{suite}" if suite and len(self.titre) > COURT >= len(debut) else ""

    @property
    def est_section(self) -> bool:
        """Vrai pour ce qui ne mène nulle part de soi-même."""
        return not (self.chemin or self.adresse)

    @property
    def est_rubrique(self) -> bool:
        """Vrai pour un index et ses pages : le menu y mène par l'index."""
        return self.est_section and bool(self.enfants) and dossier_de_l_index(self.enfants[0].chemin) is not None

    @property
    def ou_mene(self) -> "Element":
        """Une rubrique mène à son index ; le reste, à soi-même."""
        return self.enfants[0] if self.est_rubrique else self

    @property
    def en_dessous(self) -> tuple["Element", ...]:
        """Ce qui se range sous lui : l'index d'une rubrique n'y est pas une seconde fois."""
        return self.enfants[1:] if self.est_rubrique else self.enfants


class Entree(NamedTuple):
    """Une entrée du menu, vue d'une page : l'élément, s'il est cette page, s'il la contient, et ses pages."""

    element: Element
    courante: bool
    ouverte: bool
    pages: tuple[Element, ...]


class Etape(NamedTuple):
    """Une page du fil d'Ariane : son titre, et son adresse dans le projet (« quartiers/index.md »)."""

    titre: str
    chemin: str


def ajouter_les_pages_generees(nav: Iterable[Reglage], adresses: Iterable[str]) -> list[Reglage]:
    """La navigation de ``mkdocs.yml``, où chaque index de dossier est suivi des pages générées de ce dossier."""
    adresses = tuple(adresses)
    return [_ajouter_a_l_entree(entree, adresses) for entree in nav]


def nommer_la_strategie(nav: Iterable[Reglage], nom: str) -> list[Reglage]:
    """La navigation, où la stratégie a le nom que lui donne le contrat ; un titre que l'on a choisi reste."""
    return [_nommer(entree, nom) if isinstance(entree, dict) else entree for entree in nav]


def _nommer(entree: dict[str, "str | list[Reglage]"], nom: str) -> Reglage:
    [(titre, cible)] = entree.items()
    if isinstance(cible, str):
        return {nom: cible} if (titre, cible) == (titres.STRATEGIE_AU_MENU, ENJEUX) else entree
    return {titre: nommer_la_strategie(cible, nom)}


def ajouter_le_suivi(nav: Iterable[Reglage]) -> list[Reglage]:
    """La navigation, où la page du suivi suit les enjeux : le ``mkdocs.yml`` d'avant ne la nomme pas."""
    nav = list(nav)
    if SUIVI in _cibles(nav):
        return nav
    rang = next((rang for rang, entree in enumerate(nav, 1) if ENJEUX in _cibles([entree])), len(nav))
    return [*nav[:rang], {titres.SUIVI: SUIVI}, *nav[rang:]]


def _cibles(nav: Iterable[Reglage]) -> Iterator[str]:
    """Les pages que nomme la navigation, à toute profondeur."""
    for entree in nav:
        for cible in entree.values() if isinstance(entree, dict) else (entree,):
            yield from (cible,) if isinstance(cible, str) else _cibles(cible)


def _ajouter_a_l_entree(entree: Reglage, adresses: tuple[str, ...]) -> Reglage:
    if not isinstance(entree, dict):
        return entree
    [(titre, index)] = entree.items()
    dossier = dossier_de_l_index(index) if isinstance(index, str) else None
    if not dossier:
        return entree
    return {titre: [{titre: index}, *(adresse for adresse in adresses if adresse.startswith(dossier))]}


def menu(elements: Iterable[Element], fil_d_ariane: Sequence[Etape] = ()) -> list[Entree]:
    """Les entrées du menu vues de la page où finit ce fil d'Ariane ; une rubrique y a ses pages, s'il y en a peu."""
    chemins = [etape.chemin for etape in fil_d_ariane]
    return [_entree(element, chemins) for element in elements if not element.est_section or element.est_rubrique]


def _entree(element: Element, chemins: Sequence[str]) -> Entree:
    index, pages = element.ou_mene, element.en_dessous
    courante = chemins[-1:] == [index.chemin]
    ouverte = element.est_section and index.chemin in chemins
    return Entree(index, courante, ouverte, pages if len(pages) <= PEU else ())


def pied(elements: Iterable[Element]) -> list[Element]:
    """Les pages qui ne sont pas au menu : celles des sections sans index."""
    sections = (element for element in elements if element.est_section and not element.est_rubrique)
    return [page for section in sections for page in section.enfants if not page.est_section]


def sommaire(chemin: str, titres: tuple[Titre, ...]) -> tuple[Titre, ...]:
    """Les titres de « Dans cette page » ; aucun sur l'accueil, ni sur une page où il y en a peu."""
    return () if chemin == ACCUEIL or len(titres) < TITRES_D_UN_SOMMAIRE else titres


def parcourir(elements: Iterable[Element]) -> Iterator[Element]:
    """Les pages de la navigation, à toute profondeur."""
    for element in elements:
        if element.chemin:
            yield element
        yield from parcourir(element.enfants)


def fils_d_ariane(elements: Iterable[Element]) -> dict[str, tuple[Etape, ...]]:
    """Le chemin de chaque page -> l'accueil, l'index de chaque rubrique où elle est, puis elle-même.

    Celui de l'accueil est vide : il n'est sous rien. Une section sans index n'a pas d'adresse, et n'est pas une étape.
    """
    trouves = dict(_au_dessous(elements, ()))
    accueil = trouves.pop(ACCUEIL, ())
    return {chemin: (*accueil, *etapes) for chemin, etapes in trouves.items()} | {ACCUEIL: ()}


def _au_dessous(elements: Iterable[Element], au_dessus: tuple[Etape, ...]) -> Iterator[tuple[str, tuple[Etape, ...]]]:
    for element in elements:
        if element.chemin:
            etape = Etape(unescape(element.titre), element.chemin)
            yield element.chemin, au_dessus if etape in au_dessus else (*au_dessus, etape)
        index = [Etape(unescape(e.titre), e.chemin) for e in element.enfants[:1] if element.est_rubrique]
        yield from _au_dessous(element.enfants, (*au_dessus, *index))
