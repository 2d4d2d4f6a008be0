"""Ce que git sait du projet, sans toucher au dossier de travail : publications, dates, données d'avant."""

import hashlib
import io
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from macros.adresses import est_une_page
from macros.histoire.depot import (
    SANS_ORDRE,
    TRONQUE,
    HistoireIllisible,
    demander,
    est_dans_un_depot,
    lire_git,
    pourquoi,
)
from macros.histoire.raison import raison
from macros.langue.francais import compter
from macros.lecture import DonneesFautives, comprendre
from macros.modele import Contrat

CODE = ("macros/", "overrides/", "tests/")
# Les réglages personnels de git ne changent pas ce qu'on y lit.
COMMANDE = (
    *("-c", "log.showRoot=true", "-c", "i18n.logOutputEncoding=UTF-8", "log", "--no-show-signature", "--first-parent"),
    *("--raw", SANS_ORDRE, "--full-diff", "--no-abbrev", "--no-renames", "--relative", "-z"),
    "--format=%x00%H %cI%n%an%n%B%x00",
)


NAISSANCE_DE_GIT = datetime(2005, 4, 7, tzinfo=UTC)  # une date d'avant, ou d'après demain, ne dit rien
RIEN_A_COMPARER = " (rien à comparer)"
EN_PARTIE = " en entier (il manque des changements au journal)"
SANS_DOSSIER = re.compile(rb"not a valid object name|does not exist in|exists on disk, but not in", re.IGNORECASE)
SOUS_MODULE = "160000"  # ce n'est pas un fichier


class ContenuPerdu(HistoireIllisible):
    """Levée quand git a perdu un contenu : rien de ce qu'on en tirerait ne se garde."""

    def __init__(self, combien: int) -> None:
        perdus = compter(combien, "contenu", "perdu")
        super().__init__(f"git a perdu une partie de l'historique ({perdus})", "git fetch --refetch", EN_PARTIE)


class Publication(NamedTuple):
    """Un commit de la branche, son instant, et ce que devient chaque fichier : son contenu (un « blob » de git) ou "".

    L'instant est « None » quand la date du commit est impossible.
    Une proposition fusionnée compte pour une publication, à l'instant de sa fusion, quels que soient ses brouillons.
    ``raison`` est ce qu'en dit son éditeur ; elle est vide quand il n'en dit rien. ``touche_au_code`` : elle change
    aussi le code, et n'est donc pas le fait d'un éditeur.
    """

    commit: str
    instant: datetime | None
    fichiers: dict[str, str]
    raison: str = ""
    touche_au_code: bool = False

    @property
    def jour(self) -> date | None:
        """Celui de son instant."""
        return self.instant.date() if self.instant else None


def publications(
    depot: Path, dossiers: Collection[str], avertir: Callable[[str], object] = str
) -> tuple[Publication, ...]:
    """Celles qui changent l'un de ces dossiers, la plus récente d'abord.

    Aucune hors d'un dépôt, ou quand l'historique est incomplet : une date tirée d'une partie serait fausse.
    ``avertir`` reçoit la phrase qui dit ce que git n'a pas pu donner, et comment y remédier.
    """
    if not est_dans_un_depot(depot):
        return ()
    try:
        historique = _lire_l_historique(depot, dossiers)
    except HistoireIllisible as illisible:
        avertir(str(illisible))
        return ()
    if impossibles := [publication.commit[:10] for publication in historique if publication.instant is None]:
        combien = compter(len(impossibles), "commit")
        avertir(f"Date impossible, que le site ignore : {combien} ({', '.join(impossibles[:3])}).")
    return historique


def _lire_l_historique(depot: Path, dossiers: Collection[str]) -> tuple[Publication, ...]:
    if lire_git(depot, "rev-parse", "--is-shallow-repository").strip() != b"false":
        raise HistoireIllisible(TRONQUE.sens, TRONQUE.remede)
    historique: list[Publication] = []
    morceaux = iter(_texte(lire_git(depot, *COMMANDE, "--", *dossiers)).split("\0"))
    for morceau in map(str.strip, morceaux):
        if morceau.startswith(":"):  # « :100644 100644 <ancien> <nouveau> M », puis le nom du fichier
            _, genre, _, nouveau, action = morceau.split(" ")
            historique[-1].fichiers[next(morceaux)] = "" if action == "D" or genre == SOUS_MODULE else nouveau
        elif morceau:
            entete, auteur, message = (*morceau.split("\n", 2), "", "")[:3]
            commit, _, instant = entete.partition(" ")
            historique.append(Publication(commit, _instant(instant), {}, raison(auteur, message)))
    return tuple(_restreindre(publication, tuple(f"{dossier}/" for dossier in dossiers)) for publication in historique)


def _restreindre(publication: Publication, dossiers: tuple[str, ...]) -> Publication:
    """La publication, réduite à ce qu'elle change dans ces dossiers."""
    fichiers = {nom: blob for nom, blob in publication.fichiers.items() if nom.startswith(dossiers)}
    return publication._replace(
        fichiers=fichiers, touche_au_code=any(nom.startswith(CODE) for nom in publication.fichiers)
    )


