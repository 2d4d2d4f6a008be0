"""Le tableau des chiffres d'un quartier : ses cases, ses barres et ses phrases, pour les pages et les PDF."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from macros.langue import titres
from macros.langue.chiffres import (
    Comparaisons,
    des_deux_sexes,
    en,
    en_face,
    le_territoire,
    phrase_complete,
    valeur,
    valeur_datee,
)
from macros.langue.francais import enumerer, majuscule
from macros.langue.phrases import le_quartier
from macros.modele import Contrat, Quartier
from macros.modele.chiffre import ChiffreDate, Valeur
from macros.modele.indicateurs import Indicateur
from macros.modele.vocabulaire import Territoire


class Barre(NamedTuple):
    """La place du quartier (la barre) et du premier territoire (le trait) sur l'échelle, de 0 à 100."""

    part: float
    plus_de: bool
    repere: float | None


class Case(NamedTuple):
    """Un chiffre dans un tableau, et ce qui s'écrit en plus petit à côté."""

    texte: str
    precisions: tuple[str, ...] = ()
    absente: bool = False


class Rangee(NamedTuple):
    """Un indicateur du portrait d'un quartier : une case pour lui, une par territoire, le dessin et la phrase."""

    indicateur: Indicateur
    quartier: Case
    territoires: tuple[Case, ...]
    barre: Barre | None
    en_clair: str


class TableauDuPortrait(NamedTuple):
    """Les chiffres d'un quartier, tels qu'une page et un PDF les montrent."""

    titre: str
    legende: str
    territoires: tuple[Territoire, ...]
    rangees: tuple[Rangee, ...]


def tableau_du_portrait(contrat: Contrat, quartier: Quartier) -> TableauDuPortrait:
    """Les indicateurs que la source donne pour le quartier, face aux territoires qu'elle leur compare."""
    donnees = list(contrat.portrait(quartier))
    territoires = contrat.territoires_de(indicateur for indicateur, _ in donnees)
    rangees = tuple(_rangee(contrat, territoires, *donnee) for donnee in donnees)
    return TableauDuPortrait(
        titre=f"{enumerer([majuscule(le_quartier(quartier)), *map(le_territoire, territoires)])} en chiffres.",
        legende=legende([rangee.barre for rangee in rangees], territoires),
        territoires=territoires,
        rangees=rangees,
    )


def legende(barres: Iterable[Barre | None], territoires: Sequence[Territoire]) -> str:
    """« La barre montre le quartier, le trait montre l'agglomération. » ; rien quand rien n'est dessiné."""
    dessinees = [barre for barre in barres if barre]
    if not dessinees:
        return ""
    avec_un_trait = any(barre.repere is not None for barre in dessinees)
    trait = f", le trait montre {le_territoire(territoires[0])}" if avec_un_trait else ""
    return f"{titres.LEGENDE_DE_LA_BARRE}{trait}."


def _rangee(contrat: Contrat, territoires: Sequence[Territoire], indicateur: Indicateur, donnee: Valeur) -> Rangee:
    comparaisons = contrat.comparaisons(indicateur)
    sont = {territoire.id: sienne for territoire, sienne in comparaisons}
    repere = _repere(donnee, territoires, comparaisons)
    montrees = (*(c.valeur for c in donnee.chiffres), repere)
    return Rangee(
        indicateur,
        case(donnee, indicateur),
        tuple(case(sont[t.id], indicateur) if t.id in sont else SANS_CHIFFRE for t in territoires),
        dessiner(donnee, indicateur, repere, montrees),
        phrase_complete(donnee, indicateur, comparaisons),
    )


SANS_CHIFFRE = Case(titres.NON_INDIQUE, absente=True)


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


def _repere(donnee: Valeur, territoires: Sequence[Territoire], comparaisons: Comparaisons) -> float | None:
    """La valeur du premier territoire, que montre le trait."""
    siennes = (c.valeur for t, c in en_face(donnee, comparaisons) if t.id == territoires[0].id)
    return next(siennes, None)


def dessiner(
    donnee: Valeur, indicateur: Indicateur, repere: float | None, montrees: Iterable[float | None]
) -> Barre | None:
    """Le quartier, et le premier territoire s'il a ce chiffre ; rien quand il n'y a pas d'échelle où les mettre."""
    echelle = indicateur.echelle_pour(valeur for valeur in montrees if valeur is not None)
    if donnee.valeur is None or echelle is None:
        return None
    return Barre(echelle.part(donnee.valeur), donnee.plus_de, None if repere is None else echelle.part(repere))


# --- La comparaison des quartiers ---


class Comparee(NamedTuple):
    """Le chiffre d'un quartier parmi les autres."""

    quartier: Quartier
    case: Case
    barre: Barre | None


class RangeeComparee(NamedTuple):
    """Un indicateur : une case par quartier, puis une par territoire."""

    indicateur: Indicateur
    quartiers: tuple[Comparee, ...]
    territoires: tuple[Case, ...]


class TableauDeComparaison(NamedTuple):
    """Tous les quartiers et les territoires, indicateur par indicateur."""

    titre: str
    legende: str
    territoires: tuple[Territoire, ...]
    rangees: tuple[RangeeComparee, ...]


def tableau_de_comparaison(contrat: Contrat) -> TableauDeComparaison:
    """Le contrat -> de quoi comparer ses quartiers."""
    indicateurs = contrat.indicateurs_compares
    territoires = contrat.territoires_de(indicateurs)
    rangees = tuple(_rangee_comparee(contrat, territoires, indicateur) for indicateur in indicateurs)
    titre = enumerer(["Les quartiers", *map(le_territoire, territoires)])
    barres = (comparee.barre for rangee in rangees for comparee in rangee.quartiers)
    return TableauDeComparaison(titre, legende(barres, territoires), territoires, rangees)


def _rangee_comparee(contrat: Contrat, territoires: Sequence[Territoire], indicateur: Indicateur) -> RangeeComparee:
    """Une même échelle pour tous les quartiers."""
    comparaisons = contrat.comparaisons(indicateur)
    sont = {territoire.id: sienne for territoire, sienne in comparaisons}
    donnees = list(contrat.valeurs(indicateur))
    reperes = {q.slug: _repere(v, territoires, comparaisons) for q, v in donnees if v}
    montrees = [*(v.valeur for _, v in donnees if v), *reperes.values()]
    return RangeeComparee(
        indicateur,
        tuple(_comparee(q, v, indicateur, reperes.get(q.slug), montrees) for q, v in donnees),
        tuple(_case_seule(sont.get(t.id), indicateur) for t in territoires),
    )


def _comparee(
    quartier: Quartier,
    donnee: Valeur | None,
    indicateur: Indicateur,
    repere: float | None,
    montrees: Sequence[float | None],
) -> Comparee:
    barre = dessiner(donnee, indicateur, repere, montrees) if donnee else None
    return Comparee(quartier, _case_seule(donnee, indicateur), barre)


def _case_seule(donnee: Valeur | None, indicateur: Indicateur) -> Case:
    return Case(valeur_datee(donnee, indicateur), absente=donnee.non_diffuse) if donnee else SANS_CHIFFRE
