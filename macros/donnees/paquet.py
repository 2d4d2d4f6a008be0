"""La description des fichiers publiés, pour un logiciel : « Data Package » 2.0.

https://datapackage.org/standard/data-package/. Elle dit comment lire chaque fichier : séparateur, codage, colonnes,
clés, taille, empreinte.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from macros.adresses import DONNEES, slug
from macros.donnees import tableur
from macros.donnees.catalogue import DESCRIPTION, Fichier, catalogue, nommer
from macros.donnees.contours import ensembles
from macros.donnees.fichiers_json import VERSION
from macros.donnees.schemas import schema
from macros.edition import Edition
from macros.langue.francais import minuscule
from macros.langue.porteur import nom_officiel
from macros.modele import Contrat
from macros.modele.contour import Origine
from macros.modele.site import Licence

NORME = "https://datapackage.org/profiles/2.0"


def decrire(contrat: Contrat, edition: Edition, fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """La description de ``fichiers`` (leur chemin -> leur contenu) ; elle ne dit que ce que les données savent."""
    jour, convention, licence = edition.jour(), contrat.convention, contrat.site.licence_donnees
    proposes = catalogue(contrat)
    ressources = (
        *(*proposes.tableaux, *proposes.communs, *proposes.contours, *proposes.quartiers),
        *(*proposes.contacts, *proposes.cartes, *proposes.schemas),
    )
    origines = {ensemble.chemin: ensemble.origine for ensemble in ensembles(contrat)}
    description = {
        "$schema": f"{NORME}/datapackage.json",
        "name": f"contrat-de-ville-{slug(convention.porteur.nom)}",
        "title": f"{convention.titre}, {minuscule(nom_officiel(convention.porteur))}",
        "description": convention.sous_titre,
        "version": f"{VERSION}.0.0",
        "created": f"{jour}T00:00:00Z" if jour else None,
        "homepage": edition.url(DONNEES) if edition.adresse else None,
        "licenses": [_licence(licence)],
        "sources": [
            _sans_vide({"title": acte.titre, "path": acte.lien}) for acte in convention.tous_les_actes if not acte.prevu
        ],
        "resources": [
            _ressource(fichier, fichiers[fichier.chemin]) | _origine(origines.get(fichier.chemin))
            for fichier in ressources
        ],
    }
    return {DESCRIPTION.chemin: to_json(_sans_vide(description), indent=2) + b"\n"}


def _ressource(fichier: Fichier, contenu: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{NORME}/dataresource.json",
        "name": fichier.nom,
        "title": fichier.titre,
        "description": fichier.description,
        "path": fichier.chemin,
        "format": fichier.extension.removeprefix("."),
        "mediatype": fichier.type,
        "encoding": "utf-8",
        "bytes": len(contenu),
        "hash": f"sha256:{hashlib.sha256(contenu).hexdigest()}",
    } | (_tableau(fichier, fichier.modele) if fichier.modele and fichier.cle else {})


def _origine(origine: Origine | None) -> dict[str, Any]:
    """D'où vient un fichier qui n'a pas la source ni la licence des autres."""
    if not origine:
        return {}
    licence = {"licenses": [_licence(origine.licence)]} if origine.licence else {}
    return {"sources": [_sans_vide({"title": origine.source, "path": origine.adresse})]} | licence


def _licence(licence: Licence) -> dict[str, str]:
    return {"title": licence.nom, "path": licence.lien}


def _tableau(fichier: Fichier, modele: type[BaseModel]) -> dict[str, Any]:
    """Comment lire le tableau : chaque colonne vient du modèle, chaque ligne mène à celles d'autres tableaux."""
    colonnes = schema(modele)
    renvois = [
        {"fields": list(cles), "reference": {"resource": nommer(autre), "fields": list(cles)}}
        for autre, cles in fichier.renvois.items()
    ]
    return {
        "type": "table",
        "dialect": {"delimiter": tableur.SEPARATEUR, "lineTerminator": tableur.FIN_DE_LIGNE},
        "schema": {
            "fields": [
                _colonne(nom, champ, nom in colonnes["required"]) for nom, champ in colonnes["properties"].items()
            ],
            "primaryKey": list(fichier.cle),
            "missingValues": [""],
            **({"foreignKeys": renvois} if renvois else {}),
        },
    }


def _colonne(nom: str, champ: Mapping[str, Any], requise: bool) -> dict[str, Any]:
    ecritures: dict[str, dict[str, Any]] = {
        "number": {"decimalChar": tableur.VIRGULE},
        "boolean": {"trueValues": [tableur.OUI], "falseValues": [tableur.NON]},
    }
    genre = "date" if champ.get("format") == "date" else champ["type"]
    return {
        "name": nom,
        "title": champ["title"],
        **_sans_vide({"description": champ.get("description")}),
        "type": genre,
        **ecritures.get(genre, {}),
        "constraints": {"required": requise} | _sans_vide({"enum": champ.get("enum")}),
    }


def _sans_vide(contenu: dict[str, Any]) -> dict[str, Any]:
    """Sans les valeurs inconnues : leur clé est absente."""
    return {cle: valeur for cle, valeur in contenu.items() if valeur is not None}
