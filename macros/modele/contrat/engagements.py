"""Les engagements : ce que les quartiers prévoient sous chaque branche, et où ils en sont."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from macros.modele.avancement import Avancement, Engagement, Suivi, ranger, reunir, suivre
from macros.modele.contrat.branches import SesBranches
from macros.modele.contrat.quartiers import SesQuartiers
from macros.modele.quartier import Quartier
from macros.modele.strategie import Branche


class Poursuivie(NamedTuple):
    """Une branche qu'un quartier poursuit : ce qu'il y prévoit, et ce qu'il prévoit sous celles qu'elle contient."""

    branche: Branche
    avancements: tuple[Avancement, ...]
    dessous: tuple["Poursuivie", ...]

    @property
    def en_tableau(self) -> bool:
        """Vrai quand celles du dessous n'en ont plus : chacune est une ligne. Sinon, chacune a son titre."""
        return bool(self.dessous) and not any(dessous.dessous for dessous in self.dessous)

    def parcourir(self) -> Iterator["Poursuivie"]:
        """Elle, puis celles du dessous, à toute profondeur."""
        yield self
        for dessous in self.dessous:
            yield from dessous.parcourir()


class SesEngagements(SesQuartiers, SesBranches):
    """Ce que les fiches rangent sous la stratégie, et les nouvelles qui le suivent."""

    @cached_property
    def branches_a_objectifs(self) -> tuple[Branche, ...]:
        """Celles où se lit ce que prévoit chaque quartier : les dernières, et toute autre où l'un d'eux a un objectif.

        Aucune quand le contrat n'a pas d'objectif par quartier : sa stratégie vaut pour tous.
        """
        if not self.engagements:
            return ()
        return tuple(b for b in self.branche_par_id.values() if not b.branches or self.engagements_par_branche[b.id])

    def est_poursuivi(self, branche: str) -> bool:
        """Vrai quand un quartier au moins y a un objectif."""
        return any(branche in quartier.objectifs for quartier in self.quartiers)

    def est_sans_objectif(self, branche: Branche) -> bool:
        """Vrai quand aucun quartier n'en a sous elle, ni sous celles qu'elle contient."""
        return not any(self.engagements_par_branche[dessous.id] for dessous in branche.parcourir())

    @cached_property
    def nouvelles_par_engagement(self) -> Suivi:
        """L'identifiant d'un engagement, puis un quartier -> les nouvelles, la plus récente d'abord."""
        return ranger(self.suivi)

    @cached_property
    def avancements_par_quartier(self) -> dict[str, tuple[Avancement, ...]]:
        """Le nom du fichier d'un quartier -> où en sont ses engagements, dans l'ordre de la stratégie."""
        branches, suivi = self.branche_par_id.values(), self.nouvelles_par_engagement
        return {quartier.slug: tuple(suivre(branches, quartier, suivi)) for quartier in self.quartiers_ranges}

    @cached_property
    def avancements(self) -> tuple[Avancement, ...]:
        """Où en est chaque engagement de chaque quartier, dans l'ordre des quartiers puis de la stratégie."""
        return tuple(chain.from_iterable(self.avancements_par_quartier.values()))

    @cached_property
    def engagements(self) -> dict[str, Engagement]:
        """L'identifiant de chaque engagement, dans l'ordre de la stratégie -> l'engagement."""
        return reunir(self.avancements, self.strategie.toutes())

    @cached_property
    def engagements_par_branche(self) -> dict[str, tuple[Engagement, ...]]:
        """Chaque branche -> ce que prévoient les quartiers, une fois ce qu'ils ont en commun."""
        ranges: dict[str, list[Engagement]] = {identifiant: [] for identifiant in self.branche_par_id}
        for engagement in self.engagements.values():
            ranges[engagement.branche.id].append(engagement)
        return {identifiant: tuple(groupe) for identifiant, groupe in ranges.items()}

    def poursuivies_par(self, quartier: Quartier) -> tuple[Poursuivie, ...]:
        """Les branches du premier niveau que le quartier poursuit, dans l'ordre ; les autres sont absentes."""
        suivis: dict[str, list[Avancement]] = {}
        for avancement in self.avancements_par_quartier[quartier.slug]:
            suivis.setdefault(avancement.branche.id, []).append(avancement)
        return _poursuivies(suivis, self.strategie.branches)


def _poursuivies(suivis: Mapping[str, Sequence[Avancement]], branches: Iterable[Branche]) -> tuple[Poursuivie, ...]:
    toutes = (Poursuivie(b, tuple(suivis.get(b.id, ())), _poursuivies(suivis, b.branches)) for b in branches)
    return tuple(branche for branche in toutes if branche.avancements or branche.dessous)
