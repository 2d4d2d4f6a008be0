"""« make serve » : le port qu'il prend, et ce qu'il regarde changer."""

import errno
import os
import socket
import stat
from typing import Any

from watchdog.observers.polling import PollingObserverVFS

ATTENTE = 0.1  # seconde entre deux regards sur les fichiers ; MkDocs en laisse passer une demie
DOSSIER_VIDE = os.stat_result((stat.S_IFDIR, *[0] * 9))


def port_pris(adresse: str, port: int) -> str:
    """Ce qu'il faut dire si un autre serveur répond déjà à cette adresse et à ce port ; vide sinon."""
    with socket.socket(socket.AF_INET6 if ":" in adresse else socket.AF_INET) as essai:
        essai.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            essai.bind((adresse, port))
        except OSError as refus:
            if refus.errno == errno.EADDRINUSE:
                libre = port + 10
                return f"Le port {port} est déjà pris : arrêtez l'autre serveur, ou tapez « make serve PORT={libre} »."
    return ""


def observateur() -> Any:
    """De quoi regarder les fichiers plus souvent que MkDocs, qui y perdrait le tiers du temps avant de voir sa page.

    Un dossier suivi qui disparaît (déplacé, ou absent d'une branche de git) se regarde encore : il peut revenir.
    """
    return PollingObserverVFS(_etat_du_fichier, os.scandir, polling_interval=ATTENTE)


def _etat_du_fichier(chemin: str) -> os.stat_result:
    """Ce qui manque se lit comme un dossier vide ; l'observateur cesserait sinon de le regarder, pour toujours."""
    try:
        return os.stat(chemin)  # noqa: PTH116 - ce que l'observateur attend, appelé à chaque regard sur chaque fichier
    except (FileNotFoundError, NotADirectoryError):
        return DOSSIER_VIDE
