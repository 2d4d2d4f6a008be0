"""Ce que ``mkdocs.yml`` dit aux lecteurs : de quoi comparer deux versions (``make check`` n'en a pas besoin)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.differences.reglages import Ligne, Reglages
from macros.lecture.source import Source
from macros.textes.menu import CHARGEUR, REGLAGES
from macros.textes.reglages import valeur_de


def lire_les_reglages(octets: bytes) -> Reglages:
    """Ce que ``mkdocs.yml`` dit aux lecteurs ; rien, s'il ne se lit pas."""
    try:
        racine = yaml.compose(Source.decoder(REGLAGES, octets).texte, Loader=CHARGEUR)
    except yaml.YAMLError:
        return Reglages()
    nom, description = (
        valeur.value if isinstance(valeur := valeur_de(racine, cle), yaml.ScalarNode) else ""
        for cle in ("site_name", "site_description")
    )
    return Reglages(nom, description, tuple(_lignes(valeur_de(racine, "nav"))))


def reglages_de(projet: Path) -> Reglages:
    """Les réglages, tels qu'ils sont à présent ; rien, sans ``mkdocs.yml``."""
    reglages = projet / REGLAGES
    return lire_les_reglages(reglages.read_bytes()) if reglages.is_file() else Reglages()


def _lignes(nav: Any, rubriques: tuple[str, ...] = ()) -> Iterator[Ligne]:
    for element in nav.value if isinstance(nav, yaml.SequenceNode) else ():
        titre, cible = element.value[0] if isinstance(element, yaml.MappingNode) and element.value else (None, element)
        if isinstance(cible, yaml.SequenceNode) and titre:
            yield from _lignes(cible, (*rubriques, str(titre.value)))
        elif isinstance(cible, yaml.ScalarNode):
            yield Ligne(str(titre.value) if titre else "", cible.value, rubriques)
