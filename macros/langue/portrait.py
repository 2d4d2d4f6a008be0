"""Le tableau des chiffres d'un quartier : ses cases, ses dessins et ses phrases, pour les pages et les PDF."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.langue import titres
from macros.langue.chiffres import (
    des_deux_sexes,
    en,
    en_face,
    le_territoire,
    phrase_complete,
    valeur,
    valeur_datee,
)
from macros.langue.francais import enumerer, majuscule
from macros.langue.halteres import (
    POINT,
    Axe,
    Haltere,
    axe,
    formes,
    haltere,
    legende,
)
from macros.langue.phrases import le_quartier
from macros.modele import Contrat, Quartier
from macros.modele.chiffre import ChiffreDate, Valeur
from macros.modele.indicateurs import Indicateur
from macros.modele.vocabulaire import Territoire

COLONNES = 2  # territoires : au-delà, il ne resterait plus la place du dessin sur une feuille


class Case(NamedTuple):
    """Un chiffre dans un tableau, et ce qui s'écrit en plus petit à côté ; ``marque`` : sa forme au dessin."""

    texte: str
    precisions: tuple[str, ...] = ()
    absente: bool = False
    marque: str = ""


class Dessin(NamedTuple):
    """Le dessin d'un indicateur dans un quartier : son axe, et ce qu'on y place."""

    axe: Axe
    haltere: Haltere


class Ailleurs(NamedTuple):
    """Le chiffre d'un territoire."""

    territoire: Territoire
    case: Case


class Rangee(NamedTuple):
    """Un indicateur du portrait d'un quartier : une case pour lui, une par territoire, le dessin et la phrase."""

    indicateur: Indicateur
    quartier: Case
    territoires: tuple[Ailleurs, ...]
    dessin: Dessin | None
    en_clair: str

    @property
    def donnes(self) -> tuple[Ailleurs, ...]:
        """Les territoires dont la source parle : une liste n'a pas à dire ce qui manque, comme le doit une colonne."""
        return tuple(ailleurs for ailleurs in self.territoires if ailleurs.case != SANS_CHIFFRE)


class TableauDuPortrait(NamedTuple):
    """Les chiffres d'un quartier, tels qu'une page et un PDF les montrent."""

    titre: str
    legende: str
    territoires: tuple[Territoire, ...]
    rangees: tuple[Rangee, ...]

    @property
    def en_colonnes(self) -> bool:
        """Vrai quand chaque territoire a sa colonne ; trop nombreux, ils se rangent dans une seule."""
        return len(self.territoires) <= COLONNES

    @property
    def titres_des_colonnes(self) -> tuple[str, ...]:
        """Ceux des territoires : leurs noms, ou un seul pour tous."""
        return tuple(t.nom for t in self.territoires) if self.en_colonnes else (titres.TERRITOIRES,)


def tableau_du_portrait(contrat: Contrat, quartier: Quartier) -> TableauDuPortrait:
    """Les indicateurs que la source donne pour le quartier, face aux territoires qu'elle leur compare."""
    donnees = list(contrat.portrait(quartier))
    territoires = contrat.territoires_de(indicateur for indicateur, _ in donnees)
    rangees = tuple(_rangee(contrat, territoires, *donnee) for donnee in donnees)
    dessins = [(rangee.indicateur, rangee.dessin) for rangee in rangees if rangee.dessin]
    return TableauDuPortrait(
        titre=f"{enumerer([majuscule(le_quartier(quartier)), *map(le_territoire, territoires)])} en chiffres.",
        legende=legende(
            [d.haltere for _, d in dessins], contrat.vocabulaire.territoires, [(i, d.axe) for i, d in dessins]
        ),
        territoires=territoires,
        rangees=rangees,
    )


def _rangee(contrat: Contrat, territoires: Sequence[Territoire], indicateur: Indicateur, donnee: Valeur) -> Rangee:
    comparaisons = contrat.comparaisons(indicateur)
    sont = {territoire.id: sienne for territoire, sienne in comparaisons}
    dessin = dessiner(contrat, indicateur, donnee)
    marques = {POINT, *(marque.forme for marque in dessin.haltere.territoires)} if dessin else set()
    siennes = formes(contrat.vocabulaire.territoires)
    return Rangee(
        indicateur,
        _marquer(case(donnee, indicateur), POINT, marques),
        tuple(
            Ailleurs(t, _marquer(_case_d_ailleurs(sont.get(t.id), indicateur), siennes.get(t.id, ""), marques))
            for t in territoires
        ),
        dessin,
        phrase_complete(donnee, indicateur, comparaisons),
    )


def _marquer(case: Case, forme: str, dessinees: set[str]) -> Case:
    """La case, et la forme qui la montre au dessin s'il y en a une."""
    return case._replace(marque=forme) if forme in dessinees else case


SANS_CHIFFRE = Case(titres.NON_INDIQUE, absente=True)


def _case_d_ailleurs(donnee: Valeur | None, indicateur: Indicateur) -> Case:
    return case(donnee, indicateur) if donnee else SANS_CHIFFRE


def case(donnee: Valeur, indicateur: Indicateur) -> Case:
    """Le chiffre le plus récent ; en plus petit, ce qu'il mesure au juste, et ceux d'avant."""
    return Case(valeur(donnee, indicateur), tuple(_precisions(donnee, indicateur)), absente=donnee.non_diffuse)


def _precisions(donnee: Valeur, indicateur: Indicateur) -> Iterator[str]:
    if donnee.annee:
        yield en(donnee.annee).strip()
    yield from _ce_qu_il_mesure(donnee, indicateur)
    for ancienne in donnee.anciennes:
        dits = " ; ".join(_ce_qu_il_mesure(ancienne, indicateur))
        yield f"{valeur_datee(ancienne, indicateur)}{dits and f' ({dits})'}"


def _ce_qu_il_mesure(donnee: ChiffreDate, indicateur: Indicateur) -> Iterator[str]:
    sexes = des_deux_sexes(donnee, indicateur) if donnee.valeur is not None else ""
    perimetre = f"périmètre {donnee.perimetre}" if donnee.perimetre else ""
    yield from filter(None, (sexes, perimetre, donnee.precision, donnee.source))


def dessiner(contrat: Contrat, indicateur: Indicateur, donnee: Valeur) -> Dessin | None:
    """Rien sans chiffre du quartier, sans échelle, ou quand le point serait seul sur un axe sans bornes connues."""
    echelle = contrat.echelles.get(indicateur.id)
    if echelle is None or donnee.valeur is None:
        return None
    face = en_face(donnee, contrat.comparaisons(indicateur))
    place = haltere(echelle, donnee, face, contrat.vocabulaire.territoires)
    seul = not (indicateur.bornes or place.territoires or place.avant)
    return None if seul else Dessin(axe(echelle, indicateur.unite), place)
