"""Les parties d'une page écrite à la main : celle dont les blocs ne montrent rien n'y est pas, ni son titre."""

import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

from macros.langue import titres

# Ces blocs donnent depuis peu leur titre, et la phrase qui le suit : une page d'avant écrit encore les siens.
PORTENT_LEUR_TITRE = frozenset({"cartes_enjeux", "cartes_quartiers", "strategie", "suivi_par_enjeu"})
TITRE_ET_ANNONCE = re.compile(r'<h([12]) id="([^"]+)">.*?</h\1>\s*(?:<p>.*?</p>)?', re.DOTALL)
TITRE_SEUL = re.compile(r"\s*<h1[ >](?:(?!</h1>).)*</h1>\s*", re.DOTALL)
TITRE = re.compile(r"^(?=<h([1-6])[ >])", re.MULTILINE)


class Partie(NamedTuple):
    """Un titre et ce qui le suit, jusqu'au titre suivant ; le début de la page n'a pas de rang."""

    rang: int
    html: str
    muette: bool  # elle appelle des blocs, et aucun ne montre rien

    @property
    def seule(self) -> bool:
        """Vrai quand elle n'a que son titre : ce qu'elle annonce est dans les parties qui la suivent."""
        return not re.sub(r"<h[1-6].*?</h[1-6]>", "", self.html, count=1, flags=re.DOTALL).strip()


def laisser_le_titre(nom: str, rendu: str, page: str) -> str:
    """Le bloc ``nom``, sans le titre et l'annonce que la ``page`` écrit elle-même ; leur ancre reste."""
    titre = TITRE_ET_ANNONCE.search(rendu) if nom in PORTENT_LEUR_TITRE else None
    if not titre:
        return rendu
    ancre = f'id="{titre[2]}"'
    if ancre in page:
        return rendu.replace(titre[0], "", 1)
    return rendu.replace(titre[0], f"<span {ancre}></span>\n", 1) if titre[1] == "1" and "<h1" in page else rendu


def placer(html: str, marque: re.Pattern[str], rendus: Iterable[str]) -> str:
    """La page, chaque bloc à la place de sa marque, sans les parties qui n'ont rien à dire.

    Le texte qui annonce un bloc s'en va avec lui. Le titre de la page reste toujours ; seul, une phrase le suit.
    """
    rendus = list(rendus)
    suivant = iter(rendus)
    debuts = sorted({0, len(html), *(t.start() for t in TITRE.finditer(html)), *_a_leur_titre(html, marque, rendus)})
    parties = [
        _remplir(html[debut:fin], marque, [next(suivant) for _ in marque.findall(html[debut:fin])])
        for debut, fin in itertools.pairwise(debuts)
    ]
    gardees = "".join(partie.html for rang, partie in enumerate(parties) if not _absente(parties, rang))
    return f"{gardees}\n<p>{titres.RIEN_ICI}</p>\n" if rendus and TITRE_SEUL.fullmatch(gardees) else gardees


def _a_leur_titre(html: str, marque: re.Pattern[str], rendus: list[str]) -> list[int]:
    """Où est chaque bloc qui écrit lui-même son titre : il ne fait pas partie de ce qui le précède."""
    places = [trouve.start() for trouve in marque.finditer(html)]
    return [place for place, rendu in zip(places, rendus, strict=True) if TITRE.match(rendu.lstrip())]


def _remplir(html: str, marque: re.Pattern[str], rendus: list[str]) -> Partie:
    titre = TITRE.match(html)
    blocs = iter(rendus)
    muette = bool(rendus) and not any(rendu.strip() for rendu in rendus)
    return Partie(int(titre[1]) if titre else 0, marque.sub(lambda _: next(blocs), html), muette)


def _absente(parties: list[Partie], rang: int) -> bool:
    """Vrai pour une partie muette dont toutes les sous-parties le sont, et pour un titre qui n'annonce qu'elles."""
    partie = parties[rang]
    if partie.rang <= 1:
        return False
    dessous = []
    for suivante in parties[rang + 1 :]:
        if suivante.rang <= partie.rang:
            break
        dessous.append(suivante)
    if not partie.muette and not (partie.seule and dessous):
        return False
    return all(sous_partie.muette or sous_partie.seule for sous_partie in dessous)
