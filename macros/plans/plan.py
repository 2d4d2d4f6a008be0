"""Le plan d'un quartier dans ses communes, et celui de tous les quartiers d'un contrat."""

from collections.abc import Iterable, Sequence
from math import floor, log10
from typing import NamedTuple

from macros.modele import Contrat, Quartier
from macros.modele.contour import Contour, ContourDeCommune, Origine
from macros.modele.geometrie import Boite, se_croisent
from macros.plans.cadrage import Cadre, Point, cadrer, elargir, reunir_les_boites
from macros.plans.etiquettes import ANommer, Etiquette, Rectangle, placer
from macros.plans.trace import au_milieu, tracer

LARGEUR, HAUTEUR, MARGE = 360.0, 300.0, 14.0
ALENTOURS = 0.75  # de la taille du quartier, de chaque côté
CORPS_DES_COMMUNES = 13.0
PART_DE_L_ECHELLE = 0.3  # de la largeur, au plus
# L'échelle est en bas à gauche, le nord en haut à droite : aucun nom ne s'y écrit.
LEGENDES = (Rectangle(0, HAUTEUR - 30, LARGEUR * 0.45, HAUTEUR), Rectangle(LARGEUR - 26, 0, LARGEUR, 36))

Connu = tuple[Quartier, Contour]


class Echelle(NamedTuple):
    """Une longueur ronde sur le terrain, et ce qu'elle mesure dans le dessin."""

    metres: int
    longueur: float


class Forme(NamedTuple):
    """Un contour dessiné ; ``principale`` : c'est de lui que parle la page."""

    chemin: str
    principale: bool = False


class Plan(NamedTuple):
    """De quoi dessiner un plan, le nord en haut ; ``numeros`` : ce que désignent 1, 2, 3…, s'il y en a."""

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


def _quartiers_connus(contrat: Contrat) -> list[Connu]:
    return [(q, contour) for q in contrat.quartiers_ranges if (contour := contrat.contour_de(q))]


def _dessiner(contrat: Contrat, boite: Boite, connus: Sequence[Connu], principaux: set[str]) -> Plan:
    cadre = cadrer(boite, LARGEUR, HAUTEUR, MARGE)
    vus = [(q, contour) for q, contour in connus if se_croisent(contour.boite, cadre.vue)]
    vus.sort(key=lambda vu: vu[0].slug not in principaux)  # le sien choisit d'abord la place de son nom
    communes = [commune for commune in contrat.contours_des_communes if se_croisent(commune.boite, cadre.vue)]
    quartiers, numeros = _noms_des_quartiers(vus, cadre)
    noms_des_quartiers = placer(quartiers, cadre, LEGENDES)
    occupes = [*LEGENDES, *(nom.place for nom in noms_des_quartiers), *(_place(contour, cadre) for _, contour in vus)]
    return Plan(
        largeur=int(LARGEUR),
        hauteur=int(HAUTEUR),
        communes=tuple(Forme(tracer(commune.polygones, cadre)) for commune in communes),
        quartiers=tuple(Forme(tracer(contour.polygones, cadre), q.slug in principaux) for q, contour in vus),
        noms_des_communes=placer(_noms_des_communes(communes, cadre), cadre, occupes),
        noms_des_quartiers=noms_des_quartiers,
        numeros=numeros,
        echelle=echelle(cadre),
        origines=_origines((*(contour for _, contour in vus), *communes)),
    )


def _noms_des_quartiers(vus: Sequence[Connu], cadre: Cadre) -> tuple[list[ANommer], tuple[str, ...]]:
    """Leurs noms ; si l'un d'eux n'a pas de place, tous portent un numéro, que la légende explique."""
    noms = [ANommer(q.nom, _milieu(contour, cadre)) for q, contour in vus]
    if len(placer(noms, cadre, LEGENDES)) == len(noms):
        return noms, ()
    numerotes = [nom._replace(texte=str(rang)) for rang, nom in enumerate(noms, 1)]
    return numerotes, tuple(nom.texte for nom in noms)


def _noms_des_communes(communes: Iterable[ContourDeCommune], cadre: Cadre) -> list[ANommer]:
    return [ANommer(commune.nom, _milieu(commune, cadre), CORPS_DES_COMMUNES) for commune in communes]


def _place(contour: Contour, cadre: Cadre) -> Rectangle:
    """Celle qu'il prend dans le dessin : le nom d'une commune ne s'y écrit pas."""
    ouest, sud, est, nord = contour.boite
    return Rectangle(*cadre.point((ouest, nord)), *cadre.point((est, sud)))


def _milieu(contour: Contour, cadre: Cadre) -> Point:
    """Où le nommer : dans ce qu'on en voit ; hors du dessin si l'on n'en voit rien, et son nom n'y a pas de place."""
    return au_milieu(contour.polygones, cadre) or Point(-LARGEUR, -HAUTEUR)


def echelle(cadre: Cadre) -> Echelle:
    """La plus grande longueur ronde (100, 200, 500 mètres, 1, 2, 5 km…) qui tient dans le coin du dessin."""
    permis = cadre.largeur * PART_DE_L_ECHELLE * cadre.metres_par_unite
    ordre = 10 ** floor(log10(permis))
    metres = next(facteur * ordre for facteur in (5, 2, 1) if facteur * ordre <= permis)
    return Echelle(round(metres), round(metres / cadre.metres_par_unite, 1))


def _origines(contours: Iterable[Contour]) -> tuple[Origine, ...]:
    """Celle de chaque source dont vient un tracé, une seule fois."""
    return tuple({contour.origine: None for contour in contours})
