"""Ce que devient chaque fichier, de trois états du projet : la version déjà reprise, le nôtre, la nouvelle version."""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from depot import contenu, ranger
from versions import PROJET

# À la commune : ses données, les réglages du site, et les adresses que sa copie d'une version ancienne énumère encore.
A_LA_COMMUNE = ("data/", "mkdocs.yml", "tests/adresses.txt")
REFAITS = ("docs/donnees/schemas/",)  # que le site fait lui-même : même changés, ils suivent la nouvelle version
# Ses textes quand elle les a changés : la nouvelle version n'y touche pas, et aucun code n'en dépend.
TEXTES = ("README.md", "HACKING.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".github/CODEOWNERS")
LIGNE_DE_VERSION = re.compile(r'(?m)^version = ".*"$')


class Tri(NamedTuple):
    """Ce que devient chaque fichier que la nouvelle version ne laisse pas tel quel."""

    repris: dict[str, str]  # chemin -> ce qu'il devient (« mode empreinte »), ou "" s'il se supprime
    gardes: list[str]
    conflits: list[str]


def trier(
    avant: Mapping[str, str], notres: Mapping[str, str], nouveaux: Mapping[str, str], garder: Collection[str]
) -> Tri:
    """Compare trois états du projet (chemin -> « mode empreinte ») ; ``garder`` : ce qui reste nôtre quoi qu'il arrive.

    Pas touché par nous, un fichier suit la nouvelle version ; pas touché par elle, il reste ; touché des deux côtés,
    c'est un conflit, sauf pour un texte ou pour ce que l'on garde.
    """
    tri = Tri({}, [], [])
    for chemin in sorted({*avant, *notres, *nouveaux}):
        ancien, notre, nouveau = (etat.get(chemin, "") for etat in (avant, notres, nouveaux))
        if chemin.startswith(A_LA_COMMUNE) or nouveau in (ancien, notre):
            continue
        if notre == ancien or chemin.startswith(REFAITS):
            tri.repris[chemin] = nouveau
        elif chemin in garder or chemin in TEXTES:
            tri.gardes.append(chemin)
        elif chemin == PROJET and _sans_version(ancien) == _sans_version(nouveau):
            tri.repris[chemin] = _avec_la_version_de(nouveau, notre)
        else:
            tri.conflits.append(chemin)
    if PROJET in tri.gardes and PROJET in notres:
        tri.repris[PROJET] = _avec_la_version_de(nouveaux.get(PROJET, ""), notres[PROJET])
    return tri


def _sans_version(fichier: str) -> str:
    return LIGNE_DE_VERSION.sub("", contenu(fichier), count=1)


def _avec_la_version_de(nouveau: str, notre: str) -> str:
    """Notre ``pyproject.toml``, où seule change la version : c'est elle qui dira d'où part la mise à jour suivante."""
    ligne = LIGNE_DE_VERSION.search(contenu(nouveau))
    if not ligne:
        return notre
    mode, _ = notre.split()
    return f"{mode} {ranger(LIGNE_DE_VERSION.sub(ligne[0], contenu(notre), count=1))}"
