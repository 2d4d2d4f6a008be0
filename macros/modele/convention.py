"""La convention signée : commune, période, préambule, engagement, signature."""

from pydantic import Field

from macros import adresses
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import AdresseWeb, Annee, Intitule, Jour, NomAvecPreposition, Texte


class Commune(Fiche):
    """La commune qui porte la convention."""

    nom: Intitule = Field(title="nom", examples=["Exempleville"])
    avec_preposition: NomAvecPreposition = Field(
        title="nom avec préposition",
        description="Le nom après « commune » : d'Exempleville, de Lens, du Havre…",
        examples=["d'Exempleville"],
    )
    departement: Intitule = Field(title="département", examples=["Loire-Exemple"])

    @property
    def identite(self) -> str:
        """Ce qui la distingue des autres : une majuscule ou un trait d'union corrigés n'en font pas une autre."""
        return f"{adresses.slug(self.departement)}/{adresses.slug(self.nom)}"


class Agglomeration(Fiche):
    """L'agglomération qui porte la convention-cadre."""

    nom: Intitule = Field(title="nom", description="Le nom officiel, en entier.")
    sigle: Intitule = Field(title="sigle")


class Periode(Fiche):
    """Les années du contrat, comprises."""

    debut: Annee = Field(title="première année")
    fin: Annee = Field(title="dernière année")


class Objet(Fiche):
    """Ce que la convention présente."""

    introduction: Texte = Field(title="introduction", description="La phrase qui annonce les points.")
    points: tuple[Texte, ...] = Field(min_length=1, title="points")


class Engagement(Fiche):
    """Ce que les signataires s'engagent à faire, et jusqu'à quand."""

    echeance: Jour = Field(title="échéance", description="Le dernier jour du contrat, écrit année-mois-jour.")
    textes: tuple[Texte, ...] = Field(min_length=1, title="paragraphes", description="Un paragraphe par tiret.")


class Signature(Fiche):
    """Où et quand la convention a été signée."""

    lieu: Intitule = Field(title="lieu", examples=["Exempleville"])
    date: Jour = Field(title="date", description="Le jour, écrit année-mois-jour.")


class Personne(Fiche):
    """Une personne nommée dans la convention."""

    prenom: Intitule = Field(title="prénom", examples=["Camille"])
    nom: Intitule = Field(title="nom", examples=["Exemple"])

    @property
    def nom_complet(self) -> str:
        """Le prénom puis le nom."""
        return f"{self.prenom} {self.nom}"


class Signataire(Personne):
    """Une personne qui a signé, et à quel titre."""

    qualite: Texte = Field(title="qualité", description="À quel titre elle signe.", examples=["Maire d'Exempleville"])


class Document(Fiche):
    """Le document signé dont viennent les données."""

    titre: Intitule = Field(title="titre")
    lien: AdresseWeb | None = Field(
        default=None,
        title="lien",
        description="L'adresse du document signé, dès qu'il est en ligne.",
        examples=["https://exemple.fr/convention.pdf"],
    )


class Convention(FichierCommun):
    """Le fichier ``data/convention.yml``."""

    rubrique = Rubrique("Convention", adresses.CONVENTION)
    telechargement = Telechargement(
        "La convention", "Le préambule, l'engagement, les signataires et le document signé."
    )

    titre: Intitule = Field(title="titre")
    sous_titre: Intitule = Field(title="sous-titre")
    commune: Commune = Field(title="commune")
    agglomeration: Agglomeration = Field(title="agglomération")
    periode: Periode = Field(title="période")
    preambule: tuple[Texte, ...] = Field(min_length=1, title="préambule", description="Un paragraphe par tiret.")
    objet: Objet = Field(title="objet")
    engagement: Engagement = Field(title="engagement")
    signature: Signature = Field(title="signature")
    signataires: tuple[Signataire, ...] = Field(min_length=1, title="signataires")
    document: Document = Field(title="document signé")
