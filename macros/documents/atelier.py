"""Compose les documents avec typst, ou reprend ceux de la réserve dont rien n'a changé."""

import os
import re
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.documents.avancement import Avancement
from macros.documents.fabrication import (
    CORRECTION,
    COULEURS,
    GABARITS,
    RACINE,
    alleger,
    code_qr,
    designer_les_lignes,
    empreinte,
    fichiers_employes,
)
from macros.documents.mots import en_json
from macros.documents.recette import Recette
from macros.reserve import Reserve

POLICES = Path(__file__).resolve().parent / "polices"
CODE = [Path(__file__).resolve(), Path(__file__).resolve().with_name("fabrication.py")]
# Ce qui ne dépend pas des données. PDF : accessible (ISO 14289-1) et fait pour durer (ISO 19005-2, niveau A) ;
# image : la page d'une vignette fait 1200 points sur 630, un pixel par point.
OPTIONS: dict[str, dict[str, Any]] = {"pdf": {"pdf_standards": ["ua-1", "a-2a"]}, "png": {"ppi": 72.0}}


def fabriquer(recettes: Mapping[str, Recette], reserve: Reserve, avancement: Avancement) -> dict[str, bytes]:
    """Le chemin de chaque document et ses octets ; lève ``DocumentImpossible`` quand l'un d'eux ne se compose pas."""
    atelier = Atelier()
    fils = ThreadPoolExecutor(os.cpu_count())  # typst compose hors du verrou de Python : chaque processeur y gagne
    try:
        attendus = {
            chemin: fils.submit(reserve.garder, atelier.ingredients(recette), partial(atelier.composer, recette))
            for chemin, recette in recettes.items()
        }
        return {chemin: _rendu(chemin, a) for chemin, a in avancement.suivre("documents", attendus.items())}
    finally:
        fils.shutdown(cancel_futures=True)  # une faute, ou une interruption, n'attend pas la fin de tous les autres


class DocumentImpossible(Exception):
    """Un document que typst ne sait pas composer : le plus souvent, un signe que les polices n'ont pas."""


def _rendu(chemin: str, attendu: Future[bytes]) -> bytes:
    try:
        return attendu.result()
    except RuntimeError as refus:  # typst dit le signe en cause entre guillemets droits
        signe = re.search(r'the text `?"(.+?)"', str(refus))
        cause = f"« {signe[1]} » manque à ses polices : ôtez ce signe des données" if signe else str(refus)
        raise DocumentImpossible(f"{chemin} ne peut pas se faire : {cause}") from None


class Atelier:
    """typst et ses polices, chargés une fois par fil, et seulement s'il y a quelque chose à composer."""

    def __init__(self) -> None:
        self.gabarits: dict[str, str] = {}
        self.du_fil = threading.local()

    def ingredients(self, recette: Recette) -> bytes:
        """Tout ce dont le document est fait : un octet y change, et c'est un autre document."""
        if recette.gabarit not in self.gabarits:
            self.gabarits[recette.gabarit] = empreinte(*fichiers_employes(recette.gabarit))
        fixes = [self.gabarits[recette.gabarit], recette.format, OPTIONS[recette.format], recette.adresse, self.outils]
        return en_json({"ingredients": fixes}) + recette.donnees

    @cached_property
    def outils(self) -> list[str]:
        """Les versions des bibliothèques, les réglages du code QR et des vignettes, ce code et les polices."""
        polices = empreinte(*CODE, *sorted(POLICES.glob("*.ttf")))
        return [version("typst"), version("segno"), version("pillow"), CORRECTION, str(COULEURS), polices]

    def composer(self, recette: Recette) -> bytes:
        """Le PDF ou l'image que donne la recette."""
        octets: bytes = self.compiler(recette, format=recette.format, **OPTIONS[recette.format])
        return alleger(octets) if recette.format == "png" else designer_les_lignes(octets)

    def compiler(self, recette: Recette, **options: Any) -> Any:
        """Ce que typst tire de la recette ; une image par feuille quand il y en a plusieurs."""
        entrees = {"donnees": recette.donnees.decode(), "code_qr": code_qr(recette.adresse) if recette.adresse else ""}
        return self.compositeur.compile(GABARITS / f"{recette.gabarit}.typ", sys_inputs=entrees, **options)

    @property
    def compositeur(self) -> Any:
        """typst, pour ce fil ; les polices de la machine sont ignorées : le même document se compose partout."""
        import typst

        if not hasattr(self.du_fil, "compositeur"):
            polices = typst.Fonts(include_system_fonts=False, font_paths=[POLICES])
            self.du_fil.compositeur = typst.Compiler(root=RACINE, font_paths=polices, ignore_system_fonts=True)
        return self.du_fil.compositeur
