"""Un dépôt d'origine et ses copies, en petit : publier une version, la reprendre, comparer l'avant et l'après."""

import os
import re
import shutil
import subprocess

from tests.outils.depot import git, remplacer
from tests.outils.projet import EXEMPLEVILLE, options_de_make

CODE = (".ci", ".gitignore", "Makefile", "README.md", "macros", "overrides", "pyproject.toml")
GLOSSAIRE = "docs/glossaire.md"
RETIRE = "macros/retire.py"
SCHEMA = "docs/donnees/schemas/quartier.json"  # enregistré par les premières versions ; le site le refait
VERSIONS = "Versions du dépôt d'origine : 1.0.0, 1.1.0, 1.2.0."


def ajouter_au_debut(fichier, texte):
    fichier.write_text(texte + fichier.read_text("utf-8"), "utf-8")


def enregistrer(depot, message):
    git(depot, "add", "--all")
    git(depot, "commit", "--quiet", "--message", message)


def publier(depot, version, raconte):
    """Une version du dépôt d'origine : son numéro, ce qu'en dit CHANGELOG.md, son étiquette."""
    projet = depot / "pyproject.toml"
    projet.write_text(re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', projet.read_text("utf-8")), "utf-8")
    (depot / "CHANGELOG.md").write_text(f"# Versions\n\n## À paraître\n\n{raconte}", "utf-8")
    enregistrer(depot, f"Publie {version}")
    git(depot, "tag", "--annotate", "--message", version, f"v{version}")


def devenir_exempleville(depot):
    """Ce que le README demande à une autre commune, et une page à elle."""
    shutil.rmtree(depot / "data")
    shutil.copytree(EXEMPLEVILLE, depot / "data")
    ajouter_au_debut(depot / "mkdocs.yml", "# Exempleville\n")
    remplacer(depot, "mkdocs.yml", "\nnav:\n", "\nnav:\n  - Permanences: permanences.md\n")
    (depot / "docs/permanences.md").write_text("# Les permanences\n\nLe mardi, à la mairie.\n", "utf-8")
    (depot / "tests/adresses.txt").unlink()
    ajouter_au_debut(depot / "README.md", "# Exempleville\n")
    remplacer(depot, SCHEMA, "{", "{ ")
    enregistrer(depot, "Devient Exempleville")
    return depot


def copier(origine, depot, branche):
    """Une copie qui garde l'histoire, comme le « fork » de GitHub ; elle n'en garde pas les étiquettes."""
    git(depot.parent, "clone", "--quiet", "--no-tags", "--branch", branche, origine.as_posix(), depot.name)
    git(depot, "remote", "rename", "origin", "amont")
    git(depot, "switch", "--quiet", "--create", "exempleville")
    return depot


def mettre_a_jour(depot, version="1.2.0", **variables):
    """« make mise-a-jour », joué sans rien installer -> (statut de sortie, ce qu'elle affiche)."""
    choix = [f"{nom}={valeur}" for nom, valeur in {"VERSION": version, **variables}.items()]
    commande = subprocess.run(
        ["make", "--no-print-directory", "--assume-old=.venv/bin/python", "mise-a-jour", *choix],
        cwd=depot,
        env={"PATH": os.environ["PATH"], "MAKEFLAGS": options_de_make(), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    dit = commande.stdout + commande.stderr
    assert "Traceback" not in dit
    return commande.returncode, dit


def etat(depot):
    """Tout ce qu'une commande pourrait changer : les fichiers, l'index, le commit, les branches."""
    fichiers = {f: f.read_bytes() for f in depot.rglob("*") if f.is_file() and not {".git", "__pycache__"} & {*f.parts}}
    return (
        fichiers,
        git(depot, "status", "--porcelain"),
        git(depot, "rev-parse", "HEAD"),
        git(depot, "branch", "--list"),
    )


def a_elle(depot):
    """Ce qui est à la commune."""
    siens = ("mkdocs.yml", "README.md", "docs/permanences.md")
    fichiers = [*sorted((depot / "data").rglob("*.yml")), *(depot / nom for nom in siens)]
    return {fichier: fichier.read_bytes() for fichier in fichiers}
