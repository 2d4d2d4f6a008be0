"""Ce que la loi demande à un site public : loi n° 2004-575, article 1-1 ; loi n° 2005-102, article 47."""

from collections.abc import Iterator

from pydantic import Field

from macros import adresses
from macros.modele.accessibilite import Accessibilite
from macros.modele.champs import AdresseWeb, Courriel, Telephone, Texte
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement


class Editeur(Fiche):
    """Qui publie le site."""

    nom: Texte = Field(title="nom", examples=["Commune d'Exempleville"])
    adresse: Texte | None = Field(default=None, title="adresse", examples=["1 rue de l'Exemple, 00000 Exempleville"])
    telephone: Telephone | None = Field(default=None, title="téléphone", examples=["03 53 01 00 00"])
    courriel: Courriel | None = Field(default=None, title="courriel", examples=["mairie@exemple.fr"])


class Hebergeur(Fiche):
    """Qui héberge le site."""

    nom: Texte = Field(title="nom", examples=["Hébergeur d'exemple"])
    adresse: Texte = Field(title="adresse", examples=["2 rue de l'Exemple, 00000 Exempleville"])
    telephone: Texte | None = Field(
        default=None,
        title="téléphone",
        description="Un numéro, étranger au besoin.",
        examples=["03 53 01 00 00"],
    )
    confidentialite: AdresseWeb | None = Field(
        default=None,
        title="règles de confidentialité",
        description="La page où l'hébergeur dit ce qu'il fait des adresses de connexion.",
        examples=["https://exemple.fr/confidentialite"],
    )


class Licence(Fiche):
    """La licence des données."""

    nom: Texte = Field(title="nom", description="Par exemple : Licence Ouverte 2.0.")
    lien: AdresseWeb = Field(title="lien", examples=["https://exemple.fr/licence"])


class Site(FichierCommun):
    """Le fichier ``data/site.yml``."""

    rubrique = Rubrique("Mentions légales", adresses.MENTIONS_LEGALES)
    telechargement = Telechargement("Le site", "Son éditeur, son hébergeur et la licence des données.")

    editeur: Editeur = Field(title="éditeur")
    directeur_publication: Texte | None = Field(
        default=None,
        title="directeur de publication",
        description="Le prénom, le nom et la qualité de la personne qui répond de ce qui est publié.",
        examples=["Camille Exemple, maire"],
    )
    hebergeur: Hebergeur = Field(title="hébergeur")
    accessibilite: Accessibilite = Field(default=Accessibilite(), title="accessibilité")
    licence_donnees: Licence = Field(title="licence des données")

    def champs_a_completer(self) -> Iterator[str]:
        """Les champs facultatifs que la loi attend et que personne n'a encore donnés."""
        attendus = {
            "editeur: adresse": self.editeur.adresse,
            "editeur: telephone": self.editeur.telephone,
            "hebergeur: telephone": self.hebergeur.telephone,
            "directeur_publication": self.directeur_publication,
        }
        yield from (champ for champ, valeur in attendus.items() if valeur is None)
        yield from (f"accessibilite: {champ}" for champ in self.accessibilite.champs_a_completer())
