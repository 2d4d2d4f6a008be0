"""Deux textes -> ce qui y change aux yeux d'un lecteur, en mots."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, TypeVar
from unicodedata import normalize

from macros.langue.francais import POINT_FINAL, citer, enumerer
from macros.langue.typographie import typographier
from macros.modele.contour import Contours
from macros.modele.fiche import Fiche

COURT = 80  # en caractères : en dessous, l'ancien texte et le nouveau se lisent en entier
EXTRAIT = 160  # en caractères : les premiers mots d'un texte que le lecteur connaît déjà suffisent
CONTEXTE = 3  # mots lus de chaque côté de ce qui change
ENDROITS = 3  # au-delà, ou quand la moitié des mots change, le nouveau texte se lit mieux en entier
MOT = re.compile(r"\S+\s*")
# Ce que l'on tape d'une façon ou d'une autre, et qui se lit pareil.
CLAVIER = str.maketrans({"’": "'", "ʼ": "'", "…": "...", "\u2011": "-"})

F = TypeVar("F", bound=Fiche)


@lru_cache(maxsize=2**15)  # d'une version à l'autre, la plupart des textes sont les mêmes
def comme_on_le_lit(texte: str) -> str:
    """Un texte -> le même, quels que soient ses apostrophes, ses espaces, ses accents et son point final.

    Une adresse se compare telle quelle.
    """
    if "://" in texte and " " not in texte:
        return texte
    simple = " ".join(normalize("NFC", texte).translate(CLAVIER).split())
    return POINT_FINAL.sub("", typographier(simple))


def comme_on_la_lit(fiche: F) -> F:
    """La même fiche, dont chaque texte est écrit comme on le lit : deux fiches qui se lisent pareil sont égales."""
    return type(fiche).model_construct(**{nom: _lire(getattr(fiche, nom)) for nom in type(fiche).model_fields})


def _lire(valeur: Any) -> Any:
    if isinstance(valeur, str):
        return comme_on_le_lit(valeur)
    if isinstance(valeur, Contours):  # des milliers de points, et aucun mot à comparer
        return valeur
    if isinstance(valeur, Fiche):
        return comme_on_la_lit(valeur)
    if isinstance(valeur, tuple):
        return tuple(map(_lire, valeur))
    return {cle: _lire(sienne) for cle, sienne in valeur.items()} if isinstance(valeur, dict) else valeur


def est_complete(ancien: str, nouveau: str) -> bool:
    """Vrai quand le nouveau texte est l'ancien, suivi d'autres mots."""
    debut = ancien.rstrip(" .…")
    return bool(debut) and nouveau.startswith(debut) and nouveau[len(debut) : len(debut) + 1] in set(" ,;:")


def ressemblance(un: str, autre: str) -> float:
    """De 0 (rien en commun) à 1 (identiques) ; un texte complété reste le même."""
    if est_complete(un, autre) or est_complete(autre, un):
        return 1.0
    return SequenceMatcher(None, un, autre).ratio()


def phrase_de_reecriture(quoi: str, complete: str, ancien: str, nouveau: str) -> str:
    """« l'objectif « Ouvrir » est complété : « Ouvrir, puis animer ». », ou les mots qui changent, ou tout le texte.

    ``quoi`` nomme le texte, « l'objectif « Ouvrir » » ; ``complete`` est accordé avec lui.
    """
    if citer(ancien) == citer(nouveau):
        return f"{quoi} change : les guillemets ne sont plus les mêmes."
    if est_complete(ancien, nouveau):
        return f"{quoi} est {complete} : {citer(_fin(ancien, nouveau))}."
    if len(ancien) > COURT and (endroits := _endroits(ancien, nouveau)):
        changes = enumerer([f"{citer(avant)} devient {citer(apres)}" for avant, apres in endroits])
        return f"{quoi} change : {changes}."
    return f"{quoi} devient {citer(nouveau)}."


def _fin(ancien: str, nouveau: str) -> str:
    """Tout le texte complété s'il est court ; sinon, ce qui y est ajouté et les mots d'avant."""
    endroits = _endroits(ancien, nouveau) if len(nouveau) > EXTRAIT else []
    return endroits[-1][1] if endroits else nouveau


def _endroits(ancien: str, nouveau: str) -> list[tuple[str, str]]:
    """Chaque endroit où un texte change, avant et après, avec un peu de contexte ; aucun quand presque tout change."""
    avant, apres = MOT.findall(ancien), MOT.findall(nouveau)
    comparaison = SequenceMatcher(None, [m.strip() for m in avant], [m.strip() for m in apres], autojunk=False)
    groupes = list(comparaison.get_grouped_opcodes(CONTEXTE))
    if len(groupes) > ENDROITS or comparaison.ratio() < 0.5:  # noqa: PLR2004 - la moitié
        return []
    return [
        (_extraire(avant, groupe[0][1], groupe[-1][2]), _extraire(apres, groupe[0][3], groupe[-1][4]))
        for groupe in groupes
    ]


def _extraire(mots: list[str], debut: int, fin: int) -> str:
    """Ces mots, entre des points de suspension là où le texte continue."""
    extrait = "".join(mots[debut:fin]).strip()
    return f"{'… ' if debut else ''}{extrait}{' …' if fin < len(mots) else ''}"
