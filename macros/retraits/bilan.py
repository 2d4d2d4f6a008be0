"""Ce qui n'est plus à son adresse : l'histoire dit ce qu'on y lisait, jusqu'à quand, et où cela se lit maintenant.

Rien n'est à écrire par un éditeur : d'une version à l'autre, on compare les adresses que montrent les données.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from macros.adresses import (
    ACCUEIL,
    au_dessus,
    est_une_branche,
    fichier_de_la_carte,
    page_de_la_branche,
    page_lue_a,
    separer,
    slug_du_quartier,
)
from macros.edition import Edition
from macros.langue.francais import Nom, minuscule
from macros.modele import Contrat
from macros.pages.blocs import PageGeneree
from macros.pages.integration import carte_retiree
from macros.retraits.adresses_montrees import Adresse, adresses_montrees
from macros.retraits.pertes import Perte, Pertes, garde_ses_ancres, nouveaux_noms, renvois_de
from macros.retraits.phrases import page_retiree, partie_retiree, sorte_de_page


class Destination(NamedTuple):
    """Une page du site ou l'une de ses ancres, et ce qu'on y lit."""

    page: str
    ancre: str
    titre: str


class Retrait(NamedTuple):
    """Ce que l'on lisait à une adresse, et jusqu'à quel jour ; « None » quand ce n'est pas encore publié.

    ``suites`` : où aller maintenant ; la première est la même chose, à sa nouvelle adresse, quand ``deplace`` le dit.
    ``nom`` : celui des branches qui ont leur page. ``commit`` a retiré l'adresse ; ``avant``, le précédent, l'a encore,
    dans le fichier ``source``.
    """

    page: str
    ancre: str
    titre: str
    jour: date | None
    suites: tuple[Destination, ...]
    deplace: bool
    nom: Nom
    source: str
    commit: str
    avant: str

    @property
    def suite(self) -> Destination | None:
        """Le premier endroit où aller."""
        return next(iter(self.suites), None)

    @property
    def phrase(self) -> str:
        """Ce que dit la page retirée, ou la ligne de ce qui n'est plus sur une page."""
        if self.ancre:
            return partie_retiree(self.titre, self.jour, self.deplace)
        return page_retiree(sorte_de_page(self.page, self.source), self.jour, self.nom, self.deplace)


@dataclass(frozen=True)
class Retraits:
    """Ce que le site garde de ce qui n'y est plus.

    ``pages`` : chaque page retirée. ``ancres`` : ce qui n'est plus sur une page qui vit encore. ``renvois`` : l'adresse
    qui menait à un quartier (« q/QP000000/ ») -> la page où elle mène encore.
    """

    pages: Mapping[str, Retrait] = field(default_factory=dict)
    ancres: Mapping[str, tuple[Retrait, ...]] = field(default_factory=dict)
    renvois: Mapping[str, str] = field(default_factory=dict)


def retraits(histoire: Iterable[Pertes], contrat: Contrat, textes: Mapping[str, str]) -> Retraits:
    """Ce qui, de toute l'histoire (la plus ancienne d'abord), manque encore au contrat et aux pages d'aujourd'hui."""
    pertes = [perte for perte in histoire if perte.perdues or perte.renvois]
    return _Bilan(contrat, textes).faire(pertes) if pertes else Retraits()


