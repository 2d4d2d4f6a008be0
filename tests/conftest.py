"""Chaque site n'est construit qu'une fois par séance de tests, et aucun ne l'est des données d'aujourd'hui."""

import pytest

from macros.lecture import lire
from macros.modele import Contrat
from tests.outils.porte import fermer
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, Site, construire, copier_projet

pytest_plugins = ["tests.outils.reste"]
fermer()


@pytest.fixture(scope="session")
def contrat() -> Contrat:
    """Le contrat tel qu'il a été signé."""
    return lire(HAILLICOURT)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Site:
    """Le site du contrat signé, tel qu'il se publie : une adresse publique, sous un chemin, et un dépôt."""
    projet = copier_projet(tmp_path_factory.mktemp("haillicourt") / "projet", HAILLICOURT)
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT)
