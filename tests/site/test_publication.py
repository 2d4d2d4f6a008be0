"""La publication : rien que le nécessaire, et rien qui change sans nous."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.outils.projet import ADRESSE_PUBLIQUE, RACINE

FORMULAIRES = sorted(f for f in (RACINE / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if f.name != "config.yml")
ROBOTS = sorted((RACINE / ".github" / "workflows").glob("*.yml"))
REFUS = "exit 1"  # la tâche « requis » n'a pas besoin du projet : elle regarde ce qu'ont donné les autres


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
    assert all("write" not in t["permissions"].values() for n, t in contenu["jobs"].items() if n != "publier")


@pytest.mark.parametrize("robot", ROBOTS, ids=lambda chemin: chemin.stem)
def test_un_robot_ne_lance_que_des_commandes_du_makefile(robot):
    taches = yaml.safe_load(robot.read_text("utf-8"))["jobs"].values()
    commandes = [etape["run"] for tache in taches for etape in tache["steps"] if "run" in etape]
    connues = set(re.findall(r"^([a-z-]+):.*##", (RACINE / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert [c for c in commandes if c.removeprefix("make ").split(" >>")[0] not in connues | {REFUS}] == []


def taches(nom):
    """Les tâches d'un robot : leur nom -> leur contenu."""
    return yaml.safe_load((RACINE / f".github/workflows/{nom}.yml").read_text("utf-8"))["jobs"]


def test_la_tache_requise_attend_toutes_les_autres_et_refuse_si_l_une_n_a_pas_reussi():
    *autres, derniere = verifier = taches("verifier")
    requis = verifier[derniere]
    assert (derniere, requis["name"]) == ("requis", "requis")
    assert requis["needs"] == autres
    assert requis["if"] == "always()"  # sans quoi GitHub la saute, et une tâche sautée passe pour réussie
    [etape] = requis["steps"]
    assert etape["run"] == REFUS
    refusees = re.findall(r"contains\(needs\.\*\.result, '(\w+)'\)", etape["if"])
    assert etape["if"] == " || ".join(f"contains(needs.*.result, '{resultat}')" for resultat in refusees)
    assert set(refusees) == {"failure", "cancelled", "skipped"}


def test_aucune_tache_requise_ne_se_saute_ni_n_echoue_sans_que_cela_se_voie():
    *autres, _ = taches("verifier").values()
    assert [tache["name"] for tache in autres if {"if", "continue-on-error"} & tache.keys()] == []


def test_rien_ne_se_publie_que_tout_n_ait_reussi():
    *autres, derniere = publier = taches("publier")
    assert publier[derniere]["needs"] == autres
    assert "if" not in publier[derniere]


@pytest.mark.parametrize("nom", ["verifier", "publier"])
def test_les_tests_se_jouent_sur_le_python_le_plus_ancien_que_l_on_permet_et_sur_un_plus_recent(nom):
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]
    essai = taches(nom)["tests"]
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
