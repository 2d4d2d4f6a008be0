"""Ce qui change d'un quartier : le statut et le périmètre qu'il avait, et quand il en a changé."""

from typing import Literal, Self

from pydantic import Field, model_validator

from macros.modele.fiche import Fiche
from macros.modele.types import Intitule, Moment, Texte


class Avant(Fiche):
    """Ce qu'était le quartier avant un changement : son statut, ou son périmètre, et jusqu'à quand."""

    statut: Intitule | None = Field(
        default=None,
        title="statut d'avant",
        description="Le sigle d'un statut de vocabulaire.yml ; à défaut, son nom.",
        examples=["QPV"],
    )
    perimetre: Intitule | None = Field(
        default=None, title="périmètre d'avant", description="Ses années, ou ses limites.", examples=["2015-2023"]
    )
    jusqu_au: Moment = Field(title="jusqu'au", description="2023, 2023-12 ou 2023-12-31.", examples=["2023-12-31"])
    en_clair: Texte | None = Field(
        default=None,
        title="en clair",
        description="Ce qui a changé à cette date, en une phrase simple.",
        examples=["Deux rues s'y ajoutent."],
    )

    @model_validator(mode="after")
    def _un_seul_changement(self) -> Self:
        if (self.statut is None) == (self.perimetre is None):
            raise ValueError("écrivez « statut » ou « perimetre », l'un des deux : ce qui a changé à cette date")
        return self


class ChangementDate(Fiche):
    """Un changement de statut ou de périmètre dont on sait le jour, sans savoir forcément ce qui était avant."""

    quoi: Literal["entré", "sorti", "étendu", "réduit"] = Field(
        title="ce qui a changé",
        description="« entré » ou « sorti » d'un statut ; « étendu » ou « réduit » pour le périmètre.",
    )
    date: Moment = Field(title="date", description="2024, 2024-01 ou 2024-01-01.", examples=["2024-01-01"])
    statut: Intitule | None = Field(
        default=None,
        title="statut du changement",
        description="Celui où il est entré, si ce n'est pas celui qu'il a ; toujours, celui d'où il est sorti.",
        examples=["QPV"],
    )
    en_clair: Texte | None = Field(
        default=None, title="en clair", description="Ce que ce changement veut dire, en une phrase simple."
    )

    @model_validator(mode="after")
    def _un_statut_quand_il_change(self) -> Self:
        if self.quoi == "sorti" and not self.statut:
            raise ValueError("il manque la clé « statut » : écrivez celui d'où le quartier est sorti")
        if self.quoi in ("étendu", "réduit") and self.statut:
            raise ValueError(f"« {self.quoi} » se dit du périmètre : supprimez « statut »")
        return self
