"""Où écrire chaque nom sur un plan, sans qu'aucun en recouvre un autre ni ne sorte du cadre."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from macros.plans.cadrage import Cadre
from macros.plans.candidats import ANommer, Candidat, Etiquette, d_un_quartier
from macros.plans.places import Rectangle


def placer(
    noms: Iterable[ANommer],
    cadre: Cadre,
    occupes: Iterable[Rectangle] = (),
    formes: Sequence[Rectangle] = (),
    candidats: Callable[[ANommer], Iterator[Candidat]] = d_un_quartier,
) -> tuple[Etiquette | None, ...]:
    """La place de chaque nom, dans leur ordre : les premiers choisissent avant les suivants ; « None » : aucune.

    Rien ne s'écrit sur ``occupes`` ; on ne cache ``formes`` que faute de mieux.
    """
    pris, placees = list(occupes), list[Etiquette | None]()
    for nom in noms:
        placees.append(_choisir(candidats(nom), cadre, pris, formes))
        pris += [placee.place for placee in placees[-1:] if placee]
    return tuple(placees)


def _choisir(
    candidats: Iterable[Candidat], cadre: Cadre, pris: Sequence[Rectangle], formes: Sequence[Rectangle]
) -> Etiquette | None:
    for etiquette, sur_une_forme in candidats:
        evites = pris if sur_une_forme else (*pris, *formes)
        if etiquette.place.tient_dans(cadre) and not any(map(etiquette.place.touche, evites)):
            return etiquette
    return None
