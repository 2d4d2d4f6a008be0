"""axe-core dans la page : les règles WCAG 2.0 à 2.2 A et AA, les bonnes pratiques et le RGAA 4."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ETIQUETTES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]


def violations(page: Page) -> list[str]:
    """Les règles enfreintes et l'endroit de chacune."""
    resultat = Axe().run(page, options={"runOnly": {"type": "tag", "values": ETIQUETTES}})
    return [
        f"{violation['id']} : {noeud['html'][:120]}"
        for violation in resultat.response["violations"]
        for noeud in violation["nodes"]
    ]
