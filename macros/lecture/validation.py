"""Un arbre -> une fiche du modèle, ou ses fautes : les erreurs du modèle, à leur place, une seule fois."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from macros.adresses import slug_a_prendre
from macros.lecture.arbre import MONTREES, Arbre, Chemin, Faute, Place, le_plus_proche
from macros.lecture.cles import HORS_FICHIER, cles_connues
from macros.lecture.traductions import Racine, cle_ecrite, est_vide, traduire
from macros.modele.ecritures import montrer

GROUPE_ATTENDU = "ce fichier commence par une clé suivie de « : », pas par un texte ou une liste"
LISTE_ATTENDUE = "ce fichier est une liste : faites commencer chaque nouvelle par un tiret et un espace, « - date: … »"
M = TypeVar("M", bound=BaseModel)


def valider(modele: type[M], arbre: Arbre, fautes: list[Faute], **en_plus: str) -> M | None:
    """L'arbre -> une fiche du modèle ; à défaut « None », et ses fautes s'ajoutent à ``fautes``."""
    fautes.extend(arbre.fautes)
    if arbre.valeur is None:
        return None
    if not isinstance(arbre.valeur, list if issubclass(modele, RootModel) else dict):
        attendu = LISTE_ATTENDUE if issubclass(modele, RootModel) else _groupe_attendu(arbre, modele)
        fautes.append(arbre.faute((), attendu))
        return None
    fautes.extend(
        arbre.faute((cle,), f"clé inconnue : « {cle} »", sur_la_cle=True) for cle in en_plus if cle in arbre.valeur
    )
    try:
        return modele.model_validate({**arbre.valeur, **en_plus} if isinstance(arbre.valeur, dict) else arbre.valeur)
    except ValidationError as refus:
        places = {faute.place for faute in fautes if faute.fichier == arbre.fichier}
        fautes.extend(_fautes(arbre, modele, refus.errors(include_url=False), places))
        return None


def _groupe_attendu(arbre: Arbre, modele: Racine) -> str:
    """Ce fichier commence par une clé : la première qu'il lui faut, ou qu'il peut avoir, ou que nomme le contrat."""
    voulues = [cle for cle, champ in modele.model_fields.items() if champ.is_required()]
    cles = [cle for cle in voulues or list(modele.model_fields) if cle not in HORS_FICHIER]
    premiere = next(iter([*cles, *arbre.cles_du_contrat.get((), ())]), None)
    return f"{GROUPE_ATTENDU} : écrivez d'abord {montrer(f'{premiere}:')}" if premiere else GROUPE_ATTENDU


def _fautes(arbre: Arbre, modele: type[BaseModel], erreurs: list[ErrorDetails], places: set[Place]) -> Iterator[Faute]:
    """Une faute par erreur, sauf quand elle découle d'une autre, qui est dite."""
    erreurs = [erreur for erreur in erreurs if erreur["type"] != "default_factory_not_called"]  # une autre est dite
    inconnues = [erreur["loc"] for erreur in erreurs if erreur["type"] == "extra_forbidden"]
    cles_voulues = {_cle_voulue(arbre, modele, chemin) for chemin in inconnues[:MONTREES]}
    de_trop = set(inconnues[MONTREES:])  # chercher à quoi elles ressemblent prendrait une minute
    for erreur in erreurs:
        chemin, genre = erreur["loc"], erreur["type"]
        if genre == "extra_forbidden" and chemin in de_trop:
            yield arbre.faute(chemin, f"clé inconnue : {montrer(cle_ecrite(erreur))}", sur_la_cle=True)
            continue
        faute = _faute(arbre, modele, erreur)
        mal_orthographiee = chemin in cles_voulues and chemin not in arbre.valeurs
        elements_fautifs = genre == "too_short" and erreur["input"]  # pydantic ne compte que les éléments corrects
        deja_dite = genre != "missing" and faute.place in places
        if not (mal_orthographiee or elements_fautifs or deja_dite or arbre.est_refuse(chemin)):
            yield faute


def _cle_voulue(arbre: Arbre, modele: type[BaseModel], chemin: Chemin) -> tuple[str | int | None, ...]:
    """Le chemin de la clé que l'éditeur voulait sans doute écrire."""
    possibles = {*cles_connues(modele, chemin[:-1]), *arbre.cles_du_contrat.get(chemin[:-1], ())}
    return (*chemin[:-1], le_plus_proche(str(chemin[-1]), possibles))


def _faute(arbre: Arbre, modele: type[BaseModel], erreur: ErrorDetails) -> Faute:
    if est_vide(erreur):
        erreur["loc"] = _chemin_ecrit(arbre, erreur["loc"])
    if erreur["type"] == "extra_forbidden":
        erreur["ctx"] = {"autres": arbre.cles_du_contrat.get(erreur["loc"][:-1], ())}
    elif erreur["loc"][-1:] == ("branches",) and arbre.cles_du_contrat:
        ecrite = next(iter(arbre.cles_du_contrat[erreur["loc"][:-1]]))
        erreur["ctx"] = (erreur.get("ctx") or {}) | {"ecrite": ecrite}
    if erreur["loc"] == ("slug",):
        return arbre.faute((), f"nom de fichier refusé : {_nom_possible(arbre.fichier) or traduire(erreur, modele)}")
    sur_la_cle = erreur["type"] in ("extra_forbidden", "missing") or "[key]" in erreur["loc"] or est_vide(erreur)
    chemin = tuple(pas for pas in erreur["loc"] if pas != "[key]")
    return arbre.faute(chemin, traduire(erreur, modele), sur_la_cle)


def _nom_possible(fichier: str) -> str:
    try:
        return f"renommez-le en « {slug_a_prendre(PurePosixPath(fichier).stem)}.yml »"
    except ValueError:
        return ""


def _chemin_ecrit(arbre: Arbre, chemin: Chemin) -> Chemin:
    """Le chemin de la clé vide : « taux-pauvrete: » est lu comme « taux-pauvrete: {valeur: } »."""
    while chemin and chemin not in arbre.valeurs:
        chemin = chemin[:-1]
    return chemin
