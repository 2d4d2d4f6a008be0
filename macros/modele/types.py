"""Les types des champs : ce que le site retient de chaque écriture.

Tout arrive en texte (le YAML est lu sans deviner les types) ; chaque type dit ici ce qu'il accepte.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator

from macros.modele.ecritures import (
    lire_annee,
    lire_booleen,
    lire_date,
    lire_entier,
    lire_mesure,
    lire_nombre,
    lire_positif,
    lire_telephone,
    refus,
    verifier_article,
    verifier_periode,
    verifier_preposition,
    verifier_sans_point,
    verifier_texte,
)

SIGNES_TYPOGRAPHIQUES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u2212": "-"})
T = TypeVar("T")


def _si_texte(lire: Callable[[str], T]) -> BeforeValidator:
    """Applique ``lire`` au texte ; laisse à pydantic ce qui n'est pas du texte."""

    def lire_si_texte(valeur: Any) -> T | Any:
        return lire(valeur.translate(SIGNES_TYPOGRAPHIQUES).strip()) if isinstance(valeur, str) else valeur

    return BeforeValidator(lire_si_texte)


def _forme(motif: str, attendu: str, conseil: str) -> AfterValidator:
    """Un texte qui suit ``motif`` ; sinon une phrase qui dit ce qui était attendu."""

    def verifier(texte: str) -> str:
        if not re.fullmatch(motif, texte):
            raise refus(attendu, texte, conseil)
        return texte

    return AfterValidator(verifier)


Texte = Annotated[str, AfterValidator(verifier_texte)]
NomAvecArticle = Annotated[Texte, AfterValidator(verifier_article)]
NomAvecPreposition = Annotated[Texte, AfterValidator(verifier_preposition)]
MorceauDePhrase = Annotated[Texte, AfterValidator(verifier_sans_point)]
Identifiant = Annotated[
    str,
    _forme(
        r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
        "identifiant attendu",
        "lettres minuscules sans accent, chiffres et tirets, par exemple lien-social",
    ),
]
Nombre = Annotated[float, _si_texte(lire_nombre)]
Mesure = Annotated[float, _si_texte(lire_mesure)]
Entier = Annotated[int, _si_texte(lire_entier)]
Positif = Annotated[int, _si_texte(lire_positif)]
Annee = Annotated[int, _si_texte(lire_annee)]
Booleen = Annotated[bool, _si_texte(lire_booleen)]
Jour = Annotated[date, _si_texte(lire_date)]
Telephone = Annotated[str, _si_texte(lire_telephone)]
_MOT = r"[A-Za-z0-9_%+-]+"
_NOM = r"[^\W_]+(-+[^\W_]+)*"
Courriel = Annotated[
    Texte,
    _forme(
        rf"{_MOT}(\.{_MOT})*@(?a:{_NOM}\.)+[A-Za-z]{{2,}}",
        "adresse électronique attendue",
        "écrivez par exemple mairie@exemple.fr",
    ),
]
AdresseWeb = Annotated[
    Texte,
    _forme(
        rf"""https://({_NOM}\.)+[^\W\d_]{{2,}}(:[0-9]+)?([/?#][^\s<>"`{{|}}\\^]*)?""",
        "adresse web attendue",
        "https://, puis le nom d'un site, sans espace, par exemple https://exemple.fr",
    ),
]
# Les départements de Corse s'écrivent 2A et 2B, d'où les lettres au milieu des chiffres.
CodeQuartier = Annotated[
    str,
    _forme(r"QP[0-9]{2}[0-9AB][0-9]{3}", "code de quartier attendu", "QP suivi de six chiffres, par exemple QP000000"),
]
CodeQuartier2024 = Annotated[
    str,
    _forme(
        r"QN[0-9]{2}[0-9AB][0-9]{2}[A-Z0-9]",
        "code 2024 attendu",
        "QN, cinq chiffres et une lettre, par exemple QN00000X",
    ),
]
Periode = Annotated[
    Texte,
    _forme(r"20[0-9]{2}-20[0-9]{2}", "période attendue", "écrivez par exemple 2024-2030"),
    AfterValidator(verifier_periode),
]
