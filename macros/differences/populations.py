"""Une population, d'une version à l'autre -> ses changements, tels que les pages la disent."""

from collections.abc import Iterator

from macros.differences.champs import phrase_d_ajout, phrase_de_changement, phrase_de_passage, phrase_de_retrait
from macros.differences.fiches import comparer_fiches
from macros.differences.noms import NOMS
from macros.langue.population import evolution, habitants_dates, part_de_la_population, population
from macros.modele import Contrat
from macros.modele.population import Population

DU_CONTRAT = "convention.population"
EN_PHRASES = {"evolution": evolution, "part": part_de_la_population}
COMPARES_A_PART = frozenset(Population.model_fields) - {"source"}


def comparer_celle_du_contrat(avant: Contrat, apres: Contrat) -> Iterator[str]:
    """Les phrases de tout ce qui y change."""
    return comparer_les_populations(DU_CONTRAT, avant.convention.population, apres.convention.population)


def comparer_les_populations(chemin: str, avant: Population | None, apres: Population | None) -> Iterator[str]:
    """Celle qui arrive se dit avec son évolution et sa part ; ``chemin`` mène à elle (voir ``NOMS``)."""
    nom = NOMS[chemin]
    if avant and apres:
        if habitants_dates(avant) != habitants_dates(apres):
            yield phrase_de_passage(nom.defini, habitants_dates(avant), habitants_dates(apres))
        for champ, dire in EN_PHRASES.items():
            ancienne, nouvelle = dire(avant) or None, dire(apres) or None
            if ancienne != nouvelle:
                yield phrase_de_changement(f"{chemin}.{champ}", "", (avant, ancienne), (apres, nouvelle))
        yield from comparer_fiches(chemin, avant, apres, sauf=COMPARES_A_PART)
    elif apres:
        yield phrase_d_ajout(nom, nom.defini, population(apres))
    elif avant:
        yield phrase_de_retrait(nom, nom.defini)
