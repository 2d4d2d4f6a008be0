"""Les types des champs : ce que le site retient de chaque écriture, et ce qu'en sait un éditeur de texte.

Tout arrive en texte (le YAML est lu sans deviner les types) ; chaque type dit ici ce qu'il accepte.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from macros.adresses import LONGUEUR_MAXIMALE
from macros.modele.ecritures import (
    ANNEE,
    DECIMAL,
    EN_CHIFFRES,
    ENTIER,
    JOUR,
    MESURE,
    NON,
    OUI,
    lire_annee,
    lire_booleen,
    lire_date,
    lire_entier,
    lire_mesure,
    lire_nombre,
    lire_positif,
    lire_telephone,
    refus,
    verifier_hote,
    verifier_identifiant,
    verifier_longueur,
    verifier_periode,
    verifier_texte,
)
from macros.modele.grammaire import PREPOSITION, verifier_article, verifier_preposition, verifier_sans_point

ESPACES, TIRETS = "\u00a0\u202f\u2009", "\u2011\u2212"
SIGNES_TYPOGRAPHIQUES = str.maketrans(ESPACES + TIRETS, " " * len(ESPACES) + "-" * len(TIRETS))
# Ce qu'un champ peut contenir de signes. Une adresse de page et un nom de fichier viennent d'un identifiant.
LONGUEUR_D_UN_TEXTE = 4000
LONGUEUR_D_UN_INTITULE = 300
LONGUEUR_D_UNE_ADRESSE = 1000
T = TypeVar("T")


def _si_texte(lire: Callable[[str], T]) -> BeforeValidator:
    """Applique ``lire`` au texte ; laisse à pydantic ce qui n'est pas du texte."""

    def lire_si_texte(valeur: Any) -> T | Any:
        return lire(valeur.translate(SIGNES_TYPOGRAPHIQUES).strip()) if isinstance(valeur, str) else valeur

    return BeforeValidator(lire_si_texte)


def _saisie(motif: str, conseil: str, *types: str, **precisions: Any) -> WithJsonSchema:
    """Ce qu'accepte un éditeur de texte : un texte où se trouve ``motif``, ou une valeur d'un autre des ``types``.

    ``conseil`` s'affiche au refus. Un éditeur de texte devine les types (« 46.7 » est pour lui un nombre, « 46,7 » un
    texte) ; la lecture du site, non : chaque écriture qu'elle accepte doit l'être ici, sous le type deviné.
    """
    genre = {"type": ["string", *types] if types else "string", "maxLength": LONGUEUR_D_UN_TEXTE}
    return WithJsonSchema(genre | {"pattern": motif, "patternErrorMessage": conseil} | precisions, mode="validation")


def _au_plus(longueur: int) -> AfterValidator:
    return AfterValidator(partial(verifier_longueur, maximum=longueur))


class _Forme(NamedTuple):
    """Un texte qui suit ``motif`` ; sinon, ce qui était attendu et quoi écrire. Un éditeur de texte en sait autant."""

    motif: str
    attendu: str
    conseil: str
    longueur: int = LONGUEUR_D_UN_INTITULE

    def verifier(self, texte: str) -> str:
        verifier_longueur(texte, self.longueur)
        if not re.fullmatch(self.motif, texte):
            raise refus(self.attendu, texte, self.conseil)
        return texte

    def __get_pydantic_core_schema__(self, source: Any, suivant: GetCoreSchemaHandler) -> CoreSchema:
        return AfterValidator(self.verifier).__get_pydantic_core_schema__(source, suivant)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, suivant: GetJsonSchemaHandler) -> JsonSchemaValue:
        saisie = _saisie(f"^{self.motif}$", self.conseil, maxLength=self.longueur)
        return saisie.__get_pydantic_json_schema__(schema, suivant)


def _codes(signes: str) -> str:
    return "".join(f"\\u{ord(signe):04x}" for signe in signes)


def _chiffres(motif: str) -> str:
    """Le motif d'un nombre, espaces et signes typographiques compris."""
    return f"^{motif.replace('[+-]', f'[-{_codes(TIRETS)}+]').replace(' ', f'[ {_codes(ESPACES)}]')}$"


def _sans_casse(mots: set[str]) -> str:
    lettres = ("".join(f"[{lettre}{lettre.upper()}]" for lettre in mot) for mot in sorted(mots))
    return f"^({'|'.join(lettres)})$"


IDENTIFIANT = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
MOT = r"[A-Za-z0-9_%+-]+"
NOM = r"[^\W_]+(-+[^\W_]+)*"
NOM_ASCII = "[A-Za-z0-9]+(-+[A-Za-z0-9]+)*"
POSITIF = "(?=.*[1-9])" + ENTIER.replace("[+-]", "[+]")
NEUF_CHIFFRES_OU_PLUS = "(?=([^0-9]*[0-9]){9,13}[^0-9]*$)"
CONSEIL_NOMBRE = "écrivez par exemple 46.7"
CONSEIL_ENTIER = f"écrivez le nombre {EN_CHIFFRES}"

