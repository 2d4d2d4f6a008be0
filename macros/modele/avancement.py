"""Où en est chaque engagement dans chaque quartier : le texte signé, et les nouvelles qui le suivent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from macros.adresses import ancre_de_l_engagement
from macros.modele.objectif import Objectif
from macros.modele.quartier import Quartier
from macros.modele.strategie import Branche
from macros.modele.suivi import Etat, Nouvelle


@dataclass(frozen=True)
class Avancement:
    """Un engagement dans un quartier, et ses nouvelles, la plus récente d'abord."""

    branche: Branche
    quartier: Quartier
    objectif: Objectif
    nouvelles: tuple[Nouvelle, ...] = ()

    @cached_property
    def id(self) -> str:
        """Celui de l'engagement : les mêmes mots sous la même branche font le même dans tous les quartiers."""
        return ancre_de_l_engagement(self.branche.id, self.objectif.id)

    @property
    def derniere(self) -> Nouvelle | None:
        """La nouvelle la plus récente, de la commune ou d'une instance."""
        return self.nouvelles[0] if self.nouvelles else None

    @cached_property
    def annonce(self) -> Nouvelle | None:
        """La plus récente de celles où la commune dit un état."""
        return next((nouvelle for nouvelle in self.nouvelles if nouvelle.etat), None)

    @property
    def etat(self) -> Etat | None:
        """Ce qu'en dit la commune en dernier ; « None » tant qu'elle n'a rien publié : elle a pu commencer."""
        return self.annonce.etat if self.annonce else None

    @cached_property
    def constats(self) -> tuple[Nouvelle, ...]:
        """Le dernier constat de chaque instance, le plus récent d'abord."""
        derniers: dict[str | None, Nouvelle] = {}
        for nouvelle in self.nouvelles:
            if nouvelle.constat:
                derniers.setdefault(nouvelle.par, nouvelle)
        return tuple(derniers.values())

    @cached_property
    def en_vue(self) -> tuple[Nouvelle, ...]:
        """Ce qu'on en sait aujourd'hui : ce que dit la commune, et à côté, daté, ce que constate chaque instance."""
        return (*((self.annonce,) if self.annonce else ()), *self.constats)

    @property
    def plus_anciennes(self) -> tuple[Nouvelle, ...]:
        """Les autres nouvelles, la plus récente d'abord."""
        return tuple(nouvelle for nouvelle in self.nouvelles if all(nouvelle is not vue for vue in self.en_vue))


@dataclass(frozen=True)
class Engagement:
    """Un engagement, et où il en est dans chacun des quartiers qui l'ont."""

    id: str
    branche: Branche
    avancements: tuple[Avancement, ...]

    @property
    def texte(self) -> str:
        """Les mots du contrat, dans le premier des quartiers."""
        return self.avancements[0].objectif.texte


PARTOUT = ""  # à la place d'un quartier, pour une nouvelle qui vaut pour tous ceux qui ont l'engagement
# L'identifiant d'un engagement, puis un quartier -> le rang de chaque nouvelle parmi toutes, et la nouvelle.
Suivi = Mapping[str, Mapping[str, Sequence[tuple[int, Nouvelle]]]]


def ranger(nouvelles: Iterable[Nouvelle]) -> Suivi:
    """Les nouvelles, la plus récente d'abord, rangées pour qu'un quartier trouve les siennes sans lire les autres."""
    suivi: dict[str, dict[str, list[tuple[int, Nouvelle]]]] = defaultdict(lambda: defaultdict(list))
    for rang, nouvelle in enumerate(nouvelles):
        for quartier in nouvelle.quartiers or (PARTOUT,):
            suivi[nouvelle.engagement][quartier].append((rang, nouvelle))
    return suivi


def nouvelles_de(suivi: Suivi, engagement: str, quartier: str) -> tuple[Nouvelle, ...]:
    """Celles d'un engagement dans un quartier, la plus récente d'abord."""
    rangees = suivi.get(engagement, {})
    siennes = (*rangees.get(quartier, ()), *rangees.get(PARTOUT, ()))
    return tuple(nouvelle for _, nouvelle in sorted(siennes, key=itemgetter(0)))


def suivre(branches: Iterable[Branche], quartier: Quartier, suivi: Suivi) -> Iterator[Avancement]:
    """Chaque engagement du quartier, dans l'ordre de ``branches``, et ses nouvelles."""
    for branche in branches:
        for objectif in quartier.objectifs.get(branche.id, ()):
            engagement = ancre_de_l_engagement(branche.id, objectif.id)
            yield Avancement(branche, quartier, objectif, nouvelles_de(suivi, engagement, quartier.slug))


def reunir(avancements: Iterable[Avancement], branches: Iterable[Branche]) -> dict[str, Engagement]:
    """L'identifiant de chaque engagement, dans l'ordre de la stratégie -> l'engagement."""
    ranges: dict[str, dict[str, list[Avancement]]] = {s.id: defaultdict(list) for s in branches}
    for avancement in avancements:
        ranges[avancement.branche.id][avancement.id].append(avancement)
    return {
        identifiant: Engagement(identifiant, reunis[0].branche, tuple(reunis))
        for groupe in ranges.values()
        for identifiant, reunis in groupe.items()
    }


def bilan(avancements: Iterable[Avancement]) -> Counter[Etat | None]:
    """Combien sont dans chaque état ; « None » pour ceux dont la commune n'a encore rien publié."""
    return Counter(avancement.etat for avancement in avancements)
