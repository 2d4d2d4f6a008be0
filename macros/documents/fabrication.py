"""Ce dont un document est fait en plus de ses mots : le texte des gabarits, les dessins, le code QR."""

import hashlib
import io
import re
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
GABARITS = Path(__file__).resolve().parent / "gabarits"
CORRECTION = "Q"  # un code QR lisible même au quart caché : ISO/IEC 18004
COULEURS = 128  # une vignette n'a que quelques couleurs et leurs lisières : réduite ainsi, elle pèse trois fois moins
LIGNE = re.compile(rb"/S/TR/P \d+ 0 R/K\[(\d+) 0 R")  # une ligne de tableau et sa première case
CASE = re.compile(rb"(?<=\n)(\d+)( 0 obj\n<</Type/StructElem)/S/TD(/P \d+ 0 R/A\[<</O/Table)(/Headers\[[^]]*\])")
CITE = re.compile(r'"(/?[\w/.-]+\.(?:typ|svg))"')  # un fichier qu'un gabarit emploie


def fichiers_employes(gabarit: str) -> list[Path]:
    """Le fichier du gabarit et tous ceux qu'il cite, de proche en proche ; « / » y est la racine du projet."""
    a_lire, employes = [GABARITS / f"{gabarit}.typ"], list[Path]()
    while a_lire:
        fichier = a_lire.pop()
        if fichier not in employes:
            employes.append(fichier)
            a_lire += [_chemin(cite) for cite in CITE.findall(fichier.read_text("utf-8"))]
    return sorted(employes)


def _chemin(cite: str) -> Path:
    return RACINE / cite[1:] if cite.startswith("/") else GABARITS / cite


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

    typst sait le dire (``pdf.header-cell``), mais par une option, « a11y-extras », absente de sa bibliothèque Python.
    Un remplacement garde sa longueur, par des espaces : la place de chaque objet dans le fichier reste juste. Les
    autres cases perdent la liste de leurs en-têtes, où manquerait celui de la ligne : la portée de chacun suffit.
    """
    premieres = set(LIGNE.findall(pdf))

    def dire(case: re.Match[bytes]) -> bytes:
        numero, debut, suite, entetes = case.groups()
        sorte, portee = (b"TH", b"/Scope/Row") if numero in premieres else (b"TD", b"")
        return numero + debut + b"/S/" + sorte + suite + portee.ljust(len(entetes))

    return CASE.sub(dire, pdf)


def alleger(png: bytes) -> bytes:
    """Un PNG -> le même en ``COULEURS`` couleurs."""
    from PIL import Image

    sortie = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        reduite = image.convert("RGB").quantize(COULEURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        reduite.save(sortie, "PNG")
    return sortie.getvalue()
