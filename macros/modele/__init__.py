"""Le modèle : ce que disent les données, typé et figé. Aucune lecture, aucune page."""

from macros.modele.contrat import Comparaison, Contrat, Groupe, Ligne
from macros.modele.quartier import Quartier

__all__ = ["Comparaison", "Contrat", "Groupe", "Ligne", "Quartier"]
