"""Le journal : ce que chaque publication a changé pour les lecteurs, et ce que les pages en montrent."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from macros.adresses import ancre_du_champ, fil_du_quartier, page_du_quartier, slug_du_quartier
from macros.histoire.differences import LISTES, Changement, differences, meme_commune
from macros.histoire.versions import ContenuPerdu, Publication, contenus, lire_version
from macros.modele import Contrat, Quartier
from macros.reserve import Reserve, empreinte_du_code

DONNEES = "data/"
AUTRE_CONTRAT = "autre contrat"
Version = tuple[tuple[str, str], ...]  # le nom de chaque fichier, depuis ``data/``, et son contenu (un blob de git)
MONTREES = 100  # sur la page du journal
DU_QUARTIER = 3  # sur la page d'un quartier
ANCRES = {"", "portrait", "objectifs", *map(ancre_du_champ, LISTES)}


class Entree(NamedTuple):
    """Une publication qui a changé quelque chose pour un lecteur : son commit, son instant, ce qu'elle change."""

    commit: str
    instant: datetime
    changements: tuple[Changement, ...]


def entrees(depot: Path, publications: Sequence[Publication], reserve: Reserve) -> tuple[Entree, ...]:
    """Les entrées, la plus récente d'abord ; la réserve garde les phrases de chaque publication.

    La première version n'a rien à quoi se comparer, et n'est donc pas une entrée. Une version que le modèle
    d'aujourd'hui ne lit plus est sautée : la suivante se compare à la dernière qui se lise. Une copie du projet a son
    propre journal : il repart de rien dès que la commune ou le département change.
    """
    versions = list(_versions(publications))
    contrat = _lecteur_de_versions(depot, [version for _, version in versions])
    journal: list[Entree] = []
    avant: Version = ()
    for publication, apres in versions:
        dependances = json.dumps([empreinte_du_code(), avant, apres]).encode()
        try:
            phrases = json.loads(reserve.garder(dependances, lambda: _comparer(contrat(avant), contrat(apres))))  # noqa: B023
        except ContenuPerdu:  # rien ne s'en garde : git saura peut-être le dire la prochaine fois
            phrases = None
        if phrases == AUTRE_CONTRAT:
            journal.clear()
        elif phrases:
            changements = tuple(Changement(*phrase) for phrase in phrases)
            journal.append(Entree(publication.commit, publication.instant, changements))
        avant = avant if phrases is None else apres
    return tuple(reversed(journal))


def _versions(publications: Sequence[Publication]) -> Iterator[tuple[Publication, Version]]:
    """Les publications qui touchent ``data/``, la plus ancienne d'abord, et la version que chacune donne."""
    fichiers: dict[str, str] = {}
    for publication in reversed(publications):
        touches = {nom: blob for nom, blob in publication.fichiers.items() if nom.startswith(DONNEES)}
        if touches:
            fichiers |= touches
            yield publication, tuple(sorted((nom.removeprefix(DONNEES), b) for nom, b in fichiers.items() if b))


def _lecteur_de_versions(depot: Path, versions: Sequence[Version]) -> Callable[[Version], Contrat | None]:
    """De quoi lire ces versions, une fois chacune ; git ne sert que si la réserve ne sait pas tout."""

    @cache
    def octets() -> dict[str, bytes]:
        return contenus(depot, {blob for version in versions for _, blob in version})

    return cache(lambda version: lire_version(version, octets()))


def _comparer(avant: Contrat | None, apres: Contrat | None) -> bytes:
    """Les changements, en JSON ; « null » quand la version d'après ne se lit plus, ``AUTRE_CONTRAT`` si c'en est un."""
    if avant and apres and not meme_commune(avant, apres):
        return json.dumps(AUTRE_CONTRAT).encode()
    return json.dumps(apres and (differences(avant, apres) if avant else [])).encode()


@dataclass(frozen=True)
class Journal:
    """Les entrées visibles, la plus récente d'abord, et le contenu de chaque fil Atom publié, par son chemin."""

    entrees: tuple[Entree, ...] = ()
    fils_atom: Mapping[str, str] = field(default_factory=dict)

    @property
    def dernieres(self) -> tuple[Entree, ...]:
        """Celles que montre la page du journal."""
        return self.entrees[:MONTREES]

    def du_quartier(self, quartier: Quartier) -> Sequence[Entree]:
        """Celles que montre la page du quartier."""
        return self._par_page.get(page_du_quartier(quartier.slug), ())[:DU_QUARTIER]

    def fil_atom(self, quartier: Quartier) -> str:
        """Le chemin du fil d'un quartier ; vide quand il n'y en a pas."""
        return chemin if (chemin := fil_du_quartier(quartier.slug)) in self.fils_atom else ""

    @cached_property
    def _par_page(self) -> dict[str, list[Entree]]:
        return par_page(self.entrees)


def par_page(entrees: Iterable[Entree]) -> dict[str, list[Entree]]:
    """Chaque page -> ses entrées, dans le même ordre, réduites à ce qui la concerne."""
    pages: dict[str, list[Entree]] = defaultdict(list)
    for entree in entrees:
        changements: dict[str, list[Changement]] = defaultdict(list)
        for changement in entree.changements:
            changements[changement.page].append(changement)
        for page, les_siens in changements.items():
            pages[page].append(entree._replace(changements=tuple(les_siens)))
    return pages


def visibles(entrees: Iterable[Entree], contrat: Contrat) -> tuple[Entree, ...]:
    """Les mêmes entrées, où chaque changement dit sa page et son ancre d'aujourd'hui.

    Un quartier renommé a celles de son nouveau nom ; un quartier disparu n'a plus de page (``page`` est vide).
    """
    par_page = {page_du_quartier(slug): q for q in contrat.quartiers for slug in (q.slug, *q.anciens_noms)}
    return tuple(e._replace(changements=tuple(_actualiser(c, par_page) for c in e.changements)) for e in entrees)


def _actualiser(changement: Changement, par_page: Mapping[str, Quartier]) -> Changement:
    if quartier := par_page.get(changement.page):
        ancre = changement.ancre if changement.ancre in {*ANCRES, *quartier.objectifs} else "objectifs"
        return changement._replace(page=page_du_quartier(quartier.slug), ancre=ancre)
    return changement._replace(page="", ancre="") if slug_du_quartier(changement.page) else changement
