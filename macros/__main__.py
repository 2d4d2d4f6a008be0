"""``python -m macros`` : vérifie ``data/`` et dit tout ce qu'il faut corriger."""

import sys
from pathlib import Path

from macros.lecture import DonneesFautives, lire

DONNEES = Path("data")


def verifier(dossier: Path = DONNEES) -> int:
    """Affiche les fautes de ``dossier``, ou ce qui reste à compléter ; rend 1 s'il y a des fautes, sinon 0."""
    try:
        contrat = lire(dossier)
    except DonneesFautives as fautives:
        print(fautives, file=sys.stderr)
        print(f"\n{len(fautives.fautes)} faute(s) à corriger.", file=sys.stderr)
        return 1
    print(f"Données correctes : {len(contrat.quartiers)} quartier(s).")
    for champ in contrat.site.champs_a_completer():
        print(f"À compléter avant publication : data/site.yml, {champ}")
    return 0


if __name__ == "__main__":
    sys.exit(verifier())
