"""La publication : rien que le nécessaire, et rien qui change sans nous."""

import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.outils.depot import git
from tests.outils.projet import ADRESSE_PUBLIQUE, RACINE

FORMULAIRES = sorted(f for f in (RACINE / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if f.name != "config.yml")
ROBOTS = sorted((RACINE / ".github" / "workflows").glob("*.yml"))
REFUS = re.compile(
    r'echo "::error title=[^:,]+::[^"`$]+"\nexit 1\n'
)  # « requis » n'a pas besoin du projet : il dit et refuse
SUCCES = "success"


@pytest.mark.parametrize("robot", ROBOTS, ids=lambda chemin: chemin.stem)
def test_chaque_action_est_epinglee_a_un_commit(robot):
    actions = re.findall(r"uses: (\S+)", robot.read_text("utf-8"))
    assert actions
    assert [a for a in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", a)] == []


@pytest.mark.parametrize("robot", ROBOTS, ids=lambda chemin: chemin.stem)
def test_un_robot_n_a_aucun_droit_sauf_ceux_de_ses_taches(robot):
    contenu = yaml.safe_load(robot.read_text("utf-8"))
    assert contenu["permissions"] == {}
    assert contenu["concurrency"]["group"]
    ecrivent = {nom for nom, tache in contenu["jobs"].items() if "write" in tache["permissions"].values()}
    assert ecrivent <= {"publier", "proposer"}


@pytest.mark.parametrize("robot", ROBOTS, ids=lambda chemin: chemin.stem)
def test_un_robot_ne_lance_que_des_commandes_du_makefile(robot):
    taches = yaml.safe_load(robot.read_text("utf-8"))["jobs"].values()
    commandes = [etape["run"] for tache in taches for etape in tache["steps"] if "run" in etape]
    connues = set(re.findall(r"^([a-z-]+):.*##", (RACINE / "Makefile").read_text("utf-8"), re.MULTILINE))
    autres = [commande for commande in commandes if not REFUS.fullmatch(commande)]
    assert {re.fullmatch(r"make ([a-z-]+)(?: MAJ=1| >> \S+)?", commande)[1] for commande in autres} <= connues


@cache
def taches(nom):
    """Les tâches d'un robot : leur nom -> leur contenu."""
    return yaml.safe_load((RACINE / f".github/workflows/{nom}.yml").read_text("utf-8"))["jobs"]


def refus(donnees=SUCCES, portee=SUCCES, code="oui", tests=SUCCES):
    """Ce que dit la tâche « requis » quand les autres ont donné ces résultats ; rien si elle passe."""
    valeurs = {"donnees.result": donnees, "portee.result": portee, "portee.outputs.code": code, "tests.result": tests}
    dits = []
    for etape in taches("verifier")["requis"]["steps"]:
        condition = etape["if"].replace("always()", "True").replace("&&", "and").replace("||", "or")
        for nom, valeur in valeurs.items():
            condition = condition.replace(f"needs.{nom}", repr(valeur))
        dits += [etape["run"]] if eval(condition) else []  # noqa: S307 - la condition est la nôtre
    return [re.search("title=(.+?)::", dit)[1] for dit in dits]


def test_la_tache_requise_attend_toutes_les_autres():
    *autres, derniere = verifier = taches("verifier")
    requis = verifier[derniere]
    assert (derniere, requis["name"]) == ("requis", "requis")
    assert requis["needs"] == autres
    assert requis["if"] == "always()"  # sans quoi GitHub la saute, et une tâche sautée passe pour réussie
    assert all(REFUS.fullmatch(etape["run"]) for etape in requis["steps"])


@pytest.mark.parametrize("resultat", ["failure", "cancelled", "skipped"])
def test_la_tache_requise_dit_a_un_editeur_ce_qu_il_peut_corriger(resultat):
    assert refus() == refus(code="non", tests="skipped") == []
    assert refus(donnees=resultat) == refus(donnees=resultat, code="non", tests="skipped") == [DONNEES]
    assert refus(tests=resultat) == refus(portee=resultat, code="", tests="skipped") == [CODE]
    assert refus(donnees=resultat, tests=resultat) == [DONNEES, CODE]


DONNEES, CODE = "Données ou pages à corriger", "Code à corriger"


def test_les_tests_ne_se_sautent_que_si_le_code_n_est_pas_touche():
    verifier = taches("verifier")
    assert verifier["tests"]["if"] == "needs.portee.outputs.code == 'oui'"
    assert [nom for nom, tache in verifier.items() if {"if", "continue-on-error"} & tache.keys()] == ["tests", "requis"]
    [portee] = [etape["run"] for etape in verifier["portee"]["steps"] if "run" in etape]
    assert portee.startswith("make portee >>")


@pytest.mark.lent
@pytest.mark.parametrize(
    ("touches", "dit"),
    [
        (["data/site.yml", "docs/index.md"], "code=non"),
        (["docs/un dossier/CR comité.pdf"], "code=non"),
        (["data/site.yml", "macros/etat.py"], "code=oui"),
        (["mkdocs.yml"], "code=oui"),
    ],
)
def test_la_portee_d_une_proposition_se_lit_dans_ses_fichiers(tmp_path, touches, dit):
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Commence")
    for nom in touches:
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).write_text("Exemple.\n", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Propose")
    commande = ["make", "--file", RACINE / "Makefile", "portee"]
    environnement = {**os.environ, "DEPUIS": "HEAD^1", "MAKELEVEL": "0", "MAKEFLAGS": ""}  # comme seul
    portee = subprocess.run(commande, cwd=tmp_path, env=environnement, capture_output=True, text=True, check=True)
    assert portee.stdout == f"{dit}\n"


def test_la_publication_ne_depend_que_de_ce_qui_juge_et_construit_le_site():
    *autres, derniere = publier = taches("publier")
    assert publier[derniere]["needs"] == autres == ["construire"]
    assert "if" not in publier[derniere]
    etapes = publier["construire"]["steps"]
    assert [etape["run"] for etape in etapes if "run" in etape] == ["make pages", "make check", "make build"]


def test_pages_desactive_se_dit_avant_tout_ce_qui_dure():
    premiere, deuxieme, *_ = taches("publier")["construire"]["steps"]
    assert premiere["uses"].startswith("actions/checkout@")
    assert deuxieme["run"] == "make pages"


@pytest.mark.parametrize("robot", ["publier", "mettre-a-jour", "suivre-les-contours"])
def test_lance_a_la_main_un_robot_ne_travaille_que_sur_main(robot):
    premiere, *suivantes = taches(robot).values()
    assert premiere["if"] == "github.ref == 'refs/heads/main'"
    assert all(tache["needs"] for tache in suivantes)


def test_le_site_publie_ne_vient_que_de_son_commit():
    """Ni réserve reprise d'une construction à l'autre, ni paquet des tests."""
    actions = [etape["uses"] for tache in taches("publier").values() for etape in tache["steps"] if "uses" in etape]
    assert [action for action in actions if "cache" in action] == []
    for commande in ("check", "build"):
        recette = re.search(rf"(?m)^{commande}: (.*?) ##", (RACINE / "Makefile").read_text("utf-8"))
        assert recette[1] == ".venv/site"


def test_les_nouveaux_paquets_ne_s_executent_que_la_ou_rien_ne_s_ecrit():
    robot = taches("mettre-a-jour")
    lances = {nom: [etape["run"] for etape in tache["steps"] if "run" in etape] for nom, tache in robot.items()}
    assert lances["essayer"] == ["make lock MAJ=1", "make test"]
    assert robot["essayer"]["permissions"] == {"contents": "read"}
    assert [commande.split(" >>")[0] for commande in lances["proposer"]] == ["make proposer-verrous"]
    assert robot["proposer"]["needs"] == ["essayer"]
    recette = (RACINE / "Makefile").read_text("utf-8")
    assert re.search(r"(?m)^proposer-verrous: ##", recette)  # sans environnement : rien n'y est installé


def test_ce_qui_vient_du_reseau_ne_se_lit_que_la_ou_rien_ne_s_ecrit():
    robot = taches("suivre-les-contours")
    lances = {nom: [etape["run"] for etape in tache["steps"] if "run" in etape] for nom, tache in robot.items()}
    commandes = {nom: [commande.split(" >>")[0] for commande in siennes] for nom, siennes in lances.items()}
    assert commandes == {
        "prendre": ["make contours", "make changements", "make garder-contours"],
        "proposer": ["make proposer-contours"],
    }
    assert robot["prendre"]["permissions"] == {"contents": "read"}
    recette = (RACINE / "Makefile").read_text("utf-8")
    assert re.search(r"(?m)^proposer-contours: ##", recette)  # sans environnement : rien n'y est installé


def test_dependabot_ne_touche_qu_aux_actions():
    reglages = yaml.safe_load((RACINE / ".github/dependabot.yml").read_text("utf-8"))
    assert [suivi["package-ecosystem"] for suivi in reglages["updates"]] == ["github-actions"]


@pytest.mark.lent
def test_tout_ce_qui_s_execute_a_un_relecteur_prevu():
    lignes = (RACINE / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    relus = {mot.strip("/") for ligne in lignes if "@" in ligne for mot in ligne.removeprefix("#").split()[:1]}
    suivis = subprocess.run(["git", "ls-files", "-z"], cwd=RACINE, capture_output=True, text=True, check=True).stdout
    racine = {nom.split("/")[0] for nom in suivis.split("\0") if nom}
    textes = {nom for nom in racine if nom.endswith(".md")} | {"LICENSE", ".gitignore"}
    assert racine - relus == textes


def test_les_tests_se_jouent_a_chaque_publication_et_pour_chaque_proposition_de_code():
    robot = (RACINE / ".github/workflows/tester.yml").read_text("utf-8")
    assert {"push": {"branches": ["main"]}} in yaml.safe_load(robot).values()
    assert taches("tester")["tests"].items() <= taches("verifier")["tests"].items()


def test_les_tests_se_jouent_sur_le_python_le_plus_ancien_que_l_on_permet_et_sur_un_plus_recent():
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]
    essai = taches("tester")["tests"]
    ancien, recent = essai["strategy"]["matrix"]["python"]
    assert f">={ancien}" == projet["requires-python"]
    assert int(recent.split(".")[1]) > int(ancien.split(".")[1])
    assert [etape["run"] for etape in essai["steps"] if "run" in etape] == ["make test"]


@pytest.mark.parametrize("formulaire", FORMULAIRES, ids=lambda chemin: chemin.stem)
def test_un_formulaire_demande_en_francais_la_page_dont_on_parle(formulaire):
    contenu = yaml.safe_load(formulaire.read_text("utf-8"))
    questions = {champ["id"]: champ["attributes"]["label"] for champ in contenu["body"] if "id" in champ}
    assert contenu["name"]
    assert contenu["description"]
    assert questions["page"] == "Adresse de la page"
    assert len(questions) > 1


def test_le_site_ouvre_un_formulaire_qui_existe_rempli_avec_l_adresse_de_la_page(site):
    lien = site.page("/quartiers/le-centre/").select_one(".corriger a[href*=issues]")["href"]
    demande = parse_qs(urlsplit(lien).query)
    assert demande["template"][0] in {formulaire.name for formulaire in FORMULAIRES}
    assert demande["page"] == [f"{ADRESSE_PUBLIQUE}quartiers/le-centre/"]


SCHEMAS = {
    "github-workflows": ROBOTS,
    "github-issue-forms": FORMULAIRES,
    "github-issue-config": [RACINE / ".github" / "ISSUE_TEMPLATE" / "config.yml"],
    "dependabot": [RACINE / ".github" / "dependabot.yml"],
}


@pytest.mark.lent
@pytest.mark.parametrize("schema", SCHEMAS)
def test_github_comprend_chaque_fichier(schema):
    commande = Path(sys.executable).with_name("check-jsonschema")
    fichiers = map(str, SCHEMAS[schema])
    verdict = subprocess.run(
        [commande, "--builtin-schema", f"vendor.{schema}", *fichiers], capture_output=True, text=True, check=False
    )
    assert verdict.returncode == 0, verdict.stdout


@pytest.mark.lent
def test_zizmor_ne_trouve_rien_a_redire():
    audit = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--persona", "pedantic", ".github"],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert audit.returncode == 0, audit.stdout


@pytest.mark.lent
def test_aucun_fichier_ne_nomme_un_index_de_paquets():
    fichiers = subprocess.run(["git", "ls-files", "-z"], cwd=RACINE, capture_output=True, text=True, check=True).stdout
    hotes = ("pypi" + ".org", "python" + "hosted", "npm" + "js.")
    nommes = [
        f
        for f in filter(None, fichiers.split("\0"))
        if not f.startswith(("data/", "docs/"))  # à la mairie, qui peut nommer ce qu'elle veut
        and (RACINE / f).exists()
        and any(hote in (RACINE / f).read_text("utf-8", errors="ignore") for hote in hotes)
    ]
    assert nommes == []
