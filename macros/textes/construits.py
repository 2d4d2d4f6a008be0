"""Les liens du site construit : ce que l'on ne sait qu'une fois toutes les pages composées."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from macros import adresses
from macros.lecture.fautes import Faute, Place
from macros.modele import Contrat
from macros.modele.ecritures import citer
from macros.pages.blocs import PageGeneree
from macros.textes.balises import juger_la_balise, lire_balises
from macros.textes.liens import AU_DEHORS, Connus, fautes_des_liens, lire_les_liens
from macros.textes.page import Page

ANCRE = re.compile(r'\sid="([^"]+)"')
LIEN = re.compile(r'\s(?:href|src)="([^"]*)"')


class Construit(NamedTuple):
    """Le site avant qu'il ne s'écrive, chaque fichier nommé par son chemin.

    ``adresses`` : où se lit chaque fichier. ``html`` : chaque page composée. ``lus`` : ce que Markdown a fait de chaque
    page de ``docs/``, avant que les blocs n'y entrent.
    """

    contrat: Contrat
    generees: Mapping[str, PageGeneree]
    adresses: Mapping[str, str]
    html: Mapping[str, str]
    lus: Mapping[str, str]


def fautes_du_site(site: Construit, pages: Mapping[str, Page]) -> list[Faute]:
    """Les fautes des liens que l'on écrit dans ces ``pages`` ; s'il n'y en a pas, celles des autres liens du site."""
    ancres = cache(lambda chemin: frozenset(map(unescape, ANCRE.findall(site.html[chemin]))))
    connus = Connus(site.html, {*site.adresses, *documents(site.contrat)}, ancres)
    fautes = [faute for page in pages.values() for faute in _fautes_de_la_page(page, site.lus[page.chemin], connus)]
    return fautes or list(_liens_rompus(site, pages, connus))


def documents(contrat: Contrat) -> set[str]:
    """Ceux que le site publie : une construction rapide s'en passe, mais les liens qui y mènent sont justes."""
    des_quartiers = (adresses.fiche_a_imprimer, adresses.vignette_du_quartier)
    return {adresses.LIVRET, adresses.VIGNETTE_DU_SITE} | {
        chemin(quartier.slug) for quartier in contrat.quartiers for chemin in des_quartiers
    }


def _fautes_de_la_page(page: Page, html: str, connus: Connus) -> Iterator[Faute]:
    dites = set()
    for faute in fautes_des_liens(page, connus):
        dites.add(faute.message)
        yield faute
    for balise in lire_balises(html):
        for message in juger_la_balise(balise, de_markdown=True):
            if message not in dites:
                yield page.source.faute(page.chercher(*balise.mots), message)


def _liens_rompus(site: Construit, pages: Mapping[str, Page], connus: Connus) -> Iterator[Faute]:
    """Les liens des pages composées, blocs compris, qui ne mènent à rien."""
    chemins = {normpath(unquote(adresse) or "."): chemin for chemin, adresse in site.adresses.items()}
    for chemin, html in site.html.items():
        juges = {lien.cible for lien in lire_les_liens(pages[chemin])} if chemin in pages else set()
        dossier = dirname(site.adresses[chemin])
        for lien in dict.fromkeys(LIEN.findall(html)):
            if (ecrit := unescape(lien)) not in juges and _est_rompu(ecrit, chemin, dossier, chemins, connus):
                fichier = pages[chemin].source.fichier if chemin in pages else site.generees[chemin].donnees
                message = f"la page {citer(_nommer(chemin))} a un lien qui ne mène à rien : {citer(ecrit)}"
                yield Faute(fichier, Place(1, 1), message)


def _nommer(chemin: str) -> str:
    return f"/{adresses.chemin_public(chemin)}"


def _est_rompu(lien: str, page: str, dossier: str, chemins: Mapping[str, str], connus: Connus) -> bool:
    if AU_DEHORS.match(lien):
        return False
    adresse, _, ancre = lien.partition("#")
    adresse = unquote(adresse.partition("?")[0])
    vise = chemins.get(normpath(join(dossier, adresse))) if adresse else page
    if vise is None:
        return True
    return bool(ancre and connus.ancres and vise in connus.pages and unquote(ancre) not in connus.ancres(vise))
