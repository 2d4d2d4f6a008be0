"""Les imports descendent : une pièce du code n'emploie que celles qui sont avant elle, ou à côté."""

import ast
from functools import cache

from tests.outils.projet import RACINE

# De la plus simple à celle qui les emploie toutes ; celles d'une même ligne peuvent s'employer l'une l'autre.
ETAGES = (
    {"reserve"},
    {"adresses", "edition", "langue", "modele"},
    {"identites", "lecture", "plans"},
    {"contours", "pages", "saisie", "squelette"},
    {"recherche", "histoire", "differences", "retraits", "donnees", "documents", "fils", "referencement", "textes"},
    {"annotations", "etat", "resume", "commandes", "commencer"},
    {"composition", "serveur", "__main__"},
    {"construction"},
    {"crochets"},
)
RANG = {piece: rang for rang, etage in enumerate(ETAGES) for piece in etage}


@cache
def imports():
    """(fichier, pièce qui importe, pièce importée)."""
    return tuple(lire_les_imports())


def lire_les_imports():
    for fichier in sorted((RACINE / "macros").rglob("*.py")):
        chemin = fichier.relative_to(RACINE / "macros")
        piece = chemin.parts[0].removesuffix(".py")
        for noeud in ast.walk(ast.parse(fichier.read_bytes())):
            if isinstance(noeud, ast.ImportFrom) and noeud.module and noeud.module.split(".")[0] == "macros":
                _, *suite = noeud.module.split(".")
                for importee in suite[:1] or [alias.name for alias in noeud.names]:
                    yield chemin.as_posix(), piece, importee


def test_aucun_import_ne_remonte():
    assert [
        f"{fichier} importe {importee}"
        for fichier, piece, importee in imports()
        if piece != "__init__" and RANG[importee] > RANG[piece]
    ] == []


def test_chaque_piece_a_son_etage():
    assert {piece for _, piece, _ in imports()} - {"__init__"} == set(RANG) - {"reserve", "serveur"}
