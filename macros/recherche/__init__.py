"""La recherche : les pages -> les fichiers que lit ``recherche.js``."""

from macros.recherche.abrege import abreger
from macros.recherche.index import fichiers
from macros.recherche.lieux import Page, lire_page

__all__ = ["Page", "abreger", "fichiers", "lire_page"]
