"""Ce que les pages montrent du journal, et où chaque changement se lit aujourd'hui."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from macros.adresses import ancre_du_champ, fil_du_quartier, page_du_quartier, slug_du_quartier
from macros.histoire.differences import Changement
from macros.histoire.entrees import Entree
from macros.histoire.quartiers import LISTES
from macros.modele import Contrat, Quartier

MONTREES = 100  # sur la page du journal
DU_QUARTIER = 3  # sur la page d'un quartier
ANCRES = {"", "portrait", "objectifs", *map(ancre_du_champ, LISTES)}


class Journal(NamedTuple):
    """Les entrées visibles, la plus récente d'abord, et le contenu de chaque fil publié, par son chemin."""

    entrees: tuple[Entree, ...] = ()
    fils: Mapping[str, str] = MappingProxyType({})

    @property
    def dernieres(self) -> tuple[Entree, ...]:
        """Celles que montre la page du journal."""
        return self.entrees[:MONTREES]

    def du_quartier(self, quartier: Quartier) -> tuple[Entree, ...]:
        """Celles que montre la page du quartier."""
        return du_quartier(self.entrees, quartier)[:DU_QUARTIER]

    def fil(self, quartier: Quartier) -> str:
        """Le chemin du fil d'un quartier ; vide quand il n'y en a pas."""
        return chemin if (chemin := fil_du_quartier(quartier.slug)) in self.fils else ""


def du_quartier(entrees: Iterable[Entree], quartier: Quartier) -> tuple[Entree, ...]:
    """Les entrées visibles du quartier, réduites à ce qui le concerne."""
    page = page_du_quartier(quartier.slug)
    reduites = (e._replace(changements=tuple(c for c in e.changements if c.page == page)) for e in entrees)
    return tuple(entree for entree in reduites if entree.changements)


def visibles(entrees: Iterable[Entree], contrat: Contrat) -> tuple[Entree, ...]:
    """Les mêmes entrées, où chaque changement dit sa page et son ancre d'aujourd'hui.

    Un quartier renommé a celles de son nouveau nom ; un quartier disparu n'a plus de page (``page`` est vide).
    """
    par_page = {page_du_quartier(slug): q for q in contrat.quartiers for slug in (q.slug, *q.anciens_noms)}
    return tuple(e._replace(changements=tuple(_situer(c, par_page) for c in e.changements)) for e in entrees)


def _situer(changement: Changement, par_page: Mapping[str, Quartier]) -> Changement:
    if quartier := par_page.get(changement.page):
        ancre = changement.ancre if changement.ancre in {*ANCRES, *quartier.objectifs} else "objectifs"
        return changement._replace(page=page_du_quartier(quartier.slug), ancre=ancre)
    return changement._replace(page="", ancre="") if slug_du_quartier(changement.page) else changement
