"""L'avancement s'affiche dans un terminal, après deux secondes, et nulle part ailleurs."""

import io
import itertools

import pytest

from macros.documents import composition


class Terminal(io.StringIO):
    def isatty(self):
        return True


def suivre(flux, secondes_par_chose):
    horloge = itertools.count(step=secondes_par_chose)
    rendues = list(composition.suivre("documents", range(5), flux, lambda: next(horloge)))
    return rendues, flux.getvalue()


def test_un_travail_long_dit_ou_il_en_est_et_efface_sa_ligne():
    rendues, dit = suivre(Terminal(), 1)
    assert rendues == [0, 1, 2, 3, 4]
    assert "documents : 3 sur 5" in dit
    assert dit.endswith("\r\033[K")


@pytest.mark.parametrize(("flux", "secondes"), [(Terminal(), 0.1), (io.StringIO(), 1)], ids=["court", "journal"])
def test_un_travail_court_ou_un_journal_ne_dit_rien(flux, secondes):
    assert suivre(flux, secondes) == ([0, 1, 2, 3, 4], "")
