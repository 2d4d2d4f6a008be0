"""Les mots du contrat : ses sortes de quartiers, les rubriques de leurs pages, les niveaux de sa stratégie."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from macros import adresses
from macros.langue.francais import Nom, au_pluriel
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import (
    Booleen,
    CleDeNiveau,
    CleDeRubrique,
    Identifiant,
    Intitule,
    MotDuContrat,
    NomAvecArticle,
    Texte,
)

PROFONDEUR = 5  # niveaux


class Statut(Fiche):
    """Une sorte de quartier : quartier prioritaire, quartier en veille active…"""

    sigle: Intitule = Field(
        default="",
        title="sigle",
        description="Ce que chaque fiche écrit après « statut: », et l'étiquette de sa page. Sans lui, c'est le nom.",
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

    @model_validator(mode="before")
    @classmethod
    def _a_defaut_son_nom(cls, ecrit: Any) -> Any:
        """Une sorte de quartier que le contrat n'abrège pas se désigne par son nom."""
        return {"sigle": ecrit["nom"], **ecrit} if isinstance(ecrit, Mapping) and "nom" in ecrit else ecrit


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
        return Nom(self.singulier, self.feminin, self.pluriel or au_pluriel(self.singulier))


class MotDesObjectifs(Element):
    """Comment le contrat nomme un objectif de quartier."""

    singulier: Intitule = Field(title="singulier", examples=["action"])
    pluriel: Intitule | None = Field(
        default=None,
        title="pluriel",
        description="S'il n'est pas celui que l'on attend.",
        examples=["actions prioritaires"],
    )
    feminin: Booleen = Field(default=False, title="féminin", description="oui pour « une action ».")


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


def cle_du_niveau(nom: str, pluriel: str = "") -> str:
    """« objectif stratégique » -> « objectifs_strategiques », la clé de ses branches dans strategie.yml."""
    return adresses.slug(pluriel or au_pluriel(nom)).replace("-", "_")


def _pluriel(connus: Mapping[str, Any]) -> str:
    return au_pluriel(connus.get("nom", ""))


def _cle(connus: Mapping[str, Any]) -> str:
    return cle_du_niveau(connus.get("nom", ""), connus.get("pluriel", ""))


class Niveau(Fiche):
    """Comment le contrat nomme un niveau de sa stratégie : l'enjeu, l'axe, le défi, la priorité…"""

    nom: MotDuContrat = Field(title="nom", description="Au singulier, sans article ni majuscule.", examples=["enjeu"])
    pluriel: MotDuContrat = Field(
        default_factory=_pluriel,
        title="pluriel",
        description="Il ne s'écrit que s'il n'est pas celui que l'on attend.",
        examples=["enjeux"],
    )
    feminin: Booleen = Field(default=False, title="féminin", description="oui pour « la priorité ».")
    numerote: Booleen = Field(
        default=False, title="numéroté", description="oui quand le contrat donne un numéro à chacune de ses branches."
    )
    cle: CleDeNiveau = Field(
        default_factory=_cle,
        title="clé",
        description="Celle de ses branches dans strategie.yml ; elle vient du pluriel, et s'écrit rarement.",
        examples=["enjeux"],
    )
    en_tete: Intitule | None = Field(
        default=None,
        title="en-tête",
        description="Le titre de sa colonne sur la page d'un quartier, quand ce n'est pas son nom.",
    )

    @property
    def mot(self) -> Nom:
        """De quoi l'accorder."""
        return Nom(self.nom, self.feminin, self.pluriel)


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
        "Les niveaux de la stratégie, les sortes de quartiers, les rubriques de leurs pages, à quoi on les compare.",
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

    niveaux: tuple[Niveau, ...] = Field(
        default=(),
        max_length=PROFONDEUR,
        title="niveaux",
        description="Ceux de la stratégie, du plus général au plus précis : cinq au plus, ou aucun.",
    )
    objectifs_des_quartiers: MotDesObjectifs = Field(
        default=MotDesObjectifs(singulier="objectif"),
        title="objectifs des quartiers",
        description="Comment le contrat nomme ce que chaque quartier range sous la stratégie.",
    )

    @property
    def niveau_par_cle(self) -> dict[str, Niveau]:
        """La clé -> le niveau, du plus général au plus précis."""
        return {niveau.cle: niveau for niveau in self.niveaux}

    @property
    def statut_par_sigle(self) -> dict[str, Statut]:
        """Le sigle -> le statut, dans leur ordre."""
        return {statut.sigle: statut for statut in self.statuts}
