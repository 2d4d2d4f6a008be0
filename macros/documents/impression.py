"""Compose les documents avec typst, ou reprend ceux de la réserve dont rien n'a changé."""

import hashlib
import io
import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO, TypeVar

from macros.documents.contenu import Document, en_json
from macros.reserve import Reserve

T = TypeVar("T")
RACINE = Path(__file__).resolve().parents[2]
GABARITS = Path(__file__).resolve().parent / "gabarits"
POLICES = Path(__file__).resolve().parent / "polices"
CODE = Path(__file__).resolve()
# Ce qui ne dépend pas des données. PDF : accessible (ISO 14289-1) et fait pour durer (ISO 19005-2, niveau A) ;
# image : la page d'une vignette fait 1200 points sur 630, un pixel par point.
OPTIONS: dict[str, dict[str, Any]] = {"pdf": {"pdf_standards": ["ua-1", "a-2a"]}, "png": {"ppi": 72.0}}
PRESQUE_VIDE = 280.0  # points : une dernière feuille A4 où rien ne descend plus bas que le tiers
FIN = "query(<fin>).last().location().position()"  # la place du dernier mot, que marque ``imprime.typ``
CORRECTION = "Q"  # un code QR lisible même au quart caché : ISO/IEC 18004
COULEURS = 128  # une vignette n'a que quelques couleurs et leurs lisières : réduite ainsi, elle pèse trois fois moins
LIGNE = re.compile(rb"/S/TR/P \d+ 0 R/K\[(\d+) 0 R")  # une ligne de tableau et sa première case
CASE = re.compile(rb"(?<=\n)(\d+)( 0 obj\n<</Type/StructElem)/S/TD(/P \d+ 0 R/A\[<</O/Table)(/Headers\[[^]]*\])")
FICHIER_CITE = re.compile(r'"(/?[\w/.-]+\.(?:typ|svg))"')  # un fichier qu'un gabarit emploie
DELAI_AVANT_D_AFFICHER = 2.0  # secondes
EFFACER = "\r\033[K"  # revenir au début de la ligne et l'effacer : norme ECMA-48, « EL »


class DocumentImpossible(Exception):
    """Un document que typst ne sait pas composer : le plus souvent, un signe que les polices n'ont pas."""


def composer_documents(documents: Mapping[str, Document], reserve: Reserve) -> dict[str, bytes]:
    """Le chemin de chaque document et ses octets ; lève ``DocumentImpossible`` quand l'un d'eux ne se compose pas."""
    compositeur = Compositeur()
    executeur = ThreadPoolExecutor(os.cpu_count())  # typst libère le verrou de Python : chaque processeur travaille
    try:
        taches = {
            chemin: executeur.submit(
                reserve.garder, compositeur.dependances(document), partial(compositeur.composer, document)
            )
            for chemin, document in documents.items()
        }
        return {chemin: _octets(chemin, tache) for chemin, tache in suivre("documents", taches.items())}
    finally:
        executeur.shutdown(cancel_futures=True)  # une faute, ou une interruption, n'attend pas la fin des autres


def _octets(chemin: str, tache: Future[bytes]) -> bytes:
    try:
        return tache.result()
    except RuntimeError as refus:  # typst nomme le signe en cause, entre guillemets droits
        signe = re.search(r'the text `?"(.+?)"', str(refus))
        cause = f"« {signe[1]} » manque à ses polices : supprimez ce signe des données" if signe else str(refus)
        raise DocumentImpossible(f"{chemin} ne peut pas se faire : {cause}") from None


def suivre(
    nom: str, taches: Collection[T], flux: TextIO | None = None, horloge: Callable[[], float] = time.monotonic
) -> Iterator[T]:
    """Les tâches une à une ; au-delà de deux secondes, affiche combien sont faites (« documents : 120 sur 250 »).

    La ligne se réécrit sur place et s'efface à la fin ; rien ne s'affiche hors d'un terminal.
    """
    flux = flux or sys.stderr
    debut, affiche = horloge(), False
    for rang, tache in enumerate(taches):
        if horloge() - debut > DELAI_AVANT_D_AFFICHER and flux.isatty():
            affiche = True
            print(f"{EFFACER}{nom} : {rang} sur {len(taches)}", end="", file=flux, flush=True)
        yield tache
    if affiche:
        print(EFFACER, end="", file=flux, flush=True)


