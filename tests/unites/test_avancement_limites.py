"""Où en est un engagement : deux nouvelles pareilles, deux constats d'un autre jour, des mots sans lettres."""

import pytest

from macros.modele.avancement import Avancement, Commun, Engagement, Ligne, mettre_en_commun, reunir
from macros.modele.objectif import Objectif
from tests.outils.suivi import nouvelle


@pytest.fixture
def prevoir(contrat):
    """Un texte et ses nouvelles -> l'engagement du premier quartier."""

    def engagement(texte, *nouvelles, branche=None):
        branche = branche or next(contrat.strategie.dernieres())
        avancement = Avancement(branche, contrat.quartiers[0], Objectif(texte=texte, id="essai"), nouvelles)
        return Engagement(texte, branche, (avancement,))

    return engagement


def constat(date):
    return nouvelle(date=date, par="conseil-citoyen", constat="constaté")


def test_de_deux_nouvelles_pareilles_l_une_est_en_vue_et_l_autre_reste_parmi_les_plus_anciennes(prevoir):
    [avancement] = prevoir("Un lieu", nouvelle(), nouvelle()).avancements
    assert len(avancement.en_vue) == len(avancement.plus_anciennes) == 1


def test_deux_constats_d_un_autre_jour_ne_se_lisent_pas_ensemble(prevoir):
    un, autre = prevoir("Un lieu", constat("2026-03-12")), prevoir("Un bus", constat("2026-03-13"))
    assert len(mettre_en_commun([un, autre])) == 2
    assert len(mettre_en_commun([un, prevoir("Un bus", constat("2026-03-12"))])) == 1


def test_deux_textes_sans_lettres_ne_sont_pas_le_meme(prevoir):
    [commun] = mettre_en_commun([prevoir("?"), prevoir("!")])
    assert [ligne.texte for ligne in commun.lignes] == ["?", "!"]


def test_une_ligne_est_seule_et_deux_ne_le_sont_pas(prevoir):
    ligne = Ligne((prevoir("Un lieu"),))
    assert Commun((ligne,)).est_seul
    assert not Commun((ligne, ligne)).est_seul


def test_les_engagements_suivent_l_ordre_de_la_strategie_et_non_celui_des_quartiers(contrat, prevoir):
    branches = [*contrat.strategie.dernieres()][:2]
    avancements = [prevoir("Un lieu", branche=branche).avancements[0] for branche in reversed(branches)]
    assert [engagement.branche for engagement in reunir(avancements, branches).values()] == branches
