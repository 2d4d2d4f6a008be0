"""Une erreur de pydantic -> ce qu'un éditeur doit écrire à la place. Aucune de ses phrases ne passe."""

import re
from collections.abc import Callable

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.adresses import slug
from macros.lecture.arbre import le_plus_proche, suggerer
from macros.lecture.cles import (
    cles_connues,
    cles_d_un_element,
    cles_necessaires,
    ecriture_de,
    est_obligatoire,
    est_une_liste_de_textes,
    exemple_de,
    groupes_de,
)
from macros.lecture.syntaxe import ENTRE_GUILLEMETS, espace_oublie
from macros.modele.ecritures import EN_CHIFFRES, VIDE, espaces_speciaux, montrer
from macros.modele.suivi import AUTREMENT_DITS
from macros.modele.types import IDENTIFIANT

Racine = type[BaseModel]
ELEMENT_VIDE = "élément vide : complétez-le, ou supprimez-le s'il en reste d'autres"
UNE_CLE_PAR_LIGNE = "une clé par ligne, décalée, suivie de « : » et d'un espace"
UN_PAR_LIGNE = "un élément par ligne, précédé d'un tiret et d'un espace"
ENUMERES = 6  # choix : au-delà, le mot le plus proche aide mieux que la liste


def traduire(erreur: ErrorDetails, racine: Racine) -> str:
    """L'erreur d'un champ -> ce qu'un éditeur doit écrire à la place."""
    if est_vide(erreur):
        return _vide(erreur, racine)
    return TRADUCTIONS.get(erreur["type"], _refusee)(erreur, racine)


def est_vide(erreur: ErrorDetails) -> bool:
    """Vrai quand une clé connue n'est suivie de rien."""
    valeur = erreur.get("input")
    return isinstance(valeur, str) and not valeur.strip() and erreur["type"] not in ("extra_forbidden", "missing")


def _vide(erreur: ErrorDetails, racine: Racine) -> str:
    chemin = tuple(erreur["loc"])
    if not chemin or not isinstance(chemin[-1], str):
        return VIDE if not chemin else ELEMENT_VIDE
    if est_obligatoire(racine, chemin):
        return f"{montrer(cle_ecrite(erreur))} est vide, et le site en a besoin : complétez cette ligne"
    return f"{montrer(cle_ecrite(erreur))} est vide : complétez cette ligne, ou supprimez-la"


def _refusee(erreur: ErrorDetails, _: Racine) -> str:
    return f"valeur refusée : {_decrire(erreur)}"


def _decrire(erreur: ErrorDetails) -> str:
    valeur = erreur.get("input")
    if isinstance(valeur, dict):
        return "un groupe de clés"
    return "une liste" if isinstance(valeur, list | tuple) else montrer(str(valeur))


def cle_ecrite(erreur: ErrorDetails) -> str:
    """La dernière clé, telle que l'éditeur l'écrit."""
    if ecrite := (erreur.get("ctx") or {}).get("ecrite"):
        return str(ecrite)
    return "".join(map(str, erreur["loc"][-1:]))


def _manquante(erreur: ErrorDetails, racine: Racine) -> str:
    cle, chemin = cle_ecrite(erreur), tuple(erreur["loc"])
    manque = f"il manque la clé {montrer(cle)}"
    if exemple := ecriture_de(racine, chemin):
        return f"{manque} : écrivez par exemple {montrer(f'{cle}: {exemple}')}"
    return (
        f"{manque} : écrivez {montrer(f'{cle}:')}, puis {UN_PAR_LIGNE}"
        if est_une_liste_de_textes(racine, chemin)
        else manque
    )


def _inconnue(erreur: ErrorDetails, racine: Racine) -> str:
    cle = cle_ecrite(erreur)
    if groupes := sorted(set(groupes_de(cle, racine))):
        ailleurs = " ou ".join(f"sous {montrer(groupe)}" if groupe else "en début de ligne" for groupe in groupes)
        return f"{montrer(cle)} n'est pas à sa place : cette clé s'écrit {ailleurs}"
    autres = (erreur.get("ctx") or {}).get("autres", ())
    return f"clé inconnue : {montrer(cle)}" + suggerer(cle, {*cles_connues(racine, tuple(erreur["loc"][:-1])), *autres})


