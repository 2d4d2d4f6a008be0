"""Qui se réunit, constate ou accueille : le comité de pilotage, les autres instances, les maisons du projet."""

from pydantic import Field

from macros.modele.fiche import Fiche
from macros.modele.types import AdresseWeb, Courriel, Identifiant, Intitule, Jour, NomAvecArticle, Telephone, Texte


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


class Avis(Fiche):
    """Ce qu'une instance a publié : un avis, une contribution, un compte rendu."""

    date: Jour = Field(title="date", description="Le jour, écrit année-mois-jour.", examples=["2026-03-12"])
    titre: Intitule = Field(title="titre", examples=["Avis sur le bilan de l'année"])
    lien: AdresseWeb | None = Field(default=None, title="lien", description="Son adresse, s'il est en ligne.")


class Instance(Fiche):
    """Un comité, un conseil citoyen, qui peut dire ce qu'il constate. Jamais une personne seule."""

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
    presentation: Texte | None = Field(default=None, title="présentation", description="Ce qu'elle fait.")
    rythme: Intitule | None = Field(default=None, title="rythme", examples=["Deux fois par an"])
    lieu: Texte | None = Field(
        default=None, title="lieu", description="Où elle se réunit.", examples=["Salle d'exemple, 1 rue de l'Essai"]
    )
    porteur: Texte | None = Field(
        default=None,
        title="porteur",
        description="Qui la fait vivre.",
        examples=["Centre social d'exemple"],
    )
    courriel: Courriel | None = Field(default=None, title="courriel", examples=["conseil@exemple.fr"])
    telephone: Telephone | None = Field(default=None, title="téléphone", examples=["03 53 01 00 00"])
    lien: AdresseWeb | None = Field(default=None, title="lien", description="L'adresse de sa page, si elle en a une.")
    composition: Texte | None = Field(
        default=None, title="composition", description="La phrase qui annonce les membres."
    )
    membres: tuple[Membre, ...] = Field(default=(), title="membres")
    avis: tuple[Avis, ...] = Field(default=(), title="avis", description="Ce qu'elle a publié, un par tiret.")

    @property
    def se_presente(self) -> bool:
        """Vrai quand les données en disent plus que son nom."""
        return any(valeur for champ, valeur in self if champ not in ("id", "nom"))

    @property
    def se_contacte(self) -> bool:
        """Vrai quand les données disent où la trouver, ou comment la joindre."""
        return any((self.lieu, self.porteur, self.courriel, self.telephone, self.lien))


class MaisonDuProjet(Fiche):
    """Une maison du projet, ou un autre lieu d'accueil : où elle est, et quand elle ouvre."""

    nom: Intitule = Field(title="nom", examples=["Maison du projet d'exemple"])
    adresse: Texte = Field(title="adresse", examples=["1 rue de l'Essai, Exempleville"])
    horaires: tuple[Texte, ...] = Field(
        default=(), title="horaires", description="Un par tiret.", examples=[["Le mardi de 14 h à 18 h"]]
    )
    telephone: Telephone | None = Field(default=None, title="téléphone", examples=["03 53 01 00 00"])
    courriel: Courriel | None = Field(default=None, title="courriel", examples=["maison@exemple.fr"])
    lien: AdresseWeb | None = Field(default=None, title="lien", description="L'adresse de sa page, si elle en a une.")
    quartiers: tuple[Identifiant, ...] = Field(
        default=(),
        title="quartiers",
        description="Ceux qu'elle sert, par leur nom de fichier ; sans cette ligne, tous.",
        examples=[["parc-aux-exemples"]],
    )
