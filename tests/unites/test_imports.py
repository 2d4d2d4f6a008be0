"""Les imports descendent : une pièce du code n'emploie que celles qui sont avant elle, ou à côté."""

import ast
from pathlib import PurePosixPath

from tests.outils.code import imports

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


def pieces_importees():
    """(fichier, pièce qui importe, pièce importée)."""
    for fichier, importes in imports().items():
        piece = PurePosixPath(fichier).parts[0].removesuffix(".py")
        for importe in importes:
            if isinstance(importe, ast.ImportFrom) and importe.module and importe.module.split(".")[0] == "macros":
                _, *suite = importe.module.split(".")
                for importee in suite[:1] or [alias.name for alias in importe.names]:
                    yield fichier, piece, importee


def test_aucun_import_ne_remonte():
    assert [
        f"{fichier} importe {importee}"
        for fichier, piece, importee in pieces_importees()
        if piece != "__init__" and RANG[importee] > RANG[piece]
    ] == []


def test_chaque_piece_a_son_etage():
    assert {piece for _, piece, _ in pieces_importees()} - {"__init__"} == set(RANG) - {"reserve", "serveur"}
