"""Ce qu'un choix de tests (``pytest -m``) laisse de côté, dit à la fin : combien, de quelle sorte, comment le jouer."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from macros.langue.francais import compter

SORTES = {  # le marqueur -> ce que font ces tests, la commande qui les joue
    "navigateur": ("dans un navigateur", "pytest tests/navigateur"),
    "lent": ("longs (autres sites, documents, commandes)", 'pytest -m "lent and not navigateur"'),
}
RESTE = pytest.StashKey[Counter[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Rien n'est encore laissé de côté."""
    config.stash[RESTE] = Counter()


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """Compte les tests de chaque sorte ; pytest ne les dit pas tous d'un coup."""
    for item in items:
        sorte = next((sorte for sorte in SORTES if item.get_closest_marker(sorte)), None)
        item.config.stash[RESTE][sorte or "autre"] += 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Un processus de pytest-xdist envoie son compte à celui qui le lance."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["reste"] = dict(session.config.stash[RESTE])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Reçoit ce compte : tous les processus ont le même, car chacun lit tous les tests."""
    node.config.stash[RESTE] = Counter(getattr(node, "workeroutput", {}).get("reste", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Une ligne par sorte, à la fin de « make test-rapide »."""
    for ligne in dire(config.stash[RESTE]) if config.option.markexpr else ():
        terminalreporter.write_line(ligne)


def dire(reste: Counter[str]) -> list[str]:
    """Le compte de chaque sorte -> les lignes à lire."""
    lignes = [
        f"  {compter(reste[sorte], 'test')} {quoi} : .venv/bin/{commande}"
        for sorte, (quoi, commande) in SORTES.items()
        if reste[sorte]
    ]
    return ["Laissés de côté (« make test » joue tout) :", *lignes] if lignes else []
