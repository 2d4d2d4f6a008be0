"""Les fichiers de ``data/`` : ceux que le site lit, ceux que personne ne lirait, et ce que l'on comprend de chacun."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from pydantic import BaseModel

from macros.lecture.arbre import Arbre, Faute, Place, le_plus_proche
from macros.lecture.cles import ANCIENNES_CLES
from macros.lecture.lecteur import lire_arbre
from macros.lecture.validation import valider
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS
from macros.modele.quartier import Quartier

UNIQUES = {f"{nom}.yml" for nom in FICHIERS_COMMUNS}
QUARTIER = re.compile(r"quartiers/[^/]+\.yml")


class FichierLu(NamedTuple):
    """Un fichier lu, à ne pas modifier : son modèle, son arbre, et sa fiche s'il est sans faute."""

    modele: type[BaseModel]
    arbre: Arbre
    fiche: Any
    en_plus: Mapping[str, str]

    def ajouter_ses_fautes(self, fautes: list[Faute]) -> None:
        """Les ajoute à celles que l'on sait déjà : ce qui est dit à la même place n'est pas répété."""
        if self.fiche is None:
            valider(self.modele, self.arbre, fautes, **self.en_plus)


def est_connu(nom: str) -> bool:
    """Vrai pour un fichier que le site lit."""
    return nom in UNIQUES or bool(QUARTIER.fullmatch(nom))


def communs_a_lire(noms: Collection[str]) -> list[str]:
    """Les fichiers communs que le site lit, sans « .yml » : un facultatif n'en est que s'il est parmi ces ``noms``."""
    return [nom for nom in FICHIERS_COMMUNS if nom not in FACULTATIFS or f"{nom}.yml" in noms]


def lire_dossier(dossier: Path) -> dict[str, bytes]:
    """Le nom de chaque fichier du dossier -> son contenu ; un fichier caché ne compte pas."""
    chemins = {chemin.relative_to(dossier).as_posix(): chemin for chemin in dossier.rglob("*") if not chemin.is_dir()}
    return {nom: _octets(chemin) for nom, chemin in sorted(chemins.items()) if "/." not in f"/{nom}"}


def _octets(chemin: Path) -> bytes:
    with suppress(OSError):  # un lien rompu, un fichier protégé : il sera dit illisible
        return chemin.read_bytes() if chemin.is_file() else b""  # un tuyau, un périphérique ne finiraient pas
    return b""


@lru_cache(maxsize=4096)  # sous « mkdocs serve », et d'une version à l'autre de l'historique, presque rien ne change
def lire_fichier(dossier: str, nom: str, octets: bytes) -> FichierLu:
    """Le fichier ``nom`` de ``dossier``, que le site connaît."""
    est_quartier = bool(QUARTIER.fullmatch(nom))
    arbre = lire_arbre(f"{dossier}/{nom}", octets, est_quartier or PurePosixPath(nom).stem in FACULTATIFS)
    for ancienne, nouvelle in ANCIENNES_CLES.items() if est_quartier else ():
        arbre.renommer(ancienne, nouvelle)
    return _comprendre(arbre, PurePosixPath(nom).stem, est_quartier)


def fichier_absent(nom: str) -> FichierLu:
    """Ce que l'on lit d'un fichier commun qui manque : rien."""
    return _comprendre(Arbre(nom), nom, est_quartier=False)


def _comprendre(arbre: Arbre, nom: str, est_quartier: bool) -> FichierLu:
    modele: type[BaseModel] = Quartier if est_quartier else FICHIERS_COMMUNS[nom]
    en_plus = {"slug": nom} if est_quartier else {}
    fautes: list[Faute] = []
    fiche = valider(modele, arbre, fautes, **en_plus)
    return FichierLu(modele, arbre, None if fautes else fiche, en_plus)


def fautes_de_noms(dossier: str, noms: Iterable[str]) -> Iterator[Faute]:
    """Un fichier que personne ne lirait, ou qui manque."""
    noms = set(noms)
    for nom in noms:
        if not est_connu(nom):
            yield Faute(f"{dossier}/{nom}", Place(1, 1), _mieux_nommer(nom))
    for nom in communs_a_lire(noms):
        if f"{nom}.yml" not in noms:
            yield Faute(f"{dossier}/{nom}.yml", Place(1, 1), "fichier manquant : le site en a besoin")
    if not any(map(QUARTIER.fullmatch, noms)):
        yield Faute(f"{dossier}/quartiers", Place(1, 1), "aucun quartier : ajoutez une fiche qui finit par « .yml »")


def _mieux_nommer(nom: str) -> str:
    if nom.endswith(".yaml"):
        return "extension inconnue : renommez le fichier en « .yml »"
    if proche := le_plus_proche(nom.removesuffix(".yml"), FICHIERS_COMMUNS):
        return f"fichier inconnu (vouliez-vous dire « {proche}.yml » ?)"
    return "fichier inconnu : une fiche de quartier se range dans « quartiers/ » et finit par « .yml »"
