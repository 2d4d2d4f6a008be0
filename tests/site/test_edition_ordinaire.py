"""Une édition ordinaire de data/, de docs/ ou du menu se juge et se publie, sans faire échouer un test du code."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outils.depot import git, remplacer
from tests.outils.editions import ENJEU_LOGEMENT
from tests.outils.projet import COMMUNE, EXEMPLEVILLE, RACINE, lancer_mkdocs, reglages

pytestmark = pytest.mark.lent

INDICATEUR = """indicateurs:
  - id: part-locataires
    libelle: Part des locataires
    unite: "%"
    agglomeration: 41.5
    explication: La part des ménages qui louent leur logement.

"""
FICHE = "data/quartiers/le-centre.yml"
DIALOGUE = re.compile(r"  dialogue:\n(?:    .*\n)+")
APPARENCE = re.compile(r"    (?:pictogramme|teinte): .*\n")
TERME = re.compile(r"\n  - id: rsa\n(?:    .*\n)+")
SUFFIT = r"\bRACINE\b|liens_rompus"  # les tests qui touchent aux fichiers du projet, et ceux qui suivent ses liens


def retirer(fichier: Path, motif: re.Pattern[str], attendus: int = 1) -> None:
    texte, combien = motif.subn("", fichier.read_text("utf-8"))
    assert combien == attendus
    fichier.write_text(texte, "utf-8")


def editer(projet: Path) -> None:
    """Une année de mairie : ce qui se retire, ce qui s'ajoute, ce qui se corrige."""
    remplacer(projet, FICHE, "    taux-pauvrete: 46.7\n", "")
    remplacer(projet, FICHE, "taux-emploi: 40.7", "taux-emploi: 41.2")
    retirer(projet / FICHE, DIALOGUE)
    retirer(projet / "data/glossaire.yml", TERME)
    (projet / "data/quartiers/le-haut-d-houdain.yml").unlink()
    remplacer(projet, "data/convention.yml", "liste_complete: oui", "# liste_complete: oui")
    remplacer(projet, "data/strategie.yml", "d'émancipation pour tous", "où apprendre et grandir")
    retirer(projet / "data/strategie.yml", APPARENCE, 6)
    (projet / "data/accueil.svg").unlink()
    tracer(projet)
    with (projet / "data/strategie.yml").open("a", encoding="utf-8") as strategie:
        strategie.write(ENJEU_LOGEMENT)
    remplacer(projet, "data/indicateurs.yml", "indicateurs:\n", INDICATEUR)
    remplacer(projet, "data/pilotage.yml", "03 21 52 04 81", "03 21 52 00 00")
    (projet / "docs/CR comité 04-11-2026.pdf").write_bytes(b"%PDF-1.7\n")
    remplacer(
        projet,
        "docs/pilotage.md",
        "{{ pilotage() }}\n",
        "{{ pilotage() }}\n\n[Le compte rendu](<CR comité 04-11-2026.pdf>).\n",
    )
    remplacer(
        projet,
        "docs/contribuer.md",
        "**Rien de ce que vous proposez",
        "Lisez d'abord ceci. **Rien de ce que vous proposez",
    )
    remplacer(projet, "docs/glossaire.md", "\n# ", "\n# Les mots, et ")
    (projet / "docs/permanences.md").write_text("# Les permanences\n\n## Le mardi\n\nÀ la mairie.\n", "utf-8")
    remplacer(projet, "mkdocs.yml", "site_name: Contrat de ville", "site_name: Nos quartiers")
    remplacer(
        projet,
        "mkdocs.yml",
        "  - Glossaire: glossaire.md\n",
        "  - Permanences: permanences.md\n  - Mots: glossaire.md\n",
    )


def tracer(projet: Path) -> None:
    """Le contour d'un quartier, comme la mairie peut en dessiner un."""
    dessines = "data/contours/dessines.geojson"
    (projet / "data/contours").mkdir()
    shutil.copy(EXEMPLEVILLE.parent / dessines, projet / dessines)
    remplacer(projet, dessines, "les-epreuves", "le-centre")


@pytest.fixture(scope="module")
def edite(tmp_path_factory) -> Path:
    """Tout le projet, tel qu'un éditeur le laisse après une année ; ``data/`` et ``docs/`` partent des pages figées."""
    projet = tmp_path_factory.mktemp("edite") / "l'édition ordinaire"
    suivis = git(RACINE, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for nom in filter(None, suivis):
        if not nom.startswith(("data/", "docs/")) and (RACINE / nom).is_file():
            (projet / nom).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(RACINE / nom, projet / nom)
    for nom in ("data", "docs"):
        shutil.copytree(COMMUNE / nom, projet / nom)
    (projet / "mkdocs.yml").write_text(reglages(), "utf-8")
    editer(projet)
    git(projet, "init", "--quiet", "--initial-branch=main")
    git(projet, "add", ".")
    git(projet, "commit", "--quiet", "--message", "Publie une année de changements")
    return projet


def jouer(projet: Path, *commande: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *commande], cwd=projet, capture_output=True, encoding="utf-8", check=False
    )


def test_elle_est_jugee_juste_et_le_site_se_construit(edite):
    verdict = jouer(edite, "macros")
    assert verdict.returncode == 0, verdict.stderr
    construction = lancer_mkdocs(edite, "build", "--strict", DOCUMENTS="false")
    assert construction.returncode == 0, construction.stdout
    assert "41,5" in (edite / "site/quartiers/index.html").read_text("utf-8")


def test_elle_ne_change_le_verdict_d_aucun_test(edite):
    tests = sorted(f for dossier in ("unites", "site") for f in (edite / "tests" / dossier).glob("test_*.py"))
    choisis = [str(f) for f in tests if re.search(SUFFIT, f.read_text("utf-8"))]
    assert len(choisis) > 10
    verdict = jouer(edite, "pytest", "-q", "-m", "not lent", "-p", "no:cacheprovider", "-p", "no:xdist", *choisis)
    assert verdict.returncode == 0, verdict.stdout
