"""Deux fiches du même modèle -> les phrases qui disent tout ce qui change, champ par champ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.differences.changement import Mots, comparer_listes
from macros.francais import de, jour, nombre, telephone
from macros.modele.fiche import Fiche

# Les champs que l'on corrige le plus, nommés comme on les dit.
ARTICLES = {"courriel": "le courriel", "qualite": "la qualité", "telephone": "le téléphone", "titre": "le titre"}
# Ce qui désigne une fiche d'une liste : le premier de ces champs qu'elle porte.
CLES = ("id", "slug", "nom_complet", "designation", "terme")


def comparer_fiches(avant: Fiche, apres: Fiche, ou: str = "", sauf: frozenset[str] = frozenset()) -> Iterator[str]:
    """Les phrases des champs qui changent ; ``ou`` dit de quelle fiche il s'agit (« de Jean Exemple »)."""
    for nom, champ in type(apres).model_fields.items():
        if nom not in sauf:
            titre = ARTICLES.get(nom) or champ.title or nom.replace("_", " ")
            yield from comparer_valeurs(nom, f"{titre}{ou}", getattr(avant, nom), getattr(apres, nom))


def comparer_valeurs(nom: str, titre: str, avant: Any, apres: Any) -> Iterator[str]:
    """Les phrases d'un champ ; aucune quand il ne change pas."""
    if avant == apres:
        return
    if isinstance(avant, Fiche) and isinstance(apres, Fiche):
        yield from comparer_fiches(avant, apres, f" ({titre})")
    elif isinstance(avant, tuple) and isinstance(apres, tuple):
        yield from comparer_suites(titre, avant, apres)
    elif avant is None or apres is None:
        yield f"nouveau : {titre}, {dire(nom, apres)}." if avant is None else f"{titre} n'est plus indiqué."
    else:
        yield f"{titre} devient {dire(nom, apres)}."


def comparer_suites(titre: str, avant: tuple[Any, ...], apres: tuple[Any, ...]) -> Iterator[str]:
    """Une liste de textes, ou une liste de fiches que leur clé distingue."""
    anciennes, nouvelles = ({designer(element): element for element in suite} for suite in (avant, apres))
    mots = Mots(f"ajout ({titre})", f"retrait ({titre})", titre)
    yield from comparer_listes(mots, list(anciennes), list(nouvelles))
    for cle, nouvelle in nouvelles.items():
        if isinstance(nouvelle, Fiche) and cle in anciennes:
            yield from comparer_fiches(
                anciennes[cle], nouvelle, f" {de(cle)}" if hasattr(nouvelle, "nom_complet") else f" ({cle})"
            )


def designer(element: Any) -> str:
    """Le texte lui-même, ou ce qui désigne la fiche."""
    if isinstance(element, str):
        return element
    return next(str(getattr(element, cle)) for cle in CLES if hasattr(element, cle))


def dire(nom: str, valeur: Any) -> str:
    """Une valeur, comme on la lit."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, int | float):
        return nombre(valeur)
    if isinstance(valeur, date):
        return jour(valeur)
    if isinstance(valeur, Fiche):
        return "renseigné"
    return telephone(valeur) if nom == "telephone" and valeur.startswith("+") else f"« {valeur} »"
