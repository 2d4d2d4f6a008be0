"""Le moteur du site parle anglais : un éditeur en lit une phrase française, ou rien."""

import logging

import pytest

from macros.langue.terminal import traduire


@pytest.mark.parametrize(
    ("message", "phrase"),
    [
        ("Documentation built in 0.62 seconds", "Site construit en 0,62 s."),
        ("Building documentation to directory: /a b/site", "Construction du site dans /a b/site"),
        (
            "[10:11:12] Serving on http://127.0.0.1:8000/contrat/",
            "Le site se lit sur http://127.0.0.1:8000/contrat/ ; "
            "il se reconstruit à chaque enregistrement. Ctrl + C l'arrête.",
        ),
        ("[10:11:12] Reloading browsers", "Les pages ouvertes se rechargent."),
        ("[10:11:12] Detected file changes", ""),
        ("Cleaning site directory", ""),
        ("[macros] - Config filters: ['pretty']", ""),
        ("A sentence nobody knows", ""),
    ],
)
def test_ce_qui_informe_se_dit_en_francais_ou_se_tait(message, phrase):
    assert traduire(message, logging.INFO) == phrase


def test_ce_qui_avertit_ne_se_perd_pas():
    assert traduire("Something broke", logging.WARNING) == "Le moteur du site dit, en anglais : Something broke"
    assert traduire('[1] "GET /x/ HTTP/1.1" code 404', logging.WARNING).endswith('"GET /x/ HTTP/1.1" code 404')
    assert traduire('[10:11:12] "GET /x/ HTTP/1.1" code 404', logging.WARNING) == "Page demandée et introuvable : /x/"


def test_ce_que_demande_l_option_verbose_reste():
    assert traduire("Reading: index.md", logging.DEBUG) == "Reading: index.md"
