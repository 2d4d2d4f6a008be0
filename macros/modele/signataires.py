"""Qui a signé : des personnes et des institutions, seules ou par groupes, nommées ou seulement comptées."""

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from macros.langue.francais import majuscule
from macros.modele.ecritures import montrer
from macros.modele.fiche import Fiche
from macros.modele.regles import refus_a_la_cle
from macros.modele.types import Intitule, Positif, Texte


def _une_personne_ou_une_institution(schema: dict[str, Any]) -> None:
    """Ce qu'en sait un éditeur de texte : la même règle que celle du modèle."""
    sans_nom = {"not": {"anyOf": [{"required": [cle]} for cle in ("prenom", "nom")]}}
    schema["anyOf"] = [
        {"required": ["prenom", "nom", "qualite"]},
        {"required": ["prenom", "nom", "institution"]},
        {"required": ["institution"], **sans_nom},
        {"required": ["qualite"], **sans_nom},
    ]
    schema["errorMessage"] = "« prenom », « nom » et « qualite » d'une personne, ou « institution »"


class Signataire(Fiche):
    """Qui a signé : une personne, à quel titre et pour quelle institution ; ou une institution, par qui."""

    model_config = ConfigDict(json_schema_extra=_une_personne_ou_une_institution)

    institution: Intitule | None = Field(
        default=None,
        title="institution",
        description="Celle qui signe, ou pour qui la personne signe.",
        examples=["Caisse d'exemple"],
    )
    prenom: Intitule | None = Field(default=None, title="prénom", examples=["Camille"])
    nom: Intitule | None = Field(default=None, title="nom", examples=["Exemple"])
    qualite: Texte | None = Field(
        default=None, title="qualité", description="À quel titre elle signe.", examples=["Maire d'Exempleville"]
    )

    @model_validator(mode="after")
    def _quelqu_un(self) -> Self:
        if not (self.prenom or self.nom or self.institution or self.qualite):
            raise ValueError("il manque qui a signé : écrivez « prenom », « nom » et « qualite », ou « institution »")
        if bool(self.prenom) != bool(self.nom):
            raise ValueError(f"il manque la clé {montrer('nom' if self.prenom else 'prenom')}")
        if self.nom and not (self.qualite or self.institution):
            raise ValueError(f"il manque la clé {montrer('qualite')} : écrivez à quel titre cette personne a signé")
        return self

    @property
    def est_une_personne(self) -> bool:
        """Faux pour une institution seule."""
        return self.nom is not None

    @property
    def nom_complet(self) -> str:
        """Le prénom puis le nom ; à défaut, l'institution."""
        if self.est_une_personne:
            return f"{self.prenom} {self.nom}"
        return self.institution or majuscule(self.qualite or "")

    @property
    def a_quel_titre(self) -> tuple[str, ...]:
        """Sa qualité, puis l'institution pour qui elle signe ; d'une institution, qui signe pour elle si on le sait."""
        institution = self.institution if self.est_une_personne else None
        qualite = self.qualite if self.est_une_personne or self.institution else None
        return tuple(texte for texte in (qualite, institution) if texte)


NombreDeSignataires = Annotated[
    Positif | None,
    Field(
        title="nombre de signataires",
        description="Combien ils sont en tout, quand le contrat ne les nomme pas tous.",
        examples=["13"],
    ),
]


def _des_noms_ou_un_nombre(schema: dict[str, Any]) -> None:
    """Ce qu'en sait un éditeur de texte : la même règle que celle du modèle."""
    schema["anyOf"] = [{"required": ["signataires"]}, {"required": ["nombre_de_signataires"]}]
    schema["errorMessage"] = "« signataires », ou « nombre_de_signataires » quand on n'en connaît que le nombre"


class GroupeDeSignataires(Fiche):
    """Des signataires que le contrat réunit sous un titre : leurs noms, leur nombre, ou les deux."""

    model_config = ConfigDict(json_schema_extra=_des_noms_ou_un_nombre)

    titre: Intitule = Field(title="titre", examples=["Les collectivités"])
    nombre_de_signataires: NombreDeSignataires = None
    signataires: tuple[Signataire, ...] = Field(default=(), min_length=1, title="signataires")

    @model_validator(mode="after")
    def _assez_nombreux(self) -> Self:
        if not (self.signataires or self.nombre_de_signataires):
            raise ValueError("il manque la clé « signataires », ou « nombre_de_signataires » si l'on ne sait que cela")
        verifier_le_nombre(self.nombre_de_signataires, len(self.signataires))
        return self

    @property
    def nommes(self) -> int:
        """Combien ont leur nom."""
        return len(self.signataires)

    @property
    def ecrits(self) -> int:
        """Combien en disent les noms ; pour un acte, ses groupes aussi."""
        return self.nommes

    @property
    def combien(self) -> int:
        """Combien ils sont, nommés ou non."""
        return self.nombre_de_signataires or self.nommes


def verifier_le_nombre(nombre: int | None, ecrits: int) -> None:
    """Il n'y a pas moins de signataires que de noms."""
    if nombre and nombre < ecrits:
        phrase = f"« nombre_de_signataires » dit {nombre}, et {ecrits} sont écrits : corrigez l'un ou l'autre"
        raise refus_a_la_cle("nombre_de_signataires", phrase)
