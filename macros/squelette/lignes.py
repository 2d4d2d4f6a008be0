"""Un modèle -> les lignes d'un fichier à compléter : ses clés, ce que chacune veut dire, et ce que l'on sait déjà.

Ce qui est nécessaire et manque est une clé vide, que « make check » réclame à sa ligne ; ce qui est facultatif est en
commentaire. Tout vient du modèle : rien de ce qu'il dit ne se réécrit ici.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent, wrap
from typing import Any, get_args, get_origin

import yaml
from pydantic.fields import FieldInfo

from macros.langue.typographie import INSECABLE
from macros.lecture.cles import HORS_FICHIER, sans_enveloppe
from macros.lecture.source import Source
from macros.modele.fiche import Fiche

LARGEUR = 110
RETRAIT = "  "
COMMENTAIRE = "# "
SANS_PASSE = {"anciens_noms", "avant", "changements", "issu_de"}  # ce qui est nouveau n'a été rien d'autre
SANS_GUILLEMETS = re.compile(r"[^\W\d_][\w '’().-]*")
MODE_D_EMPLOI = """\
# {fait}
# Écrivez une valeur après chaque « : », un texte après chaque tiret. Une ligne facultative commence par « # » :
# supprimez ce signe et l'espace qui le suit pour l'employer. « make check » affiche chaque ligne qui manque."""
Connu = Mapping[str, Any]  # une clé -> sa valeur, comme dans le fichier, ou ses lignes


class Lignes(tuple[str, ...]):
    """Les lignes d'une clé que l'on écrit soi-même."""

    __slots__ = ()


class EnCommentaire(dict[str, Any]):
    """Ce que l'on sait d'un groupe facultatif, qui reste en commentaire."""


def fichier_a_completer(fait: str, modele: type[Fiche], connu: Connu) -> str:
    """Le texte d'un fichier ; ``fait`` : la phrase qui dit ce qu'il est."""
    return "\n\n".join([MODE_D_EMPLOI.format(fait=fait), *_blocs(modele, connu)]) + "\n"


def lire_le_nom(tape: str) -> str:
    """Un nom tel qu'il est tapé -> le même, sans blancs superflus ; lève ``ValueError`` s'il ne se lirait pas."""
    nom = " ".join(tape.split())
    if any(Source("", f"nom: {nom}").fautes()):
        raise ValueError("ce nom contient un caractère abîmé ou invisible : retapez-le")
    return nom


def ecrire(texte: str) -> str:
    """Un texte, entre guillemets si YAML risque d'y lire autre chose."""
    sans_guillemets = SANS_GUILLEMETS.fullmatch(texte) and yaml.safe_load(texte) == texte
    return texte if sans_guillemets else json.dumps(texte, ensure_ascii=False)


def _blocs(modele: type[Fiche], connu: Connu) -> Iterator[str]:
    """Chaque clé du modèle, sous son explication."""
    for cle, champ in modele.model_fields.items():
        if cle in connu or cle not in HORS_FICHIER | SANS_PASSE:
            yield "\n".join([*_expliquer(champ), *_remplir(cle, champ, connu.get(cle))])


def _remplir(cle: str, champ: FieldInfo, connu: Any) -> Sequence[str]:
    """La clé, et ce que l'on sait d'elle, ou la place de ce qui lui manque."""
    if isinstance(connu, Lignes):
        return connu
    fiche = _fiche(champ.annotation)
    if fiche:
        lignes = [f"{cle}:", *indent("\n".join(_blocs(fiche, connu or {})), RETRAIT).splitlines()]
    elif connu is None:
        lignes = list(modele_a_suivre(cle, champ.annotation))
    else:
        lignes = list(_ecrire_sous(cle, champ.annotation, connu))
    sans_valeur = connu is None or isinstance(connu, EnCommentaire)
    return [commenter(ligne) for ligne in lignes] if sans_valeur and not champ.is_required() else lignes


def commenter(ligne: str) -> str:
    """Une ligne à employer ou non ; celle qui est déjà une remarque le reste."""
    return ligne if ligne.lstrip().startswith("#") else COMMENTAIRE + ligne


