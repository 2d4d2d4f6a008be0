"""Ce qui s'affiche : du français, jamais une commande au terminal, et dans les signes qu'il connaît."""

import io
import logging
from pathlib import Path

import pytest

from macros.annotations import annoter
from macros.langue.terminal import echapper, s_accorder, traduire
from macros.lecture.arbre import Faute, Place
from macros.modele.ecritures import montrer


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
        (
            "Config value 'watch': The path '/a b/data' isn't an existing file or directory.",
            "Il manque /a b/data : remettez-le.",
        ),
        (
            "Config value 'theme': The path set in custom_dir ('/p/overrides') does not exist.",
            "Il manque /p/overrides : remettez-le.",
        ),
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


PIEGES = {
    "\x1b[31mrouge": r"\x1b[31mrouge",
    "un\ndeux": r"un\ndeux",
    "un\rdeux\t": r"un\rdeux\t",
    "a\u202eb": r"a\u202eb",
    "a\u2028b": r"a\u2028b",
    "a\x9bb": r"a\x9bb",
    "cit\udce9.yml": r"cit\xe9.yml",
    "seul \ud800": r"seul \ud800",
}


@pytest.mark.parametrize(("ecrit", "lu"), PIEGES.items())
def test_un_signe_qui_commande_le_terminal_s_ecrit_sans_agir(ecrit, lu):
    assert echapper(ecrit) == lu
    assert str(Faute(ecrit, Place(1, 2), ecrit)) == f"{lu}:1:2: {lu}"
    assert len(annoter(Faute(ecrit, Place(1, 1), ecrit)).splitlines()) == 1
    assert "\x1b" not in annoter(Faute(ecrit, Place(1, 1), ecrit))


@pytest.mark.parametrize("ecrit", ["Le Centre", "« L’été »\u202f: 5\u00a0% → œuvre", "Ελλάδα", "e\u0301"])
def test_un_texte_ordinaire_reste_tel_quel(ecrit):
    assert echapper(ecrit) == ecrit


def test_ce_que_l_on_montre_entre_guillemets_n_agit_pas_non_plus():
    assert echapper(montrer("a\x1b]0;b\nc")) == r"« a\x1b]0;b c »"


@pytest.mark.parametrize(
    ("codage", "lu"),
    [
        ("utf-8", "« L’été »\u202f: œuvre → 5 ≤ Ω"),
        ("cp1252", "« L’été » : œuvre -> 5 ? ?"),
        ("latin-1", "« L'été » : oeuvre -> 5 ? ?"),
        ("ascii", '" L\'ete " : oeuvre -> 5 ? ?'),
    ],
)
def test_un_terminal_ecrit_au_plus_pres_ce_qu_il_ne_sait_pas_ecrire(codage, lu):
    flux = io.TextIOWrapper(io.BytesIO(), codage)
    s_accorder(flux)
    print("« L’été »\u202f: œuvre → 5 ≤ Ω", end="", file=flux, flush=True)
    assert flux.buffer.getvalue().decode(codage) == lu


def test_ce_que_lit_un_terminal_n_est_pas_de_notre_ressort(tmp_path):
    (tmp_path / "latin").write_bytes(b"\xe9")
    with (
        pytest.raises(UnicodeDecodeError),
        Path(tmp_path / "latin").open(encoding="utf-8", errors="au-plus-simple") as f,
    ):
        f.read()
