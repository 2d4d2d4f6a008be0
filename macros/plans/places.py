"""Ce qui est pris dans un dessin : la place d'un nom, et celle d'une forme, tranche par tranche."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from macros.modele.geometrie import Polygone, passages
from macros.plans.cadrage import Cadre
from macros.plans.trace import morceaux

BORD = 3.0
TRANCHE = 6.0  # unités de dessin : moins que la hauteur d'un nom


class Rectangle(NamedTuple):
    """Une place, dont les côtés suivent ceux du dessin."""

    gauche: float
    haut: float
    droite: float
    bas: float

    @property
    def largeur(self) -> float:
        """D'ouest en est."""
        return self.droite - self.gauche

    def touche(self, autre: "Rectangle") -> bool:
        """Vrai quand ils se recouvrent."""
        en_largeur = self.gauche < autre.droite and autre.gauche < self.droite
        return en_largeur and self.haut < autre.bas and autre.haut < self.bas

    def tient_dans(self, cadre: Cadre) -> bool:
        """Vrai quand il est tout entier dans le dessin."""
        en_largeur = self.gauche >= BORD and self.droite <= cadre.largeur - BORD
        return en_largeur and self.haut >= BORD and self.bas <= cadre.hauteur - BORD


def tranches(polygones: Iterable[Polygone], cadre: Cadre) -> tuple[Rectangle, ...]:
    """Ce qu'on voit d'une forme, en tranches d'ouest en est, la plus longue d'abord ; les trous en sont."""
    prises = [
        Rectangle(debut, haut, fin, haut + TRANCHE)
        for points in morceaux(polygones, cadre)
        for haut in _hauts([point.y for point in points])
        for debut, fin in passages([points], haut + TRANCHE / 2)
    ]
    return tuple(sorted(prises, key=lambda tranche: (-tranche.largeur, tranche.haut, tranche.gauche)))


def _hauts(hauteurs: Sequence[float]) -> list[float]:
    """Le haut de chaque tranche ; une forme plus mince qu'une tranche en a une, à son milieu."""
    combien = max(1, round((max(hauteurs) - min(hauteurs)) / TRANCHE))
    debut = (max(hauteurs) + min(hauteurs) - combien * TRANCHE) / 2
    return [debut + rang * TRANCHE for rang in range(combien)]
