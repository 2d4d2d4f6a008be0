"""``docs/`` et le menu -> les pages écrites à la main, et toutes leurs fautes. N'affiche rien, ne rend rien."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.lecture.arbre import Faute, Place
from macros.modele import Contrat
from macros.pages.blocs import PageGeneree, pages_generees
from macros.textes.appels import fautes_des_appels
from macros.textes.balises import juger_la_balise, lire_balises
from macros.textes.construits import Construit, fautes_du_site, liens_rompus
from macros.textes.fichiers import PAGE, trier
from macros.textes.liens import Connus, fautes_des_liens
from macros.textes.menu import REGLAGES, fautes_du_menu, lire_le_menu
from macros.textes.page import DOSSIER, Page, faute_du_fichier, lire_page

THEME = "overrides"


@dataclass(frozen=True)
class Textes:
    """Les pages écrites, par leur chemin depuis ``docs/`` ; les fichiers à publier tels quels ; et les fautes."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    fichiers: Collection[str] = ()
    fautes: tuple[Faute, ...] = ()

    def fautes_de(self, page: Page) -> tuple[Faute, ...]:
        """Celles d'une page."""
        return tuple(faute for faute in self.fautes if faute.fichier == page.source.fichier)


def lire_les_textes(projet: Path, contrat: Contrat | None) -> Textes:
    """Ce que disent ``docs/`` et ``mkdocs.yml`` ; ``contrat`` est « None » quand ses données ont des fautes.

    Un dossier sans ``mkdocs.yml`` n'est pas un projet : il n'a ni pages ni menu.
    """
    if not (projet / REGLAGES).is_file():
        return Textes()
    docs = projet / DOSSIER
    if not docs.is_dir():
        return Textes(fautes=(Faute(DOSSIER, Place(1, 1), "dossier manquant : les pages du site y sont"),))
    fichiers, fautes = trier(docs)
    pages = {chemin: lire_page(chemin, (docs / chemin).read_bytes()) for chemin in fichiers if chemin.endswith(PAGE)}
    generees = pages_generees(contrat) if contrat else None
    connus = Connus({*pages, *(generees or ())})
    for page in pages.values():
        fautes += [*page.fautes, *_fautes_de_la_page(page, contrat, connus)]
    fautes += fautes_du_menu(lire_le_menu((projet / REGLAGES).read_bytes()), pages, generees)
    fautes += _deja_faites(pages, generees or {})
    theme = projet / THEME
    fautes += en_double(fichiers, {fichier.relative_to(theme).as_posix() for fichier in theme.rglob("*")})
    return Textes(pages, fichiers, tuple(sorted(set(fautes))))


def en_double(fichiers: Collection[str], publies: Collection[str]) -> list[Faute]:
    """Une faute pour chacun de ces ``fichiers`` de ``docs/`` qui prendrait la place d'un fichier publié par le site."""
    message = "le site publie déjà un fichier de ce nom : renommez celui-ci"
    return [faute_du_fichier(chemin, message) for chemin in fichiers if chemin in publies]


def _fautes_de_la_page(page: Page, contrat: Contrat | None, connus: Connus) -> Iterator[Faute]:
    yield from fautes_des_appels(page, contrat)
    for balise in lire_balises(page.visible):
        rang = page.source.rang(balise.ligne, balise.ecart)
        yield from (page.source.faute(rang, message) for message in juger_la_balise(balise))
    if contrat:
        yield from fautes_des_liens(page, connus)


def _deja_faites(pages: Mapping[str, Page], generees: Mapping[str, PageGeneree]) -> Iterator[Faute]:
    for chemin in pages.keys() & generees:
        message = f"cette page est déjà faite par « {generees[chemin].donnees} » : supprimez ce fichier, ou renommez-le"
        yield faute_du_fichier(chemin, message)


__all__ = ["Construit", "Page", "Textes", "en_double", "fautes_du_site", "liens_rompus", "lire_les_textes"]
