"""« make test-rapide » dit à sa fin ce qu'il n'a pas joué, et reste rapide."""

import subprocess
import sys
from collections import Counter

import pytest

from tests.outils.lancements import LANCEES, pytest_pyfunc_call
from tests.outils.projet import RACINE
from tests.outils.reste import dire


def test_chaque_sorte_de_tests_laisses_de_cote_se_compte_et_dit_comment_la_jouer():
    assert dire(Counter(lent=2, navigateur=1)) == [
        "Laissés de côté (« make test » joue tout) :",
        "  1 test dans un navigateur : .venv/bin/pytest tests/navigateur",
        '  2 tests longs (autres sites, documents, commandes) : .venv/bin/pytest -m "lent and not navigateur"',
    ]


def test_quand_tout_est_joue_il_n_y_a_rien_a_dire():
    assert dire(Counter()) == []


def test_un_test_qui_lance_une_commande_sans_se_dire_lent_echoue(request):
    garde = pytest_pyfunc_call(request.node)
    next(garde)
    subprocess.run(["true"], check=True)
    with pytest.raises(pytest.fail.Exception, match="ce test lance true : marquez-le « lent »"):
        next(garde)
    LANCEES.clear()


@pytest.mark.lent
def test_un_test_lent_peut_en_lancer_une():
    subprocess.run(["true"], check=True)
    assert LANCEES == ["true"]


@pytest.fixture(scope="session")
def pour_tous():
    subprocess.run(["true"], check=True)


@pytest.fixture
def pour_un_seul():
    subprocess.run(["true"], check=True)


@pytest.mark.usefixtures("pour_tous")
def test_ce_qui_se_prepare_une_fois_pour_tous_ne_compte_pas():
    assert LANCEES == []


@pytest.mark.lent
@pytest.mark.usefixtures("pour_un_seul")
def test_ce_qui_se_prepare_pour_un_test_compte():
    assert LANCEES == ["true"]


DE_TOUTE_SORTE = """
import pytest

@pytest.fixture
def mal_prepare():
    raise ValueError("mal préparé")

@pytest.fixture
def mal_range():
    yield
    raise ValueError("mal rangé")

def test_reussi(): pass
def test_echoue(): raise ValueError("échoué")
def test_passe(): pytest.skip("passé")
def test_mal_prepare(mal_prepare): pass
def test_mal_range(mal_range): pass
@pytest.mark.xfail
def test_attendu(): raise ValueError("attendu")
"""


@pytest.mark.lent
@pytest.mark.parametrize("partage", [[], ["-n", "2"], ["-n", "2", "--durations=3"]])
def test_partages_entre_des_processus_les_tests_rendent_le_meme_compte(tmp_path, partage):
    (tmp_path / "test_de_toute_sorte.py").write_text(DE_TOUTE_SORTE, "utf-8")
    jouer = [sys.executable, "-m", "pytest", "-p", "tests.outils.partage", "-p", "no:cacheprovider", *partage, tmp_path]
    dit = subprocess.run(jouer, cwd=RACINE, capture_output=True, text=True, check=False).stdout
    assert " 1 failed, 2 passed, 1 skipped, 1 xfailed, 2 errors in " in dit
    assert all(f"ValueError: {cause}" in dit for cause in ("mal préparé", "mal rangé", "échoué"))
