"""La stratégie de la convention-cadre : enjeux > objectifs stratégiques > sous-objectifs."""

from collections.abc import Iterator

from pydantic import Field

from macros import adresses
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Identifiant, Intitule, Positif


class SousObjectif(Fiche):
    """Le niveau sous lequel un quartier écrit ses objectifs opérationnels."""

    id: Identifiant = Field(
        title="identifiant",
        description="La clé sous laquelle chaque quartier range ses objectifs ; elle ne change plus.",
        examples=["sous-objectif-exemple"],
    )
    titre: Intitule = Field(title="titre")


class ObjectifStrategique(Fiche):
    """Un objectif de la stratégie intercommunale."""

    id: Identifiant = Field(
        title="identifiant",
        description="Il fait l'adresse ; une fois publié, il ne change plus.",
        examples=["objectif-exemple"],
    )
    titre: Intitule = Field(title="titre")
    sous_objectifs: tuple[SousObjectif, ...] = Field(min_length=1, title="sous-objectifs")


class Enjeu(Fiche):
    """Un enjeu de la convention-cadre, et sa page."""

    id: Identifiant = Field(
        title="identifiant",
        description="Il fait l'adresse ; une fois publié, il ne change plus.",
        examples=["enjeu-exemple"],
    )
    numero: Positif = Field(title="numéro", examples=["1"])
    titre: Intitule = Field(title="titre")
    objectifs_strategiques: tuple[ObjectifStrategique, ...] = Field(min_length=1, title="objectifs stratégiques")


class Strategie(FichierCommun):
    """Le fichier ``data/strategie.yml``."""

    rubrique = Rubrique("Enjeux", adresses.ENJEUX)
    telechargement = Telechargement("La stratégie", "Les enjeux, leurs objectifs stratégiques et leurs sous-objectifs.")

    enjeux: tuple[Enjeu, ...] = Field(min_length=1, title="enjeux")

    def sous_objectifs(self) -> Iterator[SousObjectif]:
        """Tous les sous-objectifs, dans l'ordre de la convention."""
        for enjeu in self.enjeux:
            for objectif in enjeu.objectifs_strategiques:
                yield from objectif.sous_objectifs
