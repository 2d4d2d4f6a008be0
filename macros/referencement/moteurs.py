"""Ce qui mène aux pages : le plan du site et les règles des robots, et les adresses qui redirigent.

Celles-ci sont les adresses d'avant un changement de nom, et les courtes, pour une affiche. Un hébergement de fichiers
ne sait pas rediriger : chacune est une petite page qui renvoie à la bonne.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros import adresses
from macros.edition import Edition
from macros.modele import Contrat, Quartier
from macros.pages.environnement import POLITIQUE_DE_SECURITE, rendre

T = TypeVar("T")
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


def redirections(
    contrat: Contrat,
    adresse: Callable[[str], str],
    anciennes: Mapping[str, str] = MappingProxyType({}),
    titres: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Le contrat -> le chemin de chaque page de redirection (« q/QP000000/index.html ») et son HTML.

    ``adresse`` donne celle d'une page du site (« quartiers/le-centre.md »), depuis sa racine. ``anciennes`` : celles
    que le contrat ne donne plus, et la page où chacune mène ; ``titres`` : le titre de ces pages.
    """
    renvois = {
        depart: (quartier.nom, adresses.page_du_quartier(quartier.slug))
        for quartier in contrat.quartiers_ranges
        for depart in adresses_redirigees(contrat, quartier)
    }
    renvois = {depart: (titres[page], page) for depart, page in anciennes.items()} | renvois
    return {
        f"{depart}index.html": _rediriger(depart, titre, adresse(page)) for depart, (titre, page) in renvois.items()
    }


def _rediriger(depart: str, titre: str, cible: str) -> str:
    racine = "../" * depart.count("/")
    return rendre("redirection", titre=titre, cible=cible, racine=racine, politique=POLITIQUE_DE_SECURITE)


def adresses_redirigees(contrat: Contrat, quartier: Quartier) -> Iterator[str]:
    """Les adresses qui mènent à un quartier : celles d'avant, puis ses codes de 2015 et de 2024."""
    yield from (adresses.chemin_public(adresses.page_du_quartier(nom)) for nom in contrat.noms_d_avant(quartier))
    yield from (adresses.adresse_courte(code) for code in (quartier.code, quartier.code_2024) if code)


def garder_sous_les_anciens_noms(
    fichiers: dict[str, T], contrat: Contrat, anciennes: Mapping[str, str] = MappingProxyType({})
) -> dict[str, T]:
    """Les fichiers d'un quartier renommé (« donnees/quartiers/<slug>.json ») restent aussi sous son ancien nom.

    ``anciennes`` : les adresses que le contrat ne donne plus, et la page où chacune mène ; un nom d'avant en est une.
    """
    effaces = ((adresses.slug_du_quartier(adresses.page_lue_a(a)), page) for a, page in anciennes.items())
    noms = {ancien: adresses.slug_du_quartier(page) for ancien, page in effaces if ancien}
    noms |= {ancien: quartier.slug for quartier in contrat.quartiers for ancien in contrat.noms_d_avant(quartier)}
    doubles = {
        nommer(ancien): fichiers[chemin]
        for ancien, slug in noms.items()
        for nommer in adresses.FICHIERS_DU_QUARTIER
        if slug and (chemin := nommer(slug)) in fichiers
    }
    return fichiers | doubles
