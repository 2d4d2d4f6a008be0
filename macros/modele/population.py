"""Une population : celle d'un quartier, ou de tous ceux du contrat."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field, field_validator

from macros.modele.ecritures import montrer
from macros.modele.regles import FicheAvecRegles, Manquement
from macros.modele.types import Annee, Booleen, Entier, MesureAvecUnite, NomAvecPreposition, Positif, Texte

TOUS = 100
VONT_ENSEMBLE = (("evolution", "depuis"), ("part", "part_de"))


class Population(FicheAvecRegles):
    """Le nombre d'habitants, l'année et la source qui le disent, ce qu'il a gagné, et sa part dans un territoire."""

    valeur: Positif = Field(title="nombre d'habitants", examples=["5300"])
    environ: Booleen = Field(default=False, title="environ", description="oui quand le nombre est arrondi.")
    plus_de: Booleen = Field(default=False, title="plus de", description="oui quand la source dit « plus de ».")
    annee: Annee | None = Field(
        default=None, title="année", description="Celle que décrit ce nombre (son millésime).", examples=["2020"]
    )
    source: Texte | None = Field(
        default=None,
        title="source",
        description="La source de ce nombre, si ce n'est pas celle des autres chiffres.",
        examples=["Recensement d'exemple, 2020"],
    )
    evolution: Entier | None = Field(
        default=None,
        title="évolution",
        description="Les habitants gagnés (ou perdus, avec « - ») depuis l'année écrite à « depuis ».",
        examples=["-400"],
    )
    depuis: Annee | None = Field(default=None, title="année de comparaison")
    part: MesureAvecUnite | None = Field(
        default=None,
        title="part",
        description="Ce qu'ils font, en %, de la population du territoire écrit à « part_de ».",
        examples=["10"],
    )
    part_de: NomAvecPreposition | None = Field(
        default=None,
        title="territoire de la part",
        description="Ce qui suit « de la population » : d'Exempleville, de la communauté de communes…",
        examples=["d'Exempleville"],
    )

    @field_validator("part")
    @classmethod
    def _sur_cent(cls, part: float | None) -> float | None:
        if part is not None and not 0 <= part <= TOUS:
            raise ValueError("« part » est en % : écrivez un nombre entre 0 et 100")
        return part

    @classmethod
    def regles(cls, ecrit: Mapping[str, Any]) -> Iterator[Manquement]:
        """Une évolution dit depuis quand, et une part, de quoi."""
        for couple in VONT_ENSEMBLE:
            manquantes = [cle for cle in couple if cle not in ecrit]
            if len(manquantes) == 1:
                une, autre = map(montrer, couple)
                yield manquantes[0], f"{une} et {autre} vont ensemble : l'une ne se lit pas sans l'autre"