def _ecrire_sous(cle: str, annotation: Any, valeur: Any) -> Iterator[str]:
    """La clé et sa valeur, sans explication : le bloc l'a déjà donnée."""
    if fiche := _fiche(annotation):
        yield f"{cle}:"
        yield from (RETRAIT + ligne for ligne in _paires(fiche, valeur))
    elif contenu := _element(annotation):
        yield f"{cle}:" if valeur else f"{cle}: []"
        for element in valeur:
            fiche = _fiche(contenu)
            lignes = list(_paires(fiche, element)) if fiche else [ecrire(str(element))]
            yield f"{RETRAIT}- {lignes[0]}"
            yield from (RETRAIT * 2 + ligne for ligne in lignes[1:])
    else:
        yield f"{cle}: {_scalaire(valeur)}"


def _paires(fiche: type[Fiche], connu: Connu) -> Iterator[str]:
    """Les clés nécessaires d'une fiche, et celles que l'on connaît."""
    for cle, champ in fiche.model_fields.items():
        if cle in connu:
            yield from _ecrire_sous(cle, champ.annotation, connu[cle])
        elif champ.is_required() and cle not in HORS_FICHIER:
            yield from modele_a_suivre(cle, champ.annotation)


def modele_a_suivre(cle: str, annotation: Any) -> Iterator[str]:
    """La clé, vide, et dessous la place de ce qui lui est nécessaire."""
    yield f"{cle}:"
    contenu = _element(annotation)
    if fiche := _fiche(annotation if contenu is None else contenu):
        dessous = list(_paires(fiche, {})) or [f"{next(iter(fiche.model_fields))}:"]
        puce = "- " if contenu is not None else ""
        yield f"{RETRAIT}{puce}{dessous[0]}"
        yield from (f"{RETRAIT}{' ' * len(puce)}{ligne}" for ligne in dessous[1:])
    elif contenu is not None:
        yield f"{RETRAIT}-"


def _expliquer(champ: FieldInfo) -> Iterator[str]:
    """Ce que veut dire la clé ; et, quand ses propres clés n'ont pas leur bloc, ce que chacune veut dire."""
    yield from (COMMENTAIRE + ligne for ligne in _couper(_phrase(champ)))
    if fiche := _fiche(_element(champ.annotation)):
        yield from (COMMENTAIRE + ligne for ligne in _legende(fiche, RETRAIT))


def _legende(fiche: type[Fiche], retrait: str) -> Iterator[str]:
    """« #   sigle : Ce que chaque fiche écrit… », une clé par ligne."""
    for cle, champ in fiche.model_fields.items():
        if cle in HORS_FICHIER:
            continue
        yield from _couper(f"{cle} : {_phrase(champ)}", retrait, retrait + RETRAIT * 2)
        contenu = _element(champ.annotation)
        if dessous := _fiche(champ.annotation if contenu is None else contenu):
            yield from _legende(dessous, retrait + RETRAIT) if dessous is not fiche else ()


def _phrase(champ: FieldInfo) -> str:
    titre = str(champ.title)
    phrases = [titre[:1].upper() + titre[1:] + (" (facultatif)." if not champ.is_required() else ".")]
    phrases += [champ.description] if champ.description else []
    exemples = (f"[{', '.join(e)}]" if isinstance(e, list) else e for e in champ.examples or ())
    return " ".join([*phrases, *(f"Par exemple : « {exemple} »." for exemple in exemples)])


def _couper(texte: str, debut: str = "", suite: str = "") -> list[str]:
    """Le texte, en lignes ; rien n'est coupé après un guillemet qui s'ouvre, ni avant un qui se ferme."""
    insecable = texte.replace("« ", f"«{INSECABLE}").replace(" »", f"{INSECABLE}»").replace(" :", f"{INSECABLE}:")
    lignes = wrap(insecable, LARGEUR, initial_indent=debut, subsequent_indent=suite, break_on_hyphens=False)
    return [ligne.replace(INSECABLE, " ") for ligne in lignes]


def _scalaire(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    return ecrire(valeur) if isinstance(valeur, str) else str(valeur)


def _fiche(annotation: Any) -> type[Fiche] | None:
    annotation = sans_enveloppe(annotation)
    return annotation if isinstance(annotation, type) and issubclass(annotation, Fiche) else None


def _element(annotation: Any) -> Any:
    """Le type des éléments d'une liste ; « None » si ce n'en est pas une."""
    liste = sans_enveloppe(annotation)
    return get_args(liste)[0] if get_origin(liste) is tuple else None
