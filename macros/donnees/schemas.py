"""Ce que dit chaque champ publié : le schéma JSON de son modèle, pour un logiciel, et la lecture qu'en fait une page.

Titres et explications ne sont écrits que dans les modèles ; le schéma, le tableau de la page et la description des
colonnes s'en déduisent.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from macros.donnees.fichiers_json import COMMUNS, FichierQuartier, FichierQuartiers
from macros.modele.fiche import GenerateurDeSchema, generer, rediger

DOSSIER_DES_SCHEMAS = "schemas/exports"
MODELES: dict[str, type[BaseModel]] = {"quartiers": FichierQuartiers, "quartier": FichierQuartier, **COMMUNS}
NATURES = {
    "string": "texte",
    "number": "nombre",
    "integer": "nombre entier",
    "boolean": "oui ou non",
    "object": "groupe",
    "array": "liste",
}


class Champ(NamedTuple):
    """Un champ publié ; ``chemin`` y mène (« portrait.population.valeur »), « [] » passe à chaque élément d'une liste
    et « * » à chaque clé d'un groupe."""

    chemin: str
    titre: str
    description: str
    nature: str
    facultatif: bool


class GenerateurDePublication(GenerateurDeSchema):
    """Le schéma de ce qui se publie : une valeur absente de la source est une clé absente."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002 - pydantic impose l'argument
        """Toujours là, sauf ce qui peut manquer."""
        contenu = field["schema"]
        while contenu["type"] in ("default", "function-after"):  # une valeur par défaut, une règle du modèle
            contenu = contenu["schema"]
        return bool(contenu["type"] != "nullable")


@cache
def schema(modele: type[BaseModel]) -> JsonSchemaValue:
    """Le schéma JSON de ce qui se publie du modèle : aucune clé de plus, et aucune valeur vide."""
    return generer(modele, GenerateurDePublication, "serialization")


@cache  # ils ne dépendent que du modèle
def schemas_publies() -> dict[str, bytes]:
    """Le chemin de chaque schéma, sous ``donnees/``, et son texte ; « quartier » vaut pour chacun d'eux."""
    return {
        f"{DOSSIER_DES_SCHEMAS}/{nom}.json": rediger(nom, schema(modele)).encode() for nom, modele in MODELES.items()
    }


def champs(modele: type[BaseModel]) -> list[Champ]:
    """Tous les champs du modèle, dans l'ordre où ils s'écrivent, chaque groupe suivi de ce qu'il contient."""
    return list(_champs(schema(modele), schema(modele).get("$defs", {}), ""))


def _champs(groupe: JsonSchemaValue, definitions: JsonSchemaValue, prefixe: str) -> Iterator[Champ]:
    for cle, brut in groupe.get("properties", {}).items():
        contenu = _resoudre(brut, definitions)
        suite, dedans = _descendre(contenu, definitions)
        # Ce qui s'écrit sous une clé se lit dans les lignes qui suivent : son mode d'emploi en YAML n'a rien à y dire.
        description = "" if "properties" in dedans else brut.get("description", "")
        yield Champ(prefixe + cle, brut["title"], description, _nature(contenu), cle not in groupe.get("required", ()))
        yield from _champs(dedans, definitions, f"{prefixe}{cle}{suite}.")


def _descendre(contenu: JsonSchemaValue, definitions: JsonSchemaValue) -> tuple[str, JsonSchemaValue]:
    """Ce qui mène de la clé à ses éléments, et le schéma de ceux-ci."""
    if "items" in contenu:
        return "[]", _resoudre(contenu["items"], definitions)
    if isinstance(libres := contenu.get("additionalProperties"), dict):
        return ".*", _resoudre(libres, definitions)
    return "", contenu


def _resoudre(brut: JsonSchemaValue, definitions: JsonSchemaValue) -> JsonSchemaValue:
    """Le schéma que désigne un renvoi, ou lui-même."""
    return definitions[brut["$ref"].rpartition("/")[2]] if "$ref" in brut else brut


def _nature(contenu: JsonSchemaValue) -> str:
    if "enum" in contenu:
        return " ou ".join(f"« {valeur} »" for valeur in contenu["enum"])
    return "date" if contenu.get("format") == "date" else NATURES[contenu["type"]]
