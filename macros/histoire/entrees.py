"""L'historique de ``data/`` -> les entrées du journal : ce que chaque publication a changé pour les lecteurs."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from macros.histoire.differences import Changement, differences
from macros.histoire.versions import Publication, contenus, lire_version
from macros.modele import Contrat
from macros.reserve import Reserve, code

DONNEES = "data/"
Version = tuple[tuple[str, str], ...]  # le nom de chaque fichier, depuis ``data/``, et son contenu (un blob de git)


class Entree(NamedTuple):
    """Une publication qui a changé quelque chose pour un lecteur : son commit, son instant, ce qu'elle change."""

    commit: str
    instant: datetime
    changements: tuple[Changement, ...]


def entrees(depot: Path, publications: Sequence[Publication], reserve: Reserve) -> tuple[Entree, ...]:
    """Les entrées, la plus récente d'abord ; la réserve garde les phrases de chaque publication.

    La première version n'a rien à quoi se comparer, et n'est donc pas une entrée. Une version que le modèle
    d'aujourd'hui ne lit plus est sautée : la suivante se compare à la dernière qui se lise.
    """
    etapes = list(_versions(publications))
    contrat = _lecteur(depot, [version for _, version in etapes])
    trouvees: list[Entree] = []
    avant: Version = ()
    for publication, apres in etapes:
        ingredients = json.dumps([code(), avant, apres]).encode()
        phrases = json.loads(reserve.garder(ingredients, lambda: _comparer(contrat(avant), contrat(apres))))  # noqa: B023
        if phrases:
            changements = tuple(Changement(*phrase) for phrase in phrases)
            trouvees.append(Entree(publication.commit, publication.instant, changements))
        avant = avant if phrases is None else apres
    return tuple(reversed(trouvees))


def _versions(publications: Sequence[Publication]) -> Iterator[tuple[Publication, Version]]:
    """Les publications qui touchent ``data/``, la plus ancienne d'abord, et la version que chacune donne."""
    fichiers: dict[str, str] = {}
    for publication in reversed(publications):
        touches = {nom: blob for nom, blob in publication.fichiers.items() if nom.startswith(DONNEES)}
        if touches:
            fichiers |= touches
            yield publication, tuple(sorted((nom.removeprefix(DONNEES), b) for nom, b in fichiers.items() if b))


def _lecteur(depot: Path, versions: Sequence[Version]) -> Callable[[Version], Contrat | None]:
    """De quoi lire ces versions, une fois chacune ; git ne sert que si la réserve ne sait pas tout."""

    @cache
    def octets() -> dict[str, bytes]:
        return contenus(depot, {blob for version in versions for _, blob in version})

    return cache(lambda version: lire_version(version, octets()))


def _comparer(avant: Contrat | None, apres: Contrat | None) -> bytes:
    """Les changements, en JSON ; « null » quand la version d'après ne se lit plus."""
    return json.dumps(apres and (differences(avant, apres) if avant else [])).encode()
