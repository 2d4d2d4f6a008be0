"""Lire et vérifier un fichier de données comme le fait un éditeur de texte qui suit nos schémas."""

import re

import yaml
from jsonschema import Draft202012Validator

from macros.adresses import SCHEMAS_DE_SAISIE


class LectureDEditeur(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2, que suivent les éditeurs de texte : une date y est un texte, « 0321 » un nombre décimal."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML attend cet attribut de classe


for genre, motif in (
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", "[-+]?[0-9]+"),
    ("float", r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?"),
    ("null", "~|null|Null|NULL|"),
):
    LectureDEditeur.add_implicit_resolver(f"tag:yaml.org,2002:{genre}", re.compile(f"^({motif})$"), None)
LectureDEditeur.add_constructor("tag:yaml.org,2002:int", lambda _, noeud: int(noeud.value))


def lire_en_editeur(texte):
    return _cles_en_texte(yaml.load(texte, LectureDEditeur))  # noqa: S506 - cette lecture dérive de SafeLoader


def _cles_en_texte(valeur):
    """Une clé est toujours un texte pour un schéma JSON, même « 2020 »."""
    if isinstance(valeur, dict):
        return {str(cle): _cles_en_texte(contenu) for cle, contenu in valeur.items()}
    return list(map(_cles_en_texte, valeur)) if isinstance(valeur, list) else valeur


def refus(schema, valeur):
    return [f"{erreur.json_path} : {erreur.message}" for erreur in Draft202012Validator(schema).iter_errors(valeur)]


def schema_du_fichier(fichier):
    nom = {"quartiers": "quartier", "suivi": "suivi"}.get(fichier.parent.name, fichier.stem)
    return f"{SCHEMAS_DE_SAISIE}/{nom}.json"
