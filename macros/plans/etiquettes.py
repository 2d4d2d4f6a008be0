"""Où écrire chaque nom sur un plan, sans qu'aucun en recouvre un autre ni ne sorte du cadre."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from macros.plans.cadrage import Cadre, Point

CORPS = 13.0  # unités de dessin : un plan de 360 unités se lit à 288 pixels de large comme à 480
LARGEUR_D_UN_SIGNE = 0.56  # du corps, pour un signe moyen d'un caractère sans empattement, gras
INTERLIGNE = 1.15
ECART = 4.0  # entre un point et le nom écrit à côté
BORD = 3.0

Ancre = Literal["start", "middle", "end"]  # celles de « text-anchor »


class Rectangle(NamedTuple):
    """La place que prend un nom."""

    gauche: float
    haut: float
    droite: float
    bas: float

    def touche(self, autre: "Rectangle") -> bool:
        """Vrai quand ils se recouvrent."""
        en_largeur = self.gauche < autre.droite and autre.gauche < self.droite
        return en_largeur and self.haut < autre.bas and autre.haut < self.bas

    def tient_dans(self, cadre: Cadre) -> bool:
        """Vrai quand il est tout entier dans le dessin."""
        en_largeur = self.gauche >= BORD and self.droite <= cadre.largeur - BORD
        return en_largeur and self.haut >= BORD and self.bas <= cadre.hauteur - BORD


class Etiquette(NamedTuple):
    """Un nom, où commence sa ligne de base et comment il s'y aligne."""

    texte: str
    x: float
    y: float
    ancre: Ancre


class ANommer(NamedTuple):
    """Un nom à écrire près d'un point ; l'ordre des noms est celui de leur importance."""

    texte: str
    point: Point
    corps: float = CORPS


def placer(noms: Iterable[ANommer], cadre: Cadre, occupes: Sequence[Rectangle] = ()) -> dict[int, Etiquette]:
    """Le rang de chaque nom qui trouve sa place -> son étiquette ; les premiers choisissent avant les suivants."""
    pris, placees = list(occupes), {}
    for rang, nom in enumerate(noms):
        libres = (
            (etiquette, place)
            for etiquette, place in _possibles(nom)
            if place.tient_dans(cadre) and not any(place.touche(autre) for autre in pris)
        )
        if trouvee := next(libres, None):
            placees[rang], place = trouvee
            pris.append(place)
    return placees


def _possibles(nom: ANommer) -> Iterator[tuple[Etiquette, Rectangle]]:
    """Au milieu, puis dessous, dessus, à droite, à gauche, et plus loin."""
    x, y = nom.point
    pas = nom.corps * INTERLIGNE
    places: list[tuple[float, float, Ancre]] = [(0, 0, "middle")]
    for loin in (1, 2, 3):
        places += [(0, loin * pas, "middle"), (0, -loin * pas, "middle")]
        places += [(ECART * loin * 2, 0, "start"), (-ECART * loin * 2, 0, "end")]
        places += [(ECART * loin, cote * loin * pas / 2, "start") for cote in (1, -1)]
        places += [(-ECART * loin, cote * loin * pas / 2, "end") for cote in (1, -1)]
    for dx, dy, ancre in places:
        base = y + dy + nom.corps * 0.35  # la ligne de base, pour un texte centré sur le point
        yield Etiquette(nom.texte, round(x + dx, 1), round(base, 1), ancre), rectangle(nom, x + dx, base, ancre)


def rectangle(nom: ANommer, x: float, base: float, ancre: Ancre) -> Rectangle:
    """La place d'un nom écrit là, mesurée large."""
    longueur = len(nom.texte) * nom.corps * LARGEUR_D_UN_SIGNE
    gauche = x - {"start": 0.0, "middle": longueur / 2, "end": longueur}[ancre]
    return Rectangle(gauche, base - nom.corps * 0.85, gauche + longueur, base + nom.corps * 0.25)
