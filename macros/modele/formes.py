"""De quoi faire un type : ce que le site lit d'un texte, et la forme qu'en attend un éditeur de texte."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from macros.modele.ecritures import refus, verifier_longueur

ESPACES, TIRETS = "\u00a0\u202f\u2009", "\u2011\u2212"
SIGNES_TYPOGRAPHIQUES = str.maketrans(ESPACES + TIRETS, " " * len(ESPACES) + "-" * len(TIRETS))
# Ce qu'un champ peut contenir de signes. Une adresse de page et un nom de fichier viennent d'un identifiant.
LONGUEUR_D_UN_TEXTE = 4000
LONGUEUR_D_UN_INTITULE = 300
LONGUEUR_D_UNE_ADRESSE = 1000
T = TypeVar("T")


def si_texte(lire: Callable[[str], T]) -> BeforeValidator:
    """Applique ``lire`` au texte ; laisse à pydantic ce qui n'est pas du texte."""

    def lire_si_texte(valeur: Any) -> T | Any:
        return lire(valeur.translate(SIGNES_TYPOGRAPHIQUES).strip()) if isinstance(valeur, str) else valeur

    return BeforeValidator(lire_si_texte)


def saisie(motif: str, conseil: str, *types: str, **precisions: Any) -> WithJsonSchema:
    """Ce qu'accepte un éditeur de texte : un texte où se trouve ``motif``, ou une valeur d'un autre des ``types``.

    ``conseil`` s'affiche au refus. Un éditeur de texte devine les types (« 46.7 » est pour lui un nombre, « 46,7 » un
    texte) ; la lecture du site, non : chaque écriture qu'elle accepte doit l'être ici, sous le type deviné.
    """
    genre = {"type": ["string", *types] if types else "string", "maxLength": LONGUEUR_D_UN_TEXTE}
    return WithJsonSchema(genre | {"pattern": motif, "patternErrorMessage": conseil} | precisions, mode="validation")


def au_plus(longueur: int) -> AfterValidator:
    """Refuse un texte de plus de ``longueur`` signes."""
    return AfterValidator(partial(verifier_longueur, maximum=longueur))


class Forme(NamedTuple):
    """Un texte qui suit ``motif`` ; sinon, ce qui était attendu et quoi écrire. Un éditeur de texte en sait autant."""

    motif: str
    attendu: str
    conseil: str
    longueur: int = LONGUEUR_D_UN_INTITULE

    def verifier(self, texte: str) -> str:
        """Le même texte, s'il a cette forme ; lève ``ValueError`` sinon."""
        verifier_longueur(texte, self.longueur)
        if not re.fullmatch(self.motif, texte):
            raise refus(self.attendu, texte, self.conseil)
        return texte

    def __get_pydantic_core_schema__(self, source: Any, suivant: GetCoreSchemaHandler) -> CoreSchema:
        return AfterValidator(self.verifier).__get_pydantic_core_schema__(source, suivant)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, suivant: GetJsonSchemaHandler) -> JsonSchemaValue:
        ecriture = saisie(f"^{self.motif}$", self.conseil, maxLength=self.longueur)
        return ecriture.__get_pydantic_json_schema__(schema, suivant)


def codes(signes: str) -> str:
    """Ces signes, tels qu'un motif les écrit : « \\u00a0 »."""
    return "".join(f"\\u{ord(signe):04x}" for signe in signes)


def chiffres(motif: str) -> str:
    """Le motif d'un nombre, espaces et signes typographiques compris."""
    return f"^{motif.replace('[+-]', f'[-{codes(TIRETS)}+]').replace(' ', f'[ {codes(ESPACES)}]')}$"


def sans_casse(mots: set[str]) -> str:
    """Le motif de l'un de ces mots, en majuscules ou en minuscules."""
    lettres = ("".join(f"[{lettre}{lettre.upper()}]" for lettre in mot) for mot in sorted(mots))
    return f"^({'|'.join(lettres)})$"
