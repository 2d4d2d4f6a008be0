"""« make test-rapide » dit à sa fin ce qu'il n'a pas joué."""

from collections import Counter

from tests.outils.reste import dire


def test_chaque_sorte_de_tests_laisses_de_cote_se_compte_et_dit_comment_la_jouer():
    assert dire(Counter(lent=2, navigateur=1)) == [
        "Laissés de côté (« make test » joue tout) :",
        "  1 test dans un navigateur : .venv/bin/pytest tests/navigateur",
        '  2 tests longs (autres sites, documents, commandes) : .venv/bin/pytest -m "lent and not navigateur"',
    ]


def test_quand_tout_est_joue_il_n_y_a_rien_a_dire():
    assert dire(Counter()) == []
