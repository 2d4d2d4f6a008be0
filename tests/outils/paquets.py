"""Un Python à qui manquent des paquets installés : ce que serait la machine si on les désinstallait."""

import sys
import sysconfig
from collections.abc import Collection
from importlib.metadata import files
from pathlib import Path


def python_sans(dossier: Path, distributions: Collection[str]) -> tuple[list[str], dict[str, str]]:
    """Le début d'une commande, et l'environnement qu'il lui faut ; ``dossier`` reçoit un lien vers chaque autre paquet.

    Rien n'est installé ni copié : l'option -S cache le dossier des paquets, PYTHONPATH met celui des liens à sa place.
    """
    dossier.mkdir()
    supprimes = {chemin.parts[0] for distribution in distributions for chemin in files(distribution) or ()}
    for paquet in Path(sysconfig.get_path("purelib")).iterdir():
        if paquet.name not in supprimes:
            (dossier / paquet.name).symlink_to(paquet)
    return [sys.executable, "-S"], {"PYTHONPATH": str(dossier)}
