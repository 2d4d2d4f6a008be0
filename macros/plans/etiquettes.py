"""Où écrire chaque nom sur un plan, sans qu'aucun en recouvre un autre ni ne sorte du cadre."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from macros.plans.cadrage import Cadre, Point

CORPS = 14.0  # unités de dessin : un plan de 360 unités se lit à 288 pixels de large comme à 480
LARGEUR_D_UN_SIGNE = 0.56  # du corps, pour un signe moyen d'un caractère sans empattement, gras
INTERLIGNE = 1.15
SOUS_LE_MILIEU = 0.35  # du corps : la ligne de base d'un texte centré sur un point
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
    """Un nom, où commence sa ligne de base, comment il s'y aligne, et la place qu'il prend."""

    texte: str
    x: float
    y: float
    ancre: Ancre
    place: Rectangle


class ANommer(NamedTuple):
    """Un nom à écrire près d'un point ; l'ordre des noms est celui de leur importance."""

    texte: str
    point: Point
    corps: float = CORPS


def placer(noms: Iterable[ANommer], cadre: Cadre, occupes: Iterable[Rectangle] = ()) -> tuple[Etiquette, ...]:
    """Ceux qui trouvent une place libre, là où ils l'ont trouvée ; les premiers choisissent avant les suivants."""
    pris, placees = list(occupes), []
    for nom in noms:
        libres = (
            etiquette
            for etiquette in _possibles(nom)
            if etiquette.place.tient_dans(cadre) and not any(etiquette.place.touche(autre) for autre in pris)
        )
        if trouvee := next(libres, None):
            placees.append(trouvee)
            pris.append(trouvee.place)
    return tuple(placees)


def _possibles(nom: ANommer) -> Iterator[Etiquette]:
    """Au milieu, puis dessous, dessus, à droite, à gauche, et de plus en plus loin."""
    pas = nom.corps * INTERLIGNE
    deplacements: list[tuple[float, float, Ancre]] = [(0, 0, "middle")]
    for loin in (1, 2, 3):
        deplacements += [(0, cote * loin * pas, "middle") for cote in (1, -1)]
        deplacements += [(ECART * loin, cote * loin * pas / 2, "start") for cote in (0, 1, -1)]
        deplacements += [(-ECART * loin, cote * loin * pas / 2, "end") for cote in (0, 1, -1)]
    for vers_la_droite, vers_le_bas, ancre in deplacements:
        x = nom.point.x + vers_la_droite
        base = nom.point.y + vers_le_bas + nom.corps * SOUS_LE_MILIEU
        yield Etiquette(nom.texte, round(x, 1), round(base, 1), ancre, _place(nom, x, base, ancre))


def _place(nom: ANommer, x: float, base: float, ancre: Ancre) -> Rectangle:
    """La place d'un nom écrit là, mesurée large."""
    longueur = len(nom.texte) * nom.corps * LARGEUR_D_UN_SIGNE
    gauche = x - {"start": 0.0, "middle": longueur / 2, "end": longueur}[ancre]
    return Rectangle(gauche, base - nom.corps * 0.85, gauche + longueur, base + nom.corps * 0.25)