@dataclass(frozen=True)
class _Bilan:
    """Ce que montre le site d'aujourd'hui, et ce qui y manque."""

    contrat: Contrat
    textes: Mapping[str, str]

    @cached_property
    def montrees(self) -> dict[Adresse, str]:
        return adresses_montrees(self.contrat, self.textes)

    @cached_property
    def noms(self) -> dict[str, str]:
        return nouveaux_noms(self.contrat)

    def faire(self, pertes: Iterable[Pertes]) -> Retraits:
        dernieres = {(self.actuelle(p.page), p.ancre): (p, toutes) for toutes in pertes for p in toutes.perdues}
        absents = [self.retrait(*perte) for adresse, perte in dernieres.items() if self.manque(*adresse)]
        pages = {retrait.page: retrait for retrait in absents if not retrait.ancre}
        ancres: dict[str, tuple[Retrait, ...]] = {}
        for retrait in absents:
            if retrait.ancre:
                ancres[retrait.page] = (*ancres.get(retrait.page, ()), retrait)
        return Retraits(pages, ancres, self.renvois(pertes, pages))

    def actuelle(self, page: str) -> str:
        return self.noms.get(page, page)

    def manque(self, page: str, ancre: str) -> bool:
        """Vrai pour une page qui n'est plus, et pour l'ancre qui n'est plus sur une page qui vit."""
        if (page, ancre) in self.montrees or (ancre and not garde_ses_ancres(self.contrat, page, self.montrees)):
            return False
        return not (self.contrat.beaucoup_de_quartiers and self.se_retrouve(page, ancre))

    def se_retrouve(self, page: str, ancre: str) -> bool:
        """Vrai pour ce que la page d'une branche ne dit plus en détail, quand les quartiers sont nombreux.

        Un script mène alors d'une case à la page de son quartier, et d'un engagement à la branche où il est.
        """
        branche, suite = separer(ancre)
        return bool(suite) and est_une_branche(page) and (page, branche) in self.montrees

    def retrait(self, perte: Perte, pertes: Pertes) -> Retrait:
        page = self.actuelle(perte.page)
        adresses = (perte.devenue, perte.voisine, *self.dans_sa_branche(perte.ancre), au_dessus(page), (ACCUEIL, ""))
        destinations = [self.destination(*adresse) for adresse in adresses]
        return Retrait(
            *(page, perte.ancre, perte.titre, pertes.jour),
            suites=tuple(dict.fromkeys(filter(None, destinations))),
            deplace=bool(destinations[0]),
            nom=self.contrat.premier_niveau.mot,
            source=perte.source,
            commit=pertes.commit,
            avant=pertes.avant,
        )

    def dans_sa_branche(self, ancre: str) -> Iterator[Adresse]:
        """Où lire ce que les autres quartiers ont gardé d'un engagement, puis de sa branche."""
        branche, suite = separer(ancre)
        if suite and (racine := self.contrat.racine_de.get(branche)):
            yield from ((page_de_la_branche(racine.id), reste) for reste in (ancre, branche))

    def destination(self, page: str, ancre: str) -> Destination | None:
        """Ce qu'on lit aujourd'hui à cette adresse ; « None » si elle ne mène plus à rien."""
        page = self.actuelle(page)
        return Destination(page, ancre, self.montrees[page, ancre]) if (page, ancre) in self.montrees else None

    def renvois(self, pertes: Iterable[Pertes], retirees: Mapping[str, Retrait]) -> dict[str, str]:
        perdus = {adresse: self.actuelle(page) for toutes in pertes for adresse, page in toutes.renvois.items()}
        absents = sorted(a for a in perdus.keys() - renvois_de(self.contrat).keys() if not self.est_reprise(a))
        return {a: perdus[a] for a in absents if perdus[a] in retirees or (perdus[a], "") in self.montrees}

    def est_reprise(self, adresse: str) -> bool:
        """Vrai pour l'adresse d'avant d'un quartier dont un autre a maintenant le nom de fichier."""
        return (page_lue_a(adresse), "") in self.montrees


def pages_retirees(retraits: Retraits) -> dict[str, PageGeneree]:
    """Les pages qui gardent l'adresse de ce qui a été retiré."""
    return {
        page: PageGeneree(
            titre=retrait.titre,
            description=f"{retrait.titre} : {minuscule(retrait.phrase)}",
            donnees="",
            texte=f'{{{{ retrait("{page}") }}}}\n',
            retiree=True,
        )
        for page, retrait in retraits.pages.items()
    }


def cartes_retirees(retraits: Retraits, contrat: Contrat, edition: Edition) -> dict[str, str]:
    """Les cartes à intégrer de ces pages, qu'un autre site encadre encore : chemin -> HTML."""
    return {
        fichier_de_la_carte(slug): carte_retiree(contrat, edition, slug, retrait.titre, retrait.phrase)
        for page, retrait in retraits.pages.items()
        if (slug := slug_du_quartier(page))
    }
