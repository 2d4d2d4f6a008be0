"""Qui pilote le contrat de ville dans la commune, et comment."""

from datetime import date
from typing import Any, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

from macros import adresses
from macros.modele.ecritures import montrer
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Courriel, Identifiant, Jour, NomAvecArticle, Telephone, Texte

D_UNE_PERSONNE = ("prenom", "nom", "qualite")
QUI = "« prenom » et « nom » d'une personne, « service », ou « vacant_depuis »"


def _un_seul_titulaire(schema: dict[str, Any]) -> None:
    """Ce qu'en sait un éditeur de texte : la même règle que celle du modèle."""
    sans_personne = {"not": {"anyOf": [{"required": [cle]} for cle in D_UNE_PERSONNE]}}
    schema["oneOf"] = [
        {"required": ["prenom", "nom"]},
        {"required": ["service"], **sans_personne},
        {"required": ["vacant_depuis"], **sans_personne},
    ]
    schema["errorMessage"] = f"une seule de ces trois choses : {QUI}"


class Referent(Fiche):
    """Qui contacter : une personne, un service où personne n'est nommé, ou un poste vacant."""

    model_config = ConfigDict(json_schema_extra=_un_seul_titulaire)

    fonction: Texte = Field(title="fonction", description="Son rôle dans le contrat.", examples=["Référente communale"])
    prenom: Texte | None = Field(default=None, title="prénom", examples=["Camille"])
    nom: Texte | None = Field(default=None, title="nom", examples=["Exemple"])
    qualite: Texte | None = Field(default=None, title="qualité", examples=["Adjointe au maire"])
    service: Texte | None = Field(
        default=None,
        title="service",
        description="À la place du prénom et du nom, quand c'est un service que l'on contacte.",
        examples=["Service Vie des quartiers"],
    )
    vacant_depuis: Jour | None = Field(
        default=None,
        title="vacant depuis",
        description="À la place du prénom et du nom, le jour où le poste est devenu vacant, écrit année-mois-jour.",
        examples=["2026-03-31"],
    )
    courriel: Courriel | None = Field(default=None, title="courriel", examples=["mairie@exemple.fr"])
    telephone: Telephone | None = Field(default=None, title="téléphone", examples=["03 53 01 00 00"])

    @field_validator("service", "vacant_depuis")
    @classmethod
    def _personne_d_autre(cls, valeur: str | date, info: ValidationInfo) -> str | date:
        """Un service ou un poste vacant n'a pas de nom de personne : laisser l'ancien tromperait le lecteur."""
        de_trop = [montrer(cle) for cle in (*D_UNE_PERSONNE, "service") if info.data.get(cle)]
        if de_trop:
            lesquels = "cette ligne, ou celle" if len(de_trop) == 1 else "cette ligne, ou celles"
            raise ValueError(f"un référent est {QUI} : supprimez {lesquels} de {', '.join(de_trop)}")
        return valeur

    @model_validator(mode="after")
    def _quelqu_un(self) -> Self:
        if self.service or self.vacant_depuis or (self.prenom and self.nom):
            return self
        if self.prenom or self.nom:
            raise ValueError(f"il manque la clé {montrer('nom' if self.prenom else 'prenom')}")
        raise ValueError(f"il manque qui contacter : écrivez {QUI}")

    @property
    def est_une_personne(self) -> bool:
        """Faux pour un service et pour un poste vacant."""
        return self.nom is not None

    @property
    def nom_complet(self) -> str:
        """Le prénom puis le nom, ou le nom du service ; vide quand le poste est vacant."""
        return f"{self.prenom} {self.nom}" if self.est_une_personne else self.service or ""


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


class Instance(Fiche):
    """Un conseil citoyen, une table de quartier : qui peut dire ce qu'il constate. Jamais une personne seule."""

    id: Identifiant = Field(
        title="identifiant",
        description="Ce que « par » cite dans data/suivi ; une fois employé, il ne change plus.",
        examples=["conseil-citoyen"],
    )
    nom: NomAvecArticle = Field(
        title="nom",
        description="Avec son article, comme dans une phrase.",
        examples=["le conseil citoyen d'Exempleville"],
    )
    quartiers: tuple[Identifiant, ...] = Field(
        default=(),
        title="quartiers",
        description="Ceux dont elle parle, par leur nom de fichier ; sans cette ligne, tous.",
        examples=[["parc-aux-exemples"]],
    )


class Pilotage(FichierCommun):
    """Le fichier ``data/pilotage.yml``."""

    rubrique = Rubrique("Pilotage", adresses.PILOTAGE)
    telechargement = Telechargement("Le pilotage", "Les référents, le comité et la participation des habitants.")

    referents: tuple[Referent, ...] = Field(min_length=1, title="référents")
    comite: Comite = Field(title="comité de pilotage")
    partenariat: Animation = Field(title="animation du partenariat")
    participation: Animation = Field(title="participation des habitants")
    instances: tuple[Instance, ...] = Field(
        default=(),
        title="instances",
        description="Celles qui disent ce qu'elles constatent : conseil citoyen, table de quartier…",
    )

    @property
    def cartes(self) -> dict[str, Referent]:
        """Le chemin de chaque carte à ajouter à ses contacts, et le référent qu'elle dit : nommé, ou joignable.

        Elle porte le nom de la fonction : son adresse reste quand la personne change.
        """
        cartes: dict[str, Referent] = {}
        for rang, referent in enumerate(self.referents, 1):
            if referent.nom_complet or referent.telephone:
                nom = adresses.slug(referent.fonction) or "referent"
                deja_pris = adresses.carte_du_referent(nom) in cartes
                cartes[adresses.carte_du_referent(f"{nom}-{rang}" if deja_pris else nom)] = referent
        return cartes

    def carte(self, referent: Referent) -> str:
        """Le chemin de la carte d'un référent ; vide s'il n'en a pas."""
        return next((chemin for chemin, connu in self.cartes.items() if connu == referent), "")

    @property
    def instance_par_id(self) -> dict[str, Instance]:
        """L'identifiant que cite « par » -> l'instance."""
        return {instance.id: instance for instance in self.instances}

    @property
    def referents_a_appeler(self) -> tuple[Referent, ...]:
        """Ceux dont la source donne le téléphone."""
        return tuple(referent for referent in self.referents if referent.telephone)
