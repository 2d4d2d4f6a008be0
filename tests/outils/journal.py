"""Le journal d'un dépôt, tel qu'on le lit."""

from macros.histoire.journal import lire_l_histoire
from macros.histoire.publications import publications
from macros.reserve import Reserve
from tests.outils.projet import normaliser

CENTRE = "quartiers/le-centre.yml"
PAUVRETE = "Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %."


def lire(depot, reserve=None, dossiers=("data",)):
    return lire_l_histoire(depot, publications(depot, dossiers), reserve or Reserve()).entrees


def phrases(depot, **options):
    return [[normaliser(str(changement)) for changement in entree.changements] for entree in lire(depot, **options)]
