"""Un test rapide ne lance aucune commande : il y passerait plus de temps qu'à tout le reste.

Python annonce chaque commande qu'il lance (https://peps.python.org/pep-0578/) : git, make, un autre Python.
"""

import sys
from collections.abc import Generator
from typing import Any

import pytest

from tests.outils.reste import SORTES

LANCEES: list[str] = []  # depuis que le test se prépare


@sys.addaudithook
def _noter(evenement: str, arguments: tuple[Any, ...]) -> None:
    if evenement == "subprocess.Popen":
        LANCEES.append(str(arguments[0]))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Rien n'est encore lancé."""
    LANCEES.clear()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
    """Ce qui se prépare pour toute la séance ne compte pas : le site se construit une fois, pour tous."""
    deja = len(LANCEES)
    prepare = yield
    if fixturedef.scope == "session":
        del LANCEES[deja:]
    return prepare


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Fait échouer le test qui en lance une, ou dont la préparation en lance, s'il n'est ni lent ni du navigateur."""
    rendu = yield
    if LANCEES and not any(map(pyfuncitem.get_closest_marker, SORTES)):
        pytest.fail(f"ce test lance {LANCEES[0]} : marquez-le « lent »")
    return rendu
