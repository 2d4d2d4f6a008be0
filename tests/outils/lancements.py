"""Un test rapide ne lance aucune commande : il y passerait plus de temps qu'à tout le reste.

Python annonce chaque commande qu'il lance (https://peps.python.org/pep-0578/) : git, make, un autre Python.
"""

import sys
from collections.abc import Generator
from typing import Any

import pytest

from tests.outils.reste import SORTES

LANCEES: list[str] = []  # depuis que le test a commencé


@sys.addaudithook
def _noter(evenement: str, arguments: tuple[Any, ...]) -> None:
    if evenement == "subprocess.Popen":
        LANCEES.append(str(arguments[0]))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Fait échouer celui qui en lance une sans le dire ; ce qu'une fixture prépare pour tous ne compte pas."""
    LANCEES.clear()
    rendu = yield
    if LANCEES and not any(map(pyfuncitem.get_closest_marker, SORTES)):
        pytest.fail(f"ce test lance {LANCEES[0]} : marquez-le « lent »")
    return rendu
