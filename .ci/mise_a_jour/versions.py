"""Les versions : celles du dépôt d'origine, celle d'où l'on part, celle que l'on veut."""

import re
import tomllib
from collections.abc import Collection, Iterable
from contextlib import suppress

from depot import GitRefuse, git

PROJET = "pyproject.toml"
VERSION = re.compile(r"v?(\d+)\.(\d+)\.(\d+)")

Numero = tuple[int, ...]


class MiseAJourImpossible(Exception):
    """Rien n'a été changé ; le message dit pourquoi, et quoi faire."""


def ecrire(numero: Numero) -> str:
    """(1, 1, 0) -> « 1.1.0 »."""
    return ".".join(map(str, numero))


def versions_de(amont: str) -> dict[Numero, str]:
    """Les versions du dépôt d'origine -> leur étiquette, de la plus ancienne à la plus récente."""
    try:
        etiquettes = git("ls-remote", "--tags", "--refs", "--", amont).split()[1::2]
    except GitRefuse as refus:
        raise MiseAJourImpossible(
            f"Le dépôt d'origine ne répond pas : {amont}\nVérifiez son adresse et la connexion. Git dit :\n{refus}"
        ) from None
    noms = (etiquette.removeprefix("refs/tags/") for etiquette in etiquettes)
    return dict(sorted((lire(nom), nom) for nom in noms if VERSION.fullmatch(nom)))


def lire(version: str) -> Numero:
    """« 1.1.0 » ou « v1.1.0 » -> (1, 1, 0) ; vide si ce n'est pas une version."""
    numero = VERSION.fullmatch(version.strip())
    return tuple(map(int, numero.groups())) if numero else ()


def numero_connu(version: str, numeros: Iterable[Numero], sinon: str) -> Numero:
    """Le numéro d'une version ; lève ``MiseAJourImpossible`` (``sinon``, et la liste) si elle n'est pas connue."""
    numeros = tuple(numeros)
    if (numero := lire(version)) not in numeros:
        raise MiseAJourImpossible(
            f"{sinon}\nVersions du dépôt d'origine : {', '.join(map(ecrire, numeros)) or 'aucune'}."
        )
    return numero


def version_reprise() -> str:
    """La version que dit notre ``pyproject.toml``, et que chaque mise à jour réécrit ; vide s'il ne la dit pas."""
    with suppress(GitRefuse, tomllib.TOMLDecodeError, KeyError):
        return str(tomllib.loads(git("show", f"HEAD:{PROJET}"))["project"]["version"])
    return ""


def choisir(version: str, numeros: Collection[Numero]) -> tuple[Numero, Numero]:
    """La version d'où l'on part, vide si le dépôt d'origine ne l'a pas étiquetée, et celle que l'on veut."""
    sinon = f"La version « {version} » n'existe pas." if version else "Dites la version : make mise-a-jour VERSION=…"
    voulue = numero_connu(version, numeros, sinon)
    depart = lire(version_reprise())
    if voulue < depart:
        raise MiseAJourImpossible(f"Votre code est déjà de la version {ecrire(depart)}, plus récente.")
    return depart if depart in numeros else (), voulue
