"""Les schémas JSON des fichiers de ``data/`` : ce qu'un éditeur de texte complète et explique pendant la frappe.

Ils se déduisent du modèle et des identifiants que déclarent les données. Le site les publie ; « make check » et toute
construction les écrivent aussi là où ``.vscode/settings.json`` les cherche.
"""

from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from macros.adresses import SCHEMAS_DE_SAISIE
from macros.lecture import DonneesFautives, lire_sans_les_quartiers
from macros.lecture.cles import HORS_FICHIER
from macros.modele import Contrat, Quartier, champs
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.quartier import ValeurSaisie
from macros.modele.schema import GenerateurDeSchema, generer, rediger
from macros.saisie.motifs import MOTIFS, PAR_FONCTION

DE_L_EDITEUR = Path(".vscode/schemas")  # git ne les suit pas
MODELES: dict[str, type[BaseModel]] = {**FICHIERS_COMMUNS, "quartier": Quartier}
VALEUR_SEULE = get_args(ValeurSaisie)[-1].func
Paires = tuple[tuple[str, str], ...]
Cles = tuple[str, Mapping[str, str]]  # comment nommer chaque clé, puis les clés permises et ce que dit chacune


def schemas(contrat: Contrat) -> dict[str, str]:
    """Le chemin de chaque schéma dans le site -> son texte ; les identifiants permis sont ceux de ``contrat``."""
    sous_objectifs = tuple(
        (sous_objectif.id, sous_objectif.titre) for sous_objectif in contrat.strategie.sous_objectifs()
    )
    indicateurs = tuple((indicateur.id, indicateur.libelle) for indicateur in contrat.indicateurs.indicateurs)
    return dict(_rediges(sous_objectifs, indicateurs))


@lru_cache(maxsize=1)  # une construction les demande deux fois, et « make serve » à chaque enregistrement
def _rediges(sous_objectifs: Paires, indicateurs: Paires) -> Mapping[str, str]:
    cles = {"objectifs": ("sous-objectif", dict(sous_objectifs)), "indicateurs": ("indicateur", dict(indicateurs))}
    return {f"{SCHEMAS_DE_SAISIE}/{nom}.json": rediger(nom, _schema(modele, cles)) for nom, modele in MODELES.items()}


def ecrire_pour_l_editeur(projet: Path) -> None:
    """Met à jour les schémas de l'éditeur de texte ; des fichiers communs fautifs laissent les précédents.

    Ce n'est qu'une aide : un disque où l'on ne peut pas écrire ne gêne rien.
    """
    with suppress(DonneesFautives, OSError):
        for chemin, texte in schemas(lire_sans_les_quartiers(projet / "data")).items():
            schema = projet / DE_L_EDITEUR / Path(chemin).name
            if not schema.is_file() or schema.read_text("utf-8") != texte:
                schema.parent.mkdir(parents=True, exist_ok=True)
                schema.write_text(texte, "utf-8", newline="\n")


def _schema(modele: type[BaseModel], cles: Mapping[str, Cles]) -> JsonSchemaValue:
    schema = generer(modele, GenerateurDeSaisie, "validation")
    definitions = schema.pop("$defs", {})
    for groupe in (schema, *definitions.values()):
        _sans_les_cles_hors_fichier(groupe)
        for cle in cles.keys() & groupe["properties"].keys():
            _enumerer(groupe["properties"][cle], *cles[cle])
    return schema | {"$defs": definitions}


def _sans_les_cles_hors_fichier(groupe: JsonSchemaValue) -> None:
    for cle in HORS_FICHIER & groupe["properties"].keys():
        del groupe["properties"][cle]
        groupe["required"].remove(cle)


def _enumerer(groupe: JsonSchemaValue, titre: str, descriptions: Mapping[str, str]) -> None:
    """Des clés libres -> celles de ``descriptions`` seulement, chacune avec la sienne."""
    if "patternProperties" in groupe:
        [valeur] = groupe.pop("patternProperties").values()
        groupe.pop("propertyNames", None)
        groupe["properties"] = {
            cle: valeur | {"title": titre, "description": description} for cle, description in descriptions.items()
        }
        groupe["additionalProperties"] = False


class GenerateurDeSaisie(GenerateurDeSchema):
    """Le schéma de ce qui s'écrit dans le fichier, et non de ce que le modèle en retient."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Le motif du champ ; pour un indicateur, le chiffre seul ou sa forme longue."""
        if schema["function"]["function"] is VALEUR_SEULE:
            return {"anyOf": [deepcopy(MOTIFS[champs.Mesure]), self.generate_inner(schema["schema"])]}
        return _motif_du_champ(schema) or super().function_before_schema(schema)

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """Le motif du champ."""
        return _motif_du_champ(schema) or super().function_after_schema(schema)


def _motif_du_champ(schema: Any) -> JsonSchemaValue | None:
    return deepcopy(PAR_FONCTION.get(schema["function"]["function"]))
