"""Une part en mots : 46,7 % -> « presque une personne sur deux ».

La fraction simple la plus proche est nommée ; « presque » et « un peu plus de » disent un écart d'au plus un dixième.
"""

from functools import cache
from typing import NamedTuple

from macros.modele.indicateurs import EnClair

CHIFFRES = {
    **{2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 7: "sept", 9: "neuf"},
    **{10: "dix", 20: "vingt", 50: "cinquante", 100: "cent"},
}
PROCHE = 0.1


class Fraction(NamedTuple):
    """« combien » sur « sur »."""

    combien: int
    sur: int

    @property
    def part(self) -> float:
        """La fraction en pour cent."""
        return 100 * self.combien / self.sur


FRACTIONS = tuple(
    Fraction(*fraction)
    for fraction in (
        *((1, 100), (1, 50), (1, 20), (1, 10), (1, 5), (1, 4), (3, 10), (1, 3), (2, 5), (1, 2)),
        *((3, 5), (2, 3), (7, 10), (3, 4), (4, 5), (9, 10)),
    )
)


def proportion(valeur: float, mots: EnClair, plus_de: bool = False) -> str:
    """La phrase du quartier : « presque une personne sur deux vit sous le seuil de pauvreté »."""
    if valeur <= 0 or (plus_de and valeur < FRACTIONS[0].part):
        return f"{'plus de ' if plus_de else ''}zéro {_sans_article(mots)} sur cent {mots.fait}"
    if valeur >= 100:  # noqa: PLR2004 - cent pour cent
        return f"{_tous(mots)} les {mots.plusieurs} {mots.font}"
    fraction = _plancher(valeur) if plus_de else _plus_proche(valeur)
    nuance = "plus de" if plus_de else _nuance(valeur, fraction)
    if fraction.combien == 1:
        return _elider(nuance, f"{mots.un} sur {CHIFFRES[fraction.sur]} {mots.fait}")
    return f"{nuance} {CHIFFRES[fraction.combien]} {mots.plusieurs} sur {CHIFFRES[fraction.sur]} {mots.font}".strip()


def proportion_courte(valeur: float, mots: EnClair) -> str:
    """La même part pour l'agglomération, sans répéter les mots : « moins d'une sur cinq »."""
    article = mots.un.split()[0]
    if valeur <= 0:
        return "aucune" if article == "une" else "aucun"
    if valeur >= 100:  # noqa: PLR2004 - cent pour cent
        return _tous(mots)
    fraction = _plus_proche(valeur)
    combien = article if fraction.combien == 1 else CHIFFRES[fraction.combien]
    nuance = "" if _egale(valeur, fraction) else "moins de" if valeur < fraction.part else "plus de"
    return _elider(nuance, f"{combien} sur {CHIFFRES[fraction.sur]}")


@cache
def _plus_proche(valeur: float) -> Fraction:
    return min(FRACTIONS, key=lambda fraction: abs(fraction.part - valeur))


def _plancher(valeur: float) -> Fraction:
    """La plus grande fraction que « plus de ``valeur`` » dépasse à coup sûr."""
    return [fraction for fraction in FRACTIONS if fraction.part <= valeur + 0.05][-1]


def _egale(valeur: float, fraction: Fraction) -> bool:
    return abs(valeur - fraction.part) < 0.05  # noqa: PLR2004 - les données ont une décimale


def _nuance(valeur: float, fraction: Fraction) -> str:
    if _egale(valeur, fraction):
        return ""
    proche = abs(valeur - fraction.part) <= PROCHE * fraction.part
    if valeur < fraction.part:
        return "presque" if proche else "moins de"
    return "un peu plus de" if proche else "plus de"


def _elider(nuance: str, suite: str) -> str:
    """« plus de » + « une » -> « plus d'une »."""
    if nuance.endswith(" de") and suite.startswith("un"):
        return f"{nuance[:-1]}'{suite}"
    return f"{nuance} {suite}".strip()


def _sans_article(mots: EnClair) -> str:
    return mots.un.split(maxsplit=1)[1]


def _tous(mots: EnClair) -> str:
    return "toutes" if mots.un.startswith("une ") else "tous"
