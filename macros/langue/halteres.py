"""Le dessin d'un chiffre : sur un axe gradué, un point pour le quartier et un trait par territoire.

Tout s'y compte de 0 à 100, de la gauche à la droite de l'axe : les pages et les PDF n'ont plus qu'à tracer.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from macros.langue import titres
from macros.langue.chiffres import le_territoire
from macros.langue.francais import mesure, nombre
from macros.modele.chiffre import Chiffre, Valeur
from macros.modele.echelle import Echelle
from macros.modele.indicateurs import Indicateur
from macros.modele.population import Population
from macros.modele.vocabulaire import Territoire

SIGNES = ("%", "‰", "€")  # les unités assez courtes pour s'écrire au bout d'un axe
POINT = "point"  # la forme du quartier ; celles des territoires sont dans « titres.TRAITS »
COURT = 3  # signes d'un nombre qui tient au milieu d'un axe, même sur un téléphone


class Graduation(NamedTuple):
    """Un trait de l'axe, et le nombre qu'on lit dessous, s'il y a la place de l'écrire."""

    place: float
    texte: str


class Axe(NamedTuple):
    """Une échelle, et ce qu'on y écrit."""

    echelle: Echelle
    graduations: tuple[Graduation, ...]

    @property
    def bornes(self) -> str:
        """« de 45 à 185 »."""
        return f"de {self.graduations[0].texte} à {self.graduations[-1].texte}"


class Marque(NamedTuple):
    """Un chiffre sur l'axe ; ``plus_de`` : il peut être plus loin ; ``forme`` : le point, ou l'un des traits."""

    place: float
    plus_de: bool = False
    environ: bool = False
    forme: str = POINT


class Haltere(NamedTuple):
    """Le quartier, quand on connaît son chiffre, chaque territoire qui a le sien, et les années d'avant."""

    quartier: Marque | None
    territoires: tuple[Marque, ...] = ()
    avant: tuple[float, ...] = ()

    @property
    def lien(self) -> tuple[float, float] | None:
        """D'où à où va la ligne qui relie le quartier aux territoires ; rien quand elle n'a qu'un bout."""
        if not self.quartier or not self.territoires:
            return None
        places = [self.quartier.place, *(marque.place for marque in self.territoires)]
        return min(places), max(places)


def axe(echelle: Echelle, unite: str) -> Axe:
    """Les bornes se lisent toujours, avec l'unité à la dernière ; le zéro et le milieu, quand ils tiennent."""
    valeurs = echelle.graduations
    milieu = valeurs[len(valeurs) // 2] if len(valeurs) % 2 else None
    ecrites = {v for v in (milieu, 0) if v is not None and len(nombre(v)) <= COURT} | {valeurs[0]}
    graduations = (Graduation(echelle.part(v), nombre(v) if v in ecrites else "") for v in valeurs[:-1])
    derniere = mesure(valeurs[-1], unite) if unite in SIGNES else nombre(valeurs[-1])
    return Axe(echelle, (*graduations, Graduation(echelle.part(valeurs[-1]), derniere)))


def haltere(
    echelle: Echelle,
    donnee: Valeur | None,
    face: Iterable[tuple[Territoire, Chiffre]],
    territoires: Sequence[Territoire],
) -> Haltere:
    """Le chiffre d'un quartier face à ceux des territoires ; ``territoires`` : tous ceux du contrat, dans l'ordre.

    Les années d'avant ne se dessinent que d'un même périmètre : les autres ne se comparent pas.
    """
    anciennes = [a for a in donnee.anciennes if a.perimetre == donnee.perimetre] if donnee else []
    return Haltere(
        marquer(echelle, donnee) if donnee else None,
        tuple(m for t, v in face if (m := repere(echelle, v, t, territoires))),
        tuple(echelle.part(a.valeur) for a in anciennes if a.valeur is not None),
    )


def repere(
    echelle: Echelle, donnee: Chiffre, territoire: Territoire, territoires: Sequence[Territoire]
) -> Marque | None:
    """Le trait d'un territoire ; rien au-delà des traits que l'on sait distinguer."""
    forme = formes(territoires).get(territoire.id)
    marque = marquer(echelle, donnee) if forme else None
    return marque._replace(forme=forme) if marque and forme else None


def formes(territoires: Sequence[Territoire]) -> dict[str, str]:
    """L'identifiant de chaque territoire du contrat -> la forme de son trait, la même partout."""
    return {territoire.id: forme for territoire, forme in zip(territoires, titres.TRAITS, strict=False)}


def marquer(echelle: Echelle, donnee: Chiffre | Population) -> Marque | None:
    """La place d'un chiffre sur l'axe, en point ; rien quand il n'est pas diffusé."""
    if donnee.valeur is None:
        return None
    return Marque(echelle.part(donnee.valeur), donnee.plus_de, donnee.environ)


# --- La légende ---


def legende(
    halteres: Iterable[Haltere | None],
    territoires: Sequence[Territoire],
    axes: Iterable[tuple[Indicateur, Axe | None]] = (),
) -> str:
    """« Le point montre le quartier ; le trait, l'agglomération. », puis les signes employés et les axes qui ne partent
    pas de zéro ; rien sans dessin."""
    dessines = [h for h in halteres if h]
    if not dessines:
        return ""
    dessinees, siennes = {marque.forme for h in dessines for marque in h.territoires}, formes(territoires)
    montres = [territoire for territoire in territoires if siennes.get(territoire.id) in dessinees]
    traits = (f"{titres.TRAITS[siennes[territoire.id]]}, {le_territoire(territoire)}" for territoire in montres)
    qui_est_qui = " ; ".join([titres.LEGENDE_DU_POINT, *traits])
    return " ".join([f"{qui_est_qui}.", *_signes(dessines), *_axes_sans_zero(axes)])


def _signes(dessines: Sequence[Haltere]) -> list[str]:
    points = [h.quartier for h in dessines if h.quartier]
    marques = [*points, *(marque for h in dessines for marque in h.territoires)]
    dits = (
        (any(marque.plus_de for marque in marques), titres.LEGENDE_DE_PLUS_DE),
        (any(point.environ for point in points), titres.LEGENDE_D_ENVIRON),
        (any(h.avant for h in dessines), titres.LEGENDE_DES_ANNEES),
    )
    return [phrase for vrai, phrase in dits if vrai]


def _axes_sans_zero(indicateurs: Iterable[tuple[Indicateur, Axe | None]]) -> list[str]:
    """« Pour l'indice d'exemple, l'échelle va de 45 à 185. » : ailleurs, il part de zéro, et cela se voit."""
    return [
        f"Pour {indicateur.avec_article or f'« {indicateur.libelle} »'}, l'échelle va {dessine.bornes}."
        for indicateur, dessine in indicateurs
        if dessine and not dessine.echelle.a_zero
    ]
