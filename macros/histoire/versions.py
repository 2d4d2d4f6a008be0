"""Ce que git sait du projet, sans toucher au dossier de travail : publications, dates, données d'avant."""

import hashlib
import io
import subprocess
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from macros.adresses import est_une_page
from macros.histoire.raison import raison
from macros.lecture import DonneesFautives, comprendre
from macros.modele import Contrat

CODE = ("macros/", "overrides/", "tests/")
# Les réglages personnels de git ne changent pas ce qu'on y lit.
COMMANDE = (
    *("-c", "log.showRoot=true", "-c", "i18n.logOutputEncoding=UTF-8", "log", "--no-show-signature", "--first-parent"),
    *("--raw", "--full-diff", "--no-abbrev", "--no-renames", "--relative", "-z"),
    "--format=%x00%H %cI%n%an%n%B%x00",
)


class Publication(NamedTuple):
    """Un commit de la branche, son instant, et ce que devient chaque fichier : son contenu (un « blob » de git) ou "".

    Une proposition fusionnée compte pour une publication, à l'instant de sa fusion, quels que soient ses brouillons.
    ``raison`` est ce qu'en dit son éditeur ; elle est vide quand il n'en dit rien. ``touche_au_code`` : elle change
    aussi le code, et n'est donc pas le fait d'un éditeur.
    """

    commit: str
    instant: datetime
    fichiers: dict[str, str]
    raison: str = ""
    touche_au_code: bool = False


def publications(depot: Path, dossiers: Collection[str]) -> tuple[Publication, ...]:
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
            entete, auteur, message = (*morceau.split("\n", 2), "")[:3]
            commit, instant = entete.split(" ")
            historique.append(Publication(commit, datetime.fromisoformat(instant), {}, raison(auteur, message)))
    return tuple(_restreindre(publication, tuple(f"{dossier}/" for dossier in dossiers)) for publication in historique)


def _restreindre(publication: Publication, dossiers: tuple[str, ...]) -> Publication:
    """La publication, réduite à ce qu'elle change dans ces dossiers."""
    fichiers = {nom: blob for nom, blob in publication.fichiers.items() if nom.startswith(dossiers)}
    return publication._replace(
        fichiers=fichiers, touche_au_code=any(nom.startswith(CODE) for nom in publication.fichiers)
    )


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
            flux.readline()  # la fin de ligne qui suit le contenu
    return octets


def donnees_a(revision: str, depot: Path) -> Contrat | None:
    """Le contrat à une révision git ; « None » si elle n'a pas de données que le modèle d'aujourd'hui sache lire.

    Lève ``ValueError`` si git ne connaît pas la révision.
    """
    version = _fichiers_a(revision, depot, "data")
    return lire_version(version, contenus(depot, {blob for _, blob in version}))


def textes_a(revision: str, depot: Path) -> dict[str, str]:
    """Les pages écrites à la main à une révision git (voir ``lire_textes``).

    Lève ``ValueError`` si git ne connaît pas la révision.
    """
    version = _fichiers_a(revision, depot, "docs")
    return lire_textes(version, contenus(depot, {blob for _, blob in version}))


def _fichiers_a(revision: str, depot: Path, dossier: str) -> list[tuple[str, str]]:
    liste = _texte(_git(depot, "ls-tree", "-r", "-z", f"{_commit(revision, depot)}:./{dossier}").stdout)
    lignes = (ligne.partition("\t") for ligne in liste.split("\0") if ligne)
    return [(nom, infos.split(" ")[-1]) for infos, _, nom in lignes]


def lire_version(version: Iterable[tuple[str, str]], octets: Mapping[str, bytes]) -> Contrat | None:
    """Le contrat que font ces fichiers de ``data/`` (nom, blob) ; « None » si le modèle d'aujourd'hui ne les lit plus.

    Un fichier caché ne compte pas ; un contenu que git n'a plus est vide.
    """
    try:
        return comprendre({nom: octets.get(blob, b"") for nom, blob in version if "/." not in f"/{nom}"})
    except DonneesFautives:
        return None


def lire_textes(version: Iterable[tuple[str, str]], octets: Mapping[str, bytes]) -> dict[str, str]:
    """Les pages que font ces fichiers de ``docs/`` (nom, blob) : le chemin de chacune, et son Markdown.

    Un fichier caché n'est pas une page ; un signe qui n'est pas de l'UTF-8 n'empêche pas de lire les autres.
    """
    return {nom: octets.get(blob, b"").decode("utf-8-sig", "replace") for nom, blob in version if est_une_page(nom)}


def textes_de(dossier: Path) -> dict[str, str]:
    """Les pages de ``docs/``, telles qu'elles sont à présent."""
    fichiers = {fichier.relative_to(dossier).as_posix(): fichier for fichier in sorted(dossier.rglob("*"))}
    return {
        nom: f.read_text("utf-8-sig", "replace") for nom, f in fichiers.items() if f.is_file() and est_une_page(nom)
    }


def fichiers_presents(depot: Path) -> dict[str, tuple[str, bytes]]:
    """Chaque fichier de données et chaque page, à présent -> le nom que git donnerait à son contenu, et ce contenu."""
    donnees = (depot / "data").rglob("*")
    pages = (page for page in (depot / "docs").rglob("*") if est_une_page(page.relative_to(depot).as_posix()))
    octets = {f.relative_to(depot).as_posix(): f.read_bytes() for f in (*donnees, *pages) if f.is_file()}
    return {nom: (nommer_le_blob(contenu), contenu) for nom, contenu in octets.items()}


def nommer_le_blob(contenu: bytes) -> str:
    """L'empreinte que git donne à ce contenu : https://git-scm.com/book/en/v2/Git-Internals-Git-Objects."""
    return hashlib.sha1(b"blob %d\0" % len(contenu) + contenu, usedforsecurity=False).hexdigest()


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
