"""Les indicateurs du portrait statistique et leur valeur pour l'agglomération."""

from typing import Literal, Self

from pydantic import Field, model_validator

from macros import adresses
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Identifiant, Intitule, Mesure, MorceauDePhrase, NomAvecArticle, Nombre, Texte


class Echelle(Fiche):
    """Les bornes entre lesquelles un indicateur se dessine."""

    minimum: Nombre = Field(title="minimum")
    maximum: Nombre = Field(title="maximum")

    @model_validator(mode="after")
    def _bornes_dans_l_ordre(self) -> Self:
        if self.minimum >= self.maximum:
            raise ValueError("« minimum » doit être plus petit que « maximum »")
        return self

    def part(self, valeur: float) -> float:
        """La place de ``valeur`` sur l'échelle, de 0 à 100."""
        return round(100 * (valeur - self.minimum) / self.etendue, 2)

    @property
    def etendue(self) -> float:
        """Ce qui sépare les deux bornes."""
        return self.maximum - self.minimum


class EnClair(Fiche):
    """Les mots de la phrase simple : « 47 personnes sur 100 vivent… », et « 1 personne sur 100 vit… »."""

    un: MorceauDePhrase = Field(
        title="sujet au singulier", description="Avec « un » ou « une ».", examples=["une personne"]
    )
    fait: MorceauDePhrase = Field(title="verbe au singulier", examples=["vit sous le seuil de pauvreté"])
    plusieurs: MorceauDePhrase = Field(title="sujet au pluriel", examples=["personnes"])
    font: MorceauDePhrase = Field(title="verbe au pluriel", examples=["vivent sous le seuil de pauvreté"])

    @model_validator(mode="after")
    def _un_ou_une(self) -> Self:
        if not self.un.startswith(("un ", "une ")):
            raise ValueError(f"« {self.un} » doit commencer par « un » ou « une »")
        return self

    @property
    def singulier(self) -> str:
        """Le sujet au singulier, sans son article."""
        return self.un.split(maxsplit=1)[1]


class Indicateur(Fiche):
    """Un indicateur, tel que chaque quartier peut le renseigner."""

    id: Identifiant = Field(
        title="identifiant",
        description="La clé sous laquelle chaque quartier donne sa valeur ; elle ne change plus.",
        examples=["taux-exemple"],
    )
    libelle: Intitule = Field(title="libellé", examples=["Taux d'exemple"])
    avec_article: NomAvecArticle | None = Field(
        default=None,
        title="libellé avec article",
        description="Le libellé au milieu d'une phrase.",
        examples=["le taux d'exemple"],
    )
    precision: Texte | None = Field(
        default=None,
        title="précision",
        description="Ce que mesure la valeur d'un quartier.",
        examples=["des écoles du quartier"],
    )
    precision_agglomeration: Texte | None = Field(
        default=None,
        title="précision pour l'agglomération",
        description="Ce que mesure la valeur de l'agglomération.",
        examples=["de toutes les écoles de l'agglomération"],
    )
    unite: Literal["%", "indice"] = Field(title="unité")
    agglomeration: Mesure = Field(title="valeur pour l'agglomération")
    echelle: Echelle = Field(
        default=Echelle(minimum=0, maximum=100),
        title="échelle",
        description="Les bornes du dessin ; sans elles, de 0 à 100.",
    )
    explication: Texte = Field(title="explication", description="Ce que dit ce chiffre, en langage simple.")
    en_clair: EnClair | None = Field(default=None, title="mots de la phrase simple")

    @model_validator(mode="after")
    def _agglomeration_dans_l_echelle(self) -> Self:
        if not self.echelle.minimum <= self.agglomeration <= self.echelle.maximum:
            raise ValueError(f"la valeur de l'agglomération sort de l'échelle de « {self.libelle} »")
        return self


class Indicateurs(FichierCommun):
    """Le fichier ``data/indicateurs.yml``."""

    rubrique = Rubrique("Indicateurs", adresses.QUARTIERS)
    telechargement = Telechargement(
        "Les indicateurs", "Leur libellé, leur unité, leur explication et leur valeur pour l'agglomération."
    )

    indicateurs: tuple[Indicateur, ...] = Field(min_length=1, title="indicateurs")