def _instant(texte: str) -> datetime | None:
    """L'instant d'un commit ; « None » s'il est impossible : l'an 10000, avant git, après demain, illisible."""
    try:
        instant = datetime.fromisoformat(texte)
    except ValueError:
        return None
    demain = datetime.now(UTC) + timedelta(days=1)
    return instant if instant.tzinfo and NAISSANCE_DE_GIT <= instant <= demain else None


def dater(publications: Iterable[Publication]) -> dict[str, date]:
    """Chaque fichier -> le jour de sa dernière publication ; les publications vont de la plus récente à la première.

    Un fichier dont la dernière publication n'a pas de date possible n'en a pas : celle d'avant serait trop ancienne.
    """
    instants: dict[str, datetime | None] = {}
    for publication in publications:
        for fichier in publication.fichiers:
            instants.setdefault(fichier, publication.instant)
    return {fichier: instant.date() for fichier, instant in instants.items() if instant}


def contenus(depot: Path, blobs: Collection[str]) -> dict[str, bytes]:
    """Chaque contenu que git connaît -> ses octets ; un seul appel à git les donne tous."""
    demande = "\n".join(sorted(blobs)).encode()
    flux = io.BytesIO(demander(depot, "cat-file", "--batch", entree=demande).stdout)
    octets: dict[str, bytes] = {}
    while entete := flux.readline().decode().split():  # « <blob> blob <taille> », ou « <blob> missing »
        if entete[-1] != "missing":
            octets[entete[0]] = flux.read(int(entete[-1]))
            if flux.readline() != b"\n":  # la fin de ligne qui suit le contenu : sans elle, git s'est arrêté avant
                del octets[entete[0]]
    return octets


def donnees_a(revision: str, depot: Path) -> Contrat | None:
    """Le contrat à une révision git ; « None » si elle n'a pas de données que le modèle d'aujourd'hui sache lire.

    Lève ``ValueError``, avec la vraie raison, si git ne connaît pas la révision ou ne peut pas la lire.
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
    contenu = demander(depot, "ls-tree", "-r", "-z", f"{_commit(revision, depot)}:./{dossier}")
    if contenu.returncode and not SANS_DOSSIER.search(contenu.stderr):
        raise pourquoi(depot, contenu, RIEN_A_COMPARER)
    liste = _texte(contenu.stdout)
    lignes = (ligne.partition("\t") for ligne in liste.split("\0") if ligne)
    return [(nom, infos.split(" ")[-1]) for infos, _, nom in lignes]


def lire_version(version: Iterable[tuple[str, str]], octets: Mapping[str, bytes]) -> Contrat | None:
    """Le contrat que font ces fichiers de ``data/`` (nom, blob) ; « None » si le modèle d'aujourd'hui ne les lit plus.

    Un fichier caché ne compte pas. Lève ``ContenuPerdu`` quand git n'a plus l'un des contenus.
    """
    fichiers = [(nom, blob) for nom, blob in version if "/." not in f"/{nom}"]
    if perdus := sum(blob not in octets for _, blob in fichiers):
        raise ContenuPerdu(perdus)
    try:
        return comprendre({nom: octets[blob] for nom, blob in fichiers})
    except DonneesFautives:
        return None


def lire_textes(version: Iterable[tuple[str, str]], octets: Mapping[str, bytes]) -> dict[str, str]:
    """Les pages que font ces fichiers de ``docs/`` (nom, blob) : le chemin de chacune, et son Markdown.

    Un fichier caché n'est pas une page ; un signe qui n'est pas de l'UTF-8 n'empêche pas de lire les autres.
    Lève ``ContenuPerdu`` quand git n'a plus l'un des contenus.
    """
    pages = [(nom, blob) for nom, blob in version if est_une_page(nom)]
    if perdus := sum(blob not in octets for _, blob in pages):
        raise ContenuPerdu(perdus)
    return {nom: octets[blob].decode("utf-8-sig", "replace") for nom, blob in pages}


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
    reponse = demander(depot, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if not reponse.returncode:
        return reponse.stdout.decode().strip()
    if not est_dans_un_depot(depot):
        raise ValueError(f"révision inconnue de git : « {revision} », car ce dossier n'est pas un dépôt")
    tronque = demander(depot, "rev-parse", "--is-shallow-repository")
    if tronque.returncode:
        raise pourquoi(depot, tronque, RIEN_A_COMPARER)
    if tronque.stdout.strip() == b"true":
        raise HistoireIllisible(f"{TRONQUE.sens}, sans « {revision} »", TRONQUE.remede, RIEN_A_COMPARER)
    raise ValueError(f"révision inconnue de git : « {revision} »")


def _texte(octets: bytes) -> str:
    """Un nom de fichier n'est pas toujours de l'UTF-8."""
    return octets.decode("utf-8", "surrogateescape")
