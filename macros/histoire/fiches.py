"""Deux fiches du même modèle -> les phrases qui disent tout ce qui change, champ par champ."""

from collections.abc import Iterator, Sequence
from typing import Any

from macros.histoire.listes import (
    Phrases,
    PhrasesDeNomsPropres,
    apparier,
    comparer_textes,
    dire,
    egaux,
    ressemblance,
)
from macros.histoire.noms import ETATS, INVISIBLES, NOMS, NOMS_PROPRES
from macros.histoire.valeurs import changer
from macros.modele.convention import Personne
from macros.modele.fiche import Fiche

# Ce qui nomme une fiche d'une liste, et ce qui la distingue : le premier de ces champs qu'elle porte.
TITRES = ("libelle", "terme", "titre", "nom_complet", "designation")
CLES = ("id", *TITRES)
# Un titre qui change se dit avec la liste, et non champ par champ.
DITS_AVEC_LA_LISTE = frozenset({*TITRES, "prenom", "nom"})


def comparer_fiches(
    chemin: str, avant: Fiche, apres: Fiche, sujet: str = "", sauf: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Les phrases des champs qui changent ; ``chemin`` mène à la fiche (voir ``NOMS``).

    ``sujet`` est l'élément de liste dont il s'agit, « l'enjeu « Transitions » » ; il est vide hors d'une liste.
    """
    for nom in type(apres).model_fields:
        champ = f"{chemin}.{nom}"
        ancienne, nouvelle = getattr(avant, nom), getattr(apres, nom)
        if ancienne != nouvelle and nom not in sauf and champ not in INVISIBLES:
            yield from _comparer_champ(champ, sujet, (avant, ancienne), (apres, nouvelle))


def _comparer_champ(chemin: str, sujet: str, avant: tuple[Fiche, Any], apres: tuple[Fiche, Any]) -> Iterator[str]:
    ancienne, nouvelle = avant[1], apres[1]
    if isinstance(ancienne, Fiche) and isinstance(nouvelle, Fiche):
        yield from comparer_fiches(chemin, ancienne, nouvelle, sujet)
    elif isinstance(ancienne, tuple) and isinstance(nouvelle, tuple):
        yield from comparer_suites(chemin, sujet, ancienne, nouvelle)
    elif isinstance(nouvelle, bool):
        yield f"{sujet} {ETATS[chemin][not nouvelle]}."
    else:
        yield changer(chemin, sujet, avant, apres)


def comparer_suites(chemin: str, sujet: str, avant: Sequence[Any], apres: Sequence[Any]) -> Iterator[str]:
    """Une liste de textes, ou une liste de fiches que leur clé ou leur titre distingue."""
    if all(isinstance(element, str) for element in (*avant, *apres)):
        yield from comparer_textes(Phrases(NOMS[chemin], sujet), avant, apres)
    else:
        yield from _comparer_listes_de_fiches(chemin, sujet, avant, apres)


def _comparer_listes_de_fiches(
    chemin: str, sujet: str, avant: Sequence[Fiche], apres: Sequence[Fiche]
) -> Iterator[str]:
    appariement = apparier(
        avant,
        apres,
        lambda une, autre: egaux(_premier(une, CLES), _premier(autre, CLES)),
        lambda une, autre: ressemblance(_premier(une, TITRES), _premier(autre, TITRES)),
    )
    phrases = _phrases(chemin, sujet, personnes=isinstance((*avant, *apres)[0], Personne))
    anciens, nouveaux = ([_premier(fiche, TITRES) for fiche in fiches] for fiches in (avant, apres))
    yield from dire(phrases, appariement, anciens, nouveaux)
    for ancien, nouveau in sorted(appariement.restes.items(), key=lambda rangs: rangs[1]):
        designe = phrases.designer(nouveaux[nouveau])
        yield from comparer_fiches(f"{chemin}[]", avant[ancien], apres[nouveau], designe, DITS_AVEC_LA_LISTE)


def _phrases(chemin: str, sujet: str, personnes: bool) -> Phrases:
    if chemin in NOMS_PROPRES:
        return PhrasesDeNomsPropres(NOMS[chemin], sujet, personnes)
    return Phrases(NOMS[chemin], sujet)


def _premier(fiche: Fiche, champs: tuple[str, ...]) -> str:
    """Le premier de ces champs que porte la fiche."""
    return next(str(getattr(fiche, champ)) for champ in champs if hasattr(fiche, champ))
