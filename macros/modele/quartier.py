"""Un quartier : un fichier, une page."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from macros.modele.changements import Avant, ChangementDate
from macros.modele.fiche import Fiche
from macros.modele.grammaire import verifier_nom_dans_une_phrase
from macros.modele.objectif import ObjectifSaisi
from macros.modele.portrait import SANS_PORTRAIT, Portrait
from macros.modele.types import (
    AdresseWeb,
    CleDeRubrique,
    CodeQuartier,
    CodeQuartier2024,
    Identifiant,
    Intitule,
    Periode,
    Texte,
)

FICHE_OFFICIELLE = "https://sig.ville.gouv.fr/territoire/"
# « Votre adresse est-elle en quartier prioritaire ? », le simulateur de Service-Public.fr.
RECHERCHE_D_ADRESSE = "https://www.service-public.fr/particuliers/vosdroits/R46124"


class Carte(Fiche):
    """La cartographie officielle du quartier."""

    perimetre: Periode | None = Field(
        default=None,
        title="périmètre",
        description="Les années où il a cours, par exemple 2024-2030.",
        examples=["2024-2030"],
    )
    lien: AdresseWeb | None = Field(
        default=None, title="lien", description="L'adresse où voir la carte.", examples=["https://exemple.fr/carte"]
    )
    sources: Texte | None = Field(
        default=None, title="sources", description="Les sources que cite la carte.", examples=["Source d'exemple, 2023"]
    )
    realisation: Texte | None = Field(
        default=None,
        title="réalisation",
        description="Qui a fait la carte, et quand.",
        examples=["Atelier d'exemple 12/2023"],
    )


class DocumentDuQuartier(Fiche):
    """Ce qui ne parle que de lui : son plan d'action, sa convention de renouvellement, sa page sur un autre site."""

    titre: Intitule = Field(title="titre", examples=["Le projet du quartier"])
    lien: AdresseWeb = Field(title="lien", description="Où le lire.", examples=["https://exemple.fr/projet.pdf"])


def est_absente(liste: tuple[Any, ...]) -> bool:
    """Vrai pour une liste que la fiche n'écrit pas : elle ne se publie pas non plus."""
    return not liste


ListeDIntitules = Annotated[tuple[Intitule, ...], Field(min_length=1)]
ListeDeTextes = Annotated[tuple[Texte, ...], Field(min_length=1)]
ListeDObjectifs = Annotated[tuple[ObjectifSaisi, ...], Field(min_length=1)]


