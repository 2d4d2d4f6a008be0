"""Aucun lien du site ne mène nulle part, ancres comprises."""

from tests.outils.liens import existe, liens_rompus


def test_aucun_lien_n_est_rompu(site):
    assert [rompu for adresse in site.adresses() for rompu in liens_rompus(site, adresse)] == []


def test_un_lien_rompu_serait_vu(site):
    assert not existe(site, "quartiers/inconnu/", "")
    assert not existe(site, "quartiers/le-centre/", "inconnue")
    assert existe(site, "quartiers/le-centre/", "portrait")
