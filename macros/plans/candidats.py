"""Les places qu'un nom peut prendre sur un plan, la meilleure d'abord : dans sa forme, à côté, puis plus loin."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from macros.plans.cadrage import Point
from macros.plans.places import Rectangle

CORPS = 14.0  # unités de dessin : un plan en fait 320 de large, et se lit de 256 à 480 pixels
LARGEUR_D_UN_SIGNE = 0.56  # du corps, pour un signe moyen d'un caractère sans empattement, gras
INTERLIGNE = 1.15
SOUS_LE_MILIEU = 0.35  # du corps : la ligne de base d'un texte centré sur un point
AU_DESSUS, AU_DESSOUS = 0.85, 0.25  # du corps : ce que prend un nom de part et d'autre de sa ligne de base
ECART = 4.0  # entre une forme et le nom écrit à côté
LOIN = 3  # lignes : au-delà, on ne sait plus ce que désigne un nom
QUARTS = (0.5, 0.3, 0.7)  # où, dans la longueur d'une tranche

Ancre = Literal["start", "middle", "end"]  # celles de « text-anchor »


class Etiquette(NamedTuple):
    """Un nom, où commence sa ligne de base, comment il s'y aligne, et la place qu'il prend."""

    texte: str
    x: float
    y: float
    ancre: Ancre
    place: Rectangle


class ANommer(NamedTuple):
    """Un nom à écrire dans une forme, ou près d'un point ; l'ordre des noms est celui de leur importance."""

    texte: str
    point: Point
    corps: float = CORPS
    forme: tuple[Rectangle, ...] = ()
    loin: int = LOIN


class Candidat(NamedTuple):
    """Une place possible ; ``sur_une_forme`` : elle peut en recouvrir une, faute de mieux."""

    etiquette: Etiquette
    sur_une_forme: bool


def d_un_quartier(nom: ANommer) -> Iterator[Candidat]:
    """Dans sa forme s'il y tient, au plus près de son milieu, sinon à côté sans rien cacher, sinon où l'on peut."""
    dedans = [etiquette for etiquette in _au_dedans(nom) if _tient_dans_la_forme(etiquette.place, nom.forme)]
    for etiquette in sorted(dedans, key=lambda e: abs(e.place.haut + e.place.bas - _haut(nom) - _bas(nom))):
        yield Candidat(etiquette, sur_une_forme=True)
    for etiquette in _a_cote(nom):
        yield Candidat(etiquette, sur_une_forme=False)
    for etiquette in _autour(nom):
        yield Candidat(etiquette, sur_une_forme=True)


def d_une_commune(nom: ANommer) -> Iterator[Candidat]:
    """Dans sa forme : là où elle est la plus large ; il en dépasse s'il le faut, et ne cache aucun quartier."""
    dedans = list(_au_dedans(nom))
    for etiquette in sorted(dedans, key=lambda e: not _tient_dans_la_forme(e.place, nom.forme)):
        yield Candidat(etiquette, sur_une_forme=False)


def _au_dedans(nom: ANommer) -> Iterator[Etiquette]:
    """Au milieu de chaque tranche, la plus longue d'abord, puis vers l'un de ses bouts."""
    for part in QUARTS:
        for tranche in nom.forme:
            x = tranche.gauche + tranche.largeur * part
            yield _ecrire(nom, x, (tranche.haut + tranche.bas) / 2, "middle")


def _tient_dans_la_forme(place: Rectangle, forme: tuple[Rectangle, ...]) -> bool:
    """Vrai quand chaque tranche que traverse un nom est plus longue que lui ; il y en a deux au moins."""
    traversees = [tranche for tranche in forme if tranche.haut < place.bas and place.haut < tranche.bas]
    contenu = [t for t in traversees if t.gauche <= place.gauche and place.droite <= t.droite]
    return len(contenu) > 1 and {t.haut for t in traversees} == {t.haut for t in contenu}


def _a_cote(nom: ANommer) -> Iterator[Etiquette]:
    """À droite ou à gauche de la forme, à chaque hauteur en s'éloignant de son milieu ; puis dessous, puis dessus."""
    if not nom.forme:
        return
    haut, bas = _haut(nom), _bas(nom)
    milieu = (haut + bas) / 2
    for y in sorted({(t.haut + t.bas) / 2 for t in nom.forme}, key=lambda y: abs(y - milieu)):
        voisines = [t for t in nom.forme if t.haut < y + nom.corps / 2 and y - nom.corps / 2 < t.bas]
        yield _ecrire(nom, max(t.droite for t in voisines) + ECART, y, "start")
        yield _ecrire(nom, min(t.gauche for t in voisines) - ECART, y, "end")
    yield _ecrire(nom, nom.point.x, bas + nom.corps * 0.75, "middle")
    yield _ecrire(nom, nom.point.x, haut - nom.corps * 0.75, "middle")


def _haut(nom: ANommer) -> float:
    return min(tranche.haut for tranche in nom.forme)


def _bas(nom: ANommer) -> float:
    return max(tranche.bas for tranche in nom.forme)


def _autour(nom: ANommer) -> Iterator[Etiquette]:
    """Au milieu, puis dessous, dessus, à droite, à gauche, et de plus en plus loin."""
    pas = nom.corps * INTERLIGNE
    deplacements: list[tuple[float, float, Ancre]] = [(0, 0, "middle")]
    for loin in range(1, nom.loin + 1):
        deplacements += [(0, cote * loin * pas, "middle") for cote in (1, -1)]
        deplacements += [(ECART * loin, cote * loin * pas / 2, "start") for cote in (0, 1, -1)]
        deplacements += [(-ECART * loin, cote * loin * pas / 2, "end") for cote in (0, 1, -1)]
    for vers_la_droite, vers_le_bas, ancre in deplacements:
        yield _ecrire(nom, nom.point.x + vers_la_droite, nom.point.y + vers_le_bas, ancre)


def _ecrire(nom: ANommer, x: float, milieu: float, ancre: Ancre) -> Etiquette:
    """Le nom à cette hauteur, et la place qu'il prend, mesurée large."""
    base, longueur = milieu + nom.corps * SOUS_LE_MILIEU, len(nom.texte) * nom.corps * LARGEUR_D_UN_SIGNE
    gauche = x - {"start": 0.0, "middle": longueur / 2, "end": longueur}[ancre]
    haut, bas = base - nom.corps * AU_DESSUS, base + nom.corps * AU_DESSOUS
    return Etiquette(nom.texte, round(x, 1), round(base, 1), ancre, Rectangle(gauche, haut, gauche + longueur, bas))
