"""Les gestes de l'accueil ont les mots du contrat, et mènent où il répond."""

from collections import Counter

import pytest

from macros.adresses import ENJEUX, QUARTIERS, SUIVI, page_du_quartier
from macros.langue.gestes import gestes
from macros.lecture import lire
from tests.outils.contrats import changer
from tests.outils.projet import EXEMPLEVILLE


@pytest.fixture(scope="module")
def exempleville():
    return lire(EXEMPLEVILLE)


def test_quelques_quartiers_se_nomment_et_beaucoup_se_comptent(contrat):
    mien = gestes(contrat, True)[0]
    assert (mien.titre, mien.page) == ("Mon quartier", QUARTIERS)
    assert mien.precision == "Le Centre · Le Haut d'Houdain · Cité des Oiseaux"
    plus = changer(contrat, quartiers=contrat.quartiers * 20)
    assert gestes(plus, True)[0].precision == "60 quartiers"


def test_un_seul_quartier_se_trouve_tout_de_suite(contrat):
    seul = changer(contrat, quartiers=contrat.quartiers[:1])
    mien = gestes(seul, True)[0]
    assert mien.page == page_du_quartier(seul.quartiers[0].slug)


def test_ce_qui_est_fait_ne_se_dit_que_si_une_nouvelle_le_dit(contrat, exempleville):
    assert Counter(g.titre for c in (contrat, exempleville) for g in gestes(c, True)) == {
        "Mon quartier": 2,
        "Ce qui est prévu": 1,
        "Ce qui est prévu et fait": 1,
    }
    assert [g.page for g in gestes(exempleville, True)][1] == SUIVI


def test_sans_page_du_suivi_on_va_a_la_strategie_et_sans_strategie_nulle_part(exempleville):
    assert gestes(exempleville, False)[1].page == ENJEUX
    sans = changer(exempleville, strategie=exempleville.strategie.model_copy(update={"branches": ()}))
    assert [g.titre for g in gestes(sans, False)] == ["Mon quartier"]
