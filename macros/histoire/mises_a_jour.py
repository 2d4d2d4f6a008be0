"""Le jour où a changé pour la dernière fois ce qui vient de la convention ; tant qu'il n'y en a pas, elle dit tout."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from macros.differences import Version
from macros.histoire.publications import Publication
from macros.histoire.successions import Fichiers, lecteur, successions
from macros.histoire.versions import ContenuPerdu
from macros.modele import Contrat
from macros.pages.blocs import DONNEES
from macros.reserve import Reserve, empreinte_du_code


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
    versions = list(successions(publications, lambda nom: nom.startswith(DONNEES)))
    lire = lecteur(depot, [fichiers for _, fichiers in versions])
    avant, jour = None, None
    for publication, fichiers in versions:
        try:
            apres = _garder(reserve, lire, fichiers) or avant
        except ContenuPerdu:  # le journal le dit
            continue
        if avant and apres and apres.commune != avant.commune:
            jour = None
        elif avant and apres != avant and publication.jour and publication.jour > contrat.convention.dernier_acte_le:
            jour = publication.jour
        avant = apres
    return jour


def _garder(reserve: Reserve, lire: Callable[[Fichiers], Version | None], fichiers: Fichiers) -> Signe | None:
    """Ce qui est signé dans une version, lue une seule fois ; « None » si elle ne se lit plus."""
    dependances = json.dumps(["signé", empreinte_du_code(), fichiers]).encode()
    description = json.loads(reserve.garder(dependances, lambda: _decrire(lire(fichiers))))
    return Signe(*description) if description else None


def _decrire(version: Version | None) -> bytes:
    """Deux versions qui disent la même chose de la convention ont la même description, en JSON."""
    if version is None:
        return b"null"
    signe = json.dumps(version.contrat.ce_qui_est_signe, sort_keys=True).encode()
    return json.dumps([version.contrat.convention.porteur.identite, hashlib.sha256(signe).hexdigest()]).encode()
