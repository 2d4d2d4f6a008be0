"""``python -m macros.saisie.schemas`` : réécrit les schémas des fichiers de données."""

import sys
from pathlib import Path

from macros.langue.francais import compter
from macros.lecture import DonneesFautives, lire_cadre
from macros.saisie.schemas import schemas


def principal(racine: Path = Path()) -> int:
    """Réécrit tous les schémas du projet ``racine`` ; rend 1, avec une phrase, quand ses données sont fautives."""
    try:
        contrat = lire_cadre(racine / "data")
    except DonneesFautives as fautives:
        print(
            f"Les données ont {compter(len(fautives.fautes), 'faute')} : « make check » les affiche.", file=sys.stderr
        )
        return 1
    for chemin, texte in schemas(contrat).items():
        (racine / chemin).parent.mkdir(parents=True, exist_ok=True)
        (racine / chemin).write_text(texte, "utf-8", newline="\n")
        print(f"{chemin} est à jour.")
    return 0


if __name__ == "__main__":
    sys.exit(principal())
