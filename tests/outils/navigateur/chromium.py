"""Le Chromium que pilotent les tests et les mesures."""

import shutil
from typing import Any

from playwright.sync_api import Browser, Playwright

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


def lancer(playwright: Playwright, *arguments: str, **options: Any) -> Browser:
    """Le Chromium installé, à défaut celui de Playwright."""
    installe = next(filter(None, map(shutil.which, NAVIGATEURS)), None)
    return playwright.chromium.launch(executable_path=installe, args=[*ARGUMENTS, *arguments], **options)


def lancer_a_ascenseurs(playwright: Playwright) -> Browser:
    """Chromium avec les ascenseurs d'un ordinateur, qui prennent de la place ; sans fenêtre, il les cache."""
    return lancer(playwright, ignore_default_args=["--hide-scrollbars"])


def lancer_a_grands_caracteres(playwright: Playwright) -> Browser:
    """Chromium réglé par quelqu'un qui veut un texte deux fois plus grand : les seuils en « em » le suivent."""
    return lancer(playwright, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")
