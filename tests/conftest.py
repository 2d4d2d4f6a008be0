"""Le site n'est construit qu'une fois par séance de tests."""

from pathlib import Path

import pytest

from macros.lecture import lire
from macros.modele import Contrat
from tests.outils import RACINE, Site, construire

ADRESSE_PUBLIQUE = "https://exemple.github.io/contrat-de-ville/"
DEPOT = "https://github.com/exemple/contrat-de-ville"


@pytest.fixture(scope="session")
def contrat() -> Contrat:
    """Le contrat que décrit ``data/``."""
    return lire(RACINE / "data")


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Site:
    """Le site tel qu'il se publie : une adresse publique, sous un chemin, et un dépôt."""
    dossier: Path = tmp_path_factory.mktemp("site")
    return construire(RACINE, dossier, SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT)