class Quartier(Fiche):
    """Un fichier ``data/quartiers/<slug>.yml``."""

    slug: Identifiant = Field(title="nom du fichier", description="Il fait l'adresse de la page.")
    nom: Intitule = Field(title="nom", examples=["Le Parc aux Exemples"])
    nom_dans_une_phrase: Intitule | None = Field(
        default=None,
        title="nom dans une phrase",
        description="Le nom au milieu d'une phrase, avec son article : le Centre, la Cité du Parc, l'Abbaye…",
        examples=["le Parc aux Exemples"],
    )
    autres_noms: ListeDIntitules = Field(
        default=(),
        exclude_if=est_absente,
        title="autres noms",
        description="Ceux qu'emploient aussi les habitants, les panneaux ou d'autres documents : sa page les dit.",
        examples=[["Les Hauts du Parc", "PAE"]],
    )
    statut: Intitule = Field(
        title="statut",
        description="Le sigle de l'un des statuts que déclare vocabulaire.yml ; à défaut, son nom.",
        examples=["QPV"],
    )
    precision_statut: Texte | None = Field(
        default=None, title="précision du statut", description="Ce qui suit le statut.", examples=["quartier d'exemple"]
    )
    code: CodeQuartier | None = Field(
        default=None, title="code", description="Le code de 2015, pour un QPV.", examples=["QP000000"]
    )
    code_2024: CodeQuartier2024 | None = Field(
        default=None,
        title="code 2024",
        description="Le code de 2024 : il mène à la fiche officielle.",
        examples=["QN00000X"],
    )
    communes: ListeDIntitules = Field(
        default=(),
        exclude_if=est_absente,
        title="communes",
        description="Les communes où s'étend le quartier.",
        examples=[["Exempleville"]],
    )
    lieux: ListeDIntitules = Field(
        default=(),
        exclude_if=est_absente,
        title="lieux",
        description="Ce qui le situe à la place d'une commune, ou en plus : un arrondissement, un bourg.",
        examples=[["8e arrondissement"]],
    )
    secteurs: ListeDIntitules = Field(
        default=(),
        exclude_if=est_absente,
        title="secteurs",
        description="Les lieux dont il est fait, quand le contrat les nomme.",
        examples=[["Le Bourg", "Les Essarts"]],
    )
    rues: ListeDIntitules = Field(
        default=(),
        exclude_if=est_absente,
        title="rues",
        description="Les rues du quartier, quand la ville en donne la liste, comme l'écrit leur plaque.",
        examples=[["Rue de l'Essai", "Place du Modèle (numéros pairs)"]],
    )
    documents: tuple[DocumentDuQuartier, ...] = Field(
        default=(),
        exclude_if=est_absente,
        title="documents",
        description="Ceux qui ne parlent que de ce quartier, chacun avec son titre et son lien.",
    )
    carte: Carte | None = Field(default=None, title="carte")
    portrait: Portrait = Field(
        default=SANS_PORTRAIT, title="portrait statistique", exclude_if=lambda portrait: portrait.est_vide
    )
    rubriques: dict[CleDeRubrique, ListeDeTextes] = Field(
        default_factory=dict,
        title="rubriques",
        description="Celles que déclare vocabulaire.yml, chacune sous sa clé, un élément par tiret.",
    )
    objectifs: dict[Identifiant, ListeDObjectifs] = Field(
        default_factory=dict,
        title="objectifs",
        description="Sous l'identifiant d'une branche de la stratégie, ce qui est prévu ici, un objectif par tiret : "
        "son texte, ou {texte: …, echeance: 2026-06} quand le contrat en dit plus.",
    )
    avant: tuple[Avant, ...] = Field(
        default=(),
        exclude_if=est_absente,
        title="avant",
        description="Le statut ou le périmètre qu'il avait, un changement par tiret, et jusqu'à quand.",
    )
    changements: tuple[ChangementDate, ...] = Field(
        default=(),
        exclude_if=est_absente,
        title="changements",
        description="Quand il est entré dans un statut ou en est sorti, quand son périmètre a été étendu ou réduit.",
    )
    issu_de: tuple[Identifiant, ...] = Field(
        default=(),
        exclude_if=est_absente,
        title="issu de",
        description="Le nom de fichier des quartiers dont il est né (réunion, partage) : leurs adresses mènent ici.",
        examples=[["ancien-parc"]],
    )
    anciens_noms: tuple[Identifiant, ...] = Field(
        default=(),
        title="anciens noms de fichier",
        description="Un par tiret, quand le fichier change de nom : les anciennes adresses mènent ici.",
        examples=[["parc-aux-exemples"]],
    )

    @field_validator("nom_dans_une_phrase")
    @classmethod
    def _article_puis_nom(cls, texte: str | None, info: ValidationInfo) -> str | None:
        """Un article en minuscules, et le nom du quartier à la fin : une phrase parle bien de ce quartier."""
        nom = info.data.get("nom")
        return texte if texte is None or nom is None else verifier_nom_dans_une_phrase(texte, nom)

    @property
    def ou(self) -> tuple[str, ...]:
        """Ce qui le situe en peu de mots : ses communes et ses lieux ; à défaut, ses secteurs."""
        return (*self.communes, *self.lieux) or self.secteurs

    @property
    def codes(self) -> tuple[str, ...]:
        """Ceux qui le désignent dans les fichiers de l'État, le plus récent d'abord."""
        return tuple(filter(None, (self.code_2024, self.code)))

    @property
    def est_cartographie(self) -> bool:
        """Vrai quand la source donne sa carte, ou l'État sa fiche."""
        return bool(self.carte or self.code_2024)

    @property
    def fiche_officielle(self) -> str | None:
        """La page du quartier sur le système d'information géographique de l'État."""
        return FICHE_OFFICIELLE + self.code_2024 if self.code_2024 else None

    @property
    def recherche_d_adresse(self) -> str | None:
        """Où l'État dit si une adresse est dans un quartier prioritaire ; une liste de rues suffit."""
        return RECHERCHE_D_ADRESSE if self.code_2024 and not self.rues else None

    @property
    def premier_nom(self) -> str:
        """Celui que le fichier avait d'abord : il reste quand le fichier en change."""
        return next(iter(self.anciens_noms), self.slug)
