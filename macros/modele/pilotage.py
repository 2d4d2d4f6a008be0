"""Qui pilote le contrat de ville dans la commune, et comment."""

from pydantic import Field

from macros import adresses
from macros.modele.convention import Personne
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Courriel, Telephone, Texte


class Referent(Personne):
    """Une personne à contacter."""

    fonction: Texte = Field(title="fonction", description="Son rôle dans le contrat.", examples=["Référente communale"])
    qualite: Texte = Field(title="qualité", examples=["Adjointe au maire"])
    courriel: Courriel | None = Field(default=None, title="courriel", examples=["mairie@exemple.fr"])
    telephone: Telephone | None = Field(default=None, title="téléphone", examples=["03 53 01 00 00"])


class Membre(Fiche):
    """Un membre du comité : une personne, une fonction, ou un groupe."""

    designation: Texte = Field(title="désignation", examples=["Représentants d'associations"])
    qualite: Texte | None = Field(default=None, title="qualité", examples=["Maire d'Exempleville"])
    parmi: tuple[Texte, ...] = Field(
        default=(), title="composition du groupe", description="Les organismes du groupe, un par tiret."
    )


class Comite(Fiche):
    """Le comité de pilotage."""

    nom: Texte = Field(title="nom")
    presentation: Texte = Field(title="présentation")
    composition: Texte = Field(title="composition", description="La phrase qui annonce les membres.")
    membres: tuple[Membre, ...] = Field(min_length=1, title="membres")


class Animation(Fiche):
    """Une façon de faire vivre le contrat, et ses modalités."""

    introduction: Texte = Field(title="introduction", description="La phrase qui annonce les modalités.")
    modalites: tuple[Texte, ...] = Field(min_length=1, title="modalités", description="Une modalité par tiret.")


class Pilotage(FichierCommun):
    """Le fichier ``data/pilotage.yml``."""

    rubrique = Rubrique("Pilotage", adresses.PILOTAGE)
    telechargement = Telechargement("Le pilotage", "Les référents, le comité et la participation des habitants.")

    referents: tuple[Referent, ...] = Field(min_length=1, title="référents")
    comite: Comite = Field(title="comité de pilotage")
    partenariat: Animation = Field(title="animation du partenariat")
    participation: Animation = Field(title="participation des habitants")

    @property
    def referents_a_appeler(self) -> tuple[Referent, ...]:
        """Ceux dont la source donne le téléphone."""
        return tuple(referent for referent in self.referents if referent.telephone)
