"""Ce qu'une balise change à la lecture d'une page : elle coupe un texte, le cache, ou en fait un lieu."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from macros.pages.html import Balise, lire_balise

VERS_UNE_PAGE = re.compile(r"(?!\w+:)(?:[^#]*/)?\.{0,2}(?:#.*)?")
# Ce qui ne se lit pas, répète ce qui l'entoure, ou s'adresse à un programme (les fichiers publiés, leurs champs).
OMISES = {"nav", "script", "style", "svg", "thead"}
CLASSES_OMISES = {"champs", "fichiers", "invisible", "legende", "rappel"}
VIDES = {"br", "hr", "img", "input"}
# Ces balises ne coupent pas un texte, sauf mises à part ; les autres séparent deux textes, même collées.
EN_LIGNE = {"abbr", "b", "button", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time"}
CLASSES_A_PART = {"developpe", "precision", "source"}


class Effets(NamedTuple):
    """Une balise : son nom, et ce qu'elle fait."""

    nom: str = ""
    ferme: bool = False
    cache: bool = False
    coupe: bool = False
    mene_a_une_page: bool = False
    ancre: str = ""
    libelle: str = ""


@lru_cache(maxsize=2**14)  # d'une page à l'autre, presque toutes sont les mêmes
def effets(texte: str) -> Effets:
    """« <h2 id="carte"> » -> ce qu'elle fait ; un commentaire ne fait rien."""
    balise = lire_balise(texte)
    if not balise.nom:
        return Effets()
    return Effets(
        balise.nom,
        ferme=balise.ferme,
        cache=balise.nom in OMISES or (balise.nom not in VIDES and _est_omise(balise)),
        coupe=balise.nom not in EN_LIGNE or bool(balise.classes & CLASSES_A_PART),
        mene_a_une_page=balise.nom == "a" and bool(VERS_UNE_PAGE.fullmatch(balise.attributs.get("href", ":"))),
        ancre=balise.attributs.get("id", ""),
        libelle=unescape(balise.attributs.get("data-libelle", "")),
    )


def _est_omise(balise: Balise) -> bool:
    attributs = balise.attributs
    cachee = attributs.get("aria-hidden") == "true" or "hidden" in attributs or "popover" in attributs
    return cachee or bool(balise.classes & CLASSES_OMISES)
