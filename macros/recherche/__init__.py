"""La recherche : les pages -> les fichiers que lit ``recherche.js``."""

from macros.recherche.aide import aide_sans_resultat, equivalences, mots_sans_reponse
from macros.recherche.index import fichiers
from macros.recherche.lieux import Page, abreger, lire_page

__all__ = ["Page", "abreger", "aide_sans_resultat", "equivalences", "fichiers", "lire_page", "mots_sans_reponse"]
