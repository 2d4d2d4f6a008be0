"""Lire les données liées comme le fait un moteur : un processeur JSON-LD, et le vocabulaire schema.org hors ligne."""

import json
from collections.abc import Iterator
from typing import Any

from pyld import jsonld

VOCABULAIRE = "http://schema.org/"
# Les termes dont https://schema.org/docs/jsonldcontext.jsonld dit que la valeur est une adresse.
ADRESSES = ("contentUrl", "hasMap", "license", "sameAs", "url")
CONTEXTE = {"@vocab": VOCABULAIRE} | {terme: {"@id": VOCABULAIRE + terme, "@type": "@id"} for terme in ADRESSES}


def charger(url: str, _options: Any = None) -> dict[str, Any]:
    """Le seul document que l'on demande est le contexte de schema.org."""
    assert url == "https://schema.org"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXTE},
    }


def developper(texte: str) -> list[dict[str, Any]]:
    """Les données liées, développées : chaque propriété y est une adresse, chaque valeur une liste."""
    return jsonld.expand(json.loads(texte), {"documentLoader": charger})


def tetes(texte: str) -> dict[str, dict[str, Any]]:
    """L'adresse de chaque entité du graphe -> l'entité, telle qu'elle est écrite."""
    return {entite["@id"]: entite for entite in json.loads(texte)["@graph"]}


def entites(valeur: Any) -> Iterator[dict[str, Any]]:
    """Tout ce qui a une sorte, à toute profondeur."""
    if isinstance(valeur, list):
        for element in valeur:
            yield from entites(element)
    elif isinstance(valeur, dict):
        if "@type" in valeur:
            yield valeur
        yield from entites(list(valeur.values()))


def feuilles(valeur: Any, propriete: str = "") -> Iterator[tuple[str, str]]:
    """Chaque (propriété, valeur), des données telles qu'écrites ou développées : les mêmes si rien ne s'est perdu."""
    if isinstance(valeur, list):
        for element in valeur:
            yield from feuilles(element, propriete)
    elif isinstance(valeur, dict):
        for cle, sous_valeur in valeur.items():
            enveloppe = cle in ("@value", "@id", "@graph")
            yield from feuilles(sous_valeur, propriete if enveloppe else cle.removeprefix(VOCABULAIRE))
    else:
        yield propriete, str(valeur).removeprefix(VOCABULAIRE)
