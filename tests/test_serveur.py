"""« mkdocs serve » montre une faute, continue, et se remet quand le fichier est corrigé."""

import re
import socket
import subprocess
import threading
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.outils import RACINE, copier_projet, mkdocs

FICHE = "data/quartiers/le-centre.yml"
DELAI = 60


class Serveur:
    """Un « mkdocs serve » dont on lit le journal."""

    def __init__(self, projet):
        with socket.socket() as prise:
            prise.bind(("127.0.0.1", 0))
            self.adresse = f"127.0.0.1:{prise.getsockname()[1]}"
        self.fiche = projet / FICHE
        self.correcte = self.fiche.read_text("utf-8")
        self.processus = subprocess.Popen(cwd=projet, **mkdocs("serve", "--dev-addr", self.adresse))
        self.journal = ""
        self.garde = threading.Timer(DELAI, self.processus.kill)
        self.garde.start()

    def attendre(self, motif):
        """Lit le journal jusqu'à ``motif``."""
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


@pytest.fixture
def projet(tmp_path):
    return copier_projet(tmp_path / "projet", RACINE / "data")


@pytest.fixture
def serveur(projet):
    serveur = Serveur(projet)
    yield serveur
    serveur.arreter()


def test_une_faute_se_voit_dans_le_terminal_et_la_page_puis_disparait_une_fois_corrigee(serveur):
    serveur.attendre("Serving on")
    assert "Portrait statistique" in serveur.lire("/quartiers/le-centre/")

    serveur.ecrire(serveur.correcte.replace("acces-soins:", "acces-soin:"))
    serveur.attendre(r"data/quartiers/le-centre.yml:\d+:\d+: objectif inconnu")
    serveur.attendre("Reloading browsers")
    assert "acces-soin" in serveur.lire("/quartiers/le-centre/")
    assert "Portrait statistique" not in serveur.lire("/quartiers/le-centre/")

    serveur.ecrire(serveur.correcte.replace("Le soutien aux parents", "Le soutien aux grands-parents"))
    serveur.attendre("Reloading browsers")
    assert "Le soutien aux grands-parents" in serveur.lire("/quartiers/le-centre/")
    assert "Traceback" not in serveur.journal


def test_le_serveur_demarre_meme_avec_une_faute_et_se_remet(projet):
    fiche = projet / FICHE
    correcte = fiche.read_text("utf-8")
    fiche.write_text(correcte.replace("statut: QPV", "statut: QPW"), "utf-8")
    serveur = Serveur(projet)
    try:
        serveur.attendre("Serving on")
        assert "QPW" in serveur.lire("/")
        serveur.ecrire(correcte)
        serveur.attendre("Reloading browsers")
        assert "Portrait statistique" in serveur.lire("/quartiers/le-centre/")
    finally:
        serveur.arreter()
