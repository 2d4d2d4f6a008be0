"""Le HTML que Markdown a fait d'une page, jugé signe par signe.

Un navigateur ne ferme pas une remarque ou une balise mal écrite là où nous la fermerions. Rien d'ambigu ne passe donc :
chaque « < » commence une balise écrite comme Markdown les écrit, une remarque simple, ou c'est une faute.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from macros.modele.ecritures import montrer
from macros.textes.balises import Balise, juger_la_balise
from macros.textes.liens import AU_DEHORS, IMAGE_D_AILLEURS

ATTRIBUT = r'\s+([a-z][a-z-]*)(?:="([^"<>]*)")?'
OUVERTURE = re.compile("<(?=[a-zA-Z/!?])")  # suivi d'autre chose, « < » n'est qu'un signe
BALISE = re.compile(rf"<(/?)([a-z][a-z0-9]*)((?:{ATTRIBUT})*)\s*(/?)>")
REMARQUE = re.compile(r"<!--(?!bloc:|-?>)(?:(?!--|[<>]).)*-->", re.DOTALL)
MARQUE = re.compile(r"<!--bloc:[\w%.~]*-->")
SANS_FIN = frozenset({"br", "col", "hr", "img", "wbr"})
ALIGNEMENT = re.compile(r"text-align: (?:left|right|center);")  # ce que Markdown écrit d'une colonne
EXTRAIT = 40  # signes


class Refus(NamedTuple):
    """Ce qui est refusé, tel que le rendu l'écrit, de quoi le retrouver dans la page, et pourquoi."""

    mots: tuple[str, ...]
    message: str


def juger_le_rendu(html: str, appels: int) -> Iterator[Refus]:
    """Ce qui se refuse dans le HTML d'une page qui appelle ce nombre de blocs."""
    ouvertes: list[str] = []
    marques = 0
    for trouve in OUVERTURE.finditer(html):
        rang = trouve.start()
        marque = MARQUE.match(html, rang)
        marques += bool(marque)
        if not (marque or REMARQUE.match(html, rang)):
            balise = BALISE.match(html, rang)
            yield from _juger(balise, ouvertes) if balise else [_illisible(html[rang:])]
    yield from (Refus((f"<{nom}",), f"{montrer(f'<{nom}>')} n'est jamais fermé : {_fermer(nom)}") for nom in ouvertes)
    if marques > appels:
        yield Refus(("bloc:",), "une remarque imite l'appel d'un bloc : supprimez-la")


def _juger(trouve: re.Match[str], ouvertes: list[str]) -> Iterator[Refus]:
    fermante, nom, attributs, *_, seule = trouve.groups()
    if fermante:
        if ouvertes[-1:] == [nom]:
            ouvertes.pop()
        else:
            message = f"{montrer(f'</{nom}>')} ne ferme rien : supprimez-le, ou ouvrez cette balise avant"
            yield Refus((f"</{nom}",), message)
        return
    balise = Balise(nom, 1, 0, tuple(_lire(attributs)))
    yield from (Refus(tuple(balise.mots), message) for message in juger_la_balise(balise))
    if nom == "img" and any(cle == "src" and AU_DEHORS.match(valeur) for cle, valeur in balise.attributs):
        yield Refus(tuple(balise.mots), IMAGE_D_AILLEURS)
    if nom not in SANS_FIN:
        if seule:
            yield Refus((f"<{nom}",), f"{montrer(trouve[0])} ne se ferme pas ainsi : {_fermer(nom)}")
        else:
            ouvertes.append(nom)


def _lire(attributs: str) -> Iterator[tuple[str, str]]:
    """Les attributs, sans l'alignement que Markdown donne à une colonne."""
    for nom, valeur in re.findall(ATTRIBUT, attributs):
        if not (nom == "style" and ALIGNEMENT.fullmatch(valeur)):
            yield nom, unescape(valeur)


def _illisible(suite: str) -> Refus:
    extrait = suite[:EXTRAIT].split("\n", maxsplit=1)[0]
    return Refus(
        (extrait, extrait[:10], "<"),
        f"balise mal écrite : {montrer(extrait)} ; écrivez-la en minuscules, ses valeurs entre guillemets, "
        "ou « &lt; » pour montrer « < »",
    )


def _fermer(nom: str) -> str:
    return f"ajoutez {montrer(f'</{nom}>')}"
