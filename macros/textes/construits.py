"""Les liens du site construit : ce que l'on ne sait qu'une fois toutes les pages composées."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from macros import adresses
from macros.lecture.arbre import Faute
from macros.lecture.markdown import appels_de_la_page
from macros.modele import Contrat
from macros.modele.ecritures import montrer
from macros.textes.liens import AU_DEHORS, Connus, fautes_des_liens, lire_les_liens
from macros.textes.page import Page
from macros.textes.rendu import juger_le_rendu

ANCRE = re.compile(r'\sid="([^"]+)"')
TITRE_ECRIT = re.compile(r"^# |^=+$|<h1", re.MULTILINE)
TITRE = re.compile(r"<h1[\s>]")
SANS_TITRE = "titre de la page manquant : écrivez « # », une espace et ce titre, seuls sur leur ligne"
DEUX_TITRES = "cette page a déjà un titre : écrivez « ## » devant celui d'une partie"
LIEN = re.compile(r'\s(?:href|src)="([^"]*)"')


@dataclass(frozen=True)
class Construit:
    """Le site avant qu'il ne s'écrive, chaque fichier nommé par son chemin.

    ``adresses`` : où se lit chaque fichier. ``html`` : chaque page composée. ``html_de_docs`` : ce que Markdown a fait
    de chaque page de ``docs/``, avant que les blocs n'y entrent.
    """

    contrat: Contrat
    adresses: Mapping[str, str]
    html: Mapping[str, str]
    html_de_docs: Mapping[str, str]

    @cached_property
    def connus(self) -> Connus:
        """Tout ce à quoi un lien peut mener."""
        return Connus(self.html, {*self.adresses, *documents(self.contrat)}, self.ancres)

    def ancres(self, page: str) -> Collection[str]:
        """Les ancres d'une page."""
        return lire_les_ancres(self.html[page])

    @cached_property
    def chemins(self) -> dict[str, str]:
        """Le fichier que l'on trouve à chaque adresse ; les documents, même quand on s'en passe."""
        tous = {chemin: chemin for chemin in documents(self.contrat)} | dict(self.adresses)
        return {normpath(unquote(adresse) or "."): chemin for chemin, adresse in tous.items()}

    def rompus(self, page: str, liens: Iterable[str]) -> Iterator[str]:
        """Ceux de ces ``liens`` d'une page du site qui n'y mènent à rien."""
        dossier = dirname(self.adresses[page])
        for lien in dict.fromkeys(liens):
            adresse, _, ancre = lien.partition("#")
            adresse = unquote(adresse.partition("?")[0])
            vise = self.chemins.get(normpath(join(dossier, adresse))) if adresse else page
            if AU_DEHORS.match(lien):
                continue
            if vise is None or (ancre and vise in self.html and unquote(ancre) not in self.ancres(vise)):
                yield lien


def fautes_du_site(site: Construit, pages: Mapping[str, Page]) -> list[Faute]:
    """Ce que la construction montre de ce que l'on écrit dans ces ``pages`` : qui les écrit peut le corriger."""
    return [faute for page in pages.values() for faute in _fautes_de_la_page(site, page)]


def _fautes_de_la_page(site: Construit, page: Page) -> Iterator[Faute]:
    html = site.html_de_docs[page.chemin]
    fautes = list(fautes_des_liens(page, site.connus))
    messages = {faute.message for faute in fautes}
    for refus in juger_le_rendu(html, len(list(appels_de_la_page(page.texte)))):
        if refus.message not in messages:
            fautes.append(page.source.faute(page.chercher(*refus.mots), refus.message))
    yield from fautes
    yield from _fautes_des_titres(site, page)
    yield from _ancres_repetees(site, page)
    if not fautes:  # un lien dont l'écriture nous échappe, et que Markdown a compris
        cibles = {lien.cible for lien in lire_les_liens(page)}
        for lien in site.rompus(page.chemin, lire_les_adresses(html) - cibles):
            yield page.source.faute(page.chercher(lien), f"lien qui ne mène à rien : {montrer(lien)}")


def _fautes_des_titres(site: Construit, page: Page) -> Iterator[Faute]:
    """Une page a un titre, et un seul (RGAA 9.1) ; un bloc peut le donner."""
    combien = len(TITRE.findall(site.html[page.chemin]))
    if not combien:
        yield page.source.faute(page.debut, SANS_TITRE)
    if combien > 1:
        ecrits = [trouve.start() for trouve in TITRE_ECRIT.finditer(page.visible)]
        yield from (page.source.faute(rang, DEUX_TITRES) for rang in ecrits[1:] or ecrits or [page.debut])


def _ancres_repetees(site: Construit, page: Page) -> Iterator[Faute]:
    """Une ancre ne sert qu'une fois par page (RGAA 8.2) : un lien ne mènerait qu'à la première."""
    ecrites = Counter(map(unescape, ANCRE.findall(site.html_de_docs[page.chemin])))
    toutes = Counter(map(unescape, ANCRE.findall(site.html[page.chemin])))
    for ancre in (ancre for ancre in ecrites if toutes[ancre] > 1):
        ou = [trouve.start() for trouve in re.finditer(rf"#{re.escape(ancre)}(?![\w-])(?=[^{{}}\n]*\}})", page.visible)]
        qui = "ailleurs dans" if ecrites[ancre] > 1 else "celle d'un bloc de"
        message = f"l'ancre {montrer(ancre)} est déjà {qui} cette page : écrivez-en une autre, « {{ #… }} »"
        yield from (page.source.faute(rang, message) for rang in ou[1:] or ou or [page.debut])


def liens_rompus(site: Construit) -> list[str]:
    """Une phrase par lien que nos propres blocs écrivent et qui ne mène à rien : c'est au code de le corriger."""
    return [
        f"la page « /{adresses.chemin_public(chemin)} » a un lien qui ne mène à rien : {montrer(lien)}"
        for chemin, html in site.html.items()
        for lien in site.rompus(
            chemin, sorted(lire_les_adresses(html) - lire_les_adresses(site.html_de_docs.get(chemin, "")))
        )
    ]


@lru_cache(maxsize=2**9)
def lire_les_ancres(html: str) -> frozenset[str]:
    """Ce à quoi un lien peut mener dans ce HTML."""
    return frozenset(map(unescape, ANCRE.findall(html)))


@lru_cache(maxsize=2**9)  # sous « make serve », un enregistrement ne change que peu de pages
def lire_les_adresses(html: str) -> frozenset[str]:
    """Où mènent les liens et d'où viennent les images d'un HTML que nous avons fait."""
    return frozenset(map(unescape, LIEN.findall(html)))


def documents(contrat: Contrat) -> set[str]:
    """Ceux que le site publie : une construction rapide s'en passe, mais les liens qui y mènent sont justes."""
    des_quartiers = (adresses.fiche_a_imprimer, adresses.vignette_du_quartier)
    return {adresses.LIVRET, adresses.VIGNETTE_DU_SITE} | {
        chemin(quartier.slug) for quartier in contrat.quartiers for chemin in des_quartiers
    }
