"""« mkdocs serve » montre une faute, continue, et se remet quand le fichier est corrigé."""

import re
import socket

import pytest

from tests.outils.projet import HAILLICOURT, copier_projet, lancer_mkdocs
from tests.outils.serveur import Serveur

pytestmark = pytest.mark.lent

FICHE = "data/quartiers/le-centre.yml"


@pytest.fixture
def projet(tmp_path):
    return copier_projet(tmp_path / "projet", HAILLICOURT)


@pytest.fixture
def serveur(projet):
    serveur = Serveur(projet, FICHE)
    yield serveur
    serveur.arreter()


def test_une_faute_se_voit_dans_le_terminal_et_la_page_puis_disparait_une_fois_corrigee(serveur):
    serveur.attendre("Le site se lit sur")
    assert "Portrait statistique" in serveur.lire("/quartiers/le-centre/")
    assert "Content-Security-Policy" not in serveur.lire("/quartiers/le-centre/")  # elle refuserait le rechargement

    serveur.ecrire(serveur.correcte.replace("acces-soins:", "acces-soin:"))
    serveur.attendre(r"data/quartiers/le-centre.yml:\d+:\d+: objectif inconnu")
    serveur.attendre("Les pages ouvertes se rechargent")
    assert "acces-soin" in serveur.lire("/quartiers/le-centre/")
    assert "Portrait statistique" not in serveur.lire("/quartiers/le-centre/")

    serveur.ecrire(serveur.correcte.replace("Le soutien aux parents", "Le soutien aux grands-parents"))
    serveur.attendre("Les pages ouvertes se rechargent")
    assert "Le soutien aux grands-parents" in serveur.lire("/quartiers/le-centre/")
    assert "Traceback" not in serveur.journal


def test_le_serveur_demarre_meme_avec_une_faute_et_se_remet(projet):
    fiche = projet / FICHE
    correcte = fiche.read_text("utf-8")
    fiche.write_text(correcte.replace("statut: QPV", "statut: QPW"), "utf-8")
    serveur = Serveur(projet, FICHE)
    try:
        serveur.attendre("Le site se lit sur")
        assert "QPW" in serveur.lire("/")
        serveur.ecrire(correcte)
        serveur.attendre("Les pages ouvertes se rechargent")
        assert "Portrait statistique" in serveur.lire("/quartiers/le-centre/")
    finally:
        serveur.arreter()


@pytest.mark.parametrize("dossier", ["data", "data/quartiers", "docs", "overrides", "mkdocs.yml"])
def test_un_dossier_disparu_puis_revenu_est_relu_et_regarde_encore(projet, serveur, dossier):
    """Un « mv », ou une branche de git où il n'est pas encore."""
    serveur.attendre("Le site se lit sur")
    (projet / dossier).rename(projet.parent / "ailleurs")
    serveur.attendre(r"dossier manquant|Le site n'a pas pu se reconstruire|Les pages ouvertes se rechargent")
    (projet.parent / "ailleurs").rename(projet / dossier)
    serveur.attendre("Les pages ouvertes se rechargent")
    assert "Portrait statistique" in serveur.lire("/quartiers/le-centre/")

    serveur.ecrire(serveur.correcte.replace("Le soutien aux parents", "Le soutien aux grands-parents"))
    serveur.attendre("Les pages ouvertes se rechargent")
    assert "Le soutien aux grands-parents" in serveur.lire("/quartiers/le-centre/")
    assert "Traceback" not in serveur.journal
    assert not re.search(r"The path|Aborted|anglais", serveur.journal)


def test_un_port_deja_pris_se_dit_en_francais(projet):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        serveur = lancer_mkdocs(projet, "serve", "--dev-addr", f"127.0.0.1:{port}")
    assert serveur.returncode != 0
    assert f"Le port {port} est déjà pris" in serveur.stdout
    assert f"make serve PORT={port + 10}" in serveur.stdout
    assert "Traceback" not in serveur.stdout
