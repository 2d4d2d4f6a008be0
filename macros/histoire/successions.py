"""Ce que contient le projet d'une publication à l'autre ; git ne sert que si l'on demande à en lire une version."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from macros.differences import Version
from macros.histoire.publications import Publication
from macros.histoire.versions import contenus, lire_textes, lire_version
from macros.pages.blocs import DONNEES, TEXTES

Fichiers = tuple[tuple[str, str], ...]  # le nom de chaque fichier, et son contenu (un blob de git)


def successions(
    publications: Sequence[Publication], compte: Callable[[str], bool]
) -> Iterator[tuple[Publication, Fichiers]]:
    """Les publications, la plus récente d'abord -> la plus ancienne d'abord, chacune avec les fichiers qu'elle laisse.

    ``compte`` : vrai pour le nom d'un fichier à suivre ; une publication qui n'en touche aucun est sautée. Ce qu'a
    changé une publication sans date possible se lit avec la suivante.
    """
    presents: dict[str, str] = {}
    for publication in reversed(publications):
        changes = {nom: blob for nom, blob in publication.fichiers.items() if compte(nom)}
        presents |= changes
        if changes and publication.instant:
            yield publication, tuple(sorted((nom, blob) for nom, blob in presents.items() if blob))


def lecteur(
    depot: Path, versions: Sequence[Fichiers], connus: Mapping[str, bytes] | None = None
) -> Callable[[Fichiers], Version | None]:
    """De quoi lire ces versions, une fois chacune ; « None » quand le modèle d'aujourd'hui n'en lit plus les données.

    ``connus`` : les contenus que git n'a pas forcément, ceux du dossier de travail. Une version dont git a perdu un
    contenu lève ``ContenuPerdu``.
    """

    @cache
    def octets() -> Mapping[str, bytes]:
        a_lire = {blob for fichiers in versions for _, blob in fichiers}.difference(connus or ())
        return {**(connus or {}), **contenus(depot, a_lire)}

    @cache
    def lire(fichiers: Fichiers) -> Version | None:
        contrat = lire_version(_dans(DONNEES, fichiers), octets())
        return Version(contrat, lire_textes(_dans(TEXTES, fichiers), octets())) if contrat else None

    return lire


def _dans(dossier: str, fichiers: Fichiers) -> Fichiers:
    return tuple((nom.removeprefix(dossier), blob) for nom, blob in fichiers if nom.startswith(dossier))
