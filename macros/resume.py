"""Ce qu'une proposition change pour les lecteurs, en Markdown : le résumé qu'en donne le robot."""

import os
import re

from macros.adresses import DONNEES, chemin_public
from macros.differences import Changement, Version
from macros.differences.a_verifier import a_verifier
from macros.differences.contrats import differences, meme_commune
from macros.differences.mots import comme_on_la_lit
from macros.differences.pages_ecrites import comparer_les_textes
from macros.differences.pages_qui_changent import pages_qui_changent
from macros.langue.francais import compter
from macros.langue.typographie import typographier
from macros.lecture.lieux import LieuxDesEngagements
from macros.retraits.conseils import adresses_perdues

CE_QUI_CHANGE = "## Ce qui change pour les lecteurs"
SANS_COMPARAISON = f"{CE_QUI_CHANGE}\n\nLa version précédente ne se lit plus : rien à comparer."
AUTRE_COMMUNE = f"{CE_QUI_CHANGE}\n\nCe sont les données d'une autre commune : rien à comparer."
RIEN = f"{CE_QUI_CHANGE}\n\nRien : les données, les pages et le menu disent la même chose.\n"
PAGES_CITEES = 20
CODE = re.compile("(```.+?```|`[^`]+`)", re.DOTALL)


def resumer(avant: Version, apres: Version, du_site: list[Changement], lieux: LieuxDesEngagements) -> str:
    """Ce qui change, ce qui reste à vérifier, ce que montreront les adresses retirées, et les pages où le lire."""
    if not meme_commune(avant.contrat, apres.contrat):
        return AUTRE_COMMUNE
    textes = comparer_les_textes(avant.textes, apres.textes)
    changements = [*differences(avant.contrat, apres.contrat), *textes, *du_site]
    questions = a_verifier(comme_on_la_lit(avant.contrat), comme_on_la_lit(apres.contrat))
    parties = {
        CE_QUI_CHANGE: [_echapper(typographier(str(changement))) for changement in changements],
        "### À vérifier": [_composer(question) for question in questions],
        "### Adresses retirées": [_composer(dite, echapper=False) for dite in adresses_perdues(avant, apres, lieux)],
        "### Où le lire": _ou_le_lire(changements, pages_qui_changent(avant, apres)) if changements else [],
    }
    return "\n".join(_lister(titre, elements) for titre, elements in parties.items() if elements) or RIEN


def _ou_le_lire(changements: list[Changement], pages: list[str]) -> list[str]:
    """Les adresses de ces pages ; ce qu'aucune ne montre se lit dans les données publiées."""
    if not pages and any(changement.page for changement in changements):
        pages = [DONNEES]
    site = os.environ.get("SITE_URL", "").rstrip("/")
    reste = len(pages) - PAGES_CITEES
    citees = [f"{site}/{chemin_public(page)}" for page in pages[:PAGES_CITEES]]
    return [*citees, *([f"et {compter(reste, 'autre', 'page')}"] if reste > 0 else ())]


def _lister(titre: str, elements: list[str]) -> str:
    """Une liste ; ce qui suit la première ligne d'un élément s'aligne sous elle."""
    return "\n".join([titre, "", *("- " + element.strip().replace("\n", "\n  ") for element in elements), ""])


def _composer(texte: str, echapper: bool = True) -> str:
    """Le texte, tel qu'un imprimeur le composerait, sauf son code entre accents graves, qui se copie tel quel."""
    morceaux = CODE.split(texte)  # un texte, du code, un texte…
    composes = map(typographier, morceaux[::2])
    morceaux[::2] = map(_echapper, composes) if echapper else composes
    return "".join(morceaux)


def _echapper(texte: str) -> str:
    """Un texte des données n'est pas du Markdown."""
    return "".join(f"\\{signe}" if signe in r"\`*_[]<>|#" else signe for signe in texte)
