"""Un vrai navigateur devant le site construit, servi sous un chemin comme il se publie."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.conftest import ADRESSE_PUBLIQUE
from tests.navigateur import firefox as pilote
from tests.outils.projet import Site

CHEMIN = urlsplit(ADRESSE_PUBLIQUE).path.strip("/")
NAVIGATEURS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # dans un conteneur, il n'y a que root ; les pages ouvertes sont les nôtres
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Muet(SimpleHTTPRequestHandler):
    """Sert un dossier sans rien écrire dans le terminal."""

    def log_message(self, *_: Any) -> None:
        """Ne dit rien."""


def servir(site: Site, racine: Path) -> Iterator[str]:
    """L'adresse du site, servi sous un chemin depuis ``racine``, un dossier vide."""
    (racine / CHEMIN).symlink_to(site.dossier)
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), partial(Muet, directory=str(racine)))
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serveur.server_port}/{CHEMIN}/"
    serveur.shutdown()
    serveur.server_close()


@pytest.fixture(scope="session")
def adresse(site: Site, tmp_path_factory) -> Iterator[str]:
    """L'adresse du site servi ; elle finit par « / »."""
    yield from servir(site, tmp_path_factory.mktemp("serveur"))


def lancer(playwright: Playwright, **options: Any) -> Browser:
    """Le Chromium installé, à défaut celui de Playwright."""
    installe = next(filter(None, map(shutil.which, NAVIGATEURS)), None)
    return playwright.chromium.launch(executable_path=installe, args=ARGUMENTS, **options)


def lancer_a_ascenseurs(playwright: Playwright) -> Browser:
    """Chromium avec les ascenseurs d'un ordinateur, qui prennent de la place ; sans fenêtre, il les cache."""
    return lancer(playwright, ignore_default_args=["--hide-scrollbars"])


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Ce qui pilote Chromium pour toute la séance."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def navigateur(playwright: Playwright) -> Iterator[Browser]:
    """Un navigateur pour toute la séance."""
    navigateur = lancer(playwright)
    yield navigateur
    navigateur.close()


@pytest.fixture(scope="session")
def navigateur_a_ascenseurs(playwright: Playwright) -> Iterator[Browser]:
    """Un navigateur dont les ascenseurs prennent de la place."""
    navigateur = lancer_a_ascenseurs(playwright)
    yield navigateur
    navigateur.close()


@pytest.fixture
def ouvrir(navigateur: Browser, adresse: str) -> Iterator[Callable[..., Page]]:
    """``ouvrir(chemin, largeur, palette, **options)`` -> la page, dans un contexte neuf, fermé à la fin du test."""
    contextes = []

    def ouvrir(chemin: str = "", largeur: int = 1280, palette: str = "light", **options: Any) -> Page:
        reglages = {"viewport": {"width": largeur, "height": 900}, "color_scheme": palette, "locale": "fr-FR"} | options
        contextes.append(navigateur.new_context(**reglages))
        page = contextes[-1].new_page()
        page.goto(adresse + chemin)
        return page

    yield ouvrir
    for contexte in contextes:
        contexte.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory) -> Iterator[pilote.Firefox]:
    """Un Firefox ESR pour toute la séance."""
    if not (programme := pilote.trouver()):
        pytest.skip("Firefox n'est pas installé ; sur Debian, « sh .ci/installer-navigateur » l'installe")
    with pilote.lancer(programme, tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


@pytest.fixture
def ouvrir_firefox(firefox: pilote.Firefox, adresse: str) -> Callable[..., pilote.Firefox]:
    """``ouvrir_firefox(chemin, largeur)`` -> Firefox devant cette page."""

    def ouvrir(chemin: str = "", largeur: int = 1280) -> pilote.Firefox:
        firefox.ouvrir(adresse + chemin, largeur)
        return firefox

    return ouvrir
