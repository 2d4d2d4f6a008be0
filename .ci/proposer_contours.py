"""Ce que ``make contours`` a changé, gardé dans ``contours.patch`` -> une branche de plus, s'il y a de quoi.

La tâche qui télécharge n'a pas le droit d'écrire ; celle-ci écrit, et ne reprend du paquet que ``data/contours/``.
"""

import subprocess
import sys
from datetime import date
from pathlib import Path

from proposition import git, ont_change, pousser, refus

PAQUET = Path("contours.patch")
CONTOURS = "data/contours"
SUJET = "Met à jour les contours"
RAISON = "La source officielle a changé."
RIEN = "Les contours sont ceux de la source : rien à proposer.\n"


def resumer(branche: str, adresse: str) -> str:
    """Ce que montre la page du robot, en Markdown."""
    return f"""## {SUJET}

{RAISON} Pour reprendre ces contours, [ouvrez la proposition]({adresse}) de la branche `{branche}` :
le bouton « Create pull request », puis la relecture habituelle. Le robot y dira ce qui change pour les lecteurs.
"""


def proposer(jour: date) -> str:
    """Enregistre et pousse la branche, s'il y a de quoi ; rend le résumé. Lève ``CalledProcessError`` si git refuse."""
    if not PAQUET.is_file() or not PAQUET.stat().st_size:
        return RIEN
    git("apply", f"--include={CONTOURS}/*.geojson", str(PAQUET))
    if not ont_change([CONTOURS]):
        return RIEN
    branche = f"contours-{jour}"
    return resumer(branche, pousser(branche, f"{SUJET}\n\n{RAISON}", [CONTOURS]))


def principal() -> int:
    """Affiche le résumé, et rend le statut de la commande."""
    try:
        print(proposer(date.today()), end="")
    except subprocess.CalledProcessError as commande:
        print(refus("Contours non proposés", commande), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(principal())
