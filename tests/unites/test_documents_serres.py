"""Un document ne s'écrit serré que si cela épargne une dernière feuille presque vide."""

import pytest

from macros.documents.contenu import Document
from macros.documents.impression import PRESQUE_VIDE, Compositeur

LARGE, SERRE = b"large", b"serre"
BAS, HAUT = PRESQUE_VIDE + 1, PRESQUE_VIDE
DOCUMENT = Document("livret", "pdf", b"{}")


class SansTypst(Compositeur):
    """Dit ce qu'il compile, et la feuille où finit chacune des deux écritures."""

    def __init__(self, au_large, serre):
        super().__init__()
        self.fins, self.compiles = {LARGE: au_large, SERRE: serre}, []

    def compiler(self, document, serre=False, **_options):
        assert document == DOCUMENT
        self.compiles.append(SERRE if serre else LARGE)
        return self.compiles[-1]

    def fin(self):
        return self.fins[self.compiles[-1]]


@pytest.mark.parametrize(
    ("au_large", "serre", "garde", "compiles"),
    [
        ((2, HAUT), (1, BAS), SERRE, [LARGE, SERRE]),
        ((3, HAUT), (2, HAUT), SERRE, [LARGE, SERRE]),
        ((2, HAUT), (2, HAUT - 100), LARGE, [LARGE, SERRE]),  # rien d'épargné
        ((2, BAS), (1, BAS), LARGE, [LARGE]),  # la dernière feuille est bien remplie
        ((1, HAUT), (1, HAUT), LARGE, [LARGE]),  # c'est la seule
    ],
)
def test_seule_une_feuille_presque_vide_que_l_on_epargne_fait_ecrire_serre(au_large, serre, garde, compiles):
    compositeur = SansTypst(au_large, serre)
    assert compositeur.sans_feuille_presque_vide(DOCUMENT) == garde
    assert compositeur.compiles == compiles
