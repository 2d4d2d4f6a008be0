"""La comparaison des quartiers : un même dessin par indicateur, chaque quartier à la même place, à la même échelle."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from macros.langue import titres
from macros.langue.chiffres import Comparaisons, en_face, valeur_datee
from macros.langue.halteres import Axe, Haltere, axe, haltere, legende, marquer, repere
from macros.langue.population import nombre_date
from macros.langue.portrait import SANS_CHIFFRE, Case
from macros.modele import Contrat, Quartier
from macros.modele.chiffre import Valeur
from macros.modele.echelle import Echelle
from macros.modele.indicateurs import Indicateur
from macros.modele.vocabulaire import Territoire

HABITANTS = "habitants"


class Comparee(NamedTuple):
    """Le chiffre d'un quartier parmi les autres, ou celui d'un territoire (``quartier`` est alors absent)."""

    nom: str
    case: Case
    haltere: Haltere | None
    quartier: Quartier | None = None


class Multiple(NamedTuple):
    """Un indicateur, ou la population, dans tous les quartiers puis dans les territoires, sur un même axe."""

    titre: str
    precision: str | None
    axe: Axe | None
    quartiers: tuple[Comparee, ...]
    territoires: tuple[Comparee, ...] = ()


class TableauDeComparaison(NamedTuple):
    """Tous les quartiers et les territoires, indicateur par indicateur."""

    legende: str
    multiples: tuple[Multiple, ...]


def tableau_de_comparaison(contrat: Contrat) -> TableauDeComparaison:
    """Le contrat -> de quoi comparer ses quartiers, toujours dans le même ordre : un dessin par indicateur."""
    indicateurs = contrat.indicateurs_compares
    multiples = tuple(multiple(contrat, indicateur) for indicateur in indicateurs)
    populations = (_populations(contrat),) if contrat.donne_des_populations else ()
    axes = [(indicateur, m.axe) for indicateur, m in zip(indicateurs, multiples, strict=True)]
    return TableauDeComparaison(_legende(contrat, multiples + populations, axes), populations + multiples)


def multiple(contrat: Contrat, indicateur: Indicateur, les_connus: bool = False) -> Multiple:
    """Un indicateur : une ligne par quartier, ou par quartier dont on connaît le chiffre, une par territoire."""
    echelle = contrat.echelles.get(indicateur.id) if contrat.se_dessine_quartier_par_quartier else None
    comparaisons = contrat.comparaisons(indicateur)
    territoires = contrat.vocabulaire.territoires
    donnees = [(q, v) for q, v in contrat.valeurs(indicateur) if v or not les_connus]
    return Multiple(
        indicateur.libelle,
        indicateur.precision,
        axe(echelle, indicateur.unite) if echelle else None,
        tuple(
            Comparee(q.nom, _case_seule(v, indicateur), _parmi_les_autres(contrat, echelle, v, comparaisons), q)
            for q, v in donnees
        ),
        tuple(
            Comparee(t.nom, _case_seule(v, indicateur), _territoire_seul(echelle, v, t, territoires))
            for t, v in comparaisons
        ),
    )


def legende_de(contrat: Contrat, compare: Multiple, indicateur: Indicateur) -> str:
    """Celle d'un indicateur qui a sa page."""
    return _legende(contrat, [compare], [(indicateur, compare.axe)])


def _parmi_les_autres(
    contrat: Contrat, echelle: Echelle | None, donnee: Valeur | None, comparaisons: Comparaisons
) -> Haltere | None:
    """Sans les années d'avant, qui se lisent sur la page du quartier ; les territoires restent, en repère."""
    if echelle is None:
        return None
    face = en_face(donnee, comparaisons) if donnee else comparaisons
    return haltere(echelle, donnee, face, contrat.vocabulaire.territoires)._replace(avant=())


def _territoire_seul(
    echelle: Echelle | None, donnee: Valeur, territoire: Territoire, territoires: Sequence[Territoire]
) -> Haltere | None:
    marque = repere(echelle, donnee, territoire, territoires) if echelle else None
    return Haltere(None, (marque,)) if marque else None


def _populations(contrat: Contrat) -> Multiple:
    """Combien d'habitants a chaque quartier."""
    echelle = contrat.echelle_des_populations
    return Multiple(
        titres.POPULATION,
        titres.EN_HABITANTS,
        axe(echelle, HABITANTS) if echelle else None,
        tuple(_peuple(quartier, echelle) for quartier in contrat.quartiers_ranges),
    )


def _peuple(quartier: Quartier, echelle: Echelle | None) -> Comparee:
    donnee = quartier.portrait.population
    if not donnee:
        return Comparee(quartier.nom, SANS_CHIFFRE, None, quartier)
    point = Haltere(marquer(echelle, donnee)) if echelle else None
    return Comparee(quartier.nom, Case(nombre_date(donnee)), point, quartier)


def _legende(contrat: Contrat, multiples: Iterable[Multiple], axes: Iterable[tuple[Indicateur, Axe | None]]) -> str:
    halteres = (c.haltere for m in multiples for c in (*m.quartiers, *m.territoires))
    return legende(halteres, contrat.vocabulaire.territoires, axes)


def _case_seule(donnee: Valeur | None, indicateur: Indicateur) -> Case:
    return Case(valeur_datee(donnee, indicateur), absente=donnee.non_diffuse) if donnee else SANS_CHIFFRE
