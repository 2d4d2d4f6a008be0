"""Ce que tous les fils ont en commun : leur écriture en Atom (RFC 4287)."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.adresses import TYPE_ATOM
from macros.edition import Edition
from macros.langue.typographie import typographier
from macros.modele import Contrat
from macros.pages.html import typographier_html

ATOM = "http://www.w3.org/2005/Atom"
DANS_UN_FIL = 20  # un lecteur de fils garde les entrées plus anciennes


class Lien(NamedTuple):
    """Une adresse d'ailleurs, ce qu'elle est pour l'entrée (« via » : sa source), et son type quand on le connaît."""

    sorte: str
    adresse: str
    type: str = ""


class EntreeDeFil(NamedTuple):
    """Une entrée : son identifiant, son titre, ses dates, la page et l'ancre où la lire, son contenu en HTML.

    ``auteur`` n'est dit que si ce n'est pas celui du fil.
    """

    identite: str
    titre: str
    parue: datetime
    corrigee: datetime
    lieu: tuple[str, str]
    contenu: str
    ailleurs: Lien | None = None
    auteur: str = ""


class Fil(NamedTuple):
    """Un fil : son fichier, son identifiant, son titre, la page qu'il suit, sa date, ses entrées."""

    chemin: str
    identite: str
    titre: str
    page: str
    mis_a_jour: datetime
    entrees: Sequence[EntreeDeFil]


def ecrire(fil: Fil, contrat: Contrat, edition: Edition) -> str:
    """Le fil -> son XML ; il a tout ce qu'il faut pour se lire loin du site : ``edition`` en donne l'adresse."""
    racine = Element("feed", {"xmlns": ATOM, "xml:lang": "fr"})
    _ajouter(racine, "id", fil.identite)
    _ajouter(racine, "title", typographier(fil.titre))
    _ajouter(racine, "updated", fil.mis_a_jour.isoformat())
    _ajouter(racine, "link", rel="self", type=TYPE_ATOM, href=edition.url(fil.chemin))
    _ajouter(racine, "link", rel="alternate", type="text/html", href=edition.url(fil.page))
    _ajouter(_ajouter(racine, "author"), "name", typographier(contrat.site.editeur.nom))
    for entree in fil.entrees:
        _ajouter_entree(racine, entree, edition)
    indent(racine)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(racine, "unicode")}\n'


def _ajouter_entree(racine: Element, entree: EntreeDeFil, edition: Edition) -> None:
    element = _ajouter(racine, "entry")
    _ajouter(element, "id", entree.identite)
    _ajouter(element, "title", typographier(entree.titre))
    _ajouter(element, "published", entree.parue.isoformat())
    _ajouter(element, "updated", entree.corrigee.isoformat())
    if entree.auteur:
        _ajouter(_ajouter(element, "author"), "name", typographier(entree.auteur))
    _ajouter(element, "link", rel="alternate", type="text/html", href=edition.url(*entree.lieu))
    if entree.ailleurs:
        sorte, adresse, genre = entree.ailleurs
        _ajouter(element, "link", rel=sorte, **({"type": genre} if genre else {}), href=adresse)
    _ajouter(element, "content", typographier_html(entree.contenu), type="html")


def _ajouter(parent: Element, nom: str, texte: str | None = None, **attributs: str) -> Element:
    element = SubElement(parent, nom, attributs)
    element.text = texte
    return element
