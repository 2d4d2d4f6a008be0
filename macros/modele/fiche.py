"""La base des fiches, celle des fichiers de ``data/`` qui valent pour tous les quartiers, et leur schéma JSON."""

import ast
import inspect
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema, to_json

from macros.reserve import DU_CODE, empreinte_du_code

NORME_DES_SCHEMAS = "https://json-schema.org/draft/2020-12/schema"
Sens = Literal["validation", "serialization"]


class Rubrique(NamedTuple):
    """Ce que le lecteur connaît d'un fichier de données, ou d'une de ses parties : un nom, et la page où le lire."""

    nom: str
    page: str


class Telechargement(NamedTuple):
    """Ce que la page des données dit d'un fichier : son titre, et ce qu'il contient."""

    titre: str
    contenu: str


class Fiche(BaseModel):
    """La base des modèles : aucune clé inconnue n'y est admise, et rien n'y change après la lecture."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    rubrique: ClassVar[Rubrique | None] = None  # pour ce qui a sa page : le journal dit où lire ce qui y change


class FichierCommun(Fiche):
    """Un fichier de ``data/`` qui vaut pour tous les quartiers. Il a le nom du champ que lui donne ``Contrat``.

    Cette classe et ce champ suffisent à le déclarer : la lecture, l'aide à la saisie, le journal et les fichiers
    publiés en découlent. Un champ qui vaut « None » par défaut est un fichier facultatif.
    """

    telechargement: ClassVar[Telechargement | None] = None  # pour ce qui se publie


class Generateur(GenerateJsonSchema):
    """Un schéma où rien n'est « null » : une clé facultative est là, ou absente."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        """Ce qui se publie est toujours là, sauf ce qui peut manquer ; ce qui a une valeur par défaut aussi."""
        if self.mode == "validation":
            return super().field_is_required(field, total)
        if field.get("serialization_exclude_if"):
            return False
        contenu = field["schema"]
        while contenu["type"] in (
            "default",
            "function-after",
            "function-before",
            "function-wrap",
        ):  # une valeur par défaut, une règle du modèle
            contenu = contenu["schema"]
        return bool(contenu["type"] != "nullable")

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Le schéma du modèle, expliqué par sa docstring, même quand Python ne les a pas chargées."""
        contenu = super().model_schema(schema)
        explication = expliquer(schema["cls"])
        return contenu | ({"description": explication} if explication else {})

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Une clé sans contenu est omise : « null » ferait croire à une valeur."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Une valeur par défaut ne s'annonce pas : ce n'est qu'une valeur possible."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic impose l'argument
        """Aucun titre tiré de la clé : le modèle donne les siens."""
        return False


def expliquer(modele: type) -> str:
    """La docstring d'un modèle, lue dans son code quand Python l'a laissée de côté (« PYTHONOPTIMIZE=2 »)."""
    return inspect.cleandoc(modele.__doc__ or _docstrings(inspect.getfile(modele)).get(modele.__name__, ""))


@cache
def _docstrings(fichier: str) -> dict[str, str]:
    classes = (noeud for noeud in ast.parse(Path(fichier).read_bytes()).body if isinstance(noeud, ast.ClassDef))
    return {classe.name: ast.get_docstring(classe) or "" for classe in classes}


def generer(modele: type[BaseModel], sens: Sens) -> JsonSchemaValue:
    """Le schéma de ce qui s'écrit (« validation ») ou se publie (« serialization ») du modèle."""
    origine = json.dumps([sens, modele.__module__, modele.__qualname__, empreinte_du_code()]).encode()
    schema: JsonSchemaValue = json.loads(DU_CODE.garder(origine, lambda: json.dumps(_generer(modele, sens)).encode()))
    return schema


def _generer(modele: type[BaseModel], sens: Sens) -> JsonSchemaValue:
    schema = modele.model_json_schema(schema_generator=Generateur, mode=sens)
    for groupe in (schema, *schema.get("$defs", {}).values()):
        groupe.pop("title", None)  # le nom de la classe : chaque clé a son propre titre
    return schema


def rediger(nom: str, schema: JsonSchemaValue) -> str:
    """Le texte du fichier ``nom``.json ; le code entre accents graves des docstrings y devient une citation."""
    complet = {"$schema": NORME_DES_SCHEMAS, "$id": f"{nom}.json", "title": nom} | schema
    return re.sub("``(.+?)``", r"« \1 »", to_json(complet, indent=2).decode()) + "\n"
