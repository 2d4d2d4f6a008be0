"""Les chiffres du contrat : ceux des quartiers, ceux à quoi on les compare, et l'échelle où ils se dessinent."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from macros.modele.chiffre import ChiffreDate, Valeur
from macros.modele.contrat.quartiers import SesQuartiers
from macros.modele.echelle import Echelle, pour_comparer
from macros.modele.indicateurs import Indicateur, echelles_communes
from macros.modele.quartier import Quartier
from macros.modele.vocabulaire import Territoire

POPULATION = "population"  # elle se compare comme un indicateur, à la même adresse


class Comparaison(NamedTuple):
    """La valeur d'un indicateur dans un territoire."""

    territoire: Territoire
    valeur: Valeur


class SesChiffres(SesQuartiers):
    """Ce que la source donne de chaque quartier et de chaque territoire, et ce qui s'en compare."""

    @cached_property
    def indicateur_par_id(self) -> dict[str, Indicateur]:
        """L'identifiant -> l'indicateur."""
        return {indicateur.id: indicateur for indicateur in self.indicateurs.indicateurs}

    @cached_property
    def indicateurs_renseignes(self) -> tuple[Indicateur, ...]:
        """Ceux qu'une source donne pour un quartier au moins : il y a de quoi comparer."""
        donnes = {identifiant for quartier in self.quartiers for identifiant in quartier.portrait.indicateurs}
        return tuple(indicateur for indicateur in self.indicateurs.indicateurs if indicateur.id in donnes)

    @property
    def indicateurs_compares(self) -> tuple[Indicateur, ...]:
        """Les mêmes, et ceux dont on ne connaît que la valeur d'un territoire : déclarés, ils se lisent déjà."""
        renseignes = self.indicateurs_renseignes
        return tuple(i for i in self.indicateurs.indicateurs if i in renseignes or i.comparaisons)

    def valeurs(self, indicateur: Indicateur) -> Iterator[tuple[Quartier, Valeur | None]]:
        """Tous les quartiers, avec leur valeur de l'indicateur quand la source la donne."""
        for quartier in self.quartiers_ranges:
            yield quartier, quartier.portrait.indicateurs.get(indicateur.id)

    def portrait(self, quartier: Quartier) -> Iterator[tuple[Indicateur, Valeur]]:
        """Les seuls indicateurs que la source donne pour le quartier, et leur valeur."""
        valeurs = quartier.portrait.indicateurs
        return ((i, valeurs[i.id]) for i in self.indicateurs.indicateurs if i.id in valeurs)

    def comparaisons(self, indicateur: Indicateur) -> tuple[Comparaison, ...]:
        """Sa valeur dans chacun des territoires dont la source la donne, dans leur ordre."""
        donnees = indicateur.comparaisons
        return tuple(Comparaison(t, donnees[t.id]) for t in self.vocabulaire.territoires if t.id in donnees)

    def territoires_de(self, indicateurs: Iterable[Indicateur]) -> tuple[Territoire, ...]:
        """Ceux auxquels l'un de ces indicateurs compare les quartiers."""
        compares = {identifiant for indicateur in indicateurs for identifiant in indicateur.comparaisons}
        return tuple(t for t in self.vocabulaire.territoires if t.id in compares)

    @cached_property
    def echelles(self) -> dict[str, Echelle]:
        """L'échelle où se dessine chaque indicateur qui en a une : la même sur toutes les pages, dans tous les PDF."""
        valeurs = {
            i.id: [v.valeur for v in self._valeurs_de(i) if v.valeur is not None] for i in self.indicateurs.indicateurs
        }
        return echelles_communes(self.indicateurs.indicateurs, valeurs)

    def _valeurs_de(self, indicateur: Indicateur) -> Iterator[ChiffreDate]:
        """Celles de tous les quartiers et de tous les territoires, de chaque année."""
        for valeur in (*(v for _, v in self.valeurs(indicateur) if v), *indicateur.comparaisons.values()):
            yield from valeur.chiffres

    @cached_property
    def echelle_des_populations(self) -> Echelle | None:
        """Celle où se comparent les habitants des quartiers ; « None » quand un seul, ou aucun, dit combien il en a."""
        return pour_comparer([q.portrait.population.valeur for q in self.quartiers if q.portrait.population])

    @property
    def se_compare(self) -> bool:
        """Faux quand le seul quartier n'a aucun territoire auquel se comparer : sa page dit tous ses chiffres."""
        return self.a_plusieurs_quartiers or bool(self.territoires_de(self.indicateurs.indicateurs))

    @property
    def donne_des_chiffres(self) -> bool:
        """Vrai quand il y a de quoi comparer : un indicateur, ou une population."""
        return bool(self.indicateurs_renseignes) or self.donne_des_populations

    @property
    def donne_des_populations(self) -> bool:
        """Vrai quand la source donne celle d'un quartier au moins."""
        return any(quartier.portrait.population for quartier in self.quartiers)

    @property
    def populations_ont_leur_page(self) -> bool:
        """Vrai quand elles ne tiennent plus avec le reste ; un indicateur de ce nom garde la sienne."""
        return self.beaucoup_de_quartiers and self.donne_des_populations and POPULATION not in self.indicateur_par_id
