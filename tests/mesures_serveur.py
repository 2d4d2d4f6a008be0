"""``make mesures`` : de l'enregistrement d'une fiche au signal de rechargement, avec vingt-cinq quartiers."""

import statistics
import tempfile
import time
from pathlib import Path

from tests.outils import EXEMPLEVILLE, copier_projet
from tests.serveur import Serveur

COMBIEN = 25
ESSAIS = 7


def multiplier(donnees: Path, combien: int) -> str:
    """Remplace les quartiers par ``combien`` copies du premier, sans leur code ; rend le nom d'une fiche."""
    fiches = sorted((donnees / "quartiers").glob("*.yml"))
    modele = fiches[0].read_text("utf-8").splitlines(keepends=True)
    for fiche in fiches:
        fiche.unlink()
    for rang in range(combien):
        lignes = [f"nom: Quartier {rang}\n" if ligne.startswith("nom:") else ligne for ligne in modele]
        texte = "".join(ligne for ligne in lignes if not ligne.startswith("code"))
        (donnees / "quartiers" / f"quartier-{rang}.yml").write_text(texte, "utf-8")
    return "data/quartiers/quartier-0.yml"


def principal() -> None:
    """Affiche la médiane et le maximum, en secondes."""
    with tempfile.TemporaryDirectory() as dossier:
        projet = copier_projet(Path(dossier) / "projet", EXEMPLEVILLE)
        serveur = Serveur(projet, multiplier(projet / "data", COMBIEN))
        serveur.attendre("Serving on")
        durees = []
        for essai in range(ESSAIS):
            depart = time.perf_counter()
            serveur.ecrire(serveur.correcte.replace("nom: Quartier 0", f"nom: Quartier changé {essai}"))
            serveur.attendre("Reloading browsers")
            durees.append(time.perf_counter() - depart)
        serveur.arreter()
    print(
        f"enregistrer puis recharger, {COMBIEN} quartiers : "
        f"{statistics.median(durees):.2f} s (médiane de {ESSAIS}), {max(durees):.2f} s au plus"
    )


if __name__ == "__main__":
    principal()
