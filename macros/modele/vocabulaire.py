"""Les mots du contrat : ses sortes de quartiers, les rubriques de leurs pages, les niveaux de sa stratégie."""

from typing import Literal

from pydantic import Field

from macros import adresses
from macros.langue.francais import Nom, accorder
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Booleen, CleDeRubrique, Identifiant, Intitule, NomAvecArticle, Texte


class Statut(Fiche):
    """Une sorte de quartier : quartier prioritaire, quartier en veille active…"""

    sigle: Intitule = Field(
        title="sigle",
        description="Ce que chaque fiche écrit après « statut: », et l'étiquette de sa page : un sigle, un mot.",
        examples=["QPV"],
    )
    nom: Intitule = Field(
        title="nom",
        description="En toutes lettres, au singulier.",
        examples=["Quartier prioritaire de la politique de la ville"],
    )
    explication: Texte | None = Field(
        default=None, title="explication", description="Ce que cela veut dire, en une phrase simple."
    )


class Element(Fiche):
    """Comment se nomme un élément d'une rubrique, dans les phrases du journal."""

    singulier: Intitule = Field(title="singulier", examples=["irritant"])
    pluriel: Intitule | None = Field(
        default=None,
        title="pluriel",
        description="S'il n'est pas celui que l'on attend.",
        examples=["enjeux prioritaires"],
    )
    feminin: Booleen = Field(default=False, title="féminin", description="oui pour « une opportunité ».")

    @property
    def nom(self) -> Nom:
        """De quoi l'accorder."""
        return Nom(self.singulier, self.feminin, self.pluriel or accorder(self.singulier, 2))


class RubriqueDeQuartier(Fiche):
    """Une partie de la page d'un quartier que le contrat a choisie, et que chaque fiche remplit ou non."""

    id: CleDeRubrique = Field(
        title="identifiant", description="La clé que les fiches des quartiers emploient.", examples=["atouts"]
    )
    titre: Texte = Field(
        title="titre", description="Celui de la partie, sur la page.", examples=["Les atouts du quartier"]
    )
    element: Element = Field(title="nom d'un élément", description="Au milieu d'une phrase, sans article.")
    forme: Literal["liste", "texte"] = Field(
        default="liste", title="forme", description="« texte » quand chaque tiret est un paragraphe."
    )
    en_bref: Texte | None = Field(
        default=None,
        title="en bref",
        description="Pour la reprendre en tête de page, la phrase qui l'annonce.",
        examples=["Les priorités ici :"],
    )

    @property
    def est_une_liste(self) -> bool:
        """Faux pour des paragraphes."""
        return self.forme == "liste"


class Territoire(Fiche):
    """Un territoire auquel on compare les quartiers : l'agglomération, une commune, un département, la France…"""

    id: Identifiant = Field(
        title="identifiant", description="La clé qu'emploie chaque indicateur.", examples=["departement"]
    )
    nom: Intitule = Field(
        title="nom", description="Celui de sa colonne, dans les tableaux de chiffres.", examples=["Département"]
    )
    avec_article: NomAvecArticle | None = Field(
        default=None,
        title="nom avec article",
        description="Le nom au milieu d'une phrase ; une commune n'en a pas besoin.",
        examples=["le département"],
    )
    lieu: Intitule | None = Field(
        default=None,
        title="lieu",
        description="Ce qui répond à « où ? », quand ce n'est ni « dans le département » ni « à Exempleville ».",
        examples=["en France"],
    )


class Vocabulaire(FichierCommun):
    """Le fichier ``data/vocabulaire.yml``."""

    rubrique = Rubrique("Vocabulaire", adresses.QUARTIERS)
    telechargement = Telechargement(
        "Le vocabulaire",
        "Les sortes de quartiers, les rubriques de leurs pages, à quoi on les compare.",
    )

    statuts: tuple[Statut, ...] = Field(
        min_length=1, title="statuts", description="Dans l'ordre où l'on range les quartiers."
    )
    rubriques_des_quartiers: tuple[RubriqueDeQuartier, ...] = Field(
        default=(), title="rubriques des quartiers", description="Dans l'ordre où la page d'un quartier les montre."
    )
    territoires: tuple[Territoire, ...] = Field(
        default=(),
        title="territoires de comparaison",
        description="Ceux auxquels on compare les quartiers, le premier d'abord.",
    )

    @property
    def statut_par_sigle(self) -> dict[str, Statut]:
        """Le sigle -> le statut, dans leur ordre."""
        return {statut.sigle: statut for statut in self.statuts}
