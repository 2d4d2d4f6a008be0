"""Les branches de la stratégie : où est chacune, comment elle se nomme, sa teinte."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from macros.modele.apparence import Teinte, teintes_par_rang
from macros.modele.contrat.fichiers import Fichiers
from macros.modele.strategie import Branche
from macros.modele.vocabulaire import Niveau

SANS_NIVEAU = Niveau(nom="partie de la stratégie", feminin=True)


class SesBranches(Fichiers):
    """La stratégie, dite avec les mots du vocabulaire."""

    @property
    def premier_niveau(self) -> Niveau:
        """Le plus général : celui dont chaque branche a sa page ; sans stratégie, personne ne le lit."""
        return next(iter(self.vocabulaire.niveaux), SANS_NIVEAU)

    def niveau_de(self, branche: Branche) -> Niveau:
        """Comment le contrat nomme une branche."""
        return self.vocabulaire.niveau_par_cle.get(branche.niveau) or Niveau(nom=branche.niveau.replace("_", " "))

    @cached_property
    def branche_par_id(self) -> dict[str, Branche]:
        """L'identifiant -> la branche, dans l'ordre du contrat."""
        return {branche.id: branche for branche in self.strategie.toutes()}

    @cached_property
    def racine_de(self) -> dict[str, Branche]:
        """L'identifiant d'une branche -> celle du premier niveau où elle est, et qui a sa page."""
        return {branche.id: racine for racine in self.strategie.branches for branche in racine.parcourir()}

    @cached_property
    def chemin_par_id(self) -> dict[str, tuple[Branche, ...]]:
        """L'identifiant d'une branche -> celles qui la contiennent, de la plus générale à elle-même."""
        return dict(_chemins((), self.strategie.branches))

    def teinte_de(self, branche: Branche) -> Teinte:
        """Celle de la branche du premier niveau où elle est."""
        return self._teintes[self.racine_de[branche.id].id]

    @cached_property
    def _teintes(self) -> dict[str, Teinte]:
        racines = self.strategie.branches
        return dict(zip((b.id for b in racines), teintes_par_rang([b.teinte for b in racines]), strict=True))


def _chemins(au_dessus: tuple[Branche, ...], branches: Iterable[Branche]) -> Iterator[tuple[str, tuple[Branche, ...]]]:
    for branche in branches:
        chemin = (*au_dessus, branche)
        yield branche.id, chemin
        yield from _chemins(chemin, branche.branches)
