"""L'échelle d'un dessin : ses bornes et ses graduations, des nombres ronds."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import Self

from pydantic import Field, model_validator

from macros.modele.fiche import Fiche
from macros.modele.types import Nombre

PAS = (1, 2, 2.5, 5)  # et dix, cent, mille fois autant
INTERVALLES = 5  # au plus : davantage de graduations ne se lirait pas sur un téléphone
PREFERES = 4  # une graduation tombe alors au milieu


class Echelle(Fiche):
    """Les bornes entre lesquelles un indicateur se dessine."""

    minimum: Nombre = Field(title="minimum")
    maximum: Nombre = Field(title="maximum")

    @model_validator(mode="after")
    def _bornes_dans_l_ordre(self) -> Self:
        if self.minimum >= self.maximum:
            raise ValueError("« minimum » doit être plus petit que « maximum »")
        return self

    def part(self, valeur: float) -> float:
        """La place de ``valeur`` sur l'échelle, de 0 à 100."""
        return round(100 * (valeur - self.minimum) / self.etendue, 2)

    @property
    def etendue(self) -> float:
        """Ce qui sépare les deux bornes."""
        return self.maximum - self.minimum

    @property
    def a_zero(self) -> bool:
        """Vrai quand zéro s'y lit : deux longueurs s'y comparent alors aussi."""
        return self.minimum <= 0 <= self.maximum

    @property
    def graduations(self) -> tuple[float, ...]:
        """Ses deux bornes et, entre elles, des nombres ronds à intervalles égaux."""
        pas = _pas(self.minimum, self.maximum)
        rangs = range(floor(self.minimum / pas), ceil(self.maximum / pas) + 1)
        au_large = (self.minimum + pas / 2, self.maximum - pas / 2)  # plus près, deux traits n'en feraient qu'un
        rondes = (ronde for rang in rangs if au_large[0] <= (ronde := round(rang * pas, 9)) <= au_large[1])
        return (self.minimum, *rondes, self.maximum)


def pour_comparer(valeurs: Sequence[float]) -> Echelle | None:
    """Celle où ces ``valeurs`` se comparent ; « None » quand il n'y en a pas deux, ou qu'elles sont toutes nulles."""
    return arrondie(valeurs) if len(valeurs) > 1 and any(valeurs) else None


def arrondie(valeurs: Iterable[float]) -> Echelle:
    """La plus courte échelle aux bornes rondes qui contient zéro et ces ``valeurs``, dont une n'est pas nulle."""
    connues = (0.0, *valeurs)
    pas = _pas(min(connues), max(connues))
    bas, haut = floor(_exact(min(connues) / pas)), ceil(_exact(max(connues) / pas))
    return Echelle(minimum=round(bas * pas, 9), maximum=round(haut * pas, 9))


def _pas(bas: float, haut: float) -> float:
    """L'intervalle rond qui déborde le moins des bornes, en peu de graduations."""
    ordre = floor(log10(haut - bas))
    possibles = (fois * 10.0**exposant for exposant in (ordre - 1, ordre, ordre + 1) for fois in PAS)
    return min(possibles, key=lambda pas: _defauts(bas, haut, pas))


def _defauts(bas: float, haut: float, pas: float) -> tuple[bool, float, int]:
    intervalles = ceil(_exact(haut / pas)) - floor(_exact(bas / pas))
    return intervalles > INTERVALLES, _exact(intervalles * pas), abs(intervalles - PREFERES)


def _exact(quotient: float) -> float:
    """0.6 / 0.2 fait trois, et non 2,9999999999999996."""
    return round(quotient, 9)
