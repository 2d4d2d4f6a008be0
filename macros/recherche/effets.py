"""Ce qu'une balise change à la lecture d'une page : elle coupe un texte, le cache, ou en fait un lieu."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

NOM = re.compile(r"<(/?)(\w+)(.*)>", re.DOTALL)
ANCRE = re.compile(r'\bid="([^"]+)"')
LIBELLE = re.compile(r'\bdata-libelle="([^"]+)"')
VERS_UNE_PAGE = re.compile(r'\bhref="(?!\w+:)(?:[^"#]*/)?\.{0,2}(?:#[^"]*)?"')
# Ce qui ne se lit pas, répète ce qui l'entoure, ou s'adresse à un programme (les fichiers publiés, leurs champs).
OMISES = {"nav", "script", "style", "svg", "thead"}
CLASSES_OMISES = "champs|fichiers|invisible|legende|rappel"
OMISSION = re.compile(
    rf'\bclass="(?:[^"]* )?(?:{CLASSES_OMISES})[ "]|\s(?:aria-hidden="true"|(?:hidden|popover)(?:[\s=]|$))'
)
VIDES = {"br", "hr", "img", "input"}
# Ces balises ne coupent pas un texte, sauf mises à part ; les autres séparent deux textes, même collées.
EN_LIGNE = {"abbr", "b", "button", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time"}
A_PART = re.compile(r'\bclass="(?:developpe|precision|source)"')


class Balise(NamedTuple):
    """Une balise : son nom, et ce qu'elle fait."""

    nom: str = ""
    ferme: bool = False
    cache: bool = False
    coupe: bool = False
    mene_a_une_page: bool = False
    ancre: str = ""
    libelle: str = ""


@lru_cache(maxsize=2**14)  # d'une page à l'autre, presque toutes sont les mêmes
def lire_balise(texte: str) -> Balise:
    """« <h2 id="carte"> » -> ce qu'elle fait ; un commentaire ne fait rien."""
    trouve = NOM.fullmatch(texte)
    if not trouve:
        return Balise()
    barre, nom, attributs = trouve.groups()
    ancre, libelle = ANCRE.search(attributs), LIBELLE.search(attributs)
    return Balise(
        nom,
        ferme=bool(barre),
        cache=nom in OMISES or (nom not in VIDES and bool(OMISSION.search(attributs))),
        coupe=nom not in EN_LIGNE or bool(A_PART.search(attributs)),
        mene_a_une_page=nom == "a" and bool(VERS_UNE_PAGE.search(attributs)),
        ancre=ancre[1] if ancre else "",
        libelle=unescape(libelle[1]) if libelle else "",
    )
