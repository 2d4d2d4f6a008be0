"""Où se lit aujourd'hui ce qui a changé hier : la page et l'ancre de chaque changement du journal."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.adresses import (
    ancre_du_champ,
    est_un_enjeu,
    page_de_l_enjeu,
    page_du_quartier,
    separer,
    slug_du_quartier,
)
from macros.differences import Changement
from macros.histoire.journal import Entree
from macros.modele import Contrat, Quartier
from macros.modele.strategie import Enjeu

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
    if est_un_enjeu(changement.page) and (enjeu := _enjeu(changement.ancre, contrat)):
        return changement._replace(page=page_de_l_enjeu(enjeu.id), ancre=_ancre_d_un_enjeu(changement.ancre, contrat))
    disparue = slug_du_quartier(changement.page) or (pages is not None and changement.page not in pages)
    return changement._replace(page="", ancre="") if disparue else changement


def _ancre_d_un_quartier(ancre: str, quartier: Quartier) -> str:
    """Celle où lire le changement sur sa page : la même ; sinon, son sous-objectif, les objectifs, la page."""
    sous_objectif, nom = separer(ancre)
    connues = {"", *_parties(quartier)}
    if ancre in connues or any(objectif.id == nom for objectif in quartier.objectifs.get(sous_objectif, ())):
        return ancre
    if sous_objectif in quartier.objectifs:
        return sous_objectif
    return OBJECTIFS if quartier.objectifs and ancre != PORTRAIT else ""


def _parties(quartier: Quartier) -> Iterator[str]:
    """Les ancres des parties que sa page a aujourd'hui."""
    yield from map(ancre_du_champ, quartier.rubriques)
    yield from () if quartier.portrait.est_vide else (PORTRAIT,)
    yield from (OBJECTIFS,) if quartier.objectifs else ()


def _enjeu(ancre: str, contrat: Contrat) -> Enjeu | None:
    return contrat.enjeu_du_sous_objectif.get(separer(ancre)[0])


def _ancre_d_un_enjeu(ancre: str, contrat: Contrat) -> str:
    """Celle de l'engagement ; de son sous-objectif s'il n'y est plus, ou si la page n'en dit pas le détail."""
    montre = not contrat.beaucoup_de_quartiers and ancre in contrat.engagements
    return ancre if montre else separer(ancre)[0]
