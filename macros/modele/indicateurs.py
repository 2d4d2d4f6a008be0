"""Les indicateurs du portrait statistique et leur valeur pour l'agglomération."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.modele.champs import Identifiant, Mesure, Nombre, Texte
from macros.modele.fiche import Fiche


class Echelle(Fiche):
    """Les bornes entre lesquelles un indicateur se dessine."""

    minimum: Nombre
    maximum: Nombre

    @model_validator(mode="after")
    def _bornes_dans_l_ordre(self) -> Self:
        if self.minimum >= self.maximum:
            raise ValueError("« minimum » doit être plus petit que « maximum »")
        return self

    def part(self, valeur: float) -> float:
        """La place de ``valeur`` sur l'échelle, de 0 à 100."""
        return round(100 * (valeur - self.minimum) / (self.maximum - self.minimum), 2)


class EnClair(Fiche):
    """Les mots de la phrase simple : « presque <un> sur deux <fait> », « deux <plusieurs> sur cinq <font> »."""

    un: Texte = Field(examples=["une personne"])
    fait: Texte = Field(examples=["vit sous le seuil de pauvreté"])
    plusieurs: Texte = Field(examples=["personnes"])
    font: Texte = Field(examples=["vivent sous le seuil de pauvreté"])

    @model_validator(mode="after")
    def _un_ou_une(self) -> Self:
        if not self.un.startswith(("un ", "une ")):
            raise ValueError(f"« {self.un} » doit commencer par « un » ou « une »")
        return self


class Indicateur(Fiche):
    """Un indicateur, tel que chaque quartier peut le renseigner."""

    id: Identifiant
    libelle: Texte
    avec_article: Texte | None = None
    precision: Texte | None = None
    precision_agglomeration: Texte | None = None
    unite: Literal["%", "indice"]
    agglomeration: Mesure
    echelle: Echelle = Echelle(minimum=0, maximum=100)
    explication: Texte
    en_clair: EnClair | None = None

    @model_validator(mode="after")
    def _agglomeration_dans_l_echelle(self) -> Self:
        if not self.echelle.minimum <= self.agglomeration <= self.echelle.maximum:
            raise ValueError(f"la valeur de l'agglomération sort de l'échelle de « {self.libelle} »")
        return self


class Indicateurs(Fiche):
    """Le fichier ``data/indicateurs.yml``."""

    indicateurs: Annotated[tuple[Indicateur, ...], Field(min_length=1)]
