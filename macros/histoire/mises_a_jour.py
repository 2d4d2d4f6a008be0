"""Le jour où a changé pour la dernière fois ce qui vient de la convention ; tant qu'il n'y en a pas, elle dit tout."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from macros.histoire.versions import ContenuPerdu, Publication, contenus, lire_version
from macros.modele import Contrat
from macros.reserve import Reserve, empreinte_du_code

DONNEES = "data/"
Version = tuple[tuple[str, str], ...]  # le nom de chaque fichier, depuis ``data/``, et son contenu (un blob de git)


class Signe(NamedTuple):
    """Une version : la commune dont elle parle, et l'empreinte de ce qui y vient de la convention."""

    commune: str
    empreinte: str


def derniere_mise_a_jour(
    depot: Path, publications: Sequence[Publication], reserve: Reserve, contrat: Contrat
) -> date | None:
    """Les publications, la plus récente d'abord -> le jour de la dernière mise à jour ; « None » s'il n'y en a aucune.

    La première version d'une commune n'en est pas une, ni ce qui précède la signature, ni ce que le site ajoute
    (glossaire, explications). Une version qui ne se lit plus est sautée ; une version qui revient à la première aussi
    compte : qui la lit doit savoir que quelque chose a bougé.
    """
    versions = list(_versions(publications))
    lire = _lecteur(depot, [version for _, version in versions])
    avant, jour = None, None
    for instant, version in versions:
        dependances = json.dumps(["signé", empreinte_du_code(), version]).encode()
        try:
            lu = json.loads(reserve.garder(dependances, lambda: _decrire(lire(version))))  # noqa: B023
        except ContenuPerdu:  # le journal le dit
            continue
        apres = Signe(*lu) if lu else avant
        if avant and apres and apres.commune != avant.commune:
            jour = None
        elif avant and apres != avant and instant > contrat.convention.signature.date:
            jour = instant
        avant = apres
    return jour


def _decrire(contrat: Contrat | None) -> bytes:
    """Deux versions qui disent la même chose de la convention ont la même description, en JSON."""
    if contrat is None:
        return b"null"
    commune = contrat.convention.commune
    signe = json.dumps(contrat.ce_qui_est_signe, sort_keys=True).encode()
    return json.dumps([f"{commune.departement}/{commune.nom}", hashlib.sha256(signe).hexdigest()]).encode()


def _versions(publications: Sequence[Publication]) -> Iterator[tuple[date, Version]]:
    """Le jour de chaque publication qui touche ``data/``, la plus ancienne d'abord, et la version qu'elle donne."""
    fichiers: dict[str, str] = {}
    for publication in reversed(publications):
        touches = {nom: blob for nom, blob in publication.fichiers.items() if nom.startswith(DONNEES)}
        fichiers |= touches
        if touches and publication.instant:
            version = tuple(sorted((nom.removeprefix(DONNEES), blob) for nom, blob in fichiers.items() if blob))
            yield publication.instant.date(), version


def _lecteur(depot: Path, versions: Sequence[Version]) -> Callable[[Version], Contrat | None]:
    """De quoi lire ces versions ; git ne sert que si la réserve ne sait pas tout."""

    @cache
    def octets() -> dict[str, bytes]:
        return contenus(depot, {blob for version in versions for _, blob in version})

    return lambda version: lire_version(version, octets())
