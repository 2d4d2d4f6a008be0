"""Le contrat entier : un champ par fichier de ``data/``, et ce qui se déduit en les croisant, un sujet par fichier."""

from macros.modele.contrat.chiffres import Comparaison, SesChiffres
from macros.modele.contrat.engagements import Poursuivie, SesEngagements
from macros.modele.contrat.fichiers import FACULTATIFS, FICHIERS_COMMUNS, fichiers_communs
from macros.modele.contrat.lieux import SesLieux
from macros.modele.contrat.origine import SonOrigine
from macros.modele.contrat.quartiers import BEAUCOUP, DESSINES, PEU

__all__ = [
    "BEAUCOUP",
    "DESSINES",
    "FACULTATIFS",
    "FICHIERS_COMMUNS",
    "PEU",
    "Comparaison",
    "Contrat",
    "Poursuivie",
    "fichiers_communs",
]


class Contrat(SesLieux, SesEngagements, SesChiffres, SonOrigine):
    """Tout ce que disent les fichiers de ``data/`` (``fichiers.py``), et tout ce qui s'en déduit."""

    def donne_un_contact(self, quartier: str = "") -> bool:
        """Vrai quand les données disent à qui s'adresser, dans ce quartier ou partout ; à défaut, l'éditeur du site."""
        return not self.pilotage.contacts(quartier).aucun or self.site.editeur.se_contacte

    @property
    def presente_les_referents(self) -> bool:
        """Vrai quand la page du pilotage a des référents à nommer ou, faute de tout contact, l'éditeur du site."""
        pilotage = self.pilotage
        return bool(pilotage.referents) or (not pilotage.se_contacte and self.site.editeur.se_contacte)
