"""Ce qui peut s'écrire dans chaque type de champ, dit à un éditeur de texte.

Il devine les types (« 46.7 » est pour lui un nombre, « 46,7 » un texte) ; la lecture du site, non. Chaque écriture que
la lecture accepte doit donc l'être ici, sous le type que l'éditeur de texte lui donnera.
"""

from typing import Any, get_args

from pydantic.json_schema import JsonSchemaValue

from macros.modele import types
from macros.modele.ecritures import DECIMAL, ENTIER, NON, OUI

ESPACE = r"[ \u00a0\u202f\u2009]"
SIGNE = r"[-\u2011\u2212+]"


def _motif(motif: str, conseil: str, *types: str, **bornes: int) -> JsonSchemaValue:
    """Un texte qui suit ``motif``, ou une valeur d'un autre des ``types`` ; ``conseil`` s'affiche au refus."""
    return {
        "type": ["string", *types] if types else "string",
        "pattern": motif,
        "patternErrorMessage": conseil,
    } | bornes


def _chiffres(motif: str) -> str:
    """Le motif d'un nombre, espaces et signes typographiques compris."""
    return f"^{motif.replace('[+-]', SIGNE).replace(' ', ESPACE)}$"


def _sans_casse(mots: set[str]) -> str:
    lettres = ("".join(f"[{lettre}{lettre.upper()}]" for lettre in mot) for mot in sorted(mots))
    return f"^({'|'.join(lettres)})$"


MOT = "[A-Za-z0-9_%+-]+"
POSITIF = "(?=.*[1-9])" + ENTIER.replace("[+-]", "[+]")
NEUF_CHIFFRES_OU_PLUS = "(?=([^0-9]*[0-9]){9,13}[^0-9]*$)"
CONSEIL_ENTIER = "écrivez le nombre en chiffres seuls, par exemple 5300"
MOTIFS: dict[Any, JsonSchemaValue] = {
    types.Texte: _motif(r"\S", "valeur vide : complétez-la", "number"),
    types.NomAvecArticle: _motif(r"^([Ll](e|a|es)\s|[Ll]['’])\s*\S", "avec son article : le taux d'exemple"),
    types.NomAvecPreposition: _motif(r"^(d['’]|(de|du|des) )\S", "par exemple d'Exempleville, de Lens ou du Havre"),
    types.MorceauDePhrase: _motif(r"[^.\s]\s*$", "sans point final : la phrase continue"),
    types.Identifiant: _motif("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "lettres minuscules sans accent, chiffres et tirets"),
    types.Nombre: _motif(_chiffres(DECIMAL), "écrivez par exemple 46.7", "number"),
    types.Mesure: _motif(_chiffres(f"{DECIMAL} ?%?"), "écrivez par exemple 46.7", "number"),
    types.Entier: _motif(_chiffres(ENTIER), CONSEIL_ENTIER, "integer"),
    types.Positif: _motif(_chiffres(POSITIF), CONSEIL_ENTIER, "integer", minimum=1),
    types.Annee: _motif("^(19|20)[0-9]{2}$", "écrivez par exemple 2024", "integer", minimum=1900, maximum=2099),
    types.Booleen: _motif(_sans_casse(OUI | NON), "écrivez oui ou non", "boolean") | {"examples": ["oui", "non"]},
    types.Jour: _motif("^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$", "écrivez par exemple 2024-07-09"),
    types.Telephone: _motif(
        f"^{NEUF_CHIFFRES_OU_PLUS}" + r"[0-9+(][-0-9 ().\u00a0\u202f\u2009\u2011\u2212]+$",
        "écrivez par exemple 03 53 01 00 00",
        "integer",
    ),
    types.Courriel: _motif(
        rf"^{MOT}(\.{MOT})*@([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)+[A-Za-z]{{2,}}$", "écrivez par exemple mairie@exemple.fr"
    ),
    types.AdresseWeb: _motif(r"^https://\S+$", "l'adresse commence par https://"),
    types.CodeQuartier: _motif("^QP[0-9]{2}[0-9AB][0-9]{3}$", "QP suivi de six chiffres, par exemple QP000000"),
    types.CodeQuartier2024: _motif(
        "^QN[0-9]{2}[0-9AB][0-9]{2}[A-Z0-9]$", "QN, cinq chiffres et une lettre, par exemple QN00000X"
    ),
    types.Periode: _motif("^20[0-9]{2}-20[0-9]{2}$", "écrivez par exemple 2024-2030"),
}
# pydantic ne connaît un type de types.py que par la dernière fonction qui le lit ou le vérifie.
PAR_FONCTION: dict[Any, JsonSchemaValue] = {get_args(champ)[-1].func: motif for champ, motif in MOTIFS.items()}
