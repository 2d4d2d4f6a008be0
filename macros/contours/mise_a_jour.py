"""Du contrat et des sources aux fichiers de ``data/contours/`` ; ils s'écrivent tous, ou aucun."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from macros.contours.besoins import communes_de, perimetres_de
from macros.contours.simplification import Contours, simplifier
from macros.contours.sources import (
    LICENCE_OUVERTE,
    Commune,
    Indisponible,
    Perimetre,
    lire_le_jeu,
)
from macros.langue.contours import origine_des_contours
from macros.langue.francais import citer, compter, enumerer
from macros.lecture import comprendre
from macros.lecture.arbre import DonneesFautives
from macros.lecture.contours import COMMUNES, DESSINES, QUARTIERS, TAILLE_DES_CONTOURS, lire_contours
from macros.lecture.fichiers import lire_dossier
from macros.modele import Contrat, Quartier
from macros.modele.contour import Contour, Origine
from macros.modele.geojson import rediger_geojson
from macros.modele.geometrie import Polygone

TOLERANCES = {QUARTIERS: 4.0, COMMUNES: 15.0}  # mètres : un pixel, sur la page d'un quartier et sur la carte de tous
PLUS_SIMPLE = 2.0  # fois, quand le fichier est encore trop gros
ESSAIS = 8
ANCT = "Agence nationale de la cohésion des territoires (ANCT), quartiers prioritaires de la politique de la ville"
PAGE_DES_QUARTIERS = "https://www.data.gouv.fr/datasets/quartiers-prioritaires-de-la-politique-de-la-ville-qpv/"
IGN = "IGN, Admin Express, par l'API Découpage administratif"
PAGE_DES_COMMUNES = "https://geo.api.gouv.fr/decoupage-administratif/communes"


class Fichier(NamedTuple):
    """Un fichier à écrire : son nom depuis ``data/``, son origine, les propriétés et les polygones de ses contours."""

    nom: str
    origine: Origine
    proprietes: Mapping[str, Mapping[str, str]]
    contours: Contours


def mettre_a_jour(dossier: Path, aujourd_hui: date) -> tuple[str, ...]:
    """Prend les contours dont le contrat de ``dossier`` a besoin ; ceux que la ville a dessinés restent les siens.

    Rend ce qui a été écrit, et ce qui manque, une phrase par ligne.
    Lève ``Indisponible``, ou ``DonneesFautives`` quand ``data/`` a des fautes : rien n'est alors écrit.
    """
    presents = lire_dossier(dossier)
    garde = {nom: octets for nom, octets in presents.items() if nom not in (QUARTIERS, COMMUNES)}
    contrat = comprendre(garde)
    officiels = {q.slug: q for q in contrat.quartiers_ranges if q.code_2024 and not contrat.contour_de(q)}
    perimetres = perimetres_de(officiels.values()) if officiels else {}
    communes, absentes = communes_de(contrat, perimetres.values())
    prevus = [*_fichier_des_quartiers(officiels, perimetres), *_fichier_des_communes(communes, aujourd_hui)]
    ecrits = {fichier.nom: _rediger(fichier, presents.get(fichier.nom)) for fichier in prevus}
    _verifier(garde | ecrits)
    retires = [nom for nom in (QUARTIERS, COMMUNES) if nom in presents and nom not in ecrits]
    neufs = {nom: octets for nom, octets in ecrits.items() if presents.get(nom) != octets}
    _ecrire(dossier, neufs, retires)
    dites = [_dire(fichier, fichier.nom in neufs) for fichier in prevus]
    dites += [f"data/{nom} est retiré : le contrat n'en a plus besoin." for nom in retires]
    return (*dites, *absentes, *_sans_contour(contrat, officiels))


def _fichier_des_quartiers(officiels: Mapping[str, Quartier], perimetres: Mapping[str, Perimetre]) -> Iterator[Fichier]:
    if perimetres:
        jeu = lire_le_jeu()
        origine = Origine(source=ANCT, date=jeu.date, millesime="2024", licence=jeu.licence, adresse=PAGE_DES_QUARTIERS)
        proprietes = {p.code: {"code": p.code, "nom": officiels[slug].nom} for slug, p in perimetres.items()}
        yield Fichier(QUARTIERS, origine, proprietes, _geometries(perimetres.values()))


def _fichier_des_communes(communes: list[Commune], aujourd_hui: date) -> Iterator[Fichier]:
    if communes:
        origine = Origine(source=IGN, date=aujourd_hui, licence=LICENCE_OUVERTE, adresse=PAGE_DES_COMMUNES)
        proprietes = {commune.code: {"code": commune.code, "nom": commune.nom} for commune in communes}
        yield Fichier(COMMUNES, origine, proprietes, _geometries(communes))


def _geometries(elements: Iterable[Perimetre | Commune]) -> dict[str, tuple[Polygone, ...]]:
    """Chaque code -> ses polygones ; lève ``Indisponible`` quand la géométrie n'en est pas."""
    return {element.code: tuple(_polygones(element.code, element.geometrie)) for element in elements}


