"""Les règles qui gardent aux adresses des quartiers un seul sens, et pour toujours."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from macros.lecture.ancres import NOMS_DE_PAGES
from macros.lecture.arbre import TOUS, Arbre
from macros.lecture.fautes import Faute
from macros.modele.ecritures import citer


def slugs_libres(quartiers: Iterable[Arbre]) -> Iterator[Faute]:
    """Le nom « index » est celui de la page des quartiers."""
    for quartier in quartiers:
        if (slug := _slug(quartier)) in NOMS_DE_PAGES:
            yield quartier.faute((), f"« {slug} » est réservé : donnez au fichier le nom du quartier")


def anciens_slugs_libres(quartiers: Iterable[Arbre]) -> Iterator[Faute]:
    """Un ancien nom ne mène qu'à un quartier, et n'est le nom d'aucun fichier d'aujourd'hui."""
    quartiers = list(quartiers)
    actuels = {_slug(quartier): quartier.fichier for quartier in quartiers}
    anciens = [(quartier, *ancien) for quartier in quartiers for ancien in quartier.textes("anciens_slugs", TOUS)]
    compte = Counter(ancien for *_, ancien in anciens)
    for quartier, chemin, ancien in anciens:
        if fichier := actuels.get(ancien):
            yield quartier.faute(chemin, f"{citer(ancien)} est le nom d'un fichier d'aujourd'hui : {fichier}")
        elif ancien in NOMS_DE_PAGES:
            yield quartier.faute(chemin, f"{citer(ancien)} est réservé à la page des quartiers")
        elif ancien and compte[ancien] > 1:
            yield quartier.faute(chemin, f"{citer(ancien)} est écrit deux fois : une adresse ne mène qu'à un quartier")


def _slug(quartier: Arbre) -> str:
    return PurePosixPath(quartier.fichier).stem
