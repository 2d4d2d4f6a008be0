"""``python -m macros`` : une commande par besoin, qui ne parle que français et finit sans trace d'erreur."""

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import COMMANDES, afficher, principal, repondre
from tests.outils.donnees import EXEMPLEVILLE, TESTS, abimer

PYTHON = {"PYTHONPATH": str(TESTS.parent), "PYTHONUTF8": "1"}
ANGLAIS = re.compile(
    r"\b(usage|positional|arguments?:|options:|show|this|exit|error|invalid|choice|choose|required|unrecognized|expected"
    r"|ambiguous|ignored|the)\b"
)


@pytest.fixture(autouse=True)
def ici(tmp_path, monkeypatch) -> Path:
    """Une copie des données d'Exempleville, dans le dossier où l'on travaille."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    shutil.copytree(EXEMPLEVILLE, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sans_commande_les_donnees_se_verifient():
    assert repondre([]) == repondre(["check"])
    assert repondre([]).sortie.endswith("Données correctes : 2 quartiers.")


def test_un_nom_de_quartier_s_ecrit_avec_ou_sans_guillemets(ici):
    assert repondre(["quartier", "Cité", "du", "Parc"]).statut == 0
    assert repondre(["quartier", "--", "--- Cité du Lac"]).statut == 0
    assert {"cite-du-parc.yml", "cite-du-lac.yml"} <= {fiche.name for fiche in (ici / "data/quartiers").iterdir()}


@pytest.mark.lent
@pytest.mark.parametrize("arguments", [["changements", "--", "inconnue"], ["changements", "inconnue"]])
def test_les_changements_partent_de_la_revision_donnee(arguments):
    reponse = repondre(arguments)

    assert reponse.statut == 1
    assert "inconnue" in reponse.erreurs


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["chec"], "commande inconnue : « chec » (vouliez-vous dire « check » ?)"),
        (["zzz"], "commande inconnue : « zzz » (possibles : changements, check, contours, contrat, quartier)"),
        (["check", "data"], "de trop : « data »"),
        (["check", "--vite"], "de trop : « --vite »"),
        (["--vite"], "de trop : « --vite »"),
        (["changements", "HEAD", "main"], "de trop : « main »"),
        (["quartier", "--nom=Parc"], "de trop : « --nom=Parc »"),
        (["--aide=tout"], "commande incomprise"),
    ],
)
def test_une_commande_mal_ecrite_dit_ce_qui_ne_va_pas_et_comment_l_ecrire(arguments, phrase):
    reponse = repondre(arguments)

    assert reponse.statut == 2
    assert reponse.sortie == ""
    assert reponse.erreurs.splitlines()[0] == phrase
    assert reponse.erreurs.splitlines()[1].startswith("emploi : python -m macros")
    assert not ANGLAIS.search(reponse.erreurs)


@pytest.mark.parametrize("demande", ["-h", "--help", "--aide"])
@pytest.mark.parametrize("commande", ["", *COMMANDES])
def test_l_aide_est_en_francais(commande, demande):
    reponse = repondre([*filter(None, [commande]), demande])

    assert reponse.statut == 0
    assert reponse.sortie.startswith(f"emploi : python -m macros {commande}".rstrip())
    assert "affiche cette aide" in reponse.sortie
    assert not ANGLAIS.search(reponse.sortie)


def test_l_aide_enumere_les_commandes_et_dit_ce_que_fait_chacune():
    aide = " ".join(repondre(["--aide"]).sortie.split())

    assert all(f"{nom} {commande.aide}" in aide for nom, commande in COMMANDES.items())


def jouer(ici, *arguments, codage="utf-8", env=PYTHON, **options):
    return subprocess.run(
        [sys.executable, "-m", "macros", *arguments], check=False, cwd=ici, encoding=codage, env=env, **options
    )


@pytest.mark.lent
def test_la_commande_finit_par_son_statut_sans_trace_d_erreur(ici):
    (ici / "data/site.yml").write_bytes(abimer("site.yml", "non conforme", "conforme"))

    commande = jouer(ici, "check", capture_output=True)

    assert commande.returncode == 1
    assert commande.stdout == ""
    assert commande.stderr.startswith("data/site.yml:9:9: « conforme » n'est pas possible ici")
    assert "Traceback" not in commande.stderr


@pytest.mark.lent
@pytest.mark.parametrize("arguments", [["check"], ["--aide"]])
def test_qui_cesse_de_lire_n_est_pas_une_faute(ici, arguments):
    """« python -m macros | head » : le lecteur est déjà parti quand la commande répond."""
    lecture, ecriture = os.pipe()
    os.close(lecture)

    commande = jouer(ici, *arguments, stdout=ecriture, stderr=subprocess.PIPE)

    os.close(ecriture)
    assert (commande.returncode, commande.stderr) == (0, "")


@pytest.mark.lent
def test_verifier_ne_charge_pas_ce_que_seules_les_autres_commandes_emploient(ici):
    programme = "import sys; from macros.__main__ import repondre; repondre(['check']); print(*sys.modules)"
    verification = subprocess.run(
        [sys.executable, "-c", programme], check=True, cwd=ici, encoding="utf-8", env=PYTHON, stdout=subprocess.PIPE
    )
    charges = set(verification.stdout.split())

    assert "macros.lecture" in charges
    assert charges & {"macros.histoire", "macros.differences", "macros.retraits", "mkdocs", "typst"} == set()


CORRECTES, FAUTIVE = "Données correctes : 2 quartiers.", "« confôrme… » n'est pas possible ici"
EN_ASCII = str.maketrans({"é": "e", "ô": "o", "«": '"', "»": '"', "…": "..."})


@pytest.fixture(params=[True, False], ids=["juste", "fautif"])
def juste(request, ici):
    """Vrai si les données sont justes."""
    if not request.param:
        (ici / "data/site.yml").write_bytes(abimer("site.yml", "non conforme", "confôrme…"))
    return request.param


@pytest.mark.parametrize("codage", ["ascii", "cp1252"])
def test_un_terminal_sans_nos_accents_lit_la_meme_chose(monkeypatch, juste, codage):
    for nom in ("stdout", "stderr"):
        monkeypatch.setattr(sys, nom, io.TextIOWrapper(io.BytesIO(), codage))
    monkeypatch.setattr(sys, "argv", ["macros", "check"])
    statut = principal()
    sortie, erreurs = (flux.buffer.getvalue().decode(codage) for flux in (sys.stdout, sys.stderr))

    dit(juste, codage, statut, sortie, erreurs)


@pytest.mark.lent
def test_un_terminal_sans_langue_lit_la_meme_chose(ici, juste):
    sans_langue = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}

    commande = jouer(ici, "check", env=PYTHON | sans_langue, codage="ascii", capture_output=True)

    dit(juste, "ascii", commande.returncode, commande.stdout, commande.stderr)


def dit(juste, codage, statut, sortie, erreurs):
    """Échoue si ce terminal n'a pas lu ce qu'il devait lire, dans les signes qu'il connaît."""
    attendu = CORRECTES if juste else FAUTIVE
    if codage == "ascii":
        attendu = attendu.translate(EN_ASCII)
    assert attendu in (sortie if juste else erreurs)
    assert statut == (0 if juste else 1)
    assert "\\x" not in erreurs


def test_un_nom_de_fichier_n_agit_pas_sur_le_terminal(ici, capfd):
    (ici / "data/quartiers/\x1b[31mcite\nx.yml").write_text("nom: Essai", "utf-8")

    afficher(repondre(["check"]))

    lu = capfd.readouterr()
    assert r"data/quartiers/\x1b[31mcite\nx.yml:1:1" in lu.err
    assert "\x1b" not in lu.out + lu.err
