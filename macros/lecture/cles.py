"""Les clés que le modèle connaît, et le groupe de chacune."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from macros.modele.ecritures import ANNEE

# Le nom du fichier ; ce que le contrat écrit sous les clés qu'il a choisies.
HORS_FICHIER = {"slug", "rubriques", "comparaisons", "anciennes", "branches", "niveau"}
# Le nom que portait une clé d'un quartier -> celui d'aujourd'hui : l'historique et les fiches d'avant se lisent encore.
ANCIENNES_CLES = {"anciens_slugs": "anciens_noms"}


def cles_connues(annotation: Any, chemin: tuple[str | int, ...]) -> set[str]:
    """Les clés du modèle que l'on atteint en suivant ``chemin`` depuis ``annotation``."""
    return set(_champs(_atteindre(annotation, chemin))) - HORS_FICHIER


def est_obligatoire(annotation: Any, chemin: tuple[str | int, ...]) -> bool:
    """Vrai quand le modèle veut la clé qui finit ``chemin``."""
    modele = sans_enveloppe(_atteindre(annotation, chemin[:-1]))
    champ = getattr(modele, "model_fields", {}).get(chemin[-1])
    return champ is not None and champ.is_required()


def exemple_de(annotation: Any, chemin: tuple[str | int, ...]) -> str:
    """Un exemple de ce qui s'écrit au bout de ``chemin`` ; vide si le modèle n'en donne pas."""
    modele = sans_enveloppe(_atteindre(annotation, chemin[:-1]))
    champ = getattr(modele, "model_fields", {}).get("".join(map(str, chemin[-1:])))
    exemple = next(iter(champ.examples or ()), "") if champ is not None else ""
    return f"[{', '.join(exemple)}]" if isinstance(exemple, list) else str(exemple)


def ecriture_de(annotation: Any, chemin: tuple[str | int, ...]) -> str:
    """Ce qui s'écrit après la clé qui finit ``chemin`` : « QPV », « {valeur: 5300} » ; vide sans exemple."""
    if exemple := exemple_de(annotation, chemin):
        return exemple
    contenu = sans_enveloppe(_atteindre(annotation, chemin))
    if get_origin(contenu) is Literal:
        return str(get_args(contenu)[0])
    voulues = [cle for cle in _champs(contenu) if est_obligatoire(annotation, (*chemin, cle))]
    exemples = [(cle, exemple_de(annotation, (*chemin, cle))) for cle in voulues]
    complet = bool(exemples) and all(exemple and "," not in exemple for _, exemple in exemples)
    return f"{{{', '.join(f'{cle}: {exemple}' for cle, exemple in exemples)}}}" if complet else ""


def est_une_liste_de_textes(annotation: Any, chemin: tuple[str | int, ...]) -> bool:
    """Vrai quand la clé qui finit ``chemin`` a plusieurs éléments, chacun sur une ligne."""
    liste = sans_enveloppe(_atteindre(annotation, chemin))
    return get_origin(liste) is tuple and not _champs(_contenu(liste))


def cles_d_un_element(annotation: Any, chemin: tuple[str | int, ...]) -> list[str]:
    """Les clés nécessaires à chaque élément de la liste qui finit ``chemin`` ; aucune si ce sont des textes."""
    liste = sans_enveloppe(_atteindre(annotation, chemin))
    champs = _champs(_contenu(liste)) if get_origin(liste) is tuple else {}
    return [cle for cle in champs if cle not in HORS_FICHIER and est_obligatoire(annotation, (*chemin, 0, cle))]


def cles_necessaires(annotation: Any, chemin: tuple[str | int, ...]) -> list[str]:
    """Les clés sans lesquelles le groupe qui finit ``chemin`` ne se lit pas."""
    champs = _champs(sans_enveloppe(_atteindre(annotation, chemin)))
    return [cle for cle in champs if cle not in HORS_FICHIER and est_obligatoire(annotation, (*chemin, cle))]


def _atteindre(annotation: Any, chemin: tuple[str | int, ...]) -> Any:
    for pas in chemin:
        champs = _champs(annotation)
        if not (champs and re.fullmatch(ANNEE, str(pas))):  # une année écrit ce qu'écrit un chiffre seul
            annotation = champs.get(str(pas)) if champs else _contenu(annotation)
    return annotation


def groupes_de(cle: str, annotation: Any, groupe: str = "") -> Iterator[str]:
    """Les groupes du modèle qui ont la clé, par leur nom ; le fichier lui-même n'a pas de nom.

    Ce qu'il y a sous une clé que choisit le contrat n'a pas de nom connu.
    """
    while not (champs := _champs(annotation)) and (contenu := _contenu(annotation)):
        annotation = contenu
    for champ, sous_annotation in champs.items():
        if champ in HORS_FICHIER:
            continue
        if champ == cle:
            yield groupe
        yield from groupes_de(cle, sous_annotation, champ)


def _champs(annotation: Any) -> dict[str, Any]:
    """Les clés d'un modèle et leurs annotations ; aucune si ce n'est pas un modèle."""
    annotation = sans_enveloppe(annotation)
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return {}
    return {nom: champ.annotation for nom, champ in annotation.model_fields.items()}


def _contenu(annotation: Any) -> Any:
    """L'annotation des éléments d'une liste, ou des valeurs d'un groupe ; à défaut « None »."""
    annotation = sans_enveloppe(annotation)
    contenus = [contenu for contenu in get_args(annotation) if contenu is not ...]
    return contenus[-1] if get_origin(annotation) in (tuple, dict) else None


def sans_enveloppe(annotation: Any) -> Any:
    """``X | None`` et ``Annotated[X, ...]`` -> ``X``."""
    while get_origin(annotation) in (Union, UnionType) or hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if isinstance(annotation, type) and issubclass(annotation, RootModel):  # un fichier qui est une liste
        return annotation.model_fields["root"].annotation
    return annotation
