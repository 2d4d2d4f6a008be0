"""Les pages de chaque sorte, les largeurs d'écran, et ce qu'on y relève, avec tout navigateur."""

from pathlib import Path

LARGEURS = (280, 320, 360, 390, 768, 1024, 1280, 1366, 1440, 1680, 1920, 2560, 3840)
HAUTEUR = 900
MODELES = (
    "",
    "quartiers/",
    "quartiers/le-centre/",
    "enjeux/",
    "enjeux/transitions/",
    "suivi/",
    "pilotage/",
    "convention/",
    "glossaire/",
    "journal/",
    "donnees/",
    "contribuer/",
    "plan-du-site/",
    "accessibilite/",
    "mentions-legales/",
    "404.html",
)
RELEVER = Path(__file__).with_name("relever.js").read_text("utf-8")


def fautes(releves: dict[int, dict]) -> list[str]:
    """Le relevé de chaque largeur -> chaque faute, en une phrase, avec les largeurs où elle est."""
    places: dict[str, list[int]] = {}
    for largeur, releve in releves.items():
        for faute in enumerer(releve):
            places.setdefault(faute, []).append(largeur)
    return [f"{faute} (à {', '.join(map(str, largeurs))} px)" for faute, largeurs in places.items()]


def enumerer(releve: dict) -> list[str]:
    """Un relevé -> ses fautes, en phrases."""
    defilement = [f"la page défile de {releve['defilement']} px"] if releve["defilement"] > 0 else []
    listes = {"déborde": "debordements", "défile": "defilants", "à l'étroit": "etroits", "ligne": "lignes"}
    return defilement + [f"{nom} : {faute}" for nom, cle in listes.items() for faute in releve[cle]]


def balayer(page, largeurs=LARGEURS) -> dict[int, dict]:
    """La page, ouverte une fois dans Chromium, mise à chaque largeur -> le relevé de chacune."""
    releves = {}
    for largeur in largeurs:
        page.set_viewport_size({"width": largeur, "height": HAUTEUR})
        releves[largeur] = page.evaluate(RELEVER)
    return releves
