"""Des nouvelles inventées, et le contrat qu'elles suivent."""

from macros.modele.suivi import Nouvelle
from tests.outils.contrats import changer

REAAP = "parentalite--renforcer-le-dispositif-reaap"
DELIBERATION = "Délibération du 12 mars 2026"


def nouvelle(date="2026-03-12", etat="fait", engagement=REAAP, source=DELIBERATION, **champs):
    """Une nouvelle de la commune, ou d'une instance quand les ``champs`` disent « par » et « constat »."""
    if "constat" in champs:
        champs.setdefault("texte", "Le conseil y est allé.")
    etat = None if "constat" in champs else etat
    return Nouvelle.model_validate(
        {"date": date, "engagement": engagement, "source": source, "etat": etat} | champs, strict=False
    )


def suivre(contrat, *nouvelles, **parties):
    """Le contrat où ces nouvelles sont publiées, la plus récente d'abord."""
    ecrites = tuple(sorted(nouvelles, key=lambda ecrite: ecrite.date, reverse=True))
    return changer(contrat, suivi=ecrites, **parties)
