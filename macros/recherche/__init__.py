"""La recherche : les pages -> les fichiers que lit ``recherche.js``."""

from macros.recherche.index import fichiers
from macros.recherche.lieux import Page, abreger, lire_page
from macros.recherche.mots import equivalences, mots_sans_reponse
from macros.recherche.secours import Secours, secourir

__all__ = ["Page", "Secours", "abreger", "equivalences", "fichiers", "lire_page", "mots_sans_reponse", "secourir"]
