"""Une mesure ne se joue pas avec les tests ; au moins, elle trouve ce qu'elle importe, et make la trouve."""

import re
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.mesures.banc.temoin import ecrire_temoin
from tests.outils.projet import HAILLICOURT, RACINE

MESURES = [
    ".".join(fichier.relative_to(RACINE).with_suffix("").parts)
    for fichier in sorted((RACINE / "tests/mesures").rglob("*.py"))
    if fichier.name != "__init__.py"
]


@pytest.mark.parametrize("mesure", MESURES)
def test_une_mesure_trouve_ce_qu_elle_importe(mesure):
    import_module(mesure)


def test_make_ne_lance_que_des_modules_qui_existent():
    lances = re.findall(r"python -m ((?:macros|tests)[\w.]*)", (RACINE / "Makefile").read_text("utf-8"))
    assert "tests.mesures.pages" in lances
    assert [module for module in lances if not find_spec(module)] == []


def test_le_temoin_du_banc_s_ecrit_avec_les_memes_pages(tmp_path):
    ecrire_temoin(HAILLICOURT, tmp_path)

    quartiers = (tmp_path / "docs/quartiers/index.md").read_text("utf-8")
    assert "| [Le Centre](le-centre.md) |" in quartiers
    assert "non indiqué" in quartiers
    assert (tmp_path / "docs/enjeux/habitants-fragiles.md").is_file()
