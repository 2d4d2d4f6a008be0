"""Entre les processus de pytest-xdist, un test réussi ne dit que sa réussite.

D'ordinaire il s'annonce, rend compte de ce qui le prépare et de ce qui le range, puis dit qu'il a fini : ces quatre
messages coûtaient plus que la plupart des tests.
"""

import pytest
from _pytest.runner import runtestprotocol


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Joue le test ; sans pytest-xdist, ou quand on demande les durées, laisse faire pytest."""
    if not hasattr(item.config, "workerinput") or item.config.option.durations is not None:
        return None
    for compte_rendu in runtestprotocol(item, nextitem=nextitem, log=False):
        if compte_rendu.when == "call" or not compte_rendu.passed:
            item.ihook.pytest_runtest_logreport(report=compte_rendu)
    return True
