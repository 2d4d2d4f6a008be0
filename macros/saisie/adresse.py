"""Le nom d'un quartier -> celui de sa fiche, qui fait l'adresse de sa page."""

import re
import unicodedata

from macros.lecture.ancres import NOMS_DE_PAGES
from macros.lecture.source import Source

LONGUEUR_MAXIMALE = 80
NUMERO = re.compile(r"\bn\s?[°º]|№")
EN_TOUTES_LETTRES = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "&": " et "}


def adresse(nom: str) -> str:
    """« Cité du Parc » -> « cite-du-parc » ; lève ``ValueError``, avec une phrase, quand ce nom n'en donne pas."""
    if any(Source("", f"nom: {nom}").fautes()):
        raise ValueError("ce nom contient un caractère abîmé ou invisible : retapez-le")
    slug = "-".join(re.findall("[a-z0-9]+", _sans_accents(nom)))
    if not slug:
        raise ValueError('il faut un nom, en lettres latines : make quartier nom="Cité du Parc"')
    if slug in NOMS_DE_PAGES:
        raise ValueError(f"« {slug} » est réservé aux pages du site : donnez au quartier un nom plus complet")
    if len(slug) > LONGUEUR_MAXIMALE:
        raise ValueError(f"ce nom donne une adresse de plus de {LONGUEUR_MAXIMALE} signes : raccourcissez-le")
    return f"quartier-{slug}" if slug[0].isdigit() else slug


def _sans_accents(nom: str) -> str:
    """Le nom en minuscules, les signes qu'une adresse n'admet pas récrits en lettres."""
    texte = NUMERO.sub("numero ", nom.casefold())
    for signe, lettres in EN_TOUTES_LETTRES.items():
        texte = texte.replace(signe, lettres)
    return "".join(signe for signe in unicodedata.normalize("NFKD", texte) if not unicodedata.combining(signe))
