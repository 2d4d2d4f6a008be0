"""Les fils Atom suivent la norme, règle à règle (RFC 4287)."""

from datetime import datetime
from itertools import chain
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from macros.histoire.atom import fils_atom
from tests.outils.fils import EDITION, ENTREES, SITE

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def publies(contrat):
    return fils_atom(contrat, ENTREES, EDITION)


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


def test_chaque_fil_suit_la_norme(publies):
    assert [list(manquements(xml)) for xml in publies.values()] == [[]] * len(publies)


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [
        ("<name>Commune d’Haillicourt</name>", "<name />"),
        ("urn:uuid:", ""),
        ("<updated>2025-03-03T12:00:00+00:00</updated>", ""),
        ("+00:00</published>", "</published>"),
        ('rel="related"', 'rel="alternate"'),
        ('href="https://exemple.github.io/contrat/', 'href="/'),
    ],
)
def test_un_manquement_a_la_norme_serait_vu(publies, ancien, nouveau):
    assert ancien in publies[SITE]
    assert list(manquements(publies[SITE].replace(ancien, nouveau)))
