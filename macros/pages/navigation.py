"""La navigation : ce que le menu montre, ce qui descend au pied de page, et le plan du site."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from macros.adresses import dossier_de_l_index
from macros.modele.contrat import PEU


def garnir(nav: Iterable[Any], adresses: Iterable[str]) -> list[Any]:
    """La navigation de ``mkdocs.yml``, où chaque index de dossier est suivi des pages générées de ce dossier."""
    adresses = tuple(adresses)
    return [_garnir(entree, adresses) for entree in nav]


def _garnir(entree: Any, adresses: tuple[str, ...]) -> Any:
    if not isinstance(entree, dict):
        return entree
    [(titre, index)] = entree.items()
    dossier = dossier_de_l_index(index) if isinstance(index, str) else None
    if not dossier:
        return entree
    return {titre: [{titre: index}, *(adresse for adresse in adresses if adresse.startswith(dossier))]}


def est_rubrique(element: Any) -> bool:
    """Vrai pour un index et ses pages : le menu y mène par l'index."""
    return bool(element.is_section and element.children[0].is_page and element.children[0].is_index)


def menu(elements: Iterable[Any]) -> list[tuple[Any, list[Any]]]:
    """Les entrées du menu, chacune avec les pages de sa rubrique quand elles ne sont pas trop nombreuses."""
    return [_entree(element) for element in elements if not element.is_section or est_rubrique(element)]


def _entree(element: Any) -> tuple[Any, list[Any]]:
    if not element.is_section:
        return element, []
    index, *pages = element.children
    return index, pages if len(pages) <= PEU else []


def pied(elements: Iterable[Any]) -> list[Any]:
    """Les pages qui ne sont pas au menu : celles des sections sans index."""
    sections = (element for element in elements if element.is_section and not est_rubrique(element))
    return [page for section in sections for page in section.children if not page.is_section]


def plan(elements: Iterable[Any], adresse: Callable[[Any], str]) -> Iterator[tuple[str, str | None, list[Any]]]:
    """Toute la navigation : (titre, adresse ou « None » pour une section, ce qu'il y a en dessous)."""
    for element in elements:
        enfants = list(plan(element.children or (), adresse))
        yield element.title, None if element.is_section else adresse(element), enfants