def _choix(erreur: ErrorDetails, racine: Racine) -> str:
    possibles = re.findall(r"'([^']+)'", str((erreur.get("ctx") or {}).get("expected")))
    if not possibles:
        return _refusee(erreur, racine)
    ecrit = str(erreur["input"])
    refuse = f"{_decrire(erreur)}{espaces_speciaux(ecrit)} n'est pas possible ici"
    voulu = AUTREMENT_DITS.get(mots := slug(ecrit)) or next((p for p in possibles if mots and slug(p) == mots), "")
    if voulu in possibles:
        return f"{refuse} : écrivez {montrer(voulu)}"
    if len(possibles) > ENUMERES and (proche := le_plus_proche(mots, possibles)):
        return f"{refuse} (vouliez-vous dire {montrer(proche)} ?)"
    return f"{refuse} : écrivez {' ou '.join(map(montrer, possibles))}"


def _propre(erreur: ErrorDetails, racine: Racine) -> str:
    """La phrase du modèle, déjà française."""
    cause = (erreur.get("ctx") or {}).get("error")
    if not isinstance(cause, ValueError):
        return _refusee(erreur, racine)
    exemple = exemple_de(racine, tuple(erreur["loc"])) if str(cause).endswith(EN_CHIFFRES) else ""
    return f"{cause}{exemple and f', par exemple {exemple}'}"


def _attendu(quoi: str, *conseils: str) -> Callable[[ErrorDetails, Racine], str]:
    return lambda erreur, _: " : ".join((f"{quoi}, et non {_decrire(erreur)}", *conseils))


def _texte(erreur: ErrorDetails, racine: Racine) -> str:
    cause = "contient « : »" if isinstance(erreur.get("input"), dict) else "commence par « [ » ou « - »"
    return _attendu("texte attendu", f"s'il {cause}, {ENTRE_GUILLEMETS}")(erreur, racine)


def _colle(attendu: str, conseil: str) -> Callable[[ErrorDetails, Racine], str]:
    """Une liste ou un groupe était attendu : le texte trouvé n'est peut-être qu'un tiret ou une clé collés."""
    return lambda erreur, racine: _attendu(attendu, espace_oublie(str(erreur.get("input"))) or conseil)(erreur, racine)


def _groupe(erreur: ErrorDetails, racine: Racine) -> str:
    """D'un groupe court, l'exemple du modèle suffit : « {montant: 12000} »."""
    exemple = ecriture_de(racine, tuple(erreur["loc"])) if isinstance(erreur.get("input"), str) else ""
    par_exemple = f" ; par exemple {exemple}" if exemple.startswith("{") else ""
    if not par_exemple and (cles := cles_necessaires(racine, tuple(erreur["loc"]))):
        par_exemple = f" ; ici {', '.join(map(montrer, cles))}"
    return _colle("groupe de clés attendu", UNE_CLE_PAR_LIGNE + par_exemple)(erreur, racine)


def _liste(erreur: ErrorDetails, racine: Racine) -> str:
    """Un seul identifiant se met entre crochets : « [les-essais] »."""
    ecrit = str(erreur.get("input"))
    seul = bool(re.fullmatch(IDENTIFIANT, ecrit)) and isinstance(erreur.get("input"), str)
    cles = cles_d_un_element(racine, tuple(erreur["loc"]))
    chacun = f", et dessous ses clés : {', '.join(cles)}" if cles else ""
    return _colle("liste attendue", f"écrivez [{ecrit}]" if seul else UN_PAR_LIGNE + chacun)(erreur, racine)


TRADUCTIONS: dict[str, Callable[[ErrorDetails, Racine], str]] = {
    "missing": _manquante,
    "extra_forbidden": _inconnue,
    "literal_error": _choix,
    "value_error": _propre,
    "too_short": lambda *_: "liste vide : écrivez en dessous au moins un élément, précédé d'un tiret et d'un espace",
    "too_long": lambda erreur, _: (
        f"liste plus courte attendue : {(erreur.get('ctx') or {}).get('max_length')} éléments au plus"
    ),
    "tuple_type": _liste,
    "dict_type": _groupe,
    "model_type": _groupe,
    "string_type": _texte,
    "bool_type": _attendu("« oui » ou « non » attendu"),
    "int_type": _attendu("nombre attendu"),
    "float_type": _attendu("nombre attendu"),
    "date_type": _attendu("date attendue"),
}
