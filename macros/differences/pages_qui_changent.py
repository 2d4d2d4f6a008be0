"""Deux versions du projet -> les pages où un lecteur voit ce qui change : on les écrit deux fois, et on compare."""

from collections.abc import Collection, Iterator
from functools import cached_property, partial

from jinja2 import TemplateError

from macros import adresses
from macros.differences import Version
from macros.differences.mots import comme_on_la_lit
from macros.differences.pages_ecrites import lire_le_texte
from macros.donnees import catalogue
from macros.edition import Edition
from macros.histoire.journal import Journal
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.pages.blocs import (
    CONTOURS,
    GLOSSAIRE,
    QUARTIERS,
    SUIVI,
    Appel,
    PageGeneree,
    appels_de,
    pages_generees,
    sources,
)
from macros.pages.environnement import rendre
from macros.pages.html import decouper
from macros.pages.navigation import Element
from macros.pages.sigles import expliquer_sigles


class Pages:
    """Toutes les pages d'une version, sauf le journal, telles qu'un lecteur les voit."""

    def __init__(self, version: Version) -> None:
        self.contrat = comme_on_la_lit(version.contrat)
        self.textes = {chemin: texte for chemin, texte in version.textes.items() if chemin != adresses.JOURNAL}

    @cached_property
    def generees(self) -> dict[str, PageGeneree]:
        """Les pages que fait le contrat."""
        return pages_generees(self.contrat)

    @cached_property
    def fichiers(self) -> dict[str, object]:
        """Ce que dit chaque fichier de ``data/``."""
        communs = {f"data/{nom}.yml": getattr(self.contrat, nom) for nom in FICHIERS_COMMUNS}
        communs |= {SUIVI: self.contrat.suivi, CONTOURS: self.contrat.contours}
        return communs | {f"{QUARTIERS}{quartier.slug}.yml": quartier for quartier in self.contrat.quartiers}

    def __iter__(self) -> Iterator[str]:
        """Le chemin de chaque page, les écrites d'abord."""
        yield from {**self.textes, **self.generees}

    def ecrite(self, chemin: str) -> object:
        """Ce que le texte d'une page dit, hors de ses blocs."""
        return lire_le_texte(chemin, self.textes[chemin]) if chemin in self.textes else self.generees.get(chemin)

    def appels(self, chemin: str) -> list[Appel]:
        """Les blocs de données que la page montre."""
        return appels_de(self.textes[chemin] if chemin in self.textes else self.generees[chemin].texte)

    def montrer(self, chemin: str) -> str:
        """Le HTML des blocs de la page, sigles expliqués ; un bloc mal appelé ne montre rien."""
        html = "".join(map(self._rendre, self.appels(chemin)))
        expliques, termes = expliquer_sigles(decouper(html), self.contrat.glossaire.termes)
        return expliques + rendre("explications", termes=termes)

    def _rendre(self, appel: Appel) -> str:
        try:
            return rendre(appel.nom, **appel.arguments, **self._contexte)
        except (LookupError, TemplateError, TypeError, ValueError):
            return ""

    @cached_property
    def _contexte(self) -> dict[str, object]:
        return {
            "catalogue": partial(catalogue, self.contrat),
            "contrat": self.contrat,
            "documents": {},
            "edition": Edition(),
            "journal": Journal(),
            "lien": adresses.chemin_public,
            "plan": [Element(page.titre, chemin) for chemin, page in self.generees.items()],
        }


def pages_qui_changent(avant: Version, apres: Version) -> list[str]:
    """Le chemin de chaque page d'``apres`` qui ne se lit plus comme avant, ou qui n'existait pas."""
    anciennes, nouvelles = Pages(avant), Pages(apres)
    noms = {*anciennes.fichiers, *nouvelles.fichiers}
    changes = {nom for nom in noms if anciennes.fichiers.get(nom) != nouvelles.fichiers.get(nom)}
    connues = {*anciennes}
    return [page for page in nouvelles if page not in connues or _change(page, anciennes, nouvelles, changes)]


def _change(page: str, avant: Pages, apres: Pages, changes: Collection[str]) -> bool:
    if avant.ecrite(page) != apres.ecrite(page):
        return True
    # Un sigle s'explique partout ; sinon, une page ne change que si l'un des fichiers qu'elle montre change.
    concernee = GLOSSAIRE in changes or any(
        _est_dans(nom, source) for source in sources(apres.appels(page)) for nom in changes
    )
    return concernee and avant.montrer(page) != apres.montrer(page)


def _est_dans(nom: str, source: str) -> bool:
    return nom == source or (source.endswith("/") and nom.startswith(source))
