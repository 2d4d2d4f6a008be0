"""``make mesures`` : les chiffres du site construit, affichés et non imposés."""

import gzip
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from macros.langue.francais import compter
from tests.outils.navigateur.axe import violations
from tests.outils.navigateur.chromium import lancer
from tests.outils.navigateur.hebergeur import servir
from tests.outils.projet import ADRESSE_PUBLIQUE, RACINE, Site, construire

LARGEURS = (320, 390, 1280)
PALETTES = ("light", "dark")
MODELES = ("/", "/quartiers/", "/quartiers/le-centre/", "/enjeux/habitants-fragiles/", "/pilotage/")


def poids(octets: bytes) -> int:
    """Ce que pèsent ces octets une fois compressés, comme un serveur les envoie."""
    return len(gzip.compress(octets, 9))


def premiere_vue(navigateur: Browser, adresse: str) -> tuple[int, int]:
    """Le nombre de requêtes d'une page ouverte pour la première fois, et leur poids compressé."""
    page = navigateur.new_page()
    corps: list[bytes] = []
    page.on("response", lambda reponse: corps.append(reponse.body()))
    page.goto(adresse, wait_until="networkidle")
    page.close()
    return len(corps), sum(map(poids, corps))


def ouvrir_menu(page: Page) -> None:
    """Ouvre le menu, là où il est replié."""
    bouton = page.get_by_role("button", name="Menu", exact=True)
    if bouton.is_visible():
        bouton.click()


def ouvrir_recherche(page: Page) -> None:
    """Ouvre la recherche, et y cherche un mot qui a des résultats."""
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox").fill("accès")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()


ETATS = {"page": lambda _: None, "menu": ouvrir_menu, "recherche": ouvrir_recherche}


def balayer(navigateur: Browser, adresse: str, site: Site) -> Iterator[str]:
    """Les violations de tout le site : chaque page, chaque largeur, chaque palette, menu et recherche ouverts."""
    for palette in PALETTES:
        for largeur in LARGEURS:
            contexte = navigateur.new_context(viewport={"width": largeur, "height": 900}, color_scheme=palette)
            for chemin in site.pages():
                for etat, preparer in ETATS.items():
                    page = contexte.new_page()
                    page.goto(adresse + chemin.lstrip("/"))
                    preparer(page)
                    yield from (f"{chemin} {largeur} {palette} {etat} : {v}" for v in violations(page))
                    page.close()
            contexte.close()
            if sys.stderr.isatty():
                print(f"axe : {palette}, {largeur} px", file=sys.stderr)


def mesurer(site: Site, adresse: str) -> int:
    """Affiche les poids et les violations du site servi à ``adresse`` ; rend 1 s'il y a une violation."""
    with sync_playwright() as playwright:
        navigateur = lancer(playwright)
        for chemin in MODELES:
            requetes, octets = premiere_vue(navigateur, adresse + chemin.lstrip("/"))
            print(f"{chemin} : {requetes} requêtes, {octets / 1000:.1f} ko compressés")
        fichiers = [*(site.dossier / "assets").glob("recherche*.js"), site.dossier / "recherche.json"]
        recherche = sum(poids(fichier.read_bytes()) for fichier in fichiers)
        print(f"recherche (scripts et index) : {recherche / 1000:.1f} ko compressés, à la demande")
        enfreintes = list(balayer(navigateur, adresse, site))
    print(f"axe : {compter(len(enfreintes), 'violation')}, {len(site.pages())} pages", *enfreintes, sep="\n")
    return 1 if enfreintes else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as dossier, tempfile.TemporaryDirectory() as racine:
        site = construire(RACINE, Path(dossier), SITE_URL=ADRESSE_PUBLIQUE)
        with servir(site.dossier, Path(racine)) as adresse:
            sys.exit(mesurer(site, adresse))