def _polygones(code: str, geometrie: Any) -> Iterator[Polygone]:
    try:
        ecrits = {"Polygon": lambda ecrit: [ecrit], "MultiPolygon": list}[geometrie["type"]](geometrie["coordinates"])
        for polygone in ecrits:
            yield tuple(tuple((float(x), float(y)) for x, y, *_ in anneau) for anneau in polygone if anneau)
    except (KeyError, TypeError, ValueError):
        raise Indisponible(f"le contour de {code} n'est pas un polygone à la source : rien n'est écrit") from None


def _dire(fichier: Fichier, neuf: bool) -> str:
    combien = f"data/{fichier.nom} : {compter(len(fichier.contours), 'contour')}"
    return f"{combien}. {origine_des_contours(fichier.origine)}" if neuf else f"{combien}, comme avant."


def _rediger(fichier: Fichier, present: bytes | None) -> bytes:
    """Le texte du fichier, ou celui d'avant quand aucun contour ne change : sa date seule ne dirait rien de neuf."""
    tolerance = TOLERANCES[fichier.nom]
    for essai in range(ESSAIS):
        octets = _composer(fichier, tolerance * PLUS_SIMPLE**essai)
        if len(octets) <= TAILLE_DES_CONTOURS:
            return present if present and _memes_contours(fichier.nom, present, octets) else octets
    trop = compter(len(fichier.contours), "contour")
    raise Indisponible(f"{fichier.nom} serait trop gros, même simplifié ({trop}) : rien n'est écrit")


def _composer(fichier: Fichier, tolerance: float) -> bytes:
    simples = simplifier(fichier.contours, tolerance)
    tete = fichier.origine.model_dump(mode="json", exclude_none=True)
    return rediger_geojson(tete, ((fichier.proprietes[code], simples[code]) for code in sorted(simples))).encode()


def _memes_contours(nom: str, present: bytes, nouveau: bytes) -> bool:
    """Vrai quand les deux disent la même chose, à leur date près."""
    anciens, nouveaux = (lire_contours(nom, nom, octets)[1] for octets in (present, nouveau))
    return (
        anciens is not None
        and nouveaux is not None
        and list(map(_sans_date, anciens)) == list(map(_sans_date, nouveaux))
    )


def _sans_date(contour: Contour) -> dict[str, Any]:
    champs = {nom: getattr(contour, nom) for nom in type(contour).model_fields}
    return champs | {"origine": contour.origine.model_copy(update={"date": date.min})}


def _verifier(fichiers: Mapping[str, bytes]) -> None:
    """Ce qui s'écrit se relira : sinon, la source a changé d'une façon que le code ne connaît pas."""
    try:
        comprendre(fichiers)
    except DonneesFautives as fautives:
        premiere = fautives.fautes[0].message
        raise Indisponible(f"la source donne un contour que le site refuse : {premiere} ; rien n'est écrit") from None


def _ecrire(dossier: Path, fichiers: Mapping[str, bytes], retires: Iterable[str]) -> None:
    """Tous à côté d'abord, puis à leur place : une panne au milieu n'en laisse aucun à moitié écrit."""
    provisoires = {dossier / nom: dossier / f"{Path(nom).parent}/.{Path(nom).name}" for nom in fichiers}
    for (chemin, provisoire), octets in zip(provisoires.items(), fichiers.values(), strict=True):
        chemin.parent.mkdir(exist_ok=True)
        provisoire.write_bytes(octets)
    for chemin, provisoire in provisoires.items():
        provisoire.replace(chemin)
    for nom in retires:
        (dossier / nom).unlink()


def _sans_contour(contrat: Contrat, officiels: Mapping[str, Quartier]) -> Iterator[str]:
    """Les quartiers que l'État ne dessine pas : la ville le peut."""
    sans = [q for q in contrat.quartiers_ranges if q.slug not in officiels and not contrat.contour_de(q)]
    if sans:
        noms = enumerer([citer(quartier.nom) for quartier in sans])
        yield f"Sans code 2024, donc sans périmètre officiel : {noms}. La ville peut les dessiner dans data/{DESSINES}."
