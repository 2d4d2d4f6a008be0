"""Les quelques chiffres qui annoncent un quartier ou le contrat : trois au plus, et rien de ce qu'on ne sait pas."""

import pytest

from macros.langue.chiffres_cles import chiffres_cles, comptes_du_contrat
from macros.lecture import lire
from tests.outils.chiffres import ecrire_la_commune
from tests.outils.contrats import changer


@pytest.fixture(scope="module")
def chiffre(tmp_path_factory):
    return lire(ecrire_la_commune(tmp_path_factory.mktemp("chiffres") / "data"))


def libelles(contrat, slug):
    return [chiffre.libelle for chiffre in chiffres_cles(contrat, contrat.quartier_par_slug[slug])]


def test_les_trois_premiers_chiffres_annoncent_un_quartier(chiffre):
    connus = [i.libelle for i, v in chiffre.portrait(chiffre.quartier_par_slug["les-nombres"]) if v.valeur is not None]
    assert len(connus) > 3
    assert libelles(chiffre, "les-nombres") == connus[:3]


def test_ce_qui_n_est_pas_diffuse_ou_n_a_que_la_valeur_de_chaque_sexe_n_annonce_rien(chiffre):
    assert "Taux d'emploi" not in libelles(chiffre, "les-zeros")
    assert "Taux de pauvreté" not in libelles(chiffre, "les-nombres")


def test_le_contrat_compte_chaque_objectif_et_tait_ce_qu_il_n_a_pas(contrat):
    combien = sum(len(textes) for q in contrat.quartiers for textes in q.objectifs.values())
    assert combien > sum(len(q.objectifs) for q in contrat.quartiers)
    assert comptes_du_contrat(contrat)[-1][:2] == (str(combien), "objectifs")
    nus = tuple(q.model_copy(update={"objectifs": {}}) for q in contrat.quartiers)
    assert [compte.libelle for compte in comptes_du_contrat(changer(contrat, quartiers=nus))] == ["quartiers", "enjeux"]
