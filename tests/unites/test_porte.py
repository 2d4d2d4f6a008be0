"""Un test ne lit que des communes figées : ce que la mairie change ne fait échouer aucun test du code."""

import os
import re

import pytest

from tests.outils.projet import COMMUNE, RACINE, reglages

FICHIERS = [fichier for fichier in sorted((RACINE / "tests").rglob("*.py")) if fichier.name != "test_porte.py"]
DES_DOSSIERS = re.compile(r"""RACINE\s*/\s*f?["'](?:data|docs)\b""")
DES_REGLAGES = re.compile(r"""RACINE\s*/\s*["']mkdocs\.yml""")


@pytest.mark.parametrize(
    "nom", ["data/site.yml", "docs/index.md", "data/quartiers/nouveau.yml", "docs/../data/site.yml"]
)
def test_lire_ce_qui_est_a_la_mairie_est_refuse(nom):
    with pytest.raises(PermissionError, match="est à la mairie"):
        (RACINE / nom).read_text("utf-8")


@pytest.mark.parametrize("parcourir", [os.listdir, os.scandir])
def test_parcourir_ce_qui_est_a_la_mairie_est_refuse(parcourir):
    with pytest.raises(PermissionError, match="est à la mairie"):
        parcourir(RACINE / "data")
    assert list((RACINE / "data").rglob("*.yml")) == []


def test_depuis_la_racine_un_chemin_court_est_refuse_aussi(monkeypatch):
    monkeypatch.chdir(RACINE)
    with pytest.raises(PermissionError, match="est à la mairie"):
        open("data/site.yml", encoding="utf-8")  # noqa: SIM115, PTH123 - il ne s'ouvre pas


def test_ce_qui_est_a_cote_se_lit():
    assert (RACINE / "mkdocs.yml").read_text("utf-8")
    assert (COMMUNE / "data/site.yml").read_text("utf-8")


def test_aucun_test_ne_demande_si_un_fichier_de_la_mairie_existe():
    """Ce que Python n'annonce pas : l'existence d'un fichier."""
    assert [fichier.name for fichier in FICHIERS if DES_DOSSIERS.search(fichier.read_text("utf-8"))] == []
    assert DES_DOSSIERS.search('(RACINE / "docs" / page).is_file()')


def test_un_seul_outil_lit_les_reglages_du_site():
    lecteurs = [fichier.name for fichier in FICHIERS if DES_REGLAGES.search(fichier.read_text("utf-8"))]
    assert lecteurs == ["projet.py"]


def test_le_nom_la_description_et_le_menu_sont_ceux_de_la_commune_figee():
    for cle in ("site_name", "site_description", "nav"):
        assert len(re.findall(rf"(?m)^{cle}:", reglages())) == 1
    assert reglages().startswith((COMMUNE / "mkdocs.yml").read_text("utf-8"))
    assert re.findall(r"(?m)^(?:theme|plugins|hooks|validation):", reglages())
