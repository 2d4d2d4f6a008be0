"""Ce que la loi demande à un site public : loi n° 2004-575, article 1-1 ; loi n° 2005-102, article 47."""

from collections.abc import Iterator
from typing import Literal

from macros.modele.champs import AdresseWeb, Courriel, Telephone, Texte
from macros.modele.fiche import Fiche


class Editeur(Fiche):
    """Qui publie le site."""

    nom: Texte
    adresse: Texte | None = None
    telephone: Telephone | None = None
    courriel: Courriel | None = None


class Hebergeur(Fiche):
    """Qui héberge le site."""

    nom: Texte
    adresse: Texte
    telephone: Texte | None = None


class Accessibilite(Fiche):
    """L'état de conformité au RGAA ; « non conforme » tant qu'aucun audit n'existe."""

    etat: Literal["non conforme", "partiellement conforme", "totalement conforme"]
    contact: Courriel | None = None


class Licence(Fiche):
    """La licence des données."""

    nom: Texte
    lien: AdresseWeb


class Publication(Fiche):
    """Le fichier ``data/site.yml``."""

    editeur: Editeur
    directeur_publication: Texte | None = None
    hebergeur: Hebergeur
    accessibilite: Accessibilite
    licence_donnees: Licence

    def champs_a_completer(self) -> Iterator[str]:
        """Les champs facultatifs que la loi attend et que personne n'a encore donnés."""
        attendus = {
            "editeur: adresse": self.editeur.adresse,
            "editeur: telephone": self.editeur.telephone,
            "hebergeur: telephone": self.hebergeur.telephone,
            "directeur_publication": self.directeur_publication,
            "accessibilite: contact": self.accessibilite.contact,
        }
        yield from (champ for champ, valeur in attendus.items() if valeur is None)
