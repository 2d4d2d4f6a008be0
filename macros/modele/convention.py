"""La convention signée : commune, période, préambule, engagement, signature."""

from typing import Annotated

from pydantic import Field

from macros.modele.champs import AdresseWeb, Annee, Jour, Texte
from macros.modele.fiche import Fiche


class Commune(Fiche):
    """La commune qui porte la convention."""

    nom: Texte
    avec_preposition: Texte = Field(description="Le nom après « commune » : d'Haillicourt, de Lens, du Havre…")
    departement: Texte


class Agglomeration(Fiche):
    """L'agglomération qui porte la convention-cadre."""

    nom: Texte
    sigle: Texte


class Periode(Fiche):
    """Les années du contrat, comprises."""

    debut: Annee
    fin: Annee


class Objet(Fiche):
    """Ce que la convention présente."""

    introduction: Texte
    points: Annotated[tuple[Texte, ...], Field(min_length=1)]


class Engagement(Fiche):
    """Ce que les signataires s'engagent à faire, et jusqu'à quand."""

    echeance: Jour
    textes: Annotated[tuple[Texte, ...], Field(min_length=1)]


class Signature(Fiche):
    """Où et quand la convention a été signée."""

    lieu: Texte
    date: Jour


class Personne(Fiche):
    """Une personne nommée dans la convention."""

    prenom: Texte
    nom: Texte

    @property
    def nom_complet(self) -> str:
        """Le prénom puis le nom."""
        return f"{self.prenom} {self.nom}"


class Signataire(Personne):
    """Une personne qui a signé, et à quel titre."""

    qualite: Texte


class Document(Fiche):
    """Le document signé dont viennent les données."""

    titre: Texte
    lien: AdresseWeb | None = None


class Convention(Fiche):
    """Le fichier ``data/convention.yml``."""

    titre: Texte
    sous_titre: Texte
    commune: Commune
    agglomeration: Agglomeration
    periode: Periode
    preambule: Annotated[tuple[Texte, ...], Field(min_length=1)]
    objet: Objet
    engagement: Engagement
    signature: Signature
    signataires: Annotated[tuple[Signataire, ...], Field(min_length=1)]
    document: Document
