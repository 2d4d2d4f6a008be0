"""``make mesures`` : de l'enregistrement d'une fiche au signal de rechargement."""

import statistics
import tempfile
import time
from pathlib import Path

from tests.outils.projet import copier_projet
from tests.outils.serveur import Serveur
from tests.outils.synthese import ecrire

ESSAIS = 7


def principal(combien: int = 25) -> None:
    """Affiche la médiane et le maximum, en secondes, pour ``combien`` quartiers."""
    with tempfile.TemporaryDirectory() as dossier:
        ecrire(Path(dossier) / "donnees", combien)
        projet = copier_projet(Path(dossier) / "projet", Path(dossier) / "donnees", "de nulle part")
        serveur = Serveur(projet, "data/quartiers/quartier-0000.yml")
        serveur.attendre("Le site se lit sur")
        durees = []
        for essai in range(ESSAIS):
            depart = time.perf_counter()
            serveur.ecrire(serveur.correcte.replace("nom: Quartier", f"nom: Quartier changé {essai}"))
            serveur.attendre("Les pages ouvertes se rechargent")
            durees.append(time.perf_counter() - depart)
        serveur.arreter()
    print(
        f"enregistrer puis recharger, {combien} quartiers : "
        f"{statistics.median(durees):.2f} s (médiane de {ESSAIS}), {max(durees):.2f} s au plus"
    )


if __name__ == "__main__":
    principal()
