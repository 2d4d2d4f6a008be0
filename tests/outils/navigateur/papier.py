"""Lit une page imprimée : ce que chaque feuille porte, la taille à laquelle on le lit, et ce qui la finit."""

import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.outils.projet import normaliser

# Les titres d'une page, ce qu'elle porte au bas de chaque feuille.
TITRES = "() => [...document.querySelectorAll('h1, h2, h3, h4, caption')].map((titre) => titre.textContent)"
ENTETES = "() => [...document.querySelectorAll('thead tr')].map((rangee) => rangee.textContent)"
AU_BAS = "() => document.querySelector('.pied')?.textContent ?? ''"
CORPS_D_UN_TITRE = 10.7  # points : le texte est à 10,5, le plus petit titre à 11
LIGNES_D_UN_TITRE = 5
MARGE = 45  # points : celle du bas
HAUT_DU_PIED = 110  # points, depuis le bas de la feuille : rien de ce qui se répète n'est plus haut


class Ligne(NamedTuple):
    """Une ligne imprimée : à quelle hauteur, en points depuis le bas, son texte, et le corps de ses caractères."""

    hauteur: int
    texte: str
    corps: float


def imprimer(page: Page) -> list[PageObject]:
    """Les feuilles A4 que le navigateur tire de la page."""
    return list(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def lire(feuille: PageObject) -> str:
    """Le texte d'une feuille, sans typographie."""
    return normaliser(feuille.extract_text())


def tailles(feuilles: list[PageObject]) -> dict[float, str]:
    """Chaque taille de caractères, en points, telle qu'elle sort de l'imprimante, et un texte écrit ainsi."""
    trouvees: dict[float, str] = {}

    def noter(texte: str, repere: list[float], matrice: list[float], _: Any, corps: float) -> None:
        if texte.strip():
            trouvees.setdefault(round(corps * abs(matrice[3] * repere[3]), 1), texte.strip())

    for feuille in feuilles:
        feuille.extract_text(visitor_text=noter)
    return trouvees


def lignes(feuille: PageObject) -> list[Ligne]:
    """Les lignes d'une feuille, de haut en bas ; deux cases côte à côte sont sur la même."""
    places: dict[int, list[tuple[float, str, float]]] = defaultdict(list)

    def noter(texte: str, repere: list[float], matrice: list[float], _: Any, corps: float) -> None:
        if texte.strip():
            x = matrice[4] * repere[0] + repere[4]
            y = matrice[4] * repere[1] + matrice[5] * repere[3] + repere[5]
            places[2 * round(y / 2)].append((x, texte, corps * abs(matrice[3] * repere[3])))

    feuille.extract_text(visitor_text=noter)
    return [
        Ligne(hauteur, "".join(texte for _, texte, _ in sorted(morceaux)), max(corps for *_, corps in morceaux))
        for hauteur, morceaux in sorted(places.items(), reverse=True)
    ]


def titres_isoles(pdf: bytes, titres: Collection[str], au_bas: str) -> list[str]:
    """Les titres qui finissent une feuille, et les feuilles sans rien : « 2 : Qui contacter », « 3 : ».

    ``au_bas`` : ce que la page écrit au bas de chaque feuille.
    """
    connus, repete = {lettres(titre) for titre in titres}, lettres(au_bas)
    trouves = []
    for numero, feuille in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
        lues = [ligne for ligne in lignes(feuille) if not _se_repete(ligne, repete)]
        if not lues or finit_par_un_titre(lues, connus):
            trouves.append(f"{numero} : {lues[-1].texte if lues else ''}")
    return trouves


def entetes_isolees(pdf: bytes, entetes: Collection[str], au_bas: str) -> list[int]:
    """Les feuilles qui finissent par l'en-tête d'un tableau, dont la première ligne est sur la suivante."""
    connues, repete = {lettres(entete) for entete in entetes}, lettres(au_bas)
    fins = {
        numero: [ligne for ligne in lignes(feuille) if not _se_repete(ligne, repete)][-1:]
        for numero, feuille in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1)
    }
    return [numero for numero, fin in fins.items() if fin and lettres(fin[0].texte) in connues]


def finit_par_un_titre(lues: list[Ligne], titres: Collection[str]) -> bool:
    """Vrai quand les dernières lignes, d'un corps de titre, en font un tout entier."""
    fins = ("".join(lettres(ligne.texte) for ligne in lues[-combien:]) for combien in range(1, LIGNES_D_UN_TITRE + 1))
    return lues[-1].corps > CORPS_D_UN_TITRE and any(fin in titres for fin in fins)


def _se_repete(ligne: Ligne, repete: str) -> bool:
    """Vrai pour le bas de la feuille : ce que la page y écrit, et dessous, dans la marge, ce qu'y met le navigateur."""
    dans_la_marge = ligne.hauteur < MARGE
    return dans_la_marge or (ligne.hauteur < HAUT_DU_PIED and lettres(ligne.texte) in repete)


def lettres(texte: str) -> str:
    """Le texte sans blanc, ponctuation, ligature ni majuscule : ce qui ne dépend ni d'une police ni d'une coupure."""
    return "".join(re.findall(r"\w+", unicodedata.normalize("NFKC", texte))).casefold()
