"""Où sont les quartiers : leurs groupes par lieu, leurs contours, leurs communes."""

from collections.abc import Callable, Sequence
from functools import cached_property
from operator import attrgetter

from macros.langue.francais import ordre_de_lecture
from macros.modele.contour import ContourDeCommune, ContourDeQuartier, communes_touchees
from macros.modele.contrat.quartiers import SesQuartiers
from macros.modele.quartier import Quartier


class SesLieux(SesQuartiers):
    """Comment les quartiers se rangent par lieu, et ce que l'on sait de leurs contours."""

    @cached_property
    def quartiers_en_groupes(self) -> dict[str, tuple[Quartier, ...]]:
        """Le nom de chaque groupe -> ses quartiers, un quartier sous chacun de ses lieux.

        Par commune ; à défaut, ou quand il n'y en a qu'une, par arrondissement ou autre lieu ; sinon, par statut.
        """
        lieux = [self._par_lieu(lambda q: q.communes or q.lieux), self._par_lieu(attrgetter("lieux"))]
        rangements = [*filter(None, lieux), {s.nom: self.quartiers_du_statut(s) for s in self.statuts_employes}]
        return next((groupes for groupes in rangements if len(groupes) > 1), rangements[0])

    def _par_lieu(self, lire: Callable[[Quartier], Sequence[str]]) -> dict[str, tuple[Quartier, ...]]:
        """Rien quand un quartier n'a pas de tel lieu : il ne serait dans aucun groupe."""
        lieux: dict[str, list[Quartier]] = {}
        for quartier in self.quartiers_ranges:
            for lieu in lire(quartier):
                lieux.setdefault(lieu, []).append(quartier)
        ranges = {lieu: tuple(lieux[lieu]) for lieu in sorted(lieux, key=ordre_de_lecture)}
        return ranges if all(map(lire, self.quartiers)) else {}

    @property
    def sont_ranges_par_statut(self) -> bool:
        """Vrai quand le nom de chaque groupe dit déjà le statut de ses quartiers."""
        return self.quartiers_en_groupes.keys() == {statut.nom for statut in self.statuts_employes}

    @property
    def sont_ranges_par_commune(self) -> bool:
        """Vrai quand chaque groupe de quartiers est une commune."""
        return self.quartiers_en_groupes.keys() == {commune for q in self.quartiers for commune in q.communes}

    @property
    def tous_ont_une_commune(self) -> bool:
        """Vrai quand la commune de chaque quartier est connue."""
        return all(quartier.communes for quartier in self.quartiers)

    def contour_de(self, quartier: Quartier) -> ContourDeQuartier | None:
        """Son périmètre, officiel ou dessiné par la ville ; « None » quand personne ne le donne."""
        donnes = self.contours.par_quartier
        return next((donnes[nom] for nom in (quartier.slug, *quartier.codes) if nom in donnes), None)

    @cached_property
    def quartiers_avec_contour(self) -> tuple[tuple[Quartier, ContourDeQuartier], ...]:
        """Ceux dont on connaît le contour, et ce contour, dans l'ordre de lecture."""
        return tuple((q, contour) for q in self.quartiers_ranges if (contour := self.contour_de(q)))

    def est_cartographie(self, quartier: Quartier) -> bool:
        """Vrai quand on peut montrer où il est : la source donne sa carte, l'État sa fiche, ou l'on a son contour."""
        return quartier.est_cartographie or self.contour_de(quartier) is not None

    @property
    def recherche_d_adresse(self) -> str | None:
        """Où l'État dit si une adresse est dans un quartier prioritaire, quand un quartier en a besoin."""
        return next(filter(None, (quartier.recherche_d_adresse for quartier in self.quartiers)), None)

    @cached_property
    def contours_des_communes(self) -> tuple[ContourDeCommune, ...]:
        """Ceux que donne ``data/contours/``, par ordre alphabétique de nom."""
        return tuple(sorted(self.contours.communes, key=lambda commune: ordre_de_lecture(commune.nom)))

    def communes_touchees(self, quartier: Quartier) -> tuple[ContourDeCommune, ...]:
        """Les communes où s'étend son périmètre, d'après les contours, celle qui en a le plus d'abord."""
        return self._communes_touchees.get(quartier.slug, ())

    @cached_property
    def _communes_touchees(self) -> dict[str, tuple[ContourDeCommune, ...]]:
        communes = self.contours_des_communes
        return {
            quartier.slug: communes_touchees(contour, communes) for quartier, contour in self.quartiers_avec_contour
        }
