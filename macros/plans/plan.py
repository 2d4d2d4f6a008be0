"""Le plan d'un quartier dans ses communes, et celui de tous les quartiers d'un contrat."""

from collections.abc import Iterable, Sequence
from math import floor, log10
from typing import NamedTuple

from macros.modele import Contrat, Quartier
from macros.modele.contour import Contour, Origine
from macros.modele.geometrie import Boite, se_croisent
from macros.plans.cadrage import Cadre, Point, cadrer, elargir, reunir_les_boites
from macros.plans.candidats import CORPS, ANommer, Etiquette, d_une_commune
from macros.plans.etiquettes import placer
from macros.plans.places import Rectangle, tranches
from macros.plans.trace import au_milieu, morceaux, tracer

LARGEUR, HAUTEUR, MARGE = 320.0, 300.0, 14.0
ALENTOURS = 0.75  # de la taille du quartier, de chaque côté
CORPS_DES_COMMUNES = 13.0
PRES = 1  # ligne : un numéro s'écrit sur ce qu'il désigne, ou tout contre
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


class Numero(NamedTuple):
    """Ce que désigne un numéro écrit sur un plan."""

    numero: int
    slug: str
    nom: str


class Plan(NamedTuple):
    """De quoi dessiner un plan, le nord en haut ; ``numeros`` : ceux qui s'y lisent, faute de place pour les noms."""

    largeur: int
    hauteur: int
    communes: tuple[Forme, ...]
    quartiers: tuple[Forme, ...]
    noms_des_communes: tuple[Etiquette, ...]
    noms_des_quartiers: tuple[Etiquette, ...]
    numeros: tuple[Numero, ...]
    echelle: Echelle
    origines: tuple[Origine, ...]

    @property
    def numero_de(self) -> dict[str, int]:
        """Le nom de fichier d'un quartier -> son numéro."""
        return {numero.slug: numero.numero for numero in self.numeros}


def plan_du_contrat(contrat: Contrat) -> Plan | None:
    """Tous les quartiers dont on connaît le contour, dans leurs communes ; « None » quand il n'y en a aucun."""
    connus = _dans_l_ordre_de_la_liste(contrat)
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
    # Le sien choisit d'abord la place de son nom.
    connus = sorted(contrat.quartiers_avec_contour, key=lambda connu: connu[0].slug != quartier.slug)
    return _dessiner(contrat, elargir(contour.boite, ALENTOURS), connus, {quartier.slug})


def _dans_l_ordre_de_la_liste(contrat: Contrat) -> Sequence[Connu]:
    """Celui où la page des quartiers les montre : leurs numéros s'y suivent."""
    if contrat.peu_de_quartiers:
        return contrat.quartiers_avec_contour
    dans_l_ordre = {q.slug: q for groupe in contrat.quartiers_en_groupes.values() for q in groupe}
    par_slug = {q.slug: (q, contour) for q, contour in contrat.quartiers_avec_contour}
    return [par_slug[slug] for slug in dans_l_ordre if slug in par_slug]


def _dessiner(contrat: Contrat, boite: Boite, connus: Sequence[Connu], principaux: set[str]) -> Plan:
    cadre = cadrer(boite, LARGEUR, HAUTEUR, MARGE)
    vus = [(q, contour) for q, contour in connus if _se_voit(contour, cadre)]
    communes = [commune for commune in contrat.contours_des_communes if se_croisent(commune.boite, cadre.vue)]
    formes = [tranche for _, contour in vus for tranche in tranches(contour.polygones, cadre)]
    noms, numeros = _nommer_les_quartiers(vus, principaux, cadre, formes)
    a_nommer = [_a_nommer(commune.nom, commune, cadre, CORPS_DES_COMMUNES) for commune in communes]
    occupes = (*LEGENDES, *(nom.place for nom in noms))
    return Plan(
        largeur=int(LARGEUR),
        hauteur=int(HAUTEUR),
        communes=tuple(Forme(tracer(commune.polygones, cadre)) for commune in communes),
        quartiers=tuple(Forme(tracer(contour.polygones, cadre), q.slug in principaux) for q, contour in vus),
        noms_des_communes=tuple(filter(None, placer(a_nommer, cadre, occupes, formes, d_une_commune))),
        noms_des_quartiers=noms,
        numeros=numeros,
        echelle=echelle(cadre),
        origines=_origines((*(contour for _, contour in vus), *communes)),
    )


def _se_voit(contour: Contour, cadre: Cadre) -> bool:
    return se_croisent(contour.boite, cadre.vue) and bool(morceaux(contour.polygones, cadre))


def _nommer_les_quartiers(
    vus: Sequence[Connu], principaux: set[str], cadre: Cadre, formes: Sequence[Rectangle]
) -> tuple[tuple[Etiquette, ...], tuple[Numero, ...]]:
    """Leurs noms ; un voisin dont le nom n'a pas de place porte un numéro, et tous si c'est l'un des principaux."""
    noms = [_a_nommer(q.nom, contour, cadre) for q, contour in vus]
    places = placer(noms, cadre, LEGENDES, formes)
    if not all(place for (q, _), place in zip(vus, places, strict=True) if q.slug in principaux):
        places = (None,) * len(noms)
    ecrits = tuple(filter(None, places))
    sans_nom = [(q, nom) for (q, _), nom, place in zip(vus, noms, places, strict=True) if not place]
    a_numeroter = [nom._replace(texte=str(rang), loin=PRES) for rang, (_, nom) in enumerate(sans_nom, 1)]
    numeros = placer(a_numeroter, cadre, (*LEGENDES, *(nom.place for nom in ecrits)), formes)
    lus = (Numero(int(n.texte), q.slug, q.nom) for (q, _), n in zip(sans_nom, numeros, strict=True) if n)
    return (*ecrits, *filter(None, numeros)), tuple(lus)


def _a_nommer(nom: str, contour: Contour, cadre: Cadre, corps: float = CORPS) -> ANommer:
    """Où le nommer : dans ce qu'on en voit ; hors du dessin si l'on n'en voit rien, et son nom n'y a pas de place."""
    milieu = au_milieu(contour.polygones, cadre) or Point(-LARGEUR, -HAUTEUR)
    return ANommer(nom, milieu, corps, tranches(contour.polygones, cadre))


def echelle(cadre: Cadre) -> Echelle:
    """La plus grande longueur ronde (100, 200, 500 mètres, 1, 2, 5 km…) qui tient dans le coin du dessin."""
    permis = cadre.largeur * PART_DE_L_ECHELLE * cadre.metres_par_unite
    ordre = 10 ** floor(log10(permis))
    metres = next(facteur * ordre for facteur in (5, 2, 1) if facteur * ordre <= permis)
    return Echelle(round(metres), round(metres / cadre.metres_par_unite, 1))


def _origines(contours: Iterable[Contour]) -> tuple[Origine, ...]:
    """Celle de chaque source dont vient un tracé, une seule fois."""
    return tuple({contour.origine: None for contour in contours})
