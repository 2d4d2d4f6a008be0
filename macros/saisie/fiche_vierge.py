"""La fiche d'un nouveau quartier, à compléter.

Elle se déduit du modèle : ce qui est nécessaire y est une clé vide, que « make check » réclame à sa ligne ; ce qui est
facultatif y est en commentaire. Les identifiants permis viennent des données.
"""

import json
import re
from collections.abc import Iterator, Mapping
from textwrap import indent, wrap
from typing import Any, TypeGuard, get_origin

import yaml
from pydantic.fields import FieldInfo

from macros.adresses import chemin_public, page_du_quartier, slug_a_prendre
from macros.lecture.cles import HORS_FICHIER
from macros.lecture.source import Source
from macros.modele import Contrat, Quartier
from macros.modele.fiche import Fiche

LARGEUR = 110
RETRAIT = "  "
SANS_PASSE = {"anciens_noms"}  # un quartier nouveau n'a pas eu d'autre nom
SANS_GUILLEMETS = re.compile(r"[^\W\d_][\w '’().-]*")
MODE_D_EMPLOI = """\
# Une fiche, un quartier, une page. Le nom du fichier fait l'adresse : {adresse}
# Écrivez une valeur après chaque « : », un texte après chaque tiret. Une ligne facultative commence par « # » :
# supprimez ce signe et l'espace qui le suit pour l'employer. « make check » affiche chaque ligne qui manque."""
Pretes = Mapping[str, list[str]]  # les clés que l'on sait déjà écrire -> leurs lignes


def squelette(nom: str, contrat: Contrat) -> tuple[str, str]:
    """Le nom d'un quartier -> le chemin de sa fiche dans ``data/``, et la fiche à compléter.

    Lève ``ValueError``, avec une phrase, quand ce nom ne peut pas donner une adresse.
    """
    nom = " ".join(nom.split())
    if any(Source("", f"nom: {nom}").fautes()):
        raise ValueError("ce nom contient un caractère abîmé ou invisible : retapez-le")
    slug = slug_a_prendre(nom)
    pretes = {
        "nom": [f"nom: {ecrire(nom)}"],
        "communes": [f"communes: [{ecrire(contrat.convention.commune.nom)}]"],
        "indicateurs": ["indicateurs:", *_indicateurs(contrat)],
        "objectifs": ["objectifs:", *_objectifs(contrat)],
    }
    blocs = (MODE_D_EMPLOI.format(adresse=chemin_public(page_du_quartier(slug))), *_blocs(Quartier, pretes))
    return f"quartiers/{slug}.yml", "\n\n".join(blocs) + "\n"


def ecrire(texte: str) -> str:
    """Un texte, entre guillemets si YAML risque d'y lire autre chose."""
    sans_guillemets = SANS_GUILLEMETS.fullmatch(texte) and yaml.safe_load(texte) == texte
    return texte if sans_guillemets else json.dumps(texte, ensure_ascii=False)


def _indicateurs(contrat: Contrat) -> Iterator[str]:
    for indicateur in contrat.indicateurs.indicateurs:
        yield f"{RETRAIT}# {indicateur.id}:  # {indicateur.libelle}"


def _objectifs(contrat: Contrat) -> Iterator[str]:
    for sous_objectif in contrat.strategie.sous_objectifs():
        yield f"{RETRAIT}# {sous_objectif.id}:  # {sous_objectif.titre}"
        yield f"{RETRAIT}#   -"


def _blocs(modele: type[Fiche], pretes: Pretes) -> Iterator[str]:
    """Chaque clé du modèle, sous son explication."""
    for cle, champ in modele.model_fields.items():
        if cle not in HORS_FICHIER | SANS_PASSE:
            yield "\n".join([*_explication(champ), *(pretes.get(cle) or _a_completer(cle, champ, pretes))])


def _explication(champ: FieldInfo) -> list[str]:
    titre = str(champ.title)
    phrases = [titre[:1].upper() + titre[1:] + (" (facultatif)." if not champ.is_required() else ".")]
    phrases += [champ.description] if champ.description else []
    phrases += [f"Par exemple : « {exemple} »." for exemple in champ.examples or ()]
    return [f"# {ligne}" for ligne in wrap(" ".join(phrases), LARGEUR)]


def _a_completer(cle: str, champ: FieldInfo, pretes: Pretes) -> Iterator[str]:
    """La clé, et la place de ce qui lui manque."""
    yield f"{cle}:" if champ.is_required() else f"# {cle}:"
    if _est_fiche(champ.annotation):
        yield indent("\n".join(_blocs(champ.annotation, pretes)), RETRAIT)
    elif get_origin(champ.annotation) is tuple:
        yield f"{RETRAIT}-"


def _est_fiche(annotation: Any) -> TypeGuard[type[Fiche]]:
    return isinstance(annotation, type) and issubclass(annotation, Fiche)
