"""Chaque site n'est construit qu'une fois par séance de tests, et aucun ne l'est des données d'aujourd'hui."""

import fcntl
import gc
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from macros.lecture import lire
from macros.modele import Contrat
from tests.outils.porte import fermer
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, Site, construire, copier_projet

pytest_plugins = ["tests.outils.reste", "tests.outils.lancements"]
fermer()


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:  # noqa: ARG001 - pytest l'impose
    """Ce qui se lit avant les tests reste en mémoire : Python n'a pas à y chercher, encore et encore, de quoi jeter."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def contrat() -> Contrat:
    """Le contrat tel qu'il a été signé."""
    return lire(HAILLICOURT)


@pytest.fixture(scope="session")
def site(request, tmp_path_factory) -> Site:
    """Le site du contrat signé, tel qu'il se publie : une adresse publique, sous un chemin, et un dépôt.

    Le premier processus de pytest-xdist qui le demande le construit et dit où ; les autres l'attendent.
    """
    seance = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # et non l'environnement : un test peut jouer d'autres tests, seuls
        seance = seance.parent
    with (seance / "site-de-la-seance").open("a+", encoding="utf-8") as lieu:
        fcntl.flock(lieu, fcntl.LOCK_EX)
        lieu.seek(0)
        dossier = lieu.read()
        if not dossier:
            projet = copier_projet(Path(mkdtemp(dir=seance)), HAILLICOURT)
            dossier = str(construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT).dossier)
            lieu.write(dossier)
    return Site(Path(dossier))
