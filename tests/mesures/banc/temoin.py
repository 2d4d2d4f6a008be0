"""Le témoin : Material seul, sur les mêmes pages déjà écrites en Markdown, sans macro ni données.

Les pages des quartiers, des enjeux et de la comparaison disent tout, en tableaux Markdown ; les pages écrites à la main
sont les nôtres, sans leurs appels de macros.
"""

import re
import shutil
from pathlib import Path
from typing import Any

from macros.lecture import lire
from macros.pages.environnement import environnement
from tests.outils.projet import PAGES

GABARITS = Path(__file__).parent / "gabarits"
APPEL = re.compile(r"\{\{.*?\}\}")
REGLAGES = """\
site_name: Témoin
site_url: https://exemple.example/
theme:
  name: material
  language: fr
  font: false
markdown_extensions: [attr_list, def_list, tables, toc]
"""


def ecrire_temoin(donnees: Path, projet: Path) -> None:
    """Écrit dans ``projet`` un site MkDocs sans données, aux mêmes pages que celui de ``donnees``."""
    contrat = lire(donnees)
    shutil.copytree(PAGES, projet / "docs")
    for page in projet.rglob("*.md"):
        page.write_text(APPEL.sub("", page.read_text("utf-8")), "utf-8")
    for q in contrat.quartiers_ranges:
        _ecrire(projet / f"docs/quartiers/{q.slug}.md", "quartier", contrat=contrat, q=q)
    for racine in contrat.strategie.branches:
        _ecrire(projet / f"docs/enjeux/{racine.id}.md", "enjeu", contrat=contrat, racine=racine)
    _ecrire(projet / "docs/quartiers/index.md", "quartiers", contrat=contrat)
    (projet / "mkdocs.yml").write_text(REGLAGES, "utf-8")


def _ecrire(page: Path, gabarit: str, **contexte: Any) -> None:
    texte = (GABARITS / f"{gabarit}.md").read_text("utf-8")
    page.write_text(environnement().from_string(texte).render(**contexte), "utf-8")
