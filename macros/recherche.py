"""L'index de la recherche : tout ce qu'on lit dans le site, rangé par lieu.

Un lieu est ce vers quoi un lien peut mener : une page, un titre, une ligne de tableau ou un mot du glossaire.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

MORCEAU = re.compile(r"<!--.*?-->|<(/?)(\w+)([^>]*)>|([^<]+)", re.DOTALL)
BLANCS = re.compile(r"[ \t\r\n]+")  # et non « \s » : les espaces insécables restent
ANCRE = re.compile(r'\bid="([^"]+)"')
LIBELLE = re.compile(r'\bdata-libelle="([^"]+)"')
VERS_UNE_PAGE = re.compile(r'\bhref="(?!\w+:)(?:[^"#]*/)?\.{0,2}(?:#[^"]*)?"')
# Ce qui ne se lit pas, ou répète ce qui l'entoure.
OMISES = {"nav", "script", "style", "svg", "thead"}
OMISSION = re.compile(
    r'\bclass="(?:[^"]* )?(?:invisible|legende)[ "]|\s(?:aria-hidden="true"|(?:hidden|popover)(?:[\s=]|$))'
)
VIDES = {"br", "hr", "img", "input"}
# Ces balises ne coupent pas un texte, sauf mises à part ; les autres séparent deux textes, même collées.
EN_LIGNE = {"abbr", "b", "button", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time"}
A_PART = re.compile(r'\bclass="(?:developpe|precision|source)"')
EN_TETES = {"h2", "h3", "h4", "th"}
BLOCS = {"div", "li", "tr"}
PAGE = 1
NIVEAUX = {"h2": 2, "h3": 3, "h4": 4, "tr": 5, "div": 5}


class Page(NamedTuple):
    """Une page à indexer : son adresse dans le site, son titre et son contenu (HTML échappé)."""

    adresse: str
    titre: str
    html: str


class Lieu(NamedTuple):
    """Son niveau (1 pour une page), son ancre (vide pour une page) et ses textes, dont le premier est son titre."""

    niveau: int
    ancre: str
    textes: list[str]

    def sans_repetition(self) -> "Lieu":
        """Le même, où un texte n'est dit qu'une fois, et pas du tout si le titre commence ou finit ainsi."""
        titre, *suite = dict.fromkeys(self.textes)
        return self._replace(textes=[titre, *(t for t in suite if not (titre.startswith(t) or titre.endswith(t)))])


def index(pages: Iterable[Page]) -> str:
    """Les pages -> l'index que lit ``recherche.js`` : [textes, [[adresse, [[niveau, ancre, titre, texte…], …]], …]].

    Un texte répété n'est écrit qu'une fois : un lieu le désigne par son rang. Le premier lieu d'une page est elle-même.
    """
    rangs: dict[str, int] = {}
    rangees = []
    for page in pages:
        lus = [(niveau, ancre, *(rangs.setdefault(t, len(rangs)) for t in lus)) for niveau, ancre, lus in lieux(page)]
        rangees.append((page.adresse, lus))
    return json.dumps((list(rangs), rangees), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=2**10)  # sous « mkdocs serve », presque toutes les pages sont celles d'avant
def lieux(page: Page) -> list[Lieu]:
    """Une page -> ses lieux, dans l'ordre où on les lit."""
    lecteur = _Lecteur(unescape(page.titre))
    for fermante, nom, attributs, texte in MORCEAU.findall(page.html):
        if texte:
            lecteur.prolonger(texte)
        elif nom:
            lecteur.suivre(nom, attributs, bool(fermante))
    lecteur.couper()
    return [lieu.sans_repetition() for lieu in lecteur.lieux if lieu.textes]


@dataclass(slots=True)
class _Bloc:
    """Une ligne, une carte, un point de liste : le lieu où l'on y est, et ce que ce lieu contenait avant lui."""

    lieu: Lieu
    debut: int = 0
    renvoi: bool = False


class _Lecteur:
    """Lit une page morceau par morceau : un texte prolonge la phrase, une balise peut la couper et changer de lieu."""

    def __init__(self, titre: str) -> None:
        self.lieux = [Lieu(PAGE, "", [titre])]
        self.blocs = [_Bloc(self.lieux[0])]
        self.phrase = ""
        self.dans_un_lien = self.hors_lien = False
        self.omise, self.profondeur = "", 0

    def prolonger(self, texte: str) -> None:
        """Ajoute un texte à la phrase, et retient s'il n'est pas celui d'un lien."""
        if not self.omise:
            self.phrase += unescape(texte)
            self.hors_lien |= not self.dans_un_lien and not texte.isspace()

    def suivre(self, nom: str, attributs: str, fermante: bool) -> None:
        """Passe une balise, et tout ce qui la sépare de sa fermeture si elle est à omettre."""
        if self.omise:
            self.profondeur += (nom == self.omise) * (-1 if fermante else 1)
            self.omise = self.omise if self.profondeur else ""
        elif nom in OMISES or (attributs and nom not in VIDES and OMISSION.search(attributs)):
            self.omise, self.profondeur = nom, 1
        elif nom == "a":
            self.dans_un_lien = bool(VERS_UNE_PAGE.search(attributs))
        elif nom not in EN_LIGNE or A_PART.search(attributs):
            self.couper(nom if fermante else "")
            self._fermer(nom) if fermante else self._ouvrir(nom, attributs)

    def couper(self, ferme: str = "") -> None:
        """Range la phrase que ``ferme`` finit. Qui n'est qu'un lien nomme un autre lieu : on ne le répète pas ;
        en tête d'une ligne ou d'une carte, elle dit que cet autre lieu contient toute la ligne, toute la carte.
        """
        if self.phrase.strip():
            bloc = self.blocs[-1]
            if self.hors_lien or not (bloc.lieu.textes or ferme == "th"):
                bloc.lieu.textes.append(BLANCS.sub(" ", self.phrase).strip())
            else:
                bloc.renvoi |= ferme in EN_TETES
        self.phrase, self.hors_lien = "", False

    def _ouvrir(self, nom: str, attributs: str) -> None:
        lieu = self.blocs[-1].lieu
        if nom in NIVEAUX and (ancre := ANCRE.search(attributs)):
            lieu = Lieu(NIVEAUX[nom], ancre[1], [])
            self.lieux.append(lieu)
        if nom in BLOCS:
            self.blocs.append(_Bloc(lieu, debut=len(lieu.textes)))
        self.blocs[-1].lieu = lieu
        if libelle := LIBELLE.search(attributs):
            self.prolonger(f"{libelle[1]}\u00a0: ")

    def _fermer(self, nom: str) -> None:
        if nom in BLOCS and len(self.blocs) > 1:
            bloc = self.blocs.pop()
            if bloc.renvoi:
                del bloc.lieu.textes[bloc.debut :]
