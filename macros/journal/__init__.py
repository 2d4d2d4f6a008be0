"""Le journal : ce que chaque publication a changé pour les lecteurs, en phrases, dans des pages et des fils Atom."""

from macros.journal.entree import Entree, entrees
from macros.journal.fil import fils
from macros.journal.vues import Journal, visibles

__all__ = ["Entree", "Journal", "entrees", "fils", "visibles"]
