"""« make test-rapide » dit à sa fin ce qu'il n'a pas joué, et reste rapide."""

import subprocess
from collections import Counter

import pytest

from tests.outils.lancements import LANCEES, pytest_pyfunc_call
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
