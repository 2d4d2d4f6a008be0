"""Le contrat et les pages d'une version, tels que git ou le dossier de travail les ont."""

import hashlib
import io
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from macros.adresses import est_une_page
from macros.histoire.depot import TRONQUE, HistoireIllisible, demander, en_texte, est_dans_un_depot, pourquoi
from macros.langue.francais import compter
from macros.lecture import DonneesFautives, comprendre
from macros.lecture.pages_d_avant import moderniser_la_page
from macros.modele import Contrat

RIEN_A_COMPARER = " (rien à comparer)"
EN_PARTIE = " en entier (il manque des changements au journal)"
SANS_DOSSIER = re.compile(rb"not a valid object name|does not exist in|exists on disk, but not in", re.IGNORECASE)


class ContenuPerdu(HistoireIllisible):
    """Levée quand git a perdu un contenu : rien de ce qu'on en tirerait ne se garde."""

    def __init__(self, combien: int) -> None:
        perdus = compter(combien, "contenu", "perdu")
        super().__init__(f"git a perdu une partie de l'historique ({perdus})", "git fetch --refetch", EN_PARTIE)


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


def fichier_a(revision: str, depot: Path, chemin: str) -> bytes:
    """Le contenu d'un fichier à une révision git ; vide s'il n'y était pas.

    Lève ``ValueError`` si git ne connaît pas la révision ou ne peut pas la lire.
    """
    contenu = demander(depot, "cat-file", "blob", f"{_commit(revision, depot)}:./{chemin}")
    if contenu.returncode and not SANS_DOSSIER.search(contenu.stderr):
        raise pourquoi(depot, contenu, RIEN_A_COMPARER)
    return contenu.stdout


def _fichiers_a(revision: str, depot: Path, dossier: str) -> list[tuple[str, str]]:
    contenu = demander(depot, "ls-tree", "-r", "-z", f"{_commit(revision, depot)}:./{dossier}")
    if contenu.returncode and not SANS_DOSSIER.search(contenu.stderr):
        raise pourquoi(depot, contenu, RIEN_A_COMPARER)
    liste = en_texte(contenu.stdout)
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
        return comprendre({nom: octets[blob] for nom, blob in fichiers}, deja_publies=True)
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
    return {nom: moderniser_la_page(nom, octets[blob].decode("utf-8-sig", "replace")) for nom, blob in pages}


def textes_de(dossier: Path) -> dict[str, str]:
    """Les pages de ``docs/``, telles qu'elles sont à présent."""
    fichiers = {fichier.relative_to(dossier).as_posix(): fichier for fichier in sorted(dossier.rglob("*"))}
    return {
        nom: moderniser_la_page(nom, f.read_text("utf-8-sig", "replace"))
        for nom, f in fichiers.items()
        if f.is_file() and est_une_page(nom)
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
