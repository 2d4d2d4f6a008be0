"""Ce qui se télécharge : les périmètres des quartiers, ce que l'État en dit, les communes. Rien ne s'en écrit ici.

Chaque adresse se remplace par une variable d'environnement : un miroir, ou un essai qui reste sur la machine.
"""

import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from macros.langue.francais import compter
from macros.modele.site import Licence

RESSOURCE = "942d4ee8-8142-4556-8ea1-335537ce1119"  # le fichier national, parmi ceux du jeu
ADRESSES = {
    # Le jeu de données de l'ANCT : sa licence, et la date de ses fichiers.
    "CONTOURS_JEU": "https://www.data.gouv.fr/api/1/datasets/quartiers-prioritaires-de-la-politique-de-la-ville-qpv/",
    "CONTOURS_QUARTIERS": f"https://www.data.gouv.fr/api/1/datasets/r/{RESSOURCE}",
    "CONTOURS_COMMUNES": "https://geo.api.gouv.fr/communes",
}
LOCALES = {"127.0.0.1", "::1", "localhost"}
DELAI = 60  # secondes
MEGA = 1_000_000
TELECHARGE = 100 * MEGA  # octets
DECOMPRESSE = 400 * MEGA
LICENCE_OUVERTE = Licence(nom="Licence Ouverte 2.0", lien="https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
LICENCES = {
    "lov2": LICENCE_OUVERTE,
    "fr-lo": LICENCE_OUVERTE.model_copy(update={"nom": "Licence Ouverte 1.0"}),
    "odc-odbl": Licence(nom="Licence ODbL 1.0", lien="https://opendatacommons.org/licenses/odbl/1-0/"),
}
CODE_INSEE = re.compile(r"\b[0-9][0-9AB][0-9]{3}\b")
CHANGE_DE_FORME = "a changé de forme ; rien n'est écrit, transmettez ceci à qui tient le code"


class Indisponible(Exception):
    """Levée, avec une phrase, quand une source ne répond pas ou ne donne pas ce qu'on y cherche."""


class Jeu(NamedTuple):
    """Ce que l'État dit des périmètres : leur licence, et le jour de leur dernière mise à jour."""

    licence: Licence
    date: date


class Perimetre(NamedTuple):
    """Un quartier de la source : son code, les communes où elle le place, sa géométrie."""

    code: str
    communes: tuple[str, ...]
    geometrie: Any


class Commune(NamedTuple):
    """Une commune de la source."""

    code: str
    nom: str
    geometrie: Any


def adresse(nom: str) -> str:
    """Celle de l'environnement, ou celle de l'État."""
    return os.environ.get(nom) or ADRESSES[nom]


def lire_le_jeu() -> Jeu:
    """Lève ``Indisponible`` quand la licence ou la date n'est pas dite : on ne publie pas sans elles."""
    ou = adresse("CONTOURS_JEU")
    jeu = _lire_json(_telecharger(ou), ou)
    ressources = jeu.get("resources") if isinstance(jeu, dict) else None
    ressource = next((r for r in ressources or () if isinstance(r, dict) and r.get("id") == RESSOURCE), None)
    if ressource is None:
        raise Indisponible(f"{ou} {CHANGE_DE_FORME} : la ressource {RESSOURCE} n'y est plus")
    try:
        jour = date.fromisoformat(str(ressource.get("last_modified"))[:10])
    except ValueError:
        raise Indisponible(f"{ou} {CHANGE_DE_FORME} : il ne date plus ses fichiers") from None
    code = os.environ.get("CONTOURS_LICENCE") or str(jeu.get("license"))
    if code not in LICENCES:
        conseil = f"vérifiez-la sur la page du jeu, puis écrivez par exemple « {' | '.join(LICENCES)} »"
        raise Indisponible(f"licence des périmètres inconnue : « {code} » ; {conseil} dans CONTOURS_LICENCE")
    return Jeu(LICENCES[code], jour)


def lire_les_perimetres() -> dict[str, Perimetre]:
    """Le code de chaque quartier de France -> ce qu'en donne le fichier national."""
    ou = adresse("CONTOURS_QUARTIERS")
    perimetres = {}
    for element in _elements(_lire_json(_dezipper(_telecharger(ou), ou), ou), ou):
        dits = element["properties"]
        if "code_qp" not in dits:
            raise Indisponible(f"{ou} {CHANGE_DE_FORME} : un quartier n'y a pas de « code_qp »")
        communes = tuple(CODE_INSEE.findall(json.dumps(dits.get("insee_com", ""))))
        perimetres[str(dits["code_qp"])] = Perimetre(str(dits["code_qp"]), communes, element["geometry"])
    return perimetres


def lire_les_communes(**criteres: str) -> tuple[Commune, ...]:
    """Celles qu'ont ce ``code``, ou ce ``nom``."""
    demande = {**criteres, "fields": "nom,code,contour", "format": "geojson", "geometry": "contour"}
    ou = f"{adresse('CONTOURS_COMMUNES')}?{urlencode(demande)}"
    elements = list(_elements(_lire_json(_telecharger(ou), ou), ou))
    if not all(isinstance(e["properties"].get(cle), str) for e in elements for cle in ("code", "nom")):
        raise Indisponible(f"{ou} {CHANGE_DE_FORME} : une commune n'y a pas de « code » ni de « nom »")
    return tuple(Commune(e["properties"]["code"], e["properties"]["nom"], e["geometry"]) for e in elements)


def _elements(lu: Any, ou: str) -> Iterator[dict[str, Any]]:
    elements = lu.get("features") if isinstance(lu, dict) else None
    if not isinstance(elements, list):
        raise Indisponible(f"{ou} {CHANGE_DE_FORME} : ce n'est plus une collection GeoJSON")
    for element in elements:
        if not isinstance(element, dict) or not isinstance(element.get("properties"), dict):
            raise Indisponible(f"{ou} {CHANGE_DE_FORME} : un contour n'y a pas de « properties »")
        yield {"geometry": None, **element}


def _telecharger(ou: str) -> bytes:
    """Le contenu de cette adresse, en entier ; en HTTPS, sauf sur la machine elle-même."""
    if urlsplit(ou).scheme != "https" and urlsplit(ou).hostname not in LOCALES:
        raise Indisponible(f"adresse refusée : {ou} ; elle doit commencer par https://")
    try:
        with urlopen(Request(ou, headers={"User-Agent": "contrat-de-ville"}), timeout=DELAI) as reponse:  # noqa: S310
            contenu: bytes = reponse.read(TELECHARGE + 1)
    except HTTPError as refus:
        raise Indisponible(f"{ou} répond par une erreur ({refus.code}) : réessayez plus tard") from None
    except (URLError, HTTPException, OSError) as panne:
        cause = getattr(panne, "reason", panne)
        raise Indisponible(f"{ou} ne répond pas : vérifiez le réseau, puis réessayez ({_cause(cause)})") from None
    return _borner(contenu, TELECHARGE, ou)


def _cause(cause: object) -> str:
    """Le nom de la panne, sans sa phrase, que Python écrit en anglais."""
    return type(cause).__name__ if isinstance(cause, BaseException) else "adresse refusée"


def _borner(contenu: bytes, maximum: int, ou: str) -> bytes:
    if len(contenu) > maximum:
        raise Indisponible(f"{ou} est trop gros : plus de {compter(maximum // MEGA, 'mégaoctet')} ; rien n'est écrit")
    return contenu


def _dezipper(contenu: bytes, ou: str) -> bytes:
    """Le GeoJSON en WGS 84 de cette archive, lu sans rien écrire ; ce qui n'est pas une archive reste tel quel."""
    if not contenu.startswith(b"PK"):
        return contenu
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            noms = [nom for nom in archive.namelist() if nom.lower().endswith((".geojson", ".json"))]
            voulus = [nom for nom in noms if "wgs84" in nom.lower()] or noms
            if len(voulus) != 1:
                raise Indisponible(f"{ou} {CHANGE_DE_FORME} : un GeoJSON attendu, {len(voulus)} dans l'archive")
            with archive.open(voulus[0]) as membre:
                return _borner(membre.read(DECOMPRESSE + 1), DECOMPRESSE, ou)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Indisponible(f"{ou} donne une archive abîmée : réessayez plus tard") from None


def _lire_json(contenu: bytes, ou: str) -> Any:
    try:
        return json.loads(contenu)
    except (ValueError, RecursionError):
        raise Indisponible(f"{ou} {CHANGE_DE_FORME} : ce n'est pas du JSON") from None
