"""Ce qui a changé des deux côtés : la commande le nomme, et l'on choisit."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.outils.depot import remplacer
from tests.outils.mise_a_jour import (
    GLOSSAIRE,
    RETIRE,
    enregistrer,
    etat,
    mettre_a_jour,
)

pytestmark = pytest.mark.lent


@pytest.fixture
def en_conflit(commune) -> Path:
    """Une commune qui a changé une page et un module que le dépôt d'origine change aussi."""
    page = commune / GLOSSAIRE
    page.write_text(page.read_text("utf-8").replace("\n# ", "\n# Notre ", 1), "utf-8")
    (commune / RETIRE).write_text('"""À nous."""\n', "utf-8")
    enregistrer(commune, "Change le glossaire et le code")
    return commune


def test_ce_qui_a_change_des_deux_cotes_est_nomme_et_rien_ne_change(en_conflit):
    avant = etat(en_conflit)

    statut, dit = mettre_a_jour(en_conflit)

    assert statut != 0
    assert etat(en_conflit) == avant
    assert dit.startswith("Rien n'a été changé. Ces fichiers ont changé à la fois chez vous et dans la version 1.2.0 :")
    nommes = re.findall(r"(?m)^  (\S+)(.*)$", dit)
    assert nommes == [(GLOSSAIRE, ""), (RETIRE, " (la version 1.2.0 le supprime)")]
    assert f"make mise-a-jour VERSION=1.2.0 GARDER='{GLOSSAIRE} {RETIRE}'" in dit


def test_ce_que_l_on_garde_reste_et_recoit_ensuite_ce_que_change_la_version(en_conflit):
    statut, dit = mettre_a_jour(en_conflit, GARDER=f"{GLOSSAIRE} {RETIRE}")

    assert statut == 0, dit
    assert (en_conflit / RETIRE).read_text("utf-8") == '"""À nous."""\n'
    assert "Phrase de la première version." in (en_conflit / GLOSSAIRE).read_text("utf-8")

    [commande] = re.findall(rf"(?m)^  (git diff .* {GLOSSAIRE} \| .*)$", dit)
    subprocess.run(["sh", "-ec", commande], cwd=en_conflit, check=True, capture_output=True)
    page = (en_conflit / GLOSSAIRE).read_text("utf-8")
    assert "# Notre " in page
    assert "Phrase de la troisième version." in page


def test_revenir_au_fichier_d_origine_leve_le_conflit(en_conflit):
    _, dit = mettre_a_jour(en_conflit, GARDER=RETIRE)
    [commande] = re.findall(r"(git checkout .*) && git commit", dit)
    subprocess.run(["sh", "-ec", commande], cwd=en_conflit, check=True, capture_output=True)
    enregistrer(en_conflit, "Revient au glossaire d'origine")

    statut, dit = mettre_a_jour(en_conflit, GARDER=RETIRE)
    assert statut == 0, dit
    assert "Phrase de la troisième version." in (en_conflit / GLOSSAIRE).read_text("utf-8")


@pytest.fixture
def decrite(commune) -> Path:
    """Une commune qui a changé « pyproject.toml »."""
    remplacer(commune, "pyproject.toml", 'description = "', "description = \"Le site d'Exempleville. ")
    enregistrer(commune, "Décrit le projet")
    return commune


def projet_de(depot):
    return (depot / "pyproject.toml").read_text("utf-8")


def test_pyproject_ne_recoit_que_la_version_quand_elle_seule_a_change(decrite):
    statut, dit = mettre_a_jour(decrite, "1.1.0")

    assert statut == 0, dit
    assert "Le site d'Exempleville. " in projet_de(decrite)
    assert 'version = "1.1.0"' in projet_de(decrite)


def test_pyproject_garde_recoit_quand_meme_la_version(decrite):
    statut, dit = mettre_a_jour(decrite)
    assert statut != 0
    assert re.findall(r"(?m)^  (\S+)$", dit) == ["pyproject.toml"]

    statut, dit = mettre_a_jour(decrite, GARDER="pyproject.toml")
    assert statut == 0, dit
    assert "Le site d'Exempleville. " in projet_de(decrite)
    assert "Un outil de plus." not in projet_de(decrite)
    assert 'version = "1.2.0"' in projet_de(decrite)


def test_ce_que_l_on_a_deja_repris_a_la_main_n_est_pas_un_conflit(commune, origine):
    (commune / GLOSSAIRE).write_bytes((origine / GLOSSAIRE).read_bytes())
    enregistrer(commune, "Reprend le glossaire")

    statut, dit = mettre_a_jour(commune)
    assert statut == 0, dit
