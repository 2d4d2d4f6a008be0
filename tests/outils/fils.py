"""Trois entrées inventées du journal, les adresses des fils qui les disent, et de quoi relire un fil."""

from datetime import UTC, datetime
from itertools import chain
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser

from macros.differences import Changement
from macros.edition import Edition
from macros.histoire.journal import Entree

ATOM = "{http://www.w3.org/2005/Atom}"
EDITION = Edition("https://exemple.github.io/contrat/", "https://github.com/exemple/contrat")
SITE, CENTRE, OISEAUX = "journal/fil.xml", "journal/quartiers/le-centre.xml", "journal/quartiers/cite-des-oiseaux.xml"
PAUVRETE = Changement(
    "Le Centre", "le taux de pauvreté passe de 46,7 % à 45,1 %.", "quartiers/le-centre.md", "portrait"
)
TELEPHONE = Changement("Pilotage", "le téléphone de Camille Exemple devient 03 53 01 00 00.", "pilotage.md")
MALIN = Changement("<b>R&D</b>", 'l\'objectif « "tout" & <script>rien</script> ]]> » est ajouté.', "pilotage.md")


def entree(rang, *changements):
    """L'entrée du jour ``rang`` de mars 2025."""
    return Entree(f"{rang:040x}", datetime(2025, 3, rang, 12, tzinfo=UTC), changements)


ENTREES = (entree(3, PAUVRETE, TELEPHONE), entree(2, MALIN), entree(1, PAUVRETE))


def lire_un_fil(xml):
    """Le fil, lu comme un lecteur de fils ; il n'a rien trouvé à redire."""
    lu = feedparser.parse(xml.encode(), sanitize_html=False)
    assert not lu.bozo, lu.get("bozo_exception")
    assert lu.version == "atom10"
    return lu


def manquements(xml):
    """Ce que la RFC 4287 exige et que ce fil n'a pas, en phrases."""
    racine = ElementTree.fromstring(xml)  # noqa: S314 - c'est nous qui l'avons écrit
    auteurs = [nom.text for nom in racine.findall(f"{ATOM}author/{ATOM}name")]
    if racine.tag != f"{ATOM}feed" or not all(auteurs) or not auteurs:
        yield "4.1.1 : un fil a un auteur"
    for element in (racine, *racine.iter(f"{ATOM}entry")):
        for nom in ("id", "title", "updated"):
            if len([trouve for trouve in element.findall(ATOM + nom) if trouve.text]) != 1:
                yield f"4.1.1, 4.1.2 : un seul {nom}"
        if not element.findtext(f"{ATOM}id").startswith("urn:uuid:"):
            yield "4.2.6 : un id est une IRI absolue"
        liens = [(lien.get("rel"), lien.get("type")) for lien in element.findall(f"{ATOM}link")]
        if len(liens) != len(set(liens)):
            yield "4.1.1, 4.1.2 : un seul lien de chaque sorte"
    for date in chain(racine.iter(f"{ATOM}updated"), racine.iter(f"{ATOM}published")):
        if datetime.fromisoformat(date.text).tzinfo is None:
            yield "3.3 : une date a un fuseau"
    for lien in racine.iter(f"{ATOM}link"):
        if not all(urlsplit(lien.get("href"))[:2]):
            yield "4.2.7.1 : un lien se lit hors du site, il est entier"
