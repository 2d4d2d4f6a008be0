"""Le plan d'un quartier dans ses communes, et celui de tous les quartiers d'un contrat."""

from collections.abc import Iterable, Sequence
from math import floor, log10
from typing import NamedTuple

from macros.modele import Contrat, Quartier
from macros.modele.contour import Contour, ContourDeCommune, Origine
from macros.modele.geometrie import Boite, se_croisent
from macros.plans.cadrage import Cadre, au_milieu, cadrer, chemin, elargir, reunir_les_boites
from macros.plans.etiquettes import CORPS, ANommer, Etiquette, Rectangle, placer

LARGEUR, HAUTEUR, MARGE = 360.0, 300.0, 14.0
ALENTOURS = 0.75  # de la taille du quartier, de chaque côté
CORPS_DES_COMMUNES = 12.0
PART_DE_L_ECHELLE = 0.3  # de la largeur, au plus
# L'échelle est en bas à gauche, le nord en haut à droite : aucun nom ne s'y écrit.
LEGENDES = (Rectangle(0, HAUTEUR - 30, LARGEUR * 0.45, HAUTEUR), Rectangle(LARGEUR - 26, 0, LARGEUR, 36))


class Echelle(NamedTuple):
    """Une longueur ronde sur le terrain, et ce qu'elle mesure dans le dessin."""

    metres: int
    longueur: float


class Forme(NamedTuple):
    """Un contour dessiné ; ``principale`` : c'est de lui que parle la page."""

    chemin: str
    principale: bool = False


class Plan(NamedTuple):
    """Tout ce qu'il faut pour dessiner un plan, le nord en haut ; ``numeros`` : les quartiers sans place pour un nom."""

    largeur: int
    hauteur: int
    communes: tuple[Forme, ...]
    quartiers: tuple[Forme, ...]
    noms_des_communes: tuple[Etiquette, ...]
    noms_des_quartiers: tuple[Etiquette, ...]
    numeros: tuple[str, ...]
    echelle: Echelle
    origines: tuple[Origine, ...]


def plan_du_contrat(contrat: Contrat) -> Plan | None:
    """Tous les quartiers dont on connaît le contour, dans leurs communes ; « None » quand il n'y en a aucun."""
    connus = _quartiers_connus(contrat)
    if not connus:
        return None
    autour = [commune for q, _ in connus for commune in contrat.communes_touchees(q)]
    boite = reunir_les_boites(contour.boite for contour in (*autour, *(contour for _, contour in connus)))
    return _dessiner(contrat, boite, connus, {q.slug for q, _ in connus})


def plan_du_quartier(contrat: Contrat, quartier: Quartier) -> Plan | None:
    """Le quartier, ce qui l'entoure et les quartiers voisins ; « None » quand on ne connaît pas son contour."""
    contour = contrat.contour_de(quartier)
    if not contour:
        return None
    return _dessiner(contrat, elargir(contour.boite, ALENTOURS), _quartiers_connus(contrat), {quartier.slug})


def _quartiers_connus(contrat: Contrat) -> list[tuple[Quartier, Contour]]:
    return [(q, contour) for q in contrat.quartiers_ranges if (contour := contrat.contour_de(q))]


def _dessiner(contrat: Contrat, boite: Boite, connus: Sequence[tuple[Quartier, Contour]], principaux: set[str]) -> Plan:
    cadre = cadrer(boite, LARGEUR, HAUTEUR, MARGE)
    vus = [(q, contour) for q, contour in connus if se_croisent(contour.boite, vue(cadre))]
    communes = [commune for commune in contrat.contours_des_communes if se_croisent(commune.boite, vue(cadre))]
    des_quartiers, des_communes, numeros = _nommer(cadre, vus, communes, principaux)
    return Plan(
        int(LARGEUR),
        int(HAUTEUR),
        tuple(Forme(chemin(commune.polygones, cadre)) for commune in communes),
        tuple(Forme(chemin(contour.polygones, cadre), q.slug in principaux) for q, contour in vus),
        des_communes,
        des_quartiers,
        numeros,
        echelle(cadre),
        _origines((*(contour for _, contour in vus), *communes)),
    )


def vue(cadre: Cadre) -> Boite:
    """Ce que le cadre montre, en degrés."""
    large, haut = cadre.largeur / cadre.degre / cadre.resserrement, cadre.hauteur / cadre.degre
    return Boite(cadre.ouest, cadre.nord - haut, cadre.ouest + large, cadre.nord)


def _nommer(
    cadre: Cadre, vus: Sequence[tuple[Quartier, Contour]], communes: Sequence[ContourDeCommune], principaux: set[str]
) -> tuple[tuple[Etiquette, ...], tuple[Etiquette, ...], tuple[str, ...]]:
    """Les noms des quartiers, puis ceux des communes là où il reste de la place.

    Si le nom d'un quartier ne tient pas, tous portent un numéro, que la légende explique : jamais un nom sans les autres.
    """
    ranges = sorted(vus, key=lambda vu: vu[0].slug not in principaux)
    a_nommer = [ANommer(q.nom, au_milieu(contour.polygones, cadre)) for q, contour in ranges]
    numeros: tuple[str, ...] = ()
    if len(placer(a_nommer, cadre, LEGENDES)) < len(a_nommer):
        numeros = tuple(q.nom for q, _ in ranges)
        a_nommer = [nom._replace(texte=str(rang)) for rang, nom in enumerate(a_nommer, 1)]
    noms = [ANommer(c.nom, au_milieu(_morceaux_vus(c, cadre), cadre), CORPS_DES_COMMUNES) for c in communes]
    placees = placer((*a_nommer, *noms), cadre, LEGENDES)
    des_quartiers = tuple(etiquette for rang, etiquette in placees.items() if rang < len(a_nommer))
    des_communes = tuple(etiquette for rang, etiquette in placees.items() if rang >= len(a_nommer))
    return des_quartiers, des_communes, numeros


def echelle(cadre: Cadre) -> Echelle:
    """La plus grande longueur ronde (100, 200, 500 mètres, 1, 2, 5 km…) qui tient dans le coin du dessin."""
    permis = cadre.largeur * PART_DE_L_ECHELLE * cadre.metres_par_unite
    ordre = 10 ** floor(log10(permis))
    metres = next(facteur * ordre for facteur in (5, 2, 1) if facteur * ordre <= permis)
    return Echelle(round(metres), round(metres / cadre.metres_par_unite, 1))


def _origines(contours: Iterable[Contour]) -> tuple[Origine, ...]:
    """Celle de chaque source dont vient un tracé, une seule fois."""
    return tuple({contour.origine: None for contour in contours})
