"""Chaque état se dit aussi dans les vocabulaires publiés : « projets-territoire » et Territoires en Transitions."""

import pytest

from macros.modele.suivi import EQUIVALENTS, ETATS

# Tels que ces deux vocabulaires les publient.
PHASES = {"Idée", "Étude", "Opération"}
PHASE_STATUTS = {"En cours", "En retard", "En pause", "Bloqué", "Abandonné", "Terminé"}
DE_L_ADEME = {"À venir", "En cours", "Réalisé", "En pause", "Abandonné", "Bloqué", "En retard", "À discuter"}


def test_tous_les_etats_ont_un_equivalent():
    assert list(EQUIVALENTS) == list(ETATS)


@pytest.mark.parametrize("etat", ETATS)
def test_un_equivalent_est_un_mot_de_ces_vocabulaires(etat):
    equivalent = EQUIVALENTS[etat]

    assert equivalent.phase in PHASES
    assert equivalent.phase_statut in PHASE_STATUTS
    assert equivalent.territoires_en_transitions in DE_L_ADEME


@pytest.mark.parametrize(
    ("etat", "statut", "de_l_ademe"),
    [("fait", "Terminé", "Réalisé"), ("en pause", "En pause", "En pause"), ("abandonné", "Abandonné", "Abandonné")],
)
def test_ce_qui_finit_ou_s_arrete_y_finit_ou_s_y_arrete(etat, statut, de_l_ademe):
    assert EQUIVALENTS[etat] == ("Opération", statut, de_l_ademe)


def test_seul_ce_qui_est_fait_y_est_termine():
    termines = {etat for etat, equivalent in EQUIVALENTS.items() if equivalent.phase_statut == "Terminé"}
    realises = {etat for etat, equivalent in EQUIVALENTS.items() if equivalent.territoires_en_transitions == "Réalisé"}

    assert termines == realises == {"fait"}


def test_ce_qui_n_a_pas_commence_n_y_est_pas_une_operation():
    assert {etat for etat, equivalent in EQUIVALENTS.items() if equivalent.phase == "Idée"} == {"prévu"}
