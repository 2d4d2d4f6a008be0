"""Un petit projet dont on écrit les pages, et ce que l'on en dit."""

from pathlib import Path

from macros.modele import Contrat
from macros.textes import lire_les_textes

MENU = "site_name: Essai\nnav:\n  - Accueil: index.md\n"


def ecrire(projet: Path, pages: dict[str, str | bytes], menu: str = MENU) -> Path:
    """``projet``, avec un accueil, ces pages (nommées depuis ``docs/``), ce menu et, s'il n'en dit rien, le thème."""
    theme = "" if "theme" in menu else "theme:\n  name: material\n"
    (projet / "mkdocs.yml").write_text(f"{menu}{theme}", "utf-8")
    for nom, texte in ({"index.md": "# Accueil\n"} | pages).items():
        (projet / "docs" / nom).parent.mkdir(parents=True, exist_ok=True)
        (projet / "docs" / nom).write_bytes(texte if isinstance(texte, bytes) else texte.encode())
    return projet


def dire(projet: Path, contrat: Contrat | None) -> list[str]:
    """Les fautes, telles qu'un éditeur les lit."""
    return [str(faute) for faute in lire_les_textes(projet, contrat).fautes]


def juger(projet: Path, texte: str | bytes, contrat: Contrat | None) -> list[str]:
    """Celles de la page d'accueil, quand on y écrit ``texte``."""
    return dire(ecrire(projet, {"index.md": texte}), contrat)
