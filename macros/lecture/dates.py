"""Les dates à venir de ce qui a déjà eu lieu : sans doute une faute de frappe, que seul le jour où l'on lit révèle.

La construction, qui ne regarde pas le jour, n'en sait rien : les mêmes données font le même site.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from macros.langue.francais import jour as en_lettres
from macros.lecture.arbre import TOUS, Arbre, Chemin, Faute
from macros.modele.ecritures import lire_annee
from macros.modele.jours import lire_date, lire_moment, premier_jour

JOURS = (
    ("date",),  # d'un fichier de contours
    ("signature", "date"),
    ("actes", TOUS, "date"),
    ("referents", TOUS, "vacant_depuis"),
    ("instances", TOUS, "avis", TOUS, "date"),
    ("accessibilite", "audit", "date"),
    ("accessibilite", "etablie_le"),
    ("accessibilite", "mise_a_jour_le"),
)
JOURS_DU_SUIVI = ((TOUS, "date"), (TOUS, "corrections", TOUS, "date"))
MOMENTS = (("avant", TOUS, "jusqu_au"), ("changements", TOUS, "date"))
ANNEES = (
    *(("portrait", "population", cle) for cle in ("depuis", "annee")),
    *(("population", cle) for cle in ("depuis", "annee")),
)


def dates_a_venir(arbres: Iterable[Arbre], aujourd_hui: date) -> Iterator[Faute]:
    """Une remarque par date d'après ``aujourd_hui`` ; ce n'est pas une faute : demain, elle serait juste."""
    for arbre in arbres:
        for chemin, _ in (trouve for motif in JOURS for trouve in arbre.textes(*motif)):
            if (jour := arbre.lire(chemin, lire_date)) and jour > aujourd_hui:
                yield arbre.faute(chemin, f"le {en_lettres(jour)} est à venir : vérifiez cette date")
        for chemin, _ in (trouve for motif in ANNEES for trouve in arbre.textes(*motif)):
            if (annee := arbre.lire(chemin, lire_annee)) and annee > aujourd_hui.year:
                yield arbre.faute(chemin, f"{annee} est à venir : vérifiez cette année")


def faits_a_venir(arbres: Iterable[Arbre], aujourd_hui: date) -> Iterator[Faute]:
    """Une nouvelle et le changement d'un quartier disent ce qui a eu lieu : ils ne sont pas d'après-demain.

    Demain, c'est déjà aujourd'hui ailleurs.
    """
    demain = aujourd_hui + timedelta(days=1)
    for arbre in arbres:
        motifs = JOURS_DU_SUIVI if isinstance(arbre.valeur, list) else ()  # seul un fichier du suivi est une liste
        for chemin, _ in (trouve for motif in motifs for trouve in arbre.textes(*motif)):
            if (jour := arbre.lire(chemin, lire_date)) and jour > demain:
                yield _trop_tot(arbre, chemin, f"le {en_lettres(jour)}")
        for chemin, ecrit in (trouve for motif in MOMENTS for trouve in arbre.textes(*motif)):
            if (moment := arbre.lire(chemin, lire_moment)) and premier_jour(moment) > demain:
                yield _trop_tot(arbre, chemin, ecrit)


def _trop_tot(arbre: Arbre, chemin: Chemin, quand: str) -> Faute:
    conseil = "écrivez quand cela s'est passé, ou attendez que ce soit fait"
    return arbre.faute(chemin, f"{quand} est à venir : {conseil}")