Texte = Annotated[
    str,
    _au_plus(LONGUEUR_D_UN_TEXTE),
    AfterValidator(verifier_texte),
    _saisie(r"\S", "valeur vide : complétez-la", "number"),
]
Intitule = Annotated[
    str,
    _au_plus(LONGUEUR_D_UN_INTITULE),
    AfterValidator(verifier_texte),
    _saisie(r"\S", "valeur vide : complétez-la", "number", maxLength=LONGUEUR_D_UN_INTITULE),
]
NomAvecArticle = Annotated[
    Texte,
    AfterValidator(verifier_article),
    _saisie(r"^([Ll](e|a|es)\s|[Ll]['’])\s*\S", "avec son article : le taux d'exemple"),
]
NomAvecPreposition = Annotated[
    Texte,
    AfterValidator(verifier_preposition),
    _saisie(f"^{PREPOSITION}", "par exemple d'Exempleville, de Lens ou du Havre"),
]
MorceauDePhrase = Annotated[
    Texte, AfterValidator(verifier_sans_point), _saisie(r"[^.\s]\s*$", "sans point final : la phrase continue")
]
Identifiant = Annotated[
    str,
    AfterValidator(verifier_identifiant),
    _Forme(
        IDENTIFIANT,
        "identifiant attendu",
        "lettres minuscules sans accent, chiffres et tirets, par exemple lien-social",
        LONGUEUR_MAXIMALE,
    ),
    _saisie(f"^{IDENTIFIANT}$", "lettres minuscules sans accent, chiffres et tirets", maxLength=LONGUEUR_MAXIMALE),
]
Nombre = Annotated[float, _si_texte(lire_nombre), _saisie(_chiffres(DECIMAL), CONSEIL_NOMBRE, "number")]
Mesure = Annotated[float, _si_texte(lire_mesure), _saisie(_chiffres(MESURE), CONSEIL_NOMBRE, "number")]
Entier = Annotated[int, _si_texte(lire_entier), _saisie(_chiffres(ENTIER), CONSEIL_ENTIER, "integer")]
Positif = Annotated[int, _si_texte(lire_positif), _saisie(_chiffres(POSITIF), CONSEIL_ENTIER, "integer", minimum=1)]
Annee = Annotated[
    int,
    _si_texte(lire_annee),
    _saisie(f"^{ANNEE}$", "écrivez par exemple 2024", "integer", minimum=1900, maximum=2099),
]
Booleen = Annotated[
    bool,
    _si_texte(lire_booleen),
    _saisie(_sans_casse(OUI | NON), "écrivez oui ou non", "boolean", examples=["oui", "non"]),
]
Jour = Annotated[date, _si_texte(lire_date), _saisie(f"^{JOUR}$", "écrivez par exemple 2024-07-09")]
Telephone = Annotated[
    str,
    _si_texte(lire_telephone),
    _saisie(
        f"^{NEUF_CHIFFRES_OU_PLUS}[0-9+(][-0-9 ().{_codes(ESPACES + TIRETS)}]+$",
        "écrivez par exemple 03 53 01 00 00",
        "integer",
    ),
]
Courriel = Annotated[
    str,
    AfterValidator(verifier_texte),
    _Forme(
        rf"{MOT}(\.{MOT})*@({NOM_ASCII}\.)+[A-Za-z]{{2,}}",
        "adresse électronique attendue",
        "écrivez par exemple mairie@exemple.fr",
    ),
]
AdresseWeb = Annotated[
    str,
    AfterValidator(verifier_texte),
    _Forme(
        rf"""https://({NOM}\.)+[^\W\d_]{{2,}}(:[0-9]+)?([/?#][^\s<>"`{{|}}\\^]*)?""",
        "adresse web attendue",
        "https://, puis le nom d'un site, sans espace, par exemple https://exemple.fr",
        LONGUEUR_D_UNE_ADRESSE,
    ),
    AfterValidator(verifier_hote),
    _saisie(r"^https://\S+$", "l'adresse commence par https://", maxLength=LONGUEUR_D_UNE_ADRESSE),
]
# Les départements de Corse s'écrivent 2A et 2B, d'où les lettres au milieu des chiffres.
CodeQuartier = Annotated[
    str,
    _Forme(r"QP[0-9]{2}[0-9AB][0-9]{3}", "code de quartier attendu", "QP suivi de six chiffres, par exemple QP000000"),
]
CodeQuartier2024 = Annotated[
    str,
    _Forme(
        r"QN[0-9]{2}[0-9AB][0-9]{2}[A-Z0-9]",
        "code 2024 attendu",
        "QN, cinq chiffres et une lettre, par exemple QN00000X",
    ),
]
Periode = Annotated[
    str,
    AfterValidator(verifier_texte),
    _Forme(r"20[0-9]{2}-20[0-9]{2}", "période attendue", "écrivez par exemple 2024-2030"),
    AfterValidator(verifier_periode),
]
