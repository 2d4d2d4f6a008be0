"""Ce qu'un éditeur fait à un projet, en une proposition : changer, ajouter, retirer, supprimer."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.outils.depot import remplacer

Edition = Callable[[Path], None]
# Un enjeu de plus, au bout de data/strategie.yml.
ENJEU_LOGEMENT = """
  - id: logement
    numero: 4
    titre: Un logement digne pour tous
    objectifs_strategiques:
      - id: habiter
        titre: Habiter mieux
        sous_objectifs:
          - id: renovation
            titre: Rénover les logements
          - id: voisinage
            titre: Mieux vivre entre voisins
"""


def changer(fichier: str, *remplacements: tuple[str, str]) -> Edition:
    """Changer, dans un fichier, chaque premier texte en le second."""

    def editer(projet: Path) -> None:
        for ancien, nouveau in remplacements:
            remplacer(projet, fichier, ancien, nouveau)

    return editer


def retirer(fichier: str, motif: str) -> Edition:
    """Retirer d'un fichier les lignes que décrit ``motif`` ; il y en a."""

    def editer(projet: Path) -> None:
        texte, combien = re.subn(motif, "", (projet / fichier).read_text("utf-8"), flags=re.MULTILINE)
        assert combien, f"{motif} n'est pas dans {fichier}"
        (projet / fichier).write_text(texte, "utf-8")

    return editer


def ajouter(fichier: str, texte: str) -> Edition:
    """Écrire à la fin d'un fichier, qui se crée s'il le faut."""

    def editer(projet: Path) -> None:
        (projet / fichier).parent.mkdir(parents=True, exist_ok=True)
        with (projet / fichier).open("a", encoding="utf-8") as ouvert:
            ouvert.write(texte)

    return editer


def supprimer(fichier: str) -> Edition:
    """Supprimer un fichier."""
    return lambda projet: (projet / fichier).unlink()


def ensemble(*editions: Edition) -> Edition:
    """Plusieurs éditions dans la même proposition."""

    def editer(projet: Path) -> None:
        for edition in editions:
            edition(projet)

    return editer
