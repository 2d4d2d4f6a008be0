"""Les chiffres d'un quartier : sa population, sa surface, ses indicateurs."""

from pydantic import Field

from macros.modele.chiffre import ValeurSaisie
from macros.modele.fiche import Fiche
from macros.modele.population import Population
from macros.modele.types import Identifiant, Positif, Texte


class Portrait(Fiche):
    """Le portrait statistique ; un indicateur que la source ne donne pas est absent."""

    source: Texte | None = Field(
        default=None,
        title="source",
        description="D'où viennent les chiffres, et de quelle année.",
        examples=["Enquête fictive, 2024"],
    )
    population: Population | None = Field(default=None, title="population")
    surface: Positif | None = Field(default=None, title="surface", description="En hectares.", examples=["85"])
    indicateurs: dict[Identifiant, ValeurSaisie] = Field(
        default_factory=dict,
        title="indicateurs",
        description="Un chiffre par ligne, comme 46.7 ; {valeur: 46.7, plus_de: oui} quand la source dit « plus de », "
        "{2014: 40, 2020: 46.7} pour plusieurs années. Ce qu'elle ne dit pas ne s'écrit pas.",
    )

    @property
    def est_vide(self) -> bool:
        """Vrai quand aucun chiffre n'est donné : il n'y a alors pas de portrait."""
        return not (self.population or self.surface or self.indicateurs)

    @property
    def tient_dans_les_reperes(self) -> bool:
        """Vrai quand il n'a qu'une population ou une surface : ni tableau, ni partie à lui."""
        return not (self.est_vide or self.indicateurs)


SANS_PORTRAIT = Portrait()
