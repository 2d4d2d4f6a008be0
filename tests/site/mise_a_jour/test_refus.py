"""Ce que la commande refuse : elle dit pourquoi, et rien n'a changé."""

import shutil
import subprocess
import sys

import pytest

from tests.outils.depot import git
from tests.outils.mise_a_jour import RETIRE, VERSIONS, enregistrer, etat, mettre_a_jour

pytestmark = pytest.mark.lent


@pytest.mark.parametrize("nom", ["README.md", "note.txt"])
def test_un_fichier_qui_n_est_pas_enregistre_arrete_tout(commune, nom):
    (commune / nom).write_text("À finir.\n", "utf-8")
    avant = etat(commune)

    statut, dit = mettre_a_jour(commune)

    assert statut != 0
    assert etat(commune) == avant
    assert nom in dit
    assert "git stash --include-untracked" in dit


@pytest.mark.parametrize(
    ("version", "phrase"),
    [
        ("9.9.9", f"Rien n'a été changé. La version « 9.9.9 » n'existe pas.\n{VERSIONS}"),
        ("main", f"Rien n'a été changé. La version « main » n'existe pas.\n{VERSIONS}"),
        ("", f"Rien n'a été changé. Dites la version : make mise-a-jour VERSION=…\n{VERSIONS}"),
    ],
)
def test_une_version_inconnue_est_refusee_avec_la_liste_des_versions(commune, version, phrase):
    avant = etat(commune)

    statut, dit = mettre_a_jour(commune, version)

    assert statut != 0
    assert phrase in dit
    assert etat(commune) == avant


@pytest.fixture
def sans_etiquette(origine, tmp_path):
    """L'adresse du dépôt d'origine, s'il n'avait pas étiqueté sa première version."""
    git(tmp_path, "clone", "--quiet", "--mirror", origine.as_posix(), "sans-etiquette")
    git(tmp_path / "sans-etiquette", "tag", "--delete", "v1.0.0")
    return (tmp_path / "sans-etiquette").as_posix()


def test_une_version_que_rien_n_etiquette_part_du_dernier_commit_commun(commune, sans_etiquette):
    statut, dit = mettre_a_jour(commune, AMONT=sans_etiquette)

    assert statut == 0, dit
    assert (commune / "macros/ajoute.py").is_file()
    assert not (commune / RETIRE).exists()


def test_sans_etiquette_ni_histoire_commune_rien_ne_change(sans_histoire, sans_etiquette):
    avant = etat(sans_histoire)

    statut, dit = mettre_a_jour(sans_histoire, AMONT=sans_etiquette)

    assert statut != 0
    assert "n'a pas étiqueté la version dont vient votre code (« 1.0.0 »" in dit
    assert etat(sans_histoire) == avant


def test_on_ne_revient_pas_a_une_version_plus_ancienne(commune):
    mettre_a_jour(commune)
    enregistrer(commune, "Passe à la version 1.2.0")

    statut, dit = mettre_a_jour(commune, "1.1.0")
    assert statut != 0
    assert "Votre code est déjà de la version 1.2.0, plus récente." in dit


def test_sans_depot_d_origine_connu_la_commande_dit_comment_le_dire(commune, origine):
    git(commune, "remote", "remove", "amont")

    statut, dit = mettre_a_jour(commune)
    assert statut != 0
    assert "L'adresse du dépôt d'origine n'est pas connue." in dit
    assert "git remote add amont https://" in dit

    assert mettre_a_jour(commune, AMONT=origine.as_posix())[0] == 0


def test_un_depot_d_origine_injoignable_se_dit_en_francais(commune, tmp_path):
    avant = etat(commune)

    statut, dit = mettre_a_jour(commune, AMONT=(tmp_path / "nulle-part").as_posix())

    assert statut != 0
    assert dit.startswith(f"Rien n'a été changé. Le dépôt d'origine ne répond pas : {tmp_path}/nulle-part\n")
    assert etat(commune) == avant


def test_hors_d_un_depot_git_la_commande_le_dit(commune):
    shutil.rmtree(commune / ".git")

    statut, dit = mettre_a_jour(commune)
    assert statut != 0
    assert dit.startswith("Rien n'a été changé. Git ne lit aucun dépôt dans ce dossier ; il dit :\n")


def test_ailleurs_qu_a_la_racine_la_commande_refuse(commune):
    avant = etat(commune)

    commande = subprocess.run(
        [sys.executable, "../.ci/mise_a_jour", "1.2.0"],
        cwd=commune / "docs",
        capture_output=True,
        text=True,
        check=False,
    )

    assert commande.returncode == 1
    assert commande.stderr == "Rien n'a été changé. Lancez la commande à la racine du dépôt.\n"
    assert etat(commune) == avant


def test_un_fichier_que_git_ignore_n_est_pas_perdu(commune):
    (commune / ".git/info").mkdir(exist_ok=True)
    (commune / ".git/info/exclude").write_text("macros/ajoute.py\n", "utf-8")
    (commune / "macros/ajoute.py").write_text("À nous.\n", "utf-8")
    avant = etat(commune)

    statut, dit = mettre_a_jour(commune)

    assert statut != 0
    assert "macros/ajoute.py" in dit
    assert etat(commune) == avant
