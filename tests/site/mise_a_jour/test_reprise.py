"""Une autre commune reprend le code d'une version plus récente, sans perdre rien de ce qui est à elle."""

import os
import re
import subprocess
import sys

import pytest

from tests.outils.mise_a_jour import (
    GLOSSAIRE,
    RETIRE,
    SCHEMA,
    a_elle,
    enregistrer,
    etat,
    mettre_a_jour,
)
from tests.outils.projet import lancer_mkdocs

pytestmark = pytest.mark.lent


@pytest.mark.parametrize("sorte", ["commune", "entre_deux", "sans_histoire"])
def test_le_code_suit_la_nouvelle_version_et_le_reste_ne_change_pas(sorte, request):
    depot = request.getfixturevalue(sorte)
    avant = a_elle(depot)

    statut, dit = mettre_a_jour(depot)

    assert statut == 0, dit
    assert a_elle(depot) == avant
    assert not (depot / "data/quartiers/le-parc.yml").exists()
    assert not (depot / "tests/adresses.txt").exists()
    assert not (depot / RETIRE).exists()
    assert not (depot / SCHEMA).exists()  # changé par la commune, mais c'est le site qui le fait
    assert (depot / "macros/ajoute.py").exists()
    assert "Phrase de la troisième version." in (depot / GLOSSAIRE).read_text("utf-8")
    assert 'version = "1.2.0"' in (depot / "pyproject.toml").read_text("utf-8")
    assert not os.access(depot / ".ci/run", os.X_OK)


def test_une_commune_mise_a_jour_verifie_ses_donnees_et_construit_son_site(commune):
    assert mettre_a_jour(commune)[0] == 0

    verification = subprocess.run([sys.executable, "-m", "macros"], cwd=commune, capture_output=True, check=False)
    assert verification.returncode == 0, verification.stderr
    construction = lancer_mkdocs(commune, "build", "--strict", DOCUMENTS="false")
    assert construction.returncode == 0, construction.stdout
    accueil = (commune / "site/index.html").read_text("utf-8")
    assert "Code du site, version 1.2.0" in accueil
    assert (commune / "site/permanences/index.html").exists()
    assert (commune / "site/quartiers/les-essais/index.html").exists()


def test_la_commande_dit_ce_qui_a_change_et_ce_qu_il_faut_taper(commune):
    _, dit = mettre_a_jour(commune)

    assert dit.startswith("Le code passe de la version 1.0.0 à la version 1.2.0.\nFichiers ajoutés : macros (1)\n")
    assert "Fichiers supprimés : docs (1), macros (1)\n" in dit
    assert "Gardé tel que vous l'avez changé : README.md." in dit
    assert "git diff amont/reprise amont/1.2.0 -- mkdocs.yml" in dit
    racontees = re.findall(r"(?m)^## (.+)$", dit)
    assert racontees == ["1.2.0", "1.1.0"]
    suite = dit.partition("Ensuite :")[2]
    assert re.findall(r"make \w+", suite) == ["make check"]


@pytest.mark.parametrize("sorte", ["commune", "entre_deux", "sans_histoire"])
def test_une_seconde_fois_ne_fait_rien(sorte, request):
    depot = request.getfixturevalue(sorte)
    mettre_a_jour(depot)
    enregistrer(depot, "Passe à la version 1.2.0")
    avant = etat(depot)

    assert mettre_a_jour(depot) == (0, "Rien à faire : votre code est déjà celui de la version 1.2.0.\n")
    assert etat(depot) == avant


def test_on_passe_une_version_apres_l_autre(commune):
    assert mettre_a_jour(commune, "v1.1.0")[0] == 0
    enregistrer(commune, "Passe à la version 1.1.0")

    statut, dit = mettre_a_jour(commune)
    assert statut == 0
    assert re.findall(r"(?m)^## (.+)$", dit) == ["1.2.0"]
