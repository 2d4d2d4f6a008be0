"""Ce que dit chaque champ publié : le schéma JSON de son modèle, pour un logiciel, et la lecture qu'en fait une page.

Titres et explications ne sont écrits que dans les modèles ; le schéma, le tableau de la page et la description des
colonnes s'en déduisent.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from macros.adresses import SCHEMAS_PUBLIES
from macros.donnees.fichiers_json import COMMUNS, FichierQuartier, FichierQuartiers, FichierSuivi
from macros.modele.fiche import generer, rediger

MODELES: dict[str, type[BaseModel]] = {
    "quartiers": FichierQuartiers,
    "quartier": FichierQuartier,
    "suivi": FichierSuivi,
    **COMMUNS,
}
NATURES = {
    "string": "texte",
    "number": "nombre",
    "integer": "nombre entier",
    "boolean": "oui ou non",
    "object": "groupe",
    "array": "liste",
}


class ChampPublie(NamedTuple):
    """Un champ publié ; ``chemin`` y mène (« portrait.population.valeur »), « [] » passe à chaque élément d'une liste
    et « * » à chaque clé d'un groupe."""

    chemin: str
    titre: str
    description: str
    nature: str
    facultatif: bool


@cache
def schema(modele: type[BaseModel]) -> JsonSchemaValue:
    """Le schéma JSON de ce qui se publie du modèle : aucune clé de plus, et aucune valeur vide."""
    return generer(modele, "serialization")


@cache  # ils ne dépendent que du modèle
def schemas_publies() -> dict[str, bytes]:
    """Le chemin de chaque schéma, sous ``donnees/``, et son texte ; « quartier » vaut pour chacun d'eux."""
    return {f"{SCHEMAS_PUBLIES}/{nom}.json": rediger(nom, schema(modele)).encode() for nom, modele in MODELES.items()}


def champs_publies(modele: type[BaseModel]) -> list[ChampPublie]:
    """Tous les champs du modèle, dans l'ordre où ils s'écrivent, chaque groupe suivi de ce qu'il contient."""
    return list(_champs(schema(modele), schema(modele).get("$defs", {}), ""))


def _champs(
    groupe: JsonSchemaValue, definitions: JsonSchemaValue, prefixe: str, au_dessus: tuple[int, ...] = ()
) -> Iterator[ChampPublie]:
    """Ce qu'un groupe contient de pareil à lui-même ne se redit pas : les mêmes champs y sont, à toute profondeur."""
    for cle, champ in groupe.get("properties", {}).items():
        contenu = _resoudre(champ, definitions)
        suffixe, sous_schema = _descendre(contenu, definitions)
        # Ce qui s'écrit sous une clé se lit dans les lignes qui suivent : son mode d'emploi en YAML n'a rien à y dire.
        description = "" if "properties" in sous_schema else champ.get("description", "")
        facultatif = cle not in groupe.get("required", ())
        yield ChampPublie(prefixe + cle, champ["title"], description, _nature(contenu), facultatif)
        if id(sous_schema) not in (*au_dessus, id(groupe)):
            yield from _champs(sous_schema, definitions, f"{prefixe}{cle}{suffixe}.", (*au_dessus, id(groupe)))


def _descendre(contenu: JsonSchemaValue, definitions: JsonSchemaValue) -> tuple[str, JsonSchemaValue]:
    """Ce qui mène de la clé à ses éléments, et le schéma de ceux-ci."""
    if "items" in contenu:
        pas, dedans = "[]", contenu["items"]
    elif isinstance(contenu.get("additionalProperties"), dict):
        pas, dedans = ".*", contenu["additionalProperties"]
    else:
        return "", contenu
    suite, elements = _descendre(_resoudre(dedans, definitions), definitions)
    return pas + suite, elements


def _resoudre(champ: JsonSchemaValue, definitions: JsonSchemaValue) -> JsonSchemaValue:
    """Le schéma que désigne une référence (« $ref »), ou lui-même."""
    return definitions[champ["$ref"].rpartition("/")[2]] if "$ref" in champ else champ


def _nature(contenu: JsonSchemaValue) -> str:
    if "enum" in contenu:
        return " ou ".join(f"« {valeur} »" for valeur in contenu["enum"])
    return "date" if contenu.get("format") == "date" else NATURES[contenu["type"]]
