"""Un « mkdocs serve » que l'on pilote : on lit son journal et ses pages, on écrit dans une fiche."""

import re
import socket
import subprocess
import threading
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.outils.projet import mkdocs

DELAI = 60  # secondes : au-delà, un serveur muet est arrêté


class Serveur:
    """Un « mkdocs serve » dont on lit le journal."""

    def __init__(self, projet, fiche):
        with socket.socket() as prise:
            prise.bind(("127.0.0.1", 0))
            self.adresse = f"127.0.0.1:{prise.getsockname()[1]}"
        self.fiche = projet / fiche
        self.correcte = self.fiche.read_text("utf-8")
        self.processus = subprocess.Popen(cwd=projet, **mkdocs("serve", "--dev-addr", self.adresse))
        self.journal = ""
        self.garde = threading.Timer(DELAI, self.processus.kill)

    def attendre(self, motif):
        """Lit le journal jusqu'à ``motif`` ; chaque attente a tout son délai, quoi qu'aient pris les précédentes."""
        self.garde.cancel()
        self.garde = threading.Timer(DELAI, self.processus.kill)
        self.garde.start()
        for ligne in self.processus.stdout:
            self.journal += ligne
            if re.search(motif, ligne):
                return
        raise AssertionError(f"« {motif} » n'est jamais venu :\n{self.journal}")

    def lire(self, chemin):
        try:
            with urlopen(f"http://{self.adresse}{chemin}", timeout=10) as reponse:
                return reponse.read().decode()
        except HTTPError as erreur:
            return erreur.read().decode()

    def ecrire(self, contenu):
        self.fiche.write_text(contenu, "utf-8")

    def arreter(self):
        self.garde.cancel()
        self.processus.kill()
        self.processus.communicate()
