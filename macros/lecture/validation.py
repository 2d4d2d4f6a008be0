"""Un arbre -> une fiche du modèle, ou ses fautes à leur place."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.lecture.arbre import Arbre, Chemin
from macros.lecture.cles import cles_connues
from macros.lecture.fautes import Faute, Place, le_plus_proche
from macros.lecture.messages import est_vide, traduire

M = TypeVar("M", bound=BaseModel)


def valider(modele: type[M], arbre: Arbre, fautes: list[Faute], **en_plus: str) -> M | None:
    """L'arbre -> une fiche du modèle ; à défaut « None », et ses fautes s'ajoutent à ``fautes``."""
    fautes.extend(arbre.fautes)
    if arbre.valeur is None:
        return None
    if not isinstance(arbre.valeur, dict):
        fautes.append(arbre.faute((), "ce fichier commence par une clé suivie de « : », pas par un texte ou une liste"))
        return None
    fautes.extend(
        arbre.faute((cle,), f"clé inconnue : « {cle} »", sur_la_cle=True) for cle in en_plus if cle in arbre.valeur
    )
    try:
        return modele.model_validate({**arbre.valeur, **en_plus})
    except ValidationError as refus:
        dites = {faute.place for faute in fautes if faute.fichier == arbre.fichier}
        fautes.extend(_fautes(arbre, modele, refus.errors(include_url=False), dites))
        return None


def _fautes(arbre: Arbre, modele: type[BaseModel], erreurs: list[ErrorDetails], dites: set[Place]) -> Iterator[Faute]:
    """Une faute par erreur, sauf quand elle découle d'une autre, qui est dite."""
    voulues = {_cle_voulue(modele, erreur["loc"]) for erreur in erreurs if erreur["type"] == "extra_forbidden"}
    for erreur in erreurs:
        chemin, genre = erreur["loc"], erreur["type"]
        faute = _faute(arbre, modele, erreur)
        mal_orthographiee = genre == "missing" and chemin in voulues
        elements_fautifs = genre == "too_short" and erreur["input"]  # pydantic ne compte que les éléments corrects
        deja_dite = genre != "missing" and faute.place in dites
        if not (mal_orthographiee or elements_fautifs or deja_dite or arbre.est_refuse(chemin)):
            yield faute


def _cle_voulue(modele: type[BaseModel], chemin: Chemin) -> tuple[str | int | None, ...]:
    """Le chemin de la clé que l'éditeur voulait sans doute écrire."""
    return (*chemin[:-1], le_plus_proche(str(chemin[-1]), cles_connues(modele, chemin[:-1])))


def _faute(arbre: Arbre, modele: type[BaseModel], erreur: ErrorDetails) -> Faute:
    if erreur["loc"] == ("slug",):
        return arbre.faute((), f"nom de fichier refusé : {traduire(erreur, modele)}")
    sur_la_cle = erreur["type"] in ("extra_forbidden", "missing") or "[key]" in erreur["loc"] or est_vide(erreur)
    chemin = tuple(pas for pas in erreur["loc"] if pas != "[key]")
    return arbre.faute(chemin, traduire(erreur, modele), sur_la_cle)
