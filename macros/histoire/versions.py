"""Ce que git sait du projet, sans toucher au dossier de travail : publications, dates, données d'avant."""

import io
import subprocess
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from macros.lecture import DonneesFautives, comprendre
from macros.modele import Contrat

# Les réglages personnels de git ne changent pas ce qu'on y lit.
COMMANDE = (
    *("-c", "log.showRoot=true", "log", "--no-show-signature", "--first-parent"),
    *("--raw", "--no-abbrev", "--no-renames", "--relative", "-z", "--format=%x00%H %cI"),
)


class ContenuPerdu(Exception):
    """git ne rend pas ce que contenait une version : il échoue, ou l'objet manque. Ce n'est pas une version fautive."""


class Publication(NamedTuple):
    """Un commit de la branche, son instant, et ce que devient chaque fichier : son contenu (un « blob » de git) ou "".

    Une proposition fusionnée compte pour une publication, à l'instant de sa fusion, quels que soient ses brouillons.
    """

    commit: str
    instant: datetime
    fichiers: dict[str, str]


def publications(depot: Path, dossiers: Iterable[str]) -> tuple[Publication, ...]:
    """Celles qui changent l'un de ces dossiers, la plus récente d'abord.

    Aucune hors d'un dépôt, ou quand l'historique est incomplet : une date tirée d'une partie serait fausse.
    """
    if _git(depot, "rev-parse", "--is-shallow-repository").stdout.strip() != b"false":
        return ()
    historique: list[Publication] = []
    morceaux = iter(_texte(_git(depot, *COMMANDE, "--", *dossiers).stdout).split("\0"))
    for morceau in map(str.strip, morceaux):
        if morceau.startswith(":"):  # « :100644 100644 <ancien> <nouveau> M », puis le nom du fichier
            *_, nouveau, action = morceau.split(" ")
            historique[-1].fichiers[next(morceaux)] = "" if action == "D" else nouveau
        elif morceau:
            commit, instant = morceau.split(" ")
            historique.append(Publication(commit, datetime.fromisoformat(instant), {}))
    return tuple(historique)


def dater(publications: Iterable[Publication]) -> dict[str, date]:
    """Chaque fichier -> le jour de sa dernière publication ; les publications vont de la plus récente à la première."""
    jours: dict[str, date] = {}
    for publication in publications:
        for fichier in publication.fichiers:
            jours.setdefault(fichier, publication.instant.date())
    return jours


def contenus(depot: Path, blobs: Collection[str]) -> dict[str, bytes]:
    """Chaque contenu que git connaît -> ses octets ; un seul appel à git les donne tous."""
    demande = "\n".join(sorted(blobs)).encode()
    flux = io.BytesIO(_git(depot, "cat-file", "--batch", entree=demande).stdout)
    octets: dict[str, bytes] = {}
    while entete := flux.readline().decode().split():  # « <blob> blob <taille> », ou « <blob> missing »
        if entete[-1] != "missing":
            octets[entete[0]] = flux.read(int(entete[-1]))
            if flux.readline() != b"\n":  # la fin de ligne qui suit le contenu : sans elle, git s'est arrêté avant
                del octets[entete[0]]
    return octets


def donnees_a(revision: str, depot: Path) -> Contrat | None:
    """Le contrat à une révision git ; « None » si elle n'a pas de données que le modèle d'aujourd'hui sache lire.

    Lève ``ValueError`` si git ne connaît pas la révision.
    """
    liste = _texte(_git(depot, "ls-tree", "-r", "-z", f"{_commit(revision, depot)}:./data").stdout)
    lignes = (ligne.partition("\t") for ligne in liste.split("\0") if ligne)
    version = [(nom, infos.split(" ")[-1]) for infos, _, nom in lignes]
    try:
        return lire_version(version, contenus(depot, {blob for _, blob in version}))
    except ContenuPerdu:
        return None


def lire_version(version: Iterable[tuple[str, str]], octets: Mapping[str, bytes]) -> Contrat | None:
    """Le contrat que font ces fichiers de ``data/`` (nom, blob) ; « None » si le modèle d'aujourd'hui ne les lit plus.

    Un fichier caché ne compte pas. Lève ``ContenuPerdu`` quand git n'a pas rendu l'un des autres.
    """
    fichiers = {nom: blob for nom, blob in version if "/." not in f"/{nom}"}
    if not octets.keys() >= set(fichiers.values()):
        raise ContenuPerdu
    try:
        return comprendre({nom: octets[blob] for nom, blob in fichiers.items()})
    except DonneesFautives:
        return None


def _commit(revision: str, depot: Path) -> str:
    """L'empreinte du commit ; ce qui n'en est pas un (une option, par exemple) est refusé."""
    reponse = _git(depot, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if reponse.returncode:
        raise ValueError(f"révision inconnue de git : « {revision} »")
    return reponse.stdout.decode().strip()


def _texte(octets: bytes) -> str:
    """Un nom de fichier n'est pas toujours de l'UTF-8."""
    return octets.decode("utf-8", "surrogateescape")


def _git(depot: Path, *arguments: str, entree: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    commande = ["git", *arguments]
    try:
        return subprocess.run(  # noqa: S603 - git, sans shell
            commande, cwd=depot, input=entree, capture_output=True, check=False
        )
    except FileNotFoundError:  # git n'est pas installé : comme hors d'un dépôt
        return subprocess.CompletedProcess(commande, returncode=127, stdout=b"")
