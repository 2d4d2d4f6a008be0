"""Ce qui a été signé, ou doit l'être : une convention, ou plusieurs actes qui se suivent."""

from datetime import date as date_du_jour
from typing import Any, Self

from pydantic import ConfigDict, Field, model_validator

from macros.langue.francais import Nom, sans_accent
from macros.modele.fiche import Fiche
from macros.modele.signataires import GroupeDeSignataires, NombreDeSignataires, Signataire, verifier_le_nombre
from macros.modele.types import AdresseWeb, Annee, Booleen, Intitule, Jour, Moment, Texte

FEMININES = ("annexe", "charte", "clause", "declinaison", "lettre", "revoyure")


def _signe_ou_prevu(schema: dict[str, Any]) -> None:
    """Ce qu'en sait un éditeur de texte : la même règle que celle du modèle."""
    schema["oneOf"] = [{"required": ["date"]}, {"required": ["annee"]}, {"required": ["prevu"]}]
    schema["errorMessage"] = "« date » d'un acte signé (ou « annee »), ou « prevu » s'il ne l'est pas encore"


class Acte(Fiche):
    """Un acte du contrat : convention-cadre, convention territoriale, avenant, prorogation, clause de revoyure…"""

    model_config = ConfigDict(json_schema_extra=_signe_ou_prevu)

    sorte: Intitule = Field(
        title="sorte",
        description="Au singulier et sans article, comme dans une phrase.",
        examples=["avenant"],
    )
    feminin: Booleen = Field(
        default=False,
        title="féminin",
        description="oui si le site l'accorde à tort au masculin.",
    )
    titre: Intitule = Field(title="titre", examples=["Avenant n° 1 au contrat de ville"])
    date: Jour | None = Field(
        default=None,
        title="date",
        description="Le jour de la signature, écrit année-mois-jour.",
        examples=["2027-03-12"],
    )
    annee: Annee | None = Field(
        default=None,
        title="année",
        description="À la place de la date, quand on ne sait que l'année de la signature.",
        examples=["2015"],
    )
    prevu: Moment | None = Field(
        default=None,
        title="prévu",
        description="À la place de la date, quand le contrat l'annonce : 2027, 2027-06 ou 2027-06-30.",
        examples=["2027"],
    )
    lieu: Intitule | None = Field(
        default=None,
        title="lieu",
        description="Avec son article s'il en a un : l'hôtel de ville.",
        examples=["Exempleville"],
    )
    objet: Texte | None = Field(default=None, title="objet", description="Ce qu'il fait, en une phrase.")
    fin: Jour | None = Field(
        default=None,
        title="fin",
        description="Le dernier jour du contrat d'après cet acte ; celui du plus récent vaut.",
        examples=["2032-12-31"],
    )
    lien: AdresseWeb | None = Field(
        default=None,
        title="lien",
        description="Son adresse, s'il est en ligne.",
        examples=["https://exemple.fr/avenant.pdf"],
    )
    nombre_de_signataires: NombreDeSignataires = None
    signataires: tuple[Signataire, ...] = Field(default=(), title="signataires")
    groupes: tuple[GroupeDeSignataires, ...] = Field(
        default=(), title="groupes de signataires", description="Si l'acte les réunit sous des titres."
    )

    @model_validator(mode="after")
    def _signe_ou_prevu(self) -> Self:
        """Un acte a été signé, ou le sera : il n'est pas les deux."""
        if self.date and self.annee:
            raise ValueError("la « date » dit déjà l'année : supprimez « annee »")
        if self.signe_le and self.prevu:
            raise ValueError("un acte signé n'est plus « prevu » : supprimez cette clé")
        if not (self.signe_le or self.prevu):
            raise ValueError("il manque la clé « date », ou « prevu » si l'acte n'est pas encore signé")
        if self.prevu and self.combien:
            raise ValueError("un acte « prevu » n'a pas encore de signataires : supprimez-les, ou écrivez sa « date »")
        verifier_le_nombre(self.nombre_de_signataires, self.ecrits)
        return self

    @property
    def signe_le(self) -> date_du_jour | None:
        """De quoi le ranger : son jour ; à défaut, le premier de son année."""
        return self.date or (date_du_jour(self.annee, 1, 1) if self.annee else None)

    @property
    def nom_commun(self) -> Nom:
        """De quoi l'accorder : « la convention-cadre signée », « l'avenant signé »."""
        mot = sans_accent(self.sorte).replace("-", " ").split(" ", 1)[0]
        return Nom(self.sorte, self.feminin or mot.endswith("tion") or mot in FEMININES)

    @property
    def tous_les_groupes(self) -> tuple[GroupeDeSignataires, ...]:
        """Les signataires, par groupe ; ceux qui n'en ont pas d'abord, sans titre."""
        seuls = GroupeDeSignataires.model_construct(titre="", signataires=self.signataires)
        return (*((seuls,) if self.signataires else ()), *self.groupes)

    @property
    def tous_les_signataires(self) -> tuple[Signataire, ...]:
        """Ceux de tous les groupes, quand ils ont leur nom."""
        return tuple(signataire for groupe in self.tous_les_groupes for signataire in groupe.signataires)

    @property
    def nommes(self) -> int:
        """Combien ont leur nom."""
        return len(self.tous_les_signataires)

    @property
    def ecrits(self) -> int:
        """Combien en disent les noms, et le nombre de chaque groupe."""
        return sum(groupe.combien for groupe in self.tous_les_groupes)

    @property
    def combien(self) -> int:
        """Combien l'ont signé, nommés ou non ; zéro quand rien ne le dit."""
        return self.nombre_de_signataires or self.ecrits


def du_plus_ancien(actes: tuple[Acte, ...]) -> tuple[Acte, ...]:
    """Ceux qui sont signés, du plus ancien au plus récent."""
    return tuple(sorted((acte for acte in actes if acte.signe_le), key=lambda acte: acte.signe_le or date_du_jour.min))
