"""Ce qui a été signé, et par qui : une convention, ou plusieurs actes qui se suivent."""

from datetime import date as date_du_jour
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from macros.langue.francais import Nom, majuscule, sans_accent
from macros.modele.ecritures import montrer
from macros.modele.fiche import Fiche
from macros.modele.types import AdresseWeb, Annee, Booleen, Intitule, Jour, Moment, Positif, Texte

FEMININES = ("annexe", "charte", "clause", "declinaison", "lettre", "revoyure")


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
        raise ValueError(f"« nombre_de_signataires » dit {nombre}, et {ecrits} sont écrits : corrigez l'un ou l'autre")


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
