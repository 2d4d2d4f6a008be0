"""Ce que la loi demande à un site public : loi n° 2004-575, article 1-1 ; loi n° 2005-102, article 47.

La déclaration d'accessibilité suit le décret n° 2019-768, et le modèle de l'arrêté du 20 septembre 2019 (RGAA 4.1).
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, field_validator

from macros import adresses
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import AdresseWeb, Courriel, Jour, Mesure, Telephone, Texte

Etat = Literal["non conforme", "partiellement conforme", "totalement conforme"]
TOTAL = 100
MOITIE = 50


def etat_du_taux(taux: float) -> Etat:
    """L'état que donne la part des critères respectés : tous, au moins la moitié, ou moins (RGAA 4.1)."""
    if taux == TOTAL:
        return "totalement conforme"
    return "partiellement conforme" if taux >= MOITIE else "non conforme"


class Editeur(Fiche):
    """Qui publie le site."""

    nom: Texte = Field(title="nom", examples=["Commune d'Exempleville"])
    adresse: Texte | None = Field(default=None, title="adresse", examples=["1 rue de l'Exemple, 00000 Exempleville"])
    telephone: Telephone | None = Field(default=None, title="téléphone", examples=["03 53 01 00 00"])
    courriel: Courriel | None = Field(default=None, title="courriel", examples=["mairie@exemple.fr"])

    @property
    def se_contacte(self) -> bool:
        """Faux quand on ne sait que son nom."""
        return bool(self.adresse or self.telephone or self.courriel)


class Hebergeur(Fiche):
    """Qui héberge le site."""

    nom: Texte = Field(title="nom", examples=["Hébergeur d'exemple"])
    adresse: Texte = Field(title="adresse", examples=["2 rue de l'Exemple, 00000 Exempleville"])
    telephone: Texte | None = Field(
        default=None, title="téléphone", description="Un numéro, étranger au besoin.", examples=["03 53 01 00 00"]
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


class Audit(Fiche):
    """L'audit qui mesure la conformité au RGAA."""

    date: Jour = Field(title="date de l'audit", description="Le jour, écrit année-mois-jour.")
    auditeur: Texte = Field(title="auditeur", description="Qui l'a fait.", examples=["Cabinet d'exemple"])
    taux: Mesure = Field(title="taux de conformité", description="Le pourcentage des critères du RGAA respectés.")

    @field_validator("taux")
    @classmethod
    def _entre_zero_et_cent(cls, taux: float) -> float:
        if not 0 <= taux <= TOTAL:
            raise ValueError("un taux de conformité va de 0 à 100 : écrivez par exemple 72,5")
        return taux


class PageVerifiee(Fiche):
    """Une page sur laquelle a porté l'audit."""

    designation: Texte = Field(title="titre", examples=["Accueil"])
    lien: AdresseWeb | None = Field(default=None, title="lien", examples=["https://exemple.fr/"])


class Accessibilite(Fiche):
    """Ce que dit la déclaration ; sans audit déclaré, un site est « non conforme »."""

    rubrique = Rubrique("Accessibilité", adresses.ACCESSIBILITE)

    etat: Etat = Field(
        default="non conforme",
        title="état de conformité",
        description="Sans audit, non conforme ; sinon celui du taux : totalement à 100 %, partiellement dès 50 %.",
    )
    contact: Courriel | None = Field(
        default=None,
        title="contact",
        description="L'adresse électronique où signaler un défaut d'accessibilité ; à défaut, les référents servent.",
        examples=["accessibilite@exemple.fr"],
    )
    schema_pluriannuel: AdresseWeb | None = Field(
        default=None,
        title="schéma pluriannuel",
        description="L'adresse du schéma pluriannuel de mise en accessibilité.",
        examples=["https://exemple.fr/schema-accessibilite"],
    )
    audit: Audit | None = Field(default=None, title="audit")
    non_conformites: tuple[Texte, ...] = Field(
        default=(),
        title="non-conformités",
        description="Ce qui n'est pas accessible et pourquoi, un contenu par tiret.",
    )
    derogations: tuple[Texte, ...] = Field(
        default=(),
        title="dérogations pour charge disproportionnée",
        description="Le contenu, la raison et, s'il y en a un, l'autre moyen d'y accéder ; un par tiret.",
    )
    contenus_non_soumis: tuple[Texte, ...] = Field(
        default=(), title="contenus non soumis à l'obligation d'accessibilité", description="Un contenu par tiret."
    )
    etablie_le: Jour | None = Field(
        default=None, title="date de la déclaration", description="Le jour, écrit année-mois-jour."
    )
    mise_a_jour_le: Jour | None = Field(
        default=None, title="date de sa mise à jour", description="Le jour, écrit année-mois-jour."
    )
    technologies: tuple[Texte, ...] = Field(
        default=(), title="technologies", description="Celles dont le site est fait, une par tiret."
    )
    environnement: tuple[Texte, ...] = Field(
        default=(),
        title="environnement de test",
        description="Les navigateurs et les lecteurs d'écran de l'audit, avec leurs versions, un couple par tiret.",
    )
    outils: tuple[Texte, ...] = Field(
        default=(), title="outils d'évaluation", description="Un outil par tiret, avec sa version."
    )
    pages_verifiees: tuple[PageVerifiee, ...] = Field(
        default=(), title="pages vérifiées", description="Celles sur lesquelles a porté l'audit, une par tiret."
    )

    @property
    def est_totale(self) -> bool:
        """Vrai quand rien n'est inaccessible."""
        return self.etat == etat_du_taux(TOTAL)

    @property
    def contenus_recenses(self) -> bool:
        """Vrai quand la déclaration nomme au moins un contenu qui n'est pas accessible."""
        return bool(self.non_conformites or self.derogations or self.contenus_non_soumis)

    def champs_a_completer(self) -> Iterator[str]:
        """Les champs que la déclaration doit avoir, et qui manquent."""
        facultatifs = {"mise_a_jour_le", "derogations", "contenus_non_soumis"}
        if self.est_totale:
            facultatifs.add("non_conformites")
        yield from (champ for champ, valeur in self if not valeur and champ not in facultatifs)


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
        facultatifs = {
            "editeur: adresse": self.editeur.adresse,
            "editeur: telephone": self.editeur.telephone,
            "editeur: courriel": self.editeur.courriel,
            "hebergeur: telephone": self.hebergeur.telephone,
            "directeur_publication": self.directeur_publication,
        }
        yield from (champ for champ, valeur in facultatifs.items() if valeur is None)
        yield from (f"accessibilite: {champ}" for champ in self.accessibilite.champs_a_completer())