class Compositeur:
    """typst et ses polices, chargés une fois par fil d'exécution, et seulement s'il y a un document à composer."""

    def __init__(self) -> None:
        self.empreintes: dict[str, str] = {}
        self.local = threading.local()

    def dependances(self, document: Document) -> bytes:
        """Le contenu, le gabarit, les options et les outils du document : si un octet y change, il se recompose."""
        if document.gabarit not in self.empreintes:
            self.empreintes[document.gabarit] = empreinte(*fichiers_du_gabarit(document.gabarit))
        options = [document.format, OPTIONS[document.format], document.adresse]
        return en_json({"fixes": [self.empreintes[document.gabarit], options, self.outils]}) + document.donnees

    @cached_property
    def outils(self) -> list[str]:
        """Les versions des bibliothèques, les réglages du code QR et des vignettes, ce code et les polices."""
        polices = empreinte(CODE, *sorted(POLICES.glob("*.ttf")))
        return [version("typst"), version("segno"), version("pillow"), CORRECTION, str(COULEURS), polices]

    def composer(self, document: Document) -> bytes:
        """Le PDF ou l'image."""
        if document.format == "png":
            return alleger(self.compiler(document, format="png", **OPTIONS["png"]))
        return designer_les_lignes(self.sans_feuille_presque_vide(document))

    def sans_feuille_presque_vide(self, document: Document) -> bytes:
        """Le PDF ; écrit serré quand sa dernière feuille ne porterait que quelques lignes, et que cela l'épargne."""
        large: bytes = self.compiler(document, format="pdf", **OPTIONS["pdf"])
        feuilles, bas = self.fin()
        if feuilles == 1 or bas > PRESQUE_VIDE:
            return large
        serre: bytes = self.compiler(document, serre=True, format="pdf", **OPTIONS["pdf"])
        return serre if self.fin()[0] < feuilles else large

    def fin(self) -> tuple[int, float]:
        """Où finit le document qui vient d'être compilé : la feuille, et à combien de points de son haut."""
        place = json.loads(self.typst.eval(FIN))
        return place["page"], float(place["y"].removesuffix("pt"))

    def compiler(self, document: Document, serre: bool = False, **options: Any) -> Any:
        """Ce que typst tire du document ; une image par feuille quand il y en a plusieurs."""
        entrees = {
            "donnees": document.donnees.decode(),
            "code_qr": code_qr(document.adresse) if document.adresse else "",
            "serre": "oui" if serre else "",
        }
        return self.typst.compile(GABARITS / f"{document.gabarit}.typ", sys_inputs=entrees, **options)

    @property
    def typst(self) -> Any:
        """typst, pour ce fil d'exécution ; les polices de la machine sont ignorées, pour le même document partout."""
        import typst

        if not hasattr(self.local, "typst"):
            polices = typst.Fonts(include_system_fonts=False, font_paths=[POLICES])
            self.local.typst = typst.Compiler(root=RACINE, font_paths=polices, ignore_system_fonts=True)
        return self.local.typst


def fichiers_du_gabarit(gabarit: str) -> list[Path]:
    """Le fichier du gabarit et tous ceux qu'il cite, de proche en proche ; « / » y est la racine du projet."""
    a_lire, trouves = [GABARITS / f"{gabarit}.typ"], list[Path]()
    while a_lire:
        fichier = a_lire.pop()
        if fichier not in trouves:
            trouves.append(fichier)
            cites = FICHIER_CITE.findall(fichier.read_text("utf-8"))
            a_lire += [RACINE / cite[1:] if cite.startswith("/") else GABARITS / cite for cite in cites]
    return sorted(trouves)


def empreinte(*fichiers: Path) -> str:
    """L'empreinte SHA-256 du contenu de ces fichiers."""
    return hashlib.sha256(b"".join(hashlib.sha256(f.read_bytes()).digest() for f in fichiers)).hexdigest()


def code_qr(adresse: str) -> str:
    """Le dessin (SVG) du code QR d'une adresse, avec la marge blanche que demande la norme."""
    import segno

    dessin = io.BytesIO()
    segno.make_qr(adresse, error=CORRECTION, boost_error=False).save(dessin, kind="svg", xmldecl=False, nl=False)
    return dessin.getvalue().decode()


def designer_les_lignes(pdf: bytes) -> bytes:
    """Le PDF de typst -> le même, où la première case d'une ligne de tableau en est l'en-tête (ISO 32000-1, 14.8.5).

    typst sait le faire (``pdf.header-cell``), mais par une option, « a11y-extras », absente de sa bibliothèque Python.
    Un remplacement garde sa longueur, par des espaces : la place de chaque objet dans le fichier reste juste. Les
    autres cases perdent la liste de leurs en-têtes, où manquerait celui de la ligne : la portée de chacun suffit.
    """
    premieres = set(LIGNE.findall(pdf))

    def remplacer(case: re.Match[bytes]) -> bytes:
        numero, debut, suite, entetes = case.groups()
        sorte, portee = (b"TH", b"/Scope/Row") if numero in premieres else (b"TD", b"")
        return numero + debut + b"/S/" + sorte + suite + portee.ljust(len(entetes))

    return CASE.sub(remplacer, pdf)


def alleger(png: bytes) -> bytes:
    """Un PNG -> le même en ``COULEURS`` couleurs."""
    from PIL import Image

    sortie = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        reduite = image.convert("RGB").quantize(COULEURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        reduite.save(sortie, "PNG")
    return sortie.getvalue()
