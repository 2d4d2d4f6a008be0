"""Ce que lisent les moteurs de recherche : ce qu'ils peuvent parcourir, et de quand date chaque page."""

from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.edition import Edition

ESPACE_DE_NOMS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(edition: Edition) -> str:
    """Le fichier ``robots.txt`` : tout se parcourt, et le plan est là (RFC 9309, https://www.sitemaps.org).

    Un robot ne le lit qu'à la racine d'un nom de domaine : un site publié sous un chemin s'en passe sans dommage, et
    une copie qui a son propre domaine en profite sans rien changer.
    """
    plan = f"\nSitemap: {edition.url('sitemap.xml')}\n" if edition.adresse else ""
    return f"User-agent: *\nAllow: /\n{plan}"


def sitemap(pages: Iterable[tuple[str, date | None]]) -> bytes:
    """(adresse entière d'une page, jour de sa dernière modification) -> ``sitemap.xml`` : https://www.sitemaps.org.

    Une page dont on ne sait pas de quand elle date y est sans date.
    """
    racine = Element("urlset", xmlns=ESPACE_DE_NOMS)
    for adresse, jour in pages:
        page = SubElement(racine, "url")
        SubElement(page, "loc").text = adresse
        if jour:
            SubElement(page, "lastmod").text = jour.isoformat()
    indent(racine)
    plan: bytes = tostring(racine, encoding="utf-8", xml_declaration=True)
    return plan + b"\n"
