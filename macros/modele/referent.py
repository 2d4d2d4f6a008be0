"""Qui contacter : une personne, un service, ou un poste vacant."""

from datetime import date
from typing import Any, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

from macros.modele.ecritures import montrer
from macros.modele.fiche import Fiche
from macros.modele.types import Courriel, Identifiant, Jour, Telephone, Texte

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
    institution: Texte | None = Field(
        default=None,
        title="institution",
        description="Le signataire dont c'est le référent ; sans cette ligne, c'est celui du contrat.",
        examples=["Caisse d'exemple"],
    )
    quartiers: tuple[Identifiant, ...] = Field(
        default=(),
        title="quartiers",
        description="Ceux dont c'est le référent, par leur nom de fichier ; sans cette ligne, tous.",
        examples=[["parc-aux-exemples"]],
    )

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
