"""Chaque fichier joue ses tâches une seule fois, dans son dépôt d'essai ; ses tests lisent ce qu'un agent y lit."""

import pytest

from tests.outils.repetition import Repetition, repeter, signer


@pytest.fixture(scope="module")
def jouees(request, tmp_path_factory) -> Repetition:
    """Les ``TACHES`` du fichier, proposées, jugées et fusionnées l'une après l'autre ; et le site publié à la fin."""
    return repeter(signer(tmp_path_factory.mktemp("repetition")), request.module.TACHES)
