"""Trois entrées inventées du journal, et les adresses des fils qui les disent."""

from datetime import UTC, datetime

from macros.differences import Changement
from macros.edition import Edition
from macros.histoire.journal import Entree

EDITION = Edition("https://exemple.github.io/contrat/", "https://github.com/exemple/contrat")
SITE, CENTRE, OISEAUX = "journal/fil.xml", "journal/quartiers/le-centre.xml", "journal/quartiers/cite-des-oiseaux.xml"
PAUVRETE = Changement(
    "Le Centre", "le taux de pauvreté passe de 46,7 % à 45,1 %.", "quartiers/le-centre.md", "portrait"
)
TELEPHONE = Changement("Pilotage", "le téléphone de Camille Exemple devient 03 53 01 00 00.", "pilotage.md")
MALIN = Changement("<b>R&D</b>", 'l\'objectif « "tout" & <script>rien</script> ]]> » est ajouté.', "pilotage.md")


def entree(rang, *changements):
    """L'entrée du jour ``rang`` de mars 2025."""
    return Entree(f"{rang:040x}", datetime(2025, 3, rang, 12, tzinfo=UTC), changements)


ENTREES = (entree(3, PAUVRETE, TELEPHONE), entree(2, MALIN), entree(1, PAUVRETE))
