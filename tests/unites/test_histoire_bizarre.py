"""Ce que l'historique a d'impossible : des dates, des noms de fichiers, des sous-modules. Rien ne s'arrête."""

import os
import subprocess
from datetime import UTC, date, datetime, timedelta

import pytest

from macros.commandes import dire_les_changements
from macros.etat import ouvrir
from macros.histoire.journal import lire_l_histoire
from macros.histoire.publications import dater, publications
from macros.reserve import Reserve
from tests.outils.depot import git, remplacer

pytestmark = pytest.mark.lent  # un dépôt git par test

CENTRE = "data/quartiers/le-centre.yml"
FAUSSE = os.fsdecode(b"data/quartiers/cit\xe9.yml")


def fabriquer(depot, signature):
    """Enregistre ce qui a changé sous cette signature, que git refuserait d'écrire lui-même."""
    git(depot, "add", ".")
    arbre, parent = git(depot, "write-tree").strip(), git(depot, "rev-parse", "HEAD").strip()
    commit = f"tree {arbre}\nparent {parent}\nauthor {signature}\ncommitter {signature}\n\nChange\n"
    objet = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=depot,
        input=commit.encode(),
        capture_output=True,
        check=True,
    )
    git(depot, "update-ref", "HEAD", objet.stdout.decode().strip())


def signer(suite):
    return f"Camille Exemple <camille@exemple.fr>{suite}"


DEMAIN = int((datetime.now(UTC) + timedelta(days=3)).timestamp())
IMPOSSIBLES = [
    pytest.param(" 253402300800 +0000", id="an 10000"),
    pytest.param(" -100 +0000", id="negative"),
    pytest.param("", id="vide"),
    pytest.param(" 99999999999999999999 +0000", id="trop grande"),
    pytest.param(" 1700000000 +9999", id="fuseau impossible"),
    pytest.param(" 0 +0000", id="avant git"),
    pytest.param(" 4102444800 +0000", id="an 2100"),
    pytest.param(f" {DEMAIN} +0000", id="dans trois jours"),
]


@pytest.mark.parametrize("suite", IMPOSSIBLES)
def test_une_date_impossible_est_ignoree_et_se_dit_une_fois(depot, publier, suite):
    publier("2025-03-01")
    remplacer(depot / "data", "quartiers/le-centre.yml", "surface: 85", "surface: 86")
    fabriquer(depot, signer(suite))
    dites: list[str] = []
    histoire = publications(depot, ["data"], dites.append)

    assert len(dites) == 1
    assert dites[0].startswith("Date impossible, que le site ignore : 1 commit (")
    assert dater(histoire).get(CENTRE) is None
    assert dater(histoire)["data/pilotage.yml"] == date(2025, 3, 1)
    assert lire_l_histoire(depot, histoire, Reserve()).entrees == ()


def test_ce_qu_a_change_un_commit_sans_date_se_lit_avec_le_suivant(depot, publier):
    publier("2025-03-01")
    remplacer(depot / "data", "quartiers/le-centre.yml", "surface: 85", "surface: 86")
    fabriquer(depot, signer(""))
    publier("2025-03-05", "quartiers/le-centre.yml", "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")

    [entree] = lire_l_histoire(depot, publications(depot, ["data"]), Reserve()).entrees
    assert (entree.instant.date(), len(entree.changements)) == (date(2025, 3, 5), 2)


def test_plusieurs_dates_impossibles_ne_font_qu_une_phrase(depot, publier):
    publier("2025-03-01")
    for surface in range(85, 90):
        remplacer(depot / "data", "quartiers/le-centre.yml", f"surface: {surface}", f"surface: {surface + 1}")
        fabriquer(depot, signer(" -100 +0000"))

    [dite] = ouvrir(depot, "", "", Reserve()).avertissements
    assert "5 commits" in dite


def test_une_date_d_aujourd_hui_et_du_fuseau_le_plus_tardif_se_lit(depot, publier):
    publier("2025-03-01")
    remplacer(depot / "data", "quartiers/le-centre.yml", "surface: 85", "surface: 86")
    fabriquer(depot, signer(f" {int(datetime.now(UTC).timestamp())} +1400"))
    dites: list[str] = []

    assert len(lire_l_histoire(depot, publications(depot, ["data"], dites.append), Reserve()).entrees) == 1
    assert dites == []


@pytest.fixture
def mal_nomme(depot, publier):
    """Un dépôt dont une fiche a eu, le temps d'un commit, un nom qui n'est pas de l'UTF-8."""
    publier("2025-03-01")
    bon, mauvais = depot / CENTRE, depot / FAUSSE
    bon.rename(mauvais)
    publier("2025-03-03")
    mauvais.rename(bon)
    publier("2025-03-05", "quartiers/le-centre.yml", "surface: 85", "surface: 86")
    return depot


def test_un_nom_qui_n_est_pas_de_l_utf_8_saute_sa_version_et_n_arrete_rien(mal_nomme, tmp_path):
    reserve = Reserve(tmp_path / "reserve")
    for _ in range(2):
        etat = ouvrir(mal_nomme, "", "", reserve)

        assert [len(entree.changements) for entree in etat.journal.entrees] == [1]
        assert etat.avertissements == ()


def test_les_changements_depuis_un_nom_illisible_le_disent(mal_nomme):
    reponse = dire_les_changements("HEAD~1", mal_nomme)

    assert reponse.statut == 0
    assert "La version précédente ne se lit plus" in reponse.sortie


def test_un_sous_module_n_est_pas_un_contenu_perdu(depot, publier):
    publier("2025-03-01")
    git(depot, "update-index", "--add", "--cacheinfo", f"160000,{git(depot, 'rev-parse', 'HEAD').strip()},data/autre")
    git(depot, "commit", "--message", "Ajoute un sous-module")
    dites: list[str] = []
    lire_l_histoire(depot, publications(depot, ["data"], dites.append), Reserve(), dites.append)

    assert dites == []
