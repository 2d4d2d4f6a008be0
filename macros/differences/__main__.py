"""``python -m macros.differences <révision>`` : ce que les données changent pour les lecteurs depuis cette révision."""

import sys
from pathlib import Path

from macros.differences import Changement, differences
from macros.historique import donnees_a
from macros.lecture import DonneesFautives, lire


def resumer(changements: list[Changement]) -> str:
    """Les changements -> un résumé en Markdown, avec la liste des pages touchées."""
    if not changements:
        return "## Ce qui change pour les lecteurs\n\nRien : les données disent la même chose.\n"
    lignes = [f"- {_echapper(str(changement))}" for changement in changements]
    pages = sorted({f"- `{changement.page}`" for changement in changements})
    return "\n".join(["## Ce qui change pour les lecteurs", "", *lignes, "", "### Pages touchées", "", *pages, ""])


def _echapper(texte: str) -> str:
    """Un texte des données n'est pas du Markdown."""
    return "".join(f"\\{signe}" if signe in r"\`*_[]<>|#" else signe for signe in texte)


def principal(revision: str, depot: Path = Path()) -> int:
    """Affiche le résumé depuis ``revision`` ; rend 1, avec une phrase, quand la comparaison est impossible."""
    try:
        avant, apres = donnees_a(revision, depot), lire(depot / "data")
    except ValueError as erreur:
        print(erreur, file=sys.stderr)
        return 1
    except DonneesFautives as fautives:
        print(f"Les données ont {len(fautives.fautes)} faute(s) : « make check » les dit.", file=sys.stderr)
        return 1
    if avant is None:
        print("## Ce qui change pour les lecteurs\n\nLa version précédente ne se lit plus : rien à comparer.")
        return 0
    print(resumer(differences(avant, apres)))
    return 0


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1]))
