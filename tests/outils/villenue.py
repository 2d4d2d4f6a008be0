"""Villenue : des quartiers dont le contrat ne dit presque rien. Ses autres fichiers sont ceux d'Exempleville."""

import shutil
from pathlib import Path

from tests.outils.projet import EXEMPLEVILLE, RACINE

VILLENUE = RACINE / "tests" / "communes" / "villenue" / "data"
FICHE = "nom: {nom}\nstatut: {statut}\n{lieu}\n"


def donnees_de_villenue(dossier: Path) -> Path:
    """Les données de Villenue, réunies dans ``dossier``."""
    sans = shutil.ignore_patterns("quartiers", "suivi", "contours")
    donnees = Path(shutil.copytree(EXEMPLEVILLE, dossier / "donnees", ignore=sans))
    shutil.copytree(VILLENUE, donnees, dirs_exist_ok=True)
    pilotage = donnees / "pilotage.yml"
    pilotage.write_text(pilotage.read_text("utf-8").replace("les-epreuves", "le-port"), "utf-8")
    return donnees


def ajouter_des_quartiers(donnees: Path, nombre: int, statut: str, lieu: str) -> None:
    """Autant de fiches de ce statut ; ``lieu`` est une ligne, où « {rang} » vaut de 1 à 9."""
    for rang in range(1, nombre + 1):
        nom = f"{statut} numéro {rang}"
        fiche = FICHE.format(nom=nom, statut=statut, lieu=lieu.format(rang=rang % 9 + 1))
        (donnees / f"quartiers/{statut.lower()[:3]}-{rang}.yml").write_text(fiche, "utf-8")
