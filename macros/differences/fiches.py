"""Deux fiches du même modèle -> les phrases qui disent tout ce qui change, champ par champ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.differences.changement import Mots, comparer_listes
from macros.francais import de, jour, nombre, telephone
from macros.modele.convention import Personne
from macros.modele.fiche import Fiche

# Les champs que l'on corrige le plus, nommés comme on les dit.
ARTICLES = {"courriel": "le courriel", "qualite": "la qualité", "telephone": "le téléphone", "titre": "le titre"}
# Ce qui ne sert qu'à écrire les phrases d'ici : aucune page ne le montre.
INVISIBLES = {"avec_article"}
# Ce qui distingue une fiche d'une liste, et ce qui la nomme : le premier de ces champs qu'elle porte.
CLES = ("id", "nom_complet", "designation")
NOMS = ("libelle", "terme", "titre", "nom_complet", "designation")


def comparer_fiches(avant: Fiche, apres: Fiche, ou: str = "", sauf: frozenset[str] = frozenset()) -> Iterator[str]:
    """Les phrases des champs qui changent ; ``ou`` dit de quelle fiche il s'agit (« de Jean Exemple »)."""
    for nom, champ in type(apres).model_fields.items():
        if nom not in sauf | INVISIBLES:
            titre = ARTICLES.get(nom) or champ.title or nom.replace("_", " ")
            yield from comparer_valeurs(nom, f"{titre}{ou}", getattr(avant, nom), getattr(apres, nom))


def comparer_valeurs(nom: str, titre: str, avant: Any, apres: Any) -> Iterator[str]:
    """Les phrases d'un champ ; aucune quand il ne change pas."""
    if avant == apres:
        return
    if isinstance(avant, Fiche) and isinstance(apres, Fiche):
        yield from comparer_fiches(avant, apres, f", {titre}")
    elif isinstance(avant, tuple) and isinstance(apres, tuple):
        yield from comparer_suites(titre, avant, apres)
    elif avant is None or apres is None:
        yield f"nouveau : {titre}, {dire(nom, apres)}." if avant is None else f"{titre} n'est plus indiqué."
    else:
        yield f"{titre} devient {dire(nom, apres)}."


def comparer_suites(titre: str, avant: tuple[Any, ...], apres: tuple[Any, ...]) -> Iterator[str]:
    """Une liste de textes, ou une liste de fiches que leur clé distingue."""
    anciennes, nouvelles = ({designer(element, CLES): element for element in suite} for suite in (avant, apres))
    communes = {cle: (anciennes[cle], fiche) for cle, fiche in nouvelles.items() if cle in anciennes}
    retenus, venus = (
        [cle if cle in communes else designer(fiche, NOMS) for cle, fiche in fiches.items()]
        for fiches in (anciennes, nouvelles)
    )
    yield from comparer_listes(Mots(f"ajout ({titre})", f"retrait ({titre})", titre), retenus, venus)
    for ancienne, nouvelle in communes.values():
        if isinstance(nouvelle, Fiche):
            nom = designer(nouvelle, NOMS)
            yield from comparer_fiches(
                ancienne, nouvelle, f" {de(nom)}" if isinstance(nouvelle, Personne) else f" ({nom})"
            )


def designer(element: Any, champs: tuple[str, ...]) -> str:
    """Le texte lui-même, ou le premier de ces champs que porte la fiche."""
    if isinstance(element, str):
        return element
    return next(str(getattr(element, champ)) for champ in champs if hasattr(element, champ))


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
