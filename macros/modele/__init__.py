"""Le modèle : ce que disent les données, typé et figé. Aucune lecture, aucune page."""

from macros.modele.contrat import Contrat
from macros.modele.quartier import Quartier

__all__ = ["Contrat", "Quartier"]
