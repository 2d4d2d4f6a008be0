"""La description des données : « Data Package » 2.0, https://datapackage.org/standard/data-package/.

Elle dit à un logiciel comment lire chaque fichier : séparateur, codage, colonnes, clés, taille, empreinte.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from macros.adresses import DONNEES, slug
from macros.donnees import tableur
from macros.donnees.catalogue import TABLEAUX, Fichier, catalogue
from macros.donnees.fichiers_json import VERSION
from macros.donnees.schemas import schema
from macros.edition import Edition
from macros.modele import Contrat

NORME = "https://datapackage.org/profiles/2.0"
QUARTIERS = TABLEAUX[0]


def paquet(contrat: Contrat, edition: Edition, fichiers: Mapping[str, bytes]) -> bytes:
    """La description de ``fichiers`` (leur chemin -> leur contenu) ; elle ne dit que ce que les données savent."""
    jour, convention, licence = edition.jour(), contrat.convention, contrat.site.licence_donnees
    description = {
        "$schema": f"{NORME}/datapackage.json",
        "name": f"contrat-de-ville-{slug(convention.commune.nom)}",
        "title": f"{convention.titre}, commune {convention.commune.avec_preposition}",
        "description": convention.sous_titre,
        "version": f"{VERSION}.0.0",
        "created": f"{jour}T00:00:00Z" if jour else None,
        "homepage": edition.url(DONNEES) if edition.adresse else None,
        "licenses": [{"title": licence.nom, "path": licence.lien}],
        "sources": [_sans_vide({"title": convention.document.titre, "path": convention.document.lien})],
        "resources": [_ressource(fichier, fichiers[fichier.chemin]) for fichier in catalogue(contrat).decrits()],
    }
    return json.dumps(_sans_vide(description), ensure_ascii=False, indent=2).encode() + b"\n"


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
    } | (_tableau(fichier.modele, fichier.cle) if fichier.modele and fichier.cle else {})


def _tableau(modele: type[BaseModel], cle: tuple[str, ...]) -> dict[str, Any]:
    """Comment lire le tableau : chaque colonne vient du modèle, chaque ligne mène à son quartier."""
    colonnes = schema(modele)
    renvoi = {"fields": list(QUARTIERS.cle), "reference": {"resource": QUARTIERS.nom, "fields": list(QUARTIERS.cle)}}
    return {
        "type": "table",
        "dialect": {"delimiter": tableur.SEPARATEUR, "lineTerminator": tableur.FIN_DE_LIGNE},
        "schema": {
            "fields": [_colonne(nom, dit, nom in colonnes["required"]) for nom, dit in colonnes["properties"].items()],
            "primaryKey": list(cle),
            "missingValues": [""],
            **({} if cle == QUARTIERS.cle else {"foreignKeys": [renvoi]}),
        },
    }


def _colonne(nom: str, dit: Mapping[str, Any], requise: bool) -> dict[str, Any]:
    ecritures: dict[str, dict[str, Any]] = {
        "number": {"decimalChar": tableur.VIRGULE},
        "boolean": {"trueValues": [tableur.OUI], "falseValues": [tableur.NON]},
    }
    return {
        "name": nom,
        "title": dit["title"],
        **_sans_vide({"description": dit.get("description")}),
        "type": dit["type"],
        **ecritures.get(dit["type"], {}),
        "constraints": {"required": requise} | _sans_vide({"enum": dit.get("enum")}),
    }


def _sans_vide(contenu: dict[str, Any]) -> dict[str, Any]:
    """Sans les valeurs inconnues : leur clé est absente."""
    return {cle: valeur for cle, valeur in contenu.items() if valeur is not None}
