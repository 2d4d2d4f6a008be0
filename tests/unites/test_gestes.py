"""Les gestes de l'accueil ont les mots du contrat, et mènent où il répond."""

from collections import Counter

import pytest

from macros.adresses import ENJEUX, QUARTIERS, SUIVI, page_du_quartier
from macros.langue.gestes import NOMMES, NUMEROS, a_appeler, gestes
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
    assert mien.precision == "La Cité des Oiseaux"
    assert mien.page == page_du_quartier(seul.quartiers[0].slug)


def test_ce_qui_est_fait_ne_se_dit_que_si_une_nouvelle_le_dit(contrat, exempleville):
    assert Counter(g.titre for c in (contrat, exempleville) for g in gestes(c, True)) == {
        "Mon quartier": 2,
        "Ce qui est prévu": 1,
        "Ce qui est prévu et fait": 1,
    }
    assert gestes(contrat, True)[1].titre == "Ce qui est prévu"
    assert [g.page for g in gestes(exempleville, True)][1] == SUIVI


def test_sans_page_du_suivi_on_va_a_la_strategie_et_sans_strategie_nulle_part(exempleville):
    assert gestes(exempleville, False)[1].page == ENJEUX
    sans = changer(exempleville, strategie=exempleville.strategie.model_copy(update={"branches": ()}))
    assert [g.titre for g in gestes(sans, False)] == ["Mon quartier"]


def test_sans_engagement_la_page_du_suivi_n_est_pas_celle_ou_l_on_va(exempleville):
    nus = tuple(q.model_copy(update={"objectifs": {}}) for q in exempleville.quartiers)
    sans = changer(exempleville, quartiers=nus, suivi=())
    assert [g.page for g in gestes(sans, True)][1] == ENJEUX


def test_jusqu_a_quatre_quartiers_se_nomment(contrat):
    def lesquels(combien):
        return gestes(changer(contrat, quartiers=(contrat.quartiers * 2)[:combien]), True)[0].precision

    assert lesquels(NOMMES).count(" · ") == NOMMES - 1
    assert lesquels(NOMMES + 1) == f"{NOMMES + 1} quartiers"


def test_deux_numeros_au_plus_sont_en_grand(exempleville):
    joignable = exempleville.pilotage.referents_a_appeler()[0]
    pilotage = exempleville.pilotage.model_copy(update={"referents": (joignable,) * (NUMEROS + 2)})
    assert len(a_appeler(changer(exempleville, pilotage=pilotage))) == NUMEROS
