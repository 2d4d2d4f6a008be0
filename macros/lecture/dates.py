"""Les dates à venir de ce qui a déjà eu lieu : sans doute une faute de frappe, que seul le jour où l'on lit révèle."""

from collections.abc import Iterable, Iterator
from datetime import date

from macros.langue.francais import jour as en_lettres
from macros.lecture.arbre import TOUS, Arbre, Faute
from macros.modele.ecritures import lire_annee, lire_date

JOURS = (
    ("signature", "date"),
    ("referents", TOUS, "vacant_depuis"),
    ("accessibilite", "audit", "date"),
    ("accessibilite", "etablie_le"),
    ("accessibilite", "mise_a_jour_le"),
)
ANNEES = (("portrait", "population", "depuis"),)


def dates_a_venir(arbres: Iterable[Arbre], aujourd_hui: date) -> Iterator[Faute]:
    """Une remarque par date d'après ``aujourd_hui`` ; ce n'est pas une faute : demain, elle serait juste."""
    for arbre in arbres:
        for chemin, _ in (trouve for motif in JOURS for trouve in arbre.textes(*motif)):
            if (jour := arbre.lire(chemin, lire_date)) and jour > aujourd_hui:
                yield arbre.faute(chemin, f"le {en_lettres(jour)} est à venir : vérifiez cette date")
        for chemin, _ in (trouve for motif in ANNEES for trouve in arbre.textes(*motif)):
            if (annee := arbre.lire(chemin, lire_annee)) and annee > aujourd_hui.year:
                yield arbre.faute(chemin, f"{annee} est à venir : vérifiez cette année")
