"""Une autre commune reprend le code d'une version plus récente, sans perdre rien de ce qui est à elle."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outils.depot import git, remplacer
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, RACINE, lancer_mkdocs

pytestmark = pytest.mark.lent

CODE = (".ci", ".gitignore", "Makefile", "README.md", "docs", "macros", "mkdocs.yml", "overrides", "pyproject.toml")
GLOSSAIRE = "docs/glossaire.md"
RETIRE = "macros/retire.py"
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


@pytest.fixture(scope="module")
def origine(tmp_path_factory) -> Path:
    """Le dépôt d'origine, à sa troisième version : le vrai code, à quelques lignes près."""
    depot = tmp_path_factory.mktemp("origine")
    for nom in CODE:
        copier = shutil.copytree if (RACINE / nom).is_dir() else shutil.copy
        copier(RACINE / nom, depot / nom)
    shutil.copytree(HAILLICOURT, depot / "data")
    page = (RACINE / GLOSSAIRE).read_text("utf-8")
    git(depot, "init", "--quiet", "--initial-branch=main")

    (depot / RETIRE).write_text('"""Un fichier de trop."""\n', "utf-8")
    (depot / "tests").mkdir()
    (depot / "tests/adresses.txt").write_text("/\n", "utf-8")
    (depot / GLOSSAIRE).write_text(f"{page}\nPhrase de la première version.\n", "utf-8")
    premiere = "## 1.0.0\n\n- Le début.\n"
    publier(depot, "1.0.0", premiere)

    (depot / GLOSSAIRE).write_text(f"{page}\nPhrase d'entre deux versions.\n", "utf-8")
    enregistrer(depot, "Change une phrase")
    git(depot, "branch", "entre-deux")

    (depot / RETIRE).unlink()
    (depot / "macros/ajoute.py").write_text('"""Un fichier de plus."""\n', "utf-8")
    (depot / "data/quartiers/le-parc.yml").write_text("nom: Le Parc\n", "utf-8")
    (depot / "tests/adresses.txt").write_text("/\n/quartiers/le-parc/\n", "utf-8")
    (depot / "README.md").write_text("# Le projet d'origine\n", "utf-8")
    deuxieme = f"## 1.1.0\n\n- Un module de moins.\n\n{premiere}"
    publier(depot, "1.1.0", deuxieme)

    (depot / GLOSSAIRE).write_text(f"{page}\nPhrase de la troisième version.\n", "utf-8")
    (depot / "docs/donnees/schemas/quartier.json").write_text("{}\n", "utf-8")
    ajouter_au_debut(depot / "mkdocs.yml", "# Un réglage de plus.\n")
    ajouter_au_debut(depot / "pyproject.toml", "# Un outil de plus.\n")
    (depot / ".ci/run").chmod(0o644)
    publier(depot, "1.2.0", f"## 1.2.0\n\n- Une phrase juste.\n\n{deuxieme}")
    return depot


def devenir_exempleville(depot):
    """Ce que le README demande à une autre commune, et une page à elle."""
    shutil.rmtree(depot / "data")
    shutil.copytree(EXEMPLEVILLE, depot / "data")
    ajouter_au_debut(depot / "mkdocs.yml", "# Exempleville\n")
    remplacer(depot, "mkdocs.yml", "\nnav:\n", "\nnav:\n  - Permanences: permanences.md\n")
    (depot / "docs/permanences.md").write_text("# Les permanences\n\nLe mardi, à la mairie.\n", "utf-8")
    (depot / "tests/adresses.txt").unlink()
    ajouter_au_debut(depot / "README.md", "# Exempleville\n")
    remplacer(depot, "docs/donnees/schemas/quartier.json", "{", "{ ")
    enregistrer(depot, "Devient Exempleville")
    return depot


def copier(origine, depot, branche):
    """Une copie qui garde l'histoire, comme le « fork » de GitHub ; elle n'en garde pas les étiquettes."""
    git(depot.parent, "clone", "--quiet", "--no-tags", "--branch", branche, origine.as_posix(), depot.name)
    git(depot, "remote", "rename", "origin", "amont")
    git(depot, "switch", "--quiet", "--create", "exempleville")
    return depot


@pytest.fixture
def commune(origine, tmp_path) -> Path:
    """Exempleville, deux versions en arrière."""
    git(origine, "branch", "--force", "premiere", "v1.0.0")
    return devenir_exempleville(copier(origine, tmp_path / "commune", "premiere"))


@pytest.fixture
def entre_deux(origine, tmp_path) -> Path:
    """La même, copiée entre deux versions."""
    return devenir_exempleville(copier(origine, tmp_path / "commune", "entre-deux"))


@pytest.fixture
def sans_histoire(commune, origine) -> Path:
    """La même, partie d'un modèle : ses fichiers n'ont pas l'histoire du dépôt d'origine."""
    shutil.rmtree(commune / ".git")
    git(commune, "init", "--quiet", "--initial-branch=main")
    git(commune, "remote", "add", "amont", origine.as_posix())
    enregistrer(commune, "Commence")
    return commune


def mettre_a_jour(depot, version="1.2.0", **variables):
    """« make mise-a-jour », joué sans rien installer -> (statut de sortie, ce qu'elle affiche)."""
    choix = [f"{nom}={valeur}" for nom, valeur in {"VERSION": version, **variables}.items()]
    commande = subprocess.run(
        ["make", "--no-print-directory", "--assume-old=.venv/bin/python", "mise-a-jour", *choix],
        cwd=depot,
        env={"PATH": os.environ["PATH"], "MAKEFLAGS": f"BIN={Path(sys.executable).parent}", "PYTHONUTF8": "1"},
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
    siens = ("mkdocs.yml", "README.md", "docs/permanences.md", "docs/donnees/schemas/quartier.json")
    fichiers = [*sorted((depot / "data").rglob("*.yml")), *(depot / nom for nom in siens)]
    return {fichier: fichier.read_bytes() for fichier in fichiers}


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
    assert "Fichiers supprimés : macros (1)\n" in dit
    assert "Gardé tel que vous l'avez changé : README.md." in dit
    assert "git diff amont/reprise amont/1.2.0 -- mkdocs.yml" in dit
    racontees = re.findall(r"(?m)^## (.+)$", dit)
    assert racontees == ["1.2.0", "1.1.0"]
    suite = dit.partition("Ensuite :")[2]
    assert re.findall(r"make \w+", suite) == ["make schemas", "make check"]


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


def test_une_version_de_depart_inconnue_est_refusee_avec_la_liste_des_versions(commune):
    remplacer(commune, "pyproject.toml", 'version = "1.0.0"', 'version = "3.0.0"')
    enregistrer(commune, "Invente une version")

    statut, dit = mettre_a_jour(commune)

    assert statut != 0
    assert "pyproject.toml dit que votre code est de la version « 3.0.0 »" in dit
    assert VERSIONS in dit


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
    (commune / ".git/info/exclude").write_text("macros/ajoute.py\n", "utf-8")
    (commune / "macros/ajoute.py").write_text("À nous.\n", "utf-8")
    avant = etat(commune)

    statut, dit = mettre_a_jour(commune)

    assert statut != 0
    assert "macros/ajoute.py" in dit
    assert etat(commune) == avant
