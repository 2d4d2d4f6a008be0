"""Les fichiers de ``data/`` : ce que chacun décrit, et ceux que personne ne lirait."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel

from macros.lecture.fautes import Faute, Place, le_plus_proche
from macros.modele.convention import Convention
from macros.modele.glossaire import Glossaire
from macros.modele.indicateurs import Indicateurs
from macros.modele.pilotage import Pilotage
from macros.modele.publication import Publication
from macros.modele.recherche import Recherche
from macros.modele.strategie import Strategie

FICHIERS: dict[str, type[BaseModel]] = {
    "convention": Convention,
    "strategie": Strategie,
    "indicateurs": Indicateurs,
    "pilotage": Pilotage,
    "glossaire": Glossaire,
    "site": Publication,
    "recherche": Recherche,
}
FACULTATIFS = {"recherche"}
UNIQUES = {f"{nom}.yml" for nom in FICHIERS}
QUARTIER = re.compile(r"quartiers/[^/]+\.yml")


def est_connu(nom: str) -> bool:
    """Vrai pour un fichier que le site lit."""
    return nom in UNIQUES or bool(QUARTIER.fullmatch(nom))


def attendus(noms: Collection[str]) -> list[str]:
    """Les fichiers communs que le site lit, sans « .yml » : un facultatif n'en est que s'il est parmi ces ``noms``."""
    return [nom for nom in FICHIERS if nom not in FACULTATIFS or f"{nom}.yml" in noms]


def ramasser(dossier: Path) -> dict[str, bytes]:
    """Le nom de chaque fichier du dossier -> son contenu ; un fichier caché ne compte pas."""
    chemins = {chemin.relative_to(dossier).as_posix(): chemin for chemin in dossier.rglob("*") if not chemin.is_dir()}
    return {nom: _octets(chemin) for nom, chemin in sorted(chemins.items()) if "/." not in f"/{nom}"}


def _octets(chemin: Path) -> bytes:
    with suppress(OSError):  # un lien rompu, un fichier protégé : il sera dit illisible
        return chemin.read_bytes()
    return b""


def fautes_de_noms(dossier: str, noms: Iterable[str]) -> Iterator[Faute]:
    """Un fichier que personne ne lirait, ou qui manque."""
    noms = set(noms)
    for nom in noms:
        if not est_connu(nom):
            yield Faute(f"{dossier}/{nom}", Place(1, 1), _mieux_nommer(nom))
    for nom in attendus(noms):
        if f"{nom}.yml" not in noms:
            yield Faute(f"{dossier}/{nom}.yml", Place(1, 1), "fichier manquant : le site en a besoin")
    if not any(map(QUARTIER.fullmatch, noms)):
        yield Faute(f"{dossier}/quartiers", Place(1, 1), "aucun quartier : ajoutez une fiche qui finit par « .yml »")


def _mieux_nommer(nom: str) -> str:
    if nom.endswith(".yaml"):
        return "extension inconnue : renommez le fichier en « .yml »"
    if proche := le_plus_proche(nom.removesuffix(".yml"), FICHIERS):
        return f"fichier inconnu (vouliez-vous dire « {proche}.yml » ?)"
    return "fichier inconnu : une fiche de quartier se range dans « quartiers/ » et finit par « .yml »"
