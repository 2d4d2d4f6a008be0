"""Les documents à imprimer et les vignettes à partager : du contrat aux PDF et aux images.

``recettes`` dit de quoi chaque document est fait ; ``fabriquer`` le compose, ou le reprend s'il n'a pas changé.
"""

from macros.documents.atelier import DocumentImpossible, fabriquer
from macros.documents.avancement import Avancement
from macros.documents.recette import Recette, recettes

__all__ = ["Avancement", "DocumentImpossible", "Recette", "fabriquer", "recettes"]
