"""Le journal -> des fils Atom (RFC 4287) : un pour le site, un par quartier."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros import adresses
from macros.differences import Changement
from macros.edition import Edition
from macros.histoire.journal import Entree, par_page
from macros.langue.francais import compter, enumerer, minuscule
from macros.langue.phrases import le_quartier, nom_du_contrat
from macros.langue.titres import CE_QUI_CHANGE
from macros.langue.typographie import typographier
from macros.modele import Contrat
from macros.pages.environnement import rendre
from macros.pages.html import typographier_html

ATOM = "http://www.w3.org/2005/Atom"
ESPACE = UUID("aa383daa-8645-41b3-80aa-489f40300430")  # le nôtre : ne le changez jamais, tous les fils en dépendent
DANS_UN_FIL = 20  # un lecteur de fils garde les entrées plus anciennes
TITRE_MAXIMAL = 120  # en caractères
SUJETS_CITES = 3


class Fil(NamedTuple):
    """Un fil : son fichier, son titre, la page qu'il suit, ses entrées.

    Son sujet, vide pour tout le site, est le premier nom du quartier : il reste quand le fichier en change.
    """

    chemin: str
    titre: str
    page: str
    sujet: str
    entrees: Sequence[Entree]


def fils_atom(contrat: Contrat, entrees: Sequence[Entree], edition: Edition) -> dict[str, str]:
    """Le chemin de chaque fil et son XML, d'après les entrées visibles, la plus récente d'abord.

    Aucun sans entrée, ni sans l'adresse du site : un fil se lit ailleurs, ses liens doivent être entiers. Dès que le
    journal commence, chaque quartier a son fil, même vide : on peut s'y abonner avant que rien n'y change.
    """
    if not (entrees and edition.adresse):
        return {}
    return {fil.chemin: _xml(fil, contrat, entrees[-1], edition) for fil in _fils(contrat, entrees)}


def _fils(contrat: Contrat, entrees: Sequence[Entree]) -> Iterator[Fil]:
    nom, pages = minuscule(nom_du_contrat(contrat)), par_page(entrees)
    yield Fil(adresses.FIL_ATOM, f"{CE_QUI_CHANGE} : {nom}", adresses.JOURNAL, "", entrees)
    for quartier in contrat.quartiers_ranges:
        page = adresses.page_du_quartier(quartier.slug)
        yield Fil(
            adresses.fil_du_quartier(quartier.slug),
            f"{CE_QUI_CHANGE} pour {le_quartier(quartier)} : {nom}",
            page,
            next(iter(quartier.anciens_noms), quartier.slug),
            pages.get(page, ()),
        )


def _xml(fil: Fil, contrat: Contrat, premiere: Entree, edition: Edition) -> str:
    """Un fil sans entrée date du début du journal."""
    racine = Element("feed", {"xmlns": ATOM, "xml:lang": "fr"})
    _ajouter(racine, "id", _identite(_contrat(contrat), fil.sujet))
    _ajouter(racine, "title", typographier(fil.titre))
    _ajouter(racine, "updated", max(e.instant for e in fil.entrees or (premiere,)).isoformat())
    _ajouter(racine, "link", rel="self", type=adresses.TYPE_ATOM, href=edition.url(fil.chemin))
    _ajouter(racine, "link", rel="alternate", type="text/html", href=edition.url(fil.page))
    _ajouter(_ajouter(racine, "author"), "name", typographier(contrat.site.editeur.nom))
    for entree in fil.entrees[:DANS_UN_FIL]:
        _ajouter_entree(racine, fil, entree, edition)
    indent(racine)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(racine, "unicode")}\n'


def _ajouter_entree(racine: Element, fil: Fil, entree: Entree, edition: Edition) -> None:
    element = _ajouter(racine, "entry")
    _ajouter(element, "id", _identite(entree.commit, fil.sujet))
    _ajouter(element, "title", typographier(titre(entree.changements)))
    for date in ("published", "updated"):
        _ajouter(element, date, entree.instant.isoformat())
    lieu = next(((c.page, c.ancre) for c in entree.changements if c.page), (adresses.JOURNAL, ""))
    _ajouter(element, "link", rel="alternate", type="text/html", href=edition.url(*lieu))
    if detail := edition.changements_de(entree.commit):
        _ajouter(element, "link", rel="related", type="text/html", href=detail)
    contenu = rendre("_changements", entree=entree, lien=edition.url)
    _ajouter(element, "content", typographier_html(contenu), type="html")


def titre(changements: Sequence[Changement]) -> str:
    """La phrase d'un changement seul et court ; sinon « 3 changements : Le Centre et Pilotage »."""
    if len(changements) == 1 and len(phrase := str(changements[0]).removesuffix(".")) <= TITRE_MAXIMAL:
        return phrase
    sujets = list(dict.fromkeys(changement.sujet for changement in changements))
    autres = [f"{len(sujets) - SUJETS_CITES} de plus"] if len(sujets) > SUJETS_CITES else []
    return f"{compter(len(changements), 'changement')} : {enumerer(sujets[:SUJETS_CITES] + autres)}"


def _identite(origine: str, sujet: str) -> str:
    """Un identifiant durable (RFC 9562, version 5) : ni l'adresse du site, ni celle du dépôt n'y entrent.

    Une entrée vient d'un commit, un fil vient d'un contrat. Dans le fil d'un quartier, une entrée n'a que ce qui le
    concerne : ce n'est pas la même que dans celui du site.
    """
    return uuid5(ESPACE, f"{origine}/{sujet}").urn


def _contrat(contrat: Contrat) -> str:
    """Ce qui distingue un contrat de ville de tous les autres."""
    commune = contrat.convention.commune
    return f"{commune.departement}/{commune.nom}/{contrat.convention.periode.debut}"


def _ajouter(parent: Element, nom: str, texte: str | None = None, **attributs: str) -> Element:
    element = SubElement(parent, nom, attributs)
    element.text = texte
    return element
