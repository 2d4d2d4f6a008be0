"""``make mesures`` : à chaque largeur d'écran, la longueur des lignes et ce qui déborde, par page."""

import tempfile
from pathlib import Path
from statistics import mean

from playwright.sync_api import sync_playwright

from macros.langue.francais import compter
from tests.outils.navigateur.chromium import lancer_a_ascenseurs
from tests.outils.navigateur.hebergeur import servir
from tests.outils.navigateur.largeurs import LARGEURS, MODELES, balayer, enumerer, fautes
from tests.outils.projet import ADRESSE_PUBLIQUE, RACINE, construire


def resumer(largeur: int, releves: list[dict]) -> str:
    """Les relevés de toutes les pages à une largeur -> « 1280 px : lignes de 5 à 80 signes… »."""
    longueurs = [longueur for releve in releves for longueur in releve["longueurs"]]
    pleines = [longueur for releve in releves for longueur in releve["pleines"]]
    moyenne = f", {mean(pleines):.0f} en moyenne pour les lignes pleines" if pleines else ""
    nombre = compter(sum(len(enumerer(releve)) for releve in releves), "faute")
    return f"{largeur} px : lignes de {min(longueurs)} à {max(longueurs)} signes{moyenne} ; {nombre}"


def mesurer(adresse: str) -> None:
    """Affiche les chiffres de chaque largeur, puis les fautes de chaque page ; c'est aux tests de les refuser."""
    with sync_playwright() as playwright:
        page = lancer_a_ascenseurs(playwright).new_page(locale="fr-FR")
        balayees = {}
        for chemin in MODELES:
            page.goto(adresse + chemin)
            balayees[chemin] = balayer(page)
    for largeur in LARGEURS:
        print(resumer(largeur, [releves[largeur] for releves in balayees.values()]))
    for chemin, releves in balayees.items():
        for faute in fautes(releves):
            print(f"/{chemin} {faute}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as dossier, tempfile.TemporaryDirectory() as racine:
        site = construire(RACINE, Path(dossier), SITE_URL=ADRESSE_PUBLIQUE)
        with servir(site.dossier, Path(racine)) as adresse:
            mesurer(adresse)
