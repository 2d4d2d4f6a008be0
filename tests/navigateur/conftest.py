"""Un vrai navigateur devant le site construit, servi sous un chemin comme il se publie."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.outils.navigateur import firefox as pilote
from tests.outils.navigateur.chromium import lancer, lancer_a_ascenseurs
from tests.outils.navigateur.hebergeur import servir
from tests.outils.navigateur.recherche import champ, resultats
from tests.outils.projet import Site


def pytest_itemcollected(item: pytest.Item) -> None:
    """Tout test de ce dossier se reconnaît : « make test-rapide » s'en passe."""
    item.add_marker("navigateur")


@pytest.fixture(scope="session")
def adresse(site: Site, tmp_path_factory) -> Iterator[str]:
    """L'adresse du site servi."""
    with servir(site.dossier, tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


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


@pytest.fixture(scope="module")
def demander(navigateur: Browser, adresse: str) -> Iterator[Callable[[str], Page]]:
    """``demander(saisie)`` -> une page, la même à chaque fois, où l'on vient de taper cette saisie et nulle autre."""
    page = navigateur.new_page()
    page.goto(adresse)
    page.get_by_role("button", name="Rechercher").click()

    def demander(saisie: str) -> Page:
        champ(page).fill("")
        expect(resultats(page)).to_have_count(0)
        champ(page).fill(saisie)
        return page

    yield demander
    page.close()


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
