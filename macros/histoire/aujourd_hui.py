"""Où se lit aujourd'hui ce qui a changé hier : la page et l'ancre de chaque changement du journal."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.adresses import (
    ancre_du_champ,
    est_une_branche,
    page_de_la_branche,
    page_du_quartier,
    separer,
    slug_du_quartier,
)
from macros.differences import Changement
from macros.histoire.journal import Entree
from macros.modele import Contrat, Quartier
from macros.modele.strategie import Branche

OBJECTIFS, PORTRAIT = "objectifs", "portrait"


def visibles(entrees: Iterable[Entree], contrat: Contrat, pages: Collection[str] | None = None) -> tuple[Entree, ...]:
    """Les mêmes entrées, où chaque changement dit sa page et son ancre d'aujourd'hui.

    Un quartier renommé a celles de son nouveau nom ; ce qui a disparu n'a plus de page (``page`` est vide).
    ``pages`` : les pages écrites qui existent encore, depuis ``docs/``.
    """
    par_page = {page_du_quartier(slug): q for q in contrat.quartiers for slug in (q.slug, *contrat.noms_d_avant(q))}
    return tuple(
        e._replace(changements=tuple(_actualiser(c, contrat, par_page, pages) for c in e.changements)) for e in entrees
    )


def _actualiser(
    changement: Changement, contrat: Contrat, par_page: Mapping[str, Quartier], pages: Collection[str] | None
) -> Changement:
    if quartier := par_page.get(changement.page):
        ancre = _ancre_d_un_quartier(changement.ancre, quartier)
        return changement._replace(page=page_du_quartier(quartier.slug), ancre=ancre)
    if est_une_branche(changement.page) and (racine := _racine(changement.ancre, contrat)):
        return changement._replace(
            page=page_de_la_branche(racine.id), ancre=_ancre_d_une_branche(changement.ancre, contrat)
        )
    disparue = slug_du_quartier(changement.page) or (pages is not None and changement.page not in pages)
    return changement._replace(page="", ancre="") if disparue else changement


def _ancre_d_un_quartier(ancre: str, quartier: Quartier) -> str:
    """Celle où lire le changement sur sa page : la même ; sinon, sa branche, les objectifs, la page."""
    branche, nom = separer(ancre)
    connues = {"", *_parties(quartier)}
    if ancre in connues or any(objectif.id == nom for objectif in quartier.objectifs.get(branche, ())):
        return ancre
    if branche in quartier.objectifs:
        return branche
    return OBJECTIFS if quartier.objectifs and ancre != PORTRAIT else ""


def _parties(quartier: Quartier) -> Iterator[str]:
    """Les ancres des parties que sa page a aujourd'hui."""
    yield from map(ancre_du_champ, quartier.rubriques)
    yield from () if quartier.portrait.est_vide else (PORTRAIT,)
    yield from (OBJECTIFS,) if quartier.objectifs else ()


def _racine(ancre: str, contrat: Contrat) -> Branche | None:
    return contrat.racine_de.get(separer(ancre)[0])


def _ancre_d_une_branche(ancre: str, contrat: Contrat) -> str:
    """Celle de l'engagement ; de sa branche s'il n'y est plus, ou si la page n'en dit pas le détail."""
    montre = not contrat.beaucoup_de_quartiers and ancre in contrat.engagements
    return ancre if montre else separer(ancre)[0]
