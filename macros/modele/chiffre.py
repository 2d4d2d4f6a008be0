"""Un chiffre : sa valeur, l'année qu'il décrit, ce que la source en dit. Plusieurs années se gardent côte à côte."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, TypeAdapter, model_validator

from macros.modele.ecritures import NON_DIFFUSE, verifier_chiffre
from macros.modele.fiche import Fiche
from macros.modele.formes import saisie
from macros.modele.types import Annee, Booleen, Intitule, MesureAvecUnite, Texte

SEXES = ("femmes", "hommes")
NonDiffuse = Annotated[str, saisie(r"^\s*([Nn]on[ -]diffus[eé]e?s?|[Ss]ecret statistique)\s*$", "écrivez non diffusé")]
NombreOuNon = Annotated[
    MesureAvecUnite | None, BeforeValidator(lambda brut: brut, json_schema_input_type=MesureAvecUnite | NonDiffuse)
]


class Chiffre(Fiche):
    """Ce que la source dit d'un indicateur, une année."""

    valeur: NombreOuNon = Field(
        default=None,
        title="valeur",
        description="Un nombre, ou « non diffusé » quand la source garde ce chiffre secret.",
        examples=["46.7"],
    )
    non_diffuse: Booleen = Field(
        default=False,
        title="non diffusé",
        description="oui quand la source ne publie pas ce chiffre : ce n'est pas zéro.",
    )
    plus_de: Booleen = Field(default=False, title="plus de", description="oui quand la source dit « plus de ».")
    environ: Booleen = Field(default=False, title="environ", description="oui quand la source arrondit.")
    femmes: MesureAvecUnite | None = Field(default=None, title="valeur pour les femmes", examples=["48.2"])
    hommes: MesureAvecUnite | None = Field(default=None, title="valeur pour les hommes", examples=["45.1"])
    precision: Texte | None = Field(
        default=None,
        title="précision",
        description="Ce que ce chiffre mesure au juste.",
        examples=["dans les écoles publiques"],
    )
    perimetre: Intitule | None = Field(
        default=None,
        title="périmètre du chiffre",
        description="Celui qu'il décrit, quand il n'est pas le même pour toutes les années.",
        examples=["2015-2023"],
    )
    source: Texte | None = Field(
        default=None,
        title="source",
        description="La source de ce chiffre, si ce n'est pas celle du portrait.",
        examples=["Rectorat d'exemple, 2024"],
    )

    @model_validator(mode="before")
    @classmethod
    def _non_diffuse(cls, brut: Any) -> Any:
        """« non diffusé » s'écrit à la place du nombre."""
        if isinstance(brut, dict) and isinstance(ecrit := brut.get("valeur"), str) and NON_DIFFUSE.fullmatch(ecrit):
            return {**brut, "valeur": None, "non_diffuse": True}
        return brut

    @model_validator(mode="after")
    def _un_chiffre(self) -> Self:
        """Un nombre, ou qu'on ne le publie pas : l'un des deux."""
        if self.non_diffuse and (self.valeur, self.femmes, self.hommes) != (None, None, None):
            raise ValueError("un chiffre « non diffusé » n'a pas de valeur : supprimez l'un ou l'autre")
        if not self.non_diffuse and self.valeur is None and None in (self.femmes, self.hommes):
            raise ValueError("il manque la clé « valeur » : écrivez par exemple « valeur: 46.7 »")
        return self


class ChiffreDate(Chiffre):
    """Le même, avec son année."""

    annee: Annee | None = Field(
        default=None, title="année", description="Celle que décrit ce chiffre (son millésime).", examples=["2020"]
    )


class Valeur(ChiffreDate):
    """La valeur d'un indicateur, dans un quartier ou un territoire : la plus récente, puis celles d'avant."""

    anciennes: tuple[ChiffreDate, ...] = Field(
        default=(), title="années d'avant", description="De la plus récente à la plus ancienne."
    )

    @property
    def chiffres(self) -> tuple[ChiffreDate, ...]:
        """Une par année, la plus récente d'abord."""
        return (self, *self.anciennes)

    def de_l_annee(self, annee: int | None) -> ChiffreDate:
        """Le chiffre de cette année ; à défaut, le plus récent."""
        return next((chiffre for chiffre in self.chiffres if annee and chiffre.annee == annee), self)


def _en_long(brut: Any) -> Any:
    """« 46.7 » suffit ; la forme longue sert à écrire « plus de », une année ou une source."""
    return {"valeur": verifier_chiffre(brut)} if isinstance(brut, str) else brut


ChiffreSaisi = Annotated[
    Chiffre, BeforeValidator(_en_long, json_schema_input_type=MesureAvecUnite | NonDiffuse | Chiffre)
]
ParAnnee = dict[Annee, ChiffreSaisi]
_PAR_ANNEE = TypeAdapter(ParAnnee)


def _une_ou_plusieurs_annees(brut: Any) -> Any:
    """« 46.7 », « {valeur: 46.7} », ou une ligne par année : « 2014: 40 »."""
    if not isinstance(brut, dict) or not any(re.match("[0-9]", str(cle)) for cle in brut):
        return _en_long(brut)
    lus = _PAR_ANNEE.validate_python(brut)
    derniere, *autres = (dict(lus[annee]) | {"annee": annee} for annee in sorted(lus, reverse=True))
    return derniere | {"anciennes": tuple(ChiffreDate.model_construct(**autre) for autre in autres)}


ValeurSaisie = Annotated[
    Valeur,
    BeforeValidator(_une_ou_plusieurs_annees, json_schema_input_type=MesureAvecUnite | NonDiffuse | Valeur | ParAnnee),
]


def par_sexe(chiffre: Chiffre) -> Iterator[tuple[str, float]]:
    """« femmes » et « hommes », avec la valeur de chacun quand la source la donne."""
    for sexe in SEXES:
        if (valeur := getattr(chiffre, sexe)) is not None:
            yield sexe, valeur
