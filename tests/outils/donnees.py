"""Une commune inventée, et de quoi abîmer ses fichiers."""

from pathlib import Path

from macros.lecture import DonneesFautives, Faute, comprendre
from macros.lecture.ancres import ancres_ecrites
from macros.lecture.fichiers import lire_dossier
from tests.outils.projet import EXEMPLEVILLE, PAGES

TESTS = Path(__file__).parents[1]
ANCRES = ancres_ecrites(PAGES)
TOUS_LES_FICHIERS = lire_dossier(EXEMPLEVILLE)
# Sans les nouvelles ni les contours : ils parlent de fiches et d'instances que des tests abîment ou retirent.
FICHIERS = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if not nom.startswith(("suivi/", "contours/"))}
QUARTIER = "quartiers/les-essais.yml"


def fautes(fichiers: dict[str, bytes]) -> tuple[Faute, ...]:
    """Les fautes de ces fichiers ; aucune s'ils décrivent une commune."""
    try:
        comprendre(fichiers, ancres=ANCRES)
    except DonneesFautives as fautives:
        return fautives.fautes
    return ()


def fautes_dites(fichiers: dict[str, bytes]) -> list[str]:
    """Les mêmes, telles qu'un éditeur les lit."""
    return [str(faute) for faute in fautes(fichiers)]


def abimer(fichier: str, ancien: str, nouveau: str) -> bytes:
    """Le contenu d'un fichier de la commune, où le premier ``ancien`` est devenu ``nouveau``."""
    texte = TOUS_LES_FICHIERS[fichier].decode()
    assert ancien in texte, f"« {ancien} » n'est pas dans {fichier}"
    return texte.replace(ancien, nouveau, 1).encode()
