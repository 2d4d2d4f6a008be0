"""Les liens d'un site construit, ancres comprises."""

from urllib.parse import urljoin, urlsplit

from tests.outils.projet import ADRESSE_PUBLIQUE, Site

CHEMIN = urlsplit(ADRESSE_PUBLIQUE).path


def liens_rompus(site: Site, adresse: str):
    """Les liens d'une page dont la cible, ou l'ancre, n'existe pas."""
    depuis = ADRESSE_PUBLIQUE + adresse.lstrip("/")
    for element in site.page(adresse).select("[href], [src]"):
        cible = urlsplit(urljoin(depuis, element.get("href") or element.get("src")))
        if cible.netloc != urlsplit(ADRESSE_PUBLIQUE).netloc or cible.scheme != "https":
            continue
        if not cible.path.startswith(CHEMIN) or not existe(site, cible.path.removeprefix(CHEMIN), cible.fragment):
            yield f"{adresse} -> {cible.path}#{cible.fragment}"


def existe(site: Site, chemin: str, ancre: str) -> bool:
    fichier = site.dossier / chemin
    if fichier.is_dir():
        fichier /= "index.html"
    if not fichier.is_file():
        return False
    return not ancre or ancre in site.ancres("/" + chemin)
