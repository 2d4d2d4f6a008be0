"""Les fils Atom suivent la norme, règle à règle (RFC 4287)."""

import pytest

from macros.fils import fils_du_journal
from tests.outils.fils import EDITION, ENTREES, SITE, manquements


@pytest.fixture
def publies(contrat):
    return fils_du_journal(contrat, ENTREES, EDITION)


def test_chaque_fil_suit_la_norme(publies):
    assert [list(manquements(xml)) for xml in publies.values()] == [[]] * len(publies)


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [
        ("<name>Commune d’Haillicourt</name>", "<name />"),
        ("urn:uuid:", ""),
        ("<updated>2025-03-03T12:00:00+00:00</updated>", ""),
        ("+00:00</published>", "</published>"),
        ('rel="related"', 'rel="alternate"'),
        ('href="https://exemple.github.io/contrat/', 'href="/'),
    ],
)
def test_un_manquement_a_la_norme_serait_vu(publies, ancien, nouveau):
    assert ancien in publies[SITE]
    assert list(manquements(publies[SITE].replace(ancien, nouveau)))
