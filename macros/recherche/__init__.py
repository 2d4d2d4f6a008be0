"""La recherche : les pages -> les fichiers que lit ``recherche.js``."""

from macros.recherche.index import fichiers
from macros.recherche.lieux import Page

__all__ = ["Page", "fichiers"]
