"""Le schéma JSON d'un modèle : ce qu'en partagent l'aide à la saisie et la description des fichiers publiés."""

import json
import re
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

NORME = "https://json-schema.org/draft/2020-12/schema"


Sens = Literal["validation", "serialization"]


class Generateur(GenerateJsonSchema):
    """Un schéma où rien n'est « null » : une clé facultative est là, ou absente."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        """Ce qui se publie est toujours là, sauf ce qui peut manquer ; ce qui a une valeur par défaut aussi."""
        if self.mode == "validation":
            return super().field_is_required(field, total)
        contenu = field["schema"]
        while contenu["type"] in ("default", "function-after"):  # une valeur par défaut, une règle du modèle
            contenu = contenu["schema"]
        return bool(contenu["type"] != "nullable")

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Une clé sans contenu est omise : « null » ferait croire à une valeur."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Une valeur par défaut ne s'annonce pas : ce n'est qu'une valeur possible."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic impose l'argument
        """Aucun titre tiré de la clé : le modèle donne les siens."""
        return False


def generer(modele: type[BaseModel], sens: Sens) -> JsonSchemaValue:
    """Le schéma de ce qui s'écrit (« validation ») ou se publie (« serialization ») du modèle."""
    schema = modele.model_json_schema(schema_generator=Generateur, mode=sens)
    for groupe in (schema, *schema.get("$defs", {}).values()):
        groupe.pop("title", None)  # le nom de la classe : chaque clé a son propre titre
    return schema


def rediger(nom: str, schema: JsonSchemaValue) -> str:
    """Le texte du fichier ``nom``.json ; le code entre accents graves des docstrings y devient une citation."""
    complet = {"$schema": NORME, "$id": f"{nom}.json", "title": nom} | schema
    return re.sub("``(.+?)``", r"« \1 »", json.dumps(complet, ensure_ascii=False, indent=2)) + "\n"
