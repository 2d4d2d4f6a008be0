"""Où en est chaque engagement dans chaque quartier : le texte signé, et les nouvelles qui le suivent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from macros.adresses import ancre_de_l_engagement, slug
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

    @property
    def en_resume(self) -> tuple[Any, ...]:
        """Où, et ce qu'en dit une ligne ; deux engagements qui ont le même résumé se lisent de même."""
        constats = ((nouvelle.par, nouvelle.constat, nouvelle.date) for nouvelle in self.constats)
        return (self.quartier.slug, self.etat, self.annonce and self.annonce.date, *constats)


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


class Ligne(NamedTuple):
    """Un texte sous une branche, et ses engagements : un seul, sauf quand l'un d'eux garde un ancien identifiant."""

    engagements: tuple[Engagement, ...]

    @property
    def texte(self) -> str:
        """Celui du premier."""
        return self.engagements[0].texte

    @property
    def autres(self) -> tuple[Engagement, ...]:
        """Ceux qui ne sont là que par leur adresse."""
        return self.engagements[1:]

    @property
    def avancements(self) -> tuple[Avancement, ...]:
        """Où en est chacun de ses quartiers."""
        return tuple(chain.from_iterable(engagement.avancements for engagement in self.engagements))


class Commun(NamedTuple):
    """Des lignes que prévoient les mêmes quartiers, et qui en sont au même point : où ne se dit qu'une fois."""

    lignes: tuple[Ligne, ...]

    @property
    def avancements(self) -> tuple[Avancement, ...]:
        """Ceux de la première : les autres se lisent de même."""
        return self.lignes[0].avancements

    @property
    def est_seul(self) -> bool:
        """Vrai pour une seule ligne : chaque quartier mène alors à l'engagement même."""
        return len(self.lignes) == 1


def mettre_en_commun(engagements: Iterable[Engagement]) -> tuple[Commun, ...]:
    """Les engagements d'une branche, dans leur ordre -> ce que plusieurs quartiers prévoient de même, écrit une fois.

    Un texte est le même pour un lecteur quels que soient ses accents, ses majuscules et sa ponctuation.
    """
    par_texte: dict[str, list[Engagement]] = defaultdict(list)
    for engagement in engagements:
        par_texte[slug(engagement.texte) or engagement.texte].append(engagement)
    communs: dict[tuple[Any, ...], list[Ligne]] = defaultdict(list)
    for ligne in (Ligne(tuple(memes)) for memes in par_texte.values()):
        communs[tuple(avancement.en_resume for avancement in ligne.avancements)].append(ligne)
    return tuple(Commun(tuple(lignes)) for lignes in communs.values())


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
