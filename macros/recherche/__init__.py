"""La recherche : les pages -> les fichiers que lit ``recherche.js``."""

from macros.recherche.abrege import abreger
from macros.recherche.equivalences import equivalences, mots_sans_reponse
from macros.recherche.index import fichiers
from macros.recherche.lieux import Page, lire_page
from macros.recherche.secours import Secours, secourir

__all__ = ["Page", "Secours", "abreger", "equivalences", "fichiers", "lire_page", "mots_sans_reponse", "secourir"]
