"""Un quartier : un fichier, une page."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from macros.modele.champs import (
    AdresseWeb,
    Annee,
    Booleen,
    CodeQuartier,
    CodeQuartier2024,
    Entier,
    Identifiant,
    Mesure,
    Periode,
    Positif,
    Texte,
)
from macros.modele.fiche import Fiche

FICHE_OFFICIELLE = "https://sig.ville.gouv.fr/territoire/"
STATUTS = {
    "QPV": "Quartier prioritaire de la politique de la ville",
    "QIC": "Quartier d'intérêt communautaire",
}


class Valeur(Fiche):
    """La valeur d'un indicateur dans un quartier ; ``plus_de`` quand la source dit « + de 30 % »."""

    valeur: Mesure
    plus_de: Booleen = False
    source: Texte | None = None


def _valeur_seule(brut: Any) -> Any:
    """« 46.7 » s'écrit sans détour ; la forme longue ne sert que s'il y a plus à dire."""
    return {"valeur": brut} if isinstance(brut, str) else brut


ValeurSaisie = Annotated[Valeur, BeforeValidator(_valeur_seule)]


class Population(Fiche):
    """Le nombre d'habitants, et ce qu'il a gagné ou perdu depuis une année."""

    valeur: Positif
    environ: Booleen = False
    evolution: Entier | None = None
    depuis: Annee | None = None

    @model_validator(mode="after")
    def _evolution_datee(self) -> Self:
        if (self.evolution is None) != (self.depuis is None):
            raise ValueError("« evolution » et « depuis » vont ensemble : l'une ne se lit pas sans l'autre")
        return self


class Carte(Fiche):
    """La cartographie officielle du quartier."""

    perimetre: Periode
    lien: AdresseWeb | None = None
    sources: Texte | None = None
    realisation: Texte | None = None


class Portrait(Fiche):
    """Le portrait statistique ; un indicateur que la source ne donne pas est absent."""

    source: Texte
    population: Population
    surface: Positif | None = Field(default=None, description="En hectares.")
    indicateurs: dict[Identifiant, ValeurSaisie] = Field(default_factory=dict)


ListeDeTextes = Annotated[tuple[Texte, ...], Field(min_length=1)]


class Quartier(Fiche):
    """Un fichier ``data/quartiers/<slug>.yml``."""

    slug: Identifiant
    nom: Texte
    statut: Literal["QPV", "QIC"]
    precision_statut: Texte | None = None
    code: CodeQuartier | None = None
    code_2024: CodeQuartier2024 | None = None
    communes: ListeDeTextes
    carte: Carte
    portrait: Portrait
    irritants: ListeDeTextes
    opportunites: ListeDeTextes
    enjeux_prioritaires: ListeDeTextes
    objectifs: dict[Identifiant, ListeDeTextes]

    @property
    def statut_complet(self) -> str:
        """Le statut en toutes lettres, suivi de sa précision quand il y en a une."""
        return " – ".join(filter(None, (STATUTS[self.statut], self.precision_statut)))

    @property
    def fiche_officielle(self) -> str | None:
        """La page du quartier sur le système d'information géographique de l'État."""
        return FICHE_OFFICIELLE + self.code_2024 if self.code_2024 else None
