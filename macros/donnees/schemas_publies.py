"""Le schéma JSON de chaque fichier JSON publié, pour qui veut vérifier ce qu'il télécharge."""

import json
import re
from functools import cache

from pydantic import BaseModel

from macros.donnees.champs import schema
from macros.donnees.fichiers_json import COMMUNS, FichierQuartier, FichierQuartiers

SCHEMAS = "schemas/exports"
NORME = "https://json-schema.org/draft/2020-12/schema"
MODELES: dict[str, type[BaseModel]] = {"quartiers": FichierQuartiers, "quartier": FichierQuartier, **COMMUNS}


@cache  # ils ne dépendent que du modèle
def schemas_publies() -> dict[str, bytes]:
    """Le chemin de chaque schéma, sous ``donnees/``, et son texte ; « quartier » vaut pour chacun d'eux."""
    return {f"{SCHEMAS}/{nom}.json": _texte(nom, modele) for nom, modele in MODELES.items()}


def _texte(nom: str, modele: type[BaseModel]) -> bytes:
    publie = {"$schema": NORME, "$id": f"{nom}.json", "title": nom} | schema(modele)
    texte = json.dumps(publie, ensure_ascii=False, indent=2)
    return re.sub("``(.+?)``", r"« \1 »", texte).encode() + b"\n"
