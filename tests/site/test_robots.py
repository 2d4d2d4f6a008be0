"""Ce que disent les commandes des robots : GitHub Pages désactivé, des versions plus récentes."""

import os
import subprocess
import sys

import pytest

from tests.outils.depot import git
from tests.outils.projet import RACINE

pytestmark = pytest.mark.lent  # rejoue les robots sur des dépôts

GITHUB = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "exemple/contrat-de-ville"}
REGLAGES = "https://github.com/exemple/contrat-de-ville/settings/pages"
ABSENT = """echo '{"message":"Not Found"}'; echo "gh: Not Found (HTTP 404)" >&2; exit 1"""


def verifier_pages(dossier, reponse):
    """« make pages », quand GitHub donne cette réponse."""
    gh = dossier / "gh"
    gh.write_text(f'#!/bin/sh\n[ "$2" = repos/exemple/contrat-de-ville/pages ] || exit 9\n{reponse}\n', "utf-8")
    gh.chmod(0o755)
    environnement = {**GITHUB, "PATH": f"{dossier}:{os.environ['PATH']}"}
    commande = ["sh", RACINE / ".ci/verifier-pages"]
    return subprocess.run(commande, env=environnement, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("reponse", ["echo workflow", "echo null"])
def test_pages_active_ne_dit_rien(tmp_path, reponse):
    verdict = verifier_pages(tmp_path, reponse)
    assert (verdict.returncode, verdict.stdout, verdict.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("reponse", "titre"), [(ABSENT, "n'est pas activé"), ("echo legacy", "publie une branche, et non")]
)
def test_pages_desactive_dit_ou_aller_et_quoi_presser(tmp_path, reponse, titre):
    verdict = verifier_pages(tmp_path, reponse)
    assert verdict.returncode == 1
    [annonce] = verdict.stdout.splitlines()
    assert annonce.startswith("::error title=GitHub Pages")
    assert titre in annonce
    assert REGLAGES in annonce
    assert "choisissez « GitHub Actions »" in annonce
    assert "« Re-run all jobs »" in annonce


def test_une_panne_de_github_n_est_pas_prise_pour_un_reglage(tmp_path):
    verdict = verifier_pages(tmp_path, 'echo "gh: Server Error (HTTP 502)" >&2; exit 1')
    assert verdict.returncode == 1
    assert "Sa réponse : gh: Server Error (HTTP 502)." in verdict.stdout
    assert REGLAGES not in verdict.stdout


AVANT = """\
mkdocs==1.6.0 \\
    --hash=sha256:00
pyyaml==6.0 ; sys_platform == 'linux' \\
    --hash=sha256:00
segno==1.5 \\
    --hash=sha256:00
"""
APRES = """\
mkdocs==1.6.1 \\
    --hash=sha256:11
pyyaml==6.0 ; sys_platform == 'linux' \\
    --hash=sha256:00
typst==0.14 \\
    --hash=sha256:11
"""
DITES = ["- mkdocs passe de 1.6.0 à 1.6.1", "- segno 1.5 n'est plus employé", "- typst 0.14 s'ajoute"]


@pytest.fixture
def projet(tmp_path):
    """Un clone du dépôt, et le dépôt d'où il vient."""
    (tmp_path / "projet/tests").mkdir(parents=True)
    for verrou in ("requirements.txt", "tests/requirements.txt"):
        (tmp_path / "projet" / verrou).write_text(AVANT, "utf-8")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "origine")
    git(tmp_path / "projet", "init", "--quiet", "--initial-branch=main")
    git(tmp_path / "projet", "remote", "add", "origin", (tmp_path / "origine").as_uri())
    git(tmp_path / "projet", "add", ".")
    git(tmp_path / "projet", "commit", "--quiet", "--message", "Commence")
    return tmp_path / "projet"


