"""Ce que l'on dit de ce qui n'est plus à son adresse."""

from datetime import date

from macros.adresses import est_une_branche
from macros.langue.francais import Nom, ce, citer, jour, majuscule
from macros.pages.blocs import QUARTIERS, STRATEGIE

TITRE_ABREGE = 80  # en caractères : de quoi reconnaître ce que l'on lisait
# Ce qui avait une page -> ce que l'on en dit quand elle est retirée.
RETIRES = {
    "quartier": "Ce quartier n'est plus dans le contrat de ville",
    "branche": "{} n'est plus dans le contrat de ville",
    "page": "Cette page n'est plus sur le site",
}


def sorte_de_page(page: str, source: str) -> str:
    """« quartier », « branche » ou « page », d'après le fichier qui la faisait."""
    if source.startswith(QUARTIERS):
        return "quartier"
    return "branche" if source == STRATEGIE and est_une_branche(page) else "page"


def page_retiree(sorte: str, retiree_le: date | None, nom: Nom, deplacee: bool = False) -> str:
    """« Ce quartier n'est plus dans le contrat de ville depuis le 3 mars 2025. » ; ``sorte`` : une clé de RETIRES.

    ``nom`` est celui des branches qui ont leur page : « Cet enjeu n'est plus… ».
    """
    if deplacee:
        return "Cette page est maintenant à une autre adresse."
    return f"{RETIRES[sorte].format(majuscule(ce(nom)))}{f' depuis le {jour(retiree_le)}' if retiree_le else ''}."


def partie_retiree(titre: str, retiree_le: date | None, deplacee: bool = False) -> str:
    """« « Taux d'emploi », jusqu'au 3 mars 2025. » : un élément de la liste de ce qui n'est plus sur la page."""
    quand = f", jusqu'au {jour(retiree_le)}" if retiree_le and not deplacee else ""
    return f"{citer(titre, TITRE_ABREGE)}{' a changé de place' if deplacee else quand}."