def proposer(projet):
    return subprocess.run(
        [sys.executable, RACINE / ".ci/proposer_verrous.py"],
        cwd=projet,
        env={**GITHUB, "PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_des_versions_plus_recentes_partent_sur_une_branche_qui_les_enumere(projet):
    for verrou in ("requirements.txt", "tests/requirements.txt"):
        (projet / verrou).write_text(APRES, "utf-8")
    (projet / "laisse.txt").write_text("Ce que les tests ont laissé ne part pas.", "utf-8")

    verdict = proposer(projet)

    assert verdict.returncode == 0, verdict.stderr
    branche = git(projet.parent / "origine", "for-each-ref", "--format=%(refname:short)").strip()
    message = git(projet.parent / "origine", "log", "-1", "--format=%B", branche).strip().splitlines()
    assert message == ["Met à jour les versions verrouillées", "", *DITES]
    partis = git(projet.parent / "origine", "show", "--format=", "--name-only", branche).split()
    assert partis == ["requirements.txt", "tests/requirements.txt"]
    assert f"https://github.com/exemple/contrat-de-ville/compare/main...{branche}?expand=1" in verdict.stdout
    assert all(dite in verdict.stdout for dite in DITES)


def test_sans_version_plus_recente_rien_ne_part(projet):
    verdict = proposer(projet)

    assert verdict.returncode == 0
    assert verdict.stdout.endswith("rien à proposer.\n")
    assert git(projet.parent / "origine", "for-each-ref") == ""


def test_une_branche_que_git_refuse_se_dit_sans_trace(projet):
    (projet / "requirements.txt").write_text(APRES, "utf-8")
    git(projet, "remote", "set-url", "origin", (projet / "absent").as_uri())

    verdict = proposer(projet)

    assert verdict.returncode == 1
    assert "::error title=Versions non proposées::" in verdict.stderr
    assert "Traceback" not in verdict.stderr


@pytest.mark.parametrize(("reglage", "options"), [([], False), (["MAJ=1"], True)])
def test_les_versions_ne_montent_que_si_on_le_demande(tmp_path, reglage, options):
    commande = ["make", "--dry-run", "--file", RACINE / "Makefile", "--assume-old=.venv/tests", *reglage, "lock"]
    dit = subprocess.run(commande, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False).stdout
    assert dit.count("uv pip compile") == 2
    assert dit.count("--upgrade ") == (2 if options else 0)


def test_une_autre_valeur_de_maj_est_refusee(tmp_path):
    commande = ["make", "--dry-run", "--file", RACINE / "Makefile", "--assume-old=.venv/tests", "MAJ=non", "lock"]
    verdict = subprocess.run(commande, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert verdict.returncode != 0
    assert "écrivez MAJ=1, ou rien" in verdict.stderr


def jouer(projet, *commande):
    """Une commande du Makefile ou de .ci, comme dans le robot."""
    environnement = {**GITHUB, "PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    return subprocess.run(commande, cwd=projet, env=environnement, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def suivi(projet):
    """Le même projet, qui a déjà des contours."""
    (projet / "data/contours").mkdir(parents=True)
    for nom in ("quartiers", "communes"):
        (projet / f"data/contours/{nom}.geojson").write_text(f"{nom}\n", "utf-8")
    git(projet, "add", ".")
    git(projet, "commit", "--quiet", "--message", "Ajoute des contours")
    return projet


def garder_puis_proposer(projet):
    """Ce que font l'une après l'autre les deux tâches du robot : la seconde ne reçoit que le paquet."""
    garde = jouer(projet, "make", "--file", RACINE / "Makefile", "garder-contours")
    assert garde.returncode == 0, garde.stderr
    git(projet, "reset", "--quiet", "--hard")
    return jouer(projet, sys.executable, RACINE / ".ci/proposer_contours.py")


def test_des_contours_qui_changent_arrivent_ou_partent_font_une_branche_et_rien_d_autre(suivi):
    (suivi / "data/contours/quartiers.geojson").write_text("autres\n", "utf-8")
    (suivi / "data/contours/communes.geojson").unlink()
    (suivi / "data/contours/dessines.geojson").write_text("dessines\n", "utf-8")
    (suivi / "requirements.txt").write_text(APRES, "utf-8")

    verdict = garder_puis_proposer(suivi)

    assert verdict.returncode == 0, verdict.stderr
    origine = suivi.parent / "origine"
    branche = git(origine, "for-each-ref", "--format=%(refname:short)").strip()
    partis = git(origine, "show", "--format=", "--name-status", branche).split()
    assert partis == [
        *("D", "data/contours/communes.geojson", "A", "data/contours/dessines.geojson"),
        *("M", "data/contours/quartiers.geojson"),
    ]
    assert f"https://github.com/exemple/contrat-de-ville/compare/main...{branche}?expand=1" in verdict.stdout


def test_des_contours_pareils_ou_absents_ne_font_pas_de_branche(suivi):
    assert garder_puis_proposer(suivi).stdout.endswith("rien à proposer.\n")
    git(suivi, "rm", "-r", "--quiet", "data")
    git(suivi, "commit", "--quiet", "--message", "Retire les contours")

    assert garder_puis_proposer(suivi).stdout.endswith("rien à proposer.\n")
    assert git(suivi.parent / "origine", "for-each-ref") == ""


def test_un_paquet_qui_touche_autre_chose_que_les_contours_n_y_change_rien(suivi):
    (suivi / "contours.patch").write_text(
        "--- a/requirements.txt\n+++ b/requirements.txt\n@@ -1 +1 @@\n-mkdocs==1.6.0 \\\n+autre==1 \\\n", "utf-8"
    )
    verdict = jouer(suivi, sys.executable, RACINE / ".ci/proposer_contours.py")

    assert verdict.stdout.endswith("rien à proposer.\n")
    assert (suivi / "requirements.txt").read_text("utf-8") == AVANT


def test_des_contours_que_git_refuse_de_pousser_se_disent_sans_trace(suivi):
    (suivi / "data/contours/quartiers.geojson").write_text("autres\n", "utf-8")
    git(suivi, "remote", "set-url", "origin", (suivi / "absent").as_uri())

    verdict = garder_puis_proposer(suivi)

    assert verdict.returncode == 1
    assert "::error title=Contours non proposés::" in verdict.stderr
    assert "Traceback" not in verdict.stderr
