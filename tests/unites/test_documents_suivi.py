"""Sous chaque objectif imprimé, ce qu'il devient ; tant que rien n'en est publié, une phrase le dit pour tous."""

import json

import pytest

from macros.documents import preparer_documents
from macros.edition import Edition
from macros.lecture import lire
from tests.outils.contrats import changer
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, normaliser

EDITION = Edition(ADRESSE_PUBLIQUE)
LIVRET = "documents/convention.pdf"


@pytest.fixture(scope="module")
def commune():
    return lire(EXEMPLEVILLE)


def objectifs(contrat, slug):
    """Ce que la fiche d'un quartier dit de ses objectifs ; le livret en dit autant."""
    documents = preparer_documents(contrat, EDITION)
    fiche, livret = (json.loads(documents[c].donnees) for c in (f"documents/quartiers/{slug}.pdf", LIVRET))
    assert fiche["objectifs"] in [quartier["objectifs"] for quartier in livret["quartiers"]["quartiers"]]
    return fiche["objectifs"]


def actions(dits):
    """Le texte de chaque objectif -> ce qui s'en imprime."""
    return {normaliser(action["texte"]): action for branche in dits["branches"] for action in branche["actions"]}


def test_sans_nouvelle_une_phrase_le_dit_pour_tous_les_objectifs(contrat):
    dits = objectifs(contrat, "le-centre")

    assert normaliser(dits["bilan"]) == "17 engagements, aucune nouvelle publiée à ce jour."
    assert len(actions(dits)) > 10
    assert {(a["etat"], a["precisions"], *a["paroles"]) for a in actions(dits).values()} == {(None, "")}


def test_un_objectif_dit_son_etat_et_sa_date_ce_qui_s_est_passe_et_ce_qui_le_prouve(commune):
    dits = objectifs(commune, "les-essais")
    permanence = actions(dits)["Ouvrir une permanence, dès que possible"]

    assert normaliser(dits["bilan"]).startswith("7 engagements : 1 fait, 1 fait en partie, 2 en cours")
    assert normaliser(permanence["etat"]) == "Fait en partie, 12 mai 2025"
    assert [{cle: normaliser(dit) for cle, dit in parole.items()} for parole in permanence["paroles"]] == [
        {
            "texte": "La permanence ouvre le lundi ; celle du jeudi attend un médecin.",
            "source": "Source : Compte rendu du comité de pilotage du 12 mai 2025.",
        }
    ]


def test_ce_que_constate_une_instance_se_lit_a_cote_de_ce_que_dit_la_commune(commune):
    cafe = actions(objectifs(commune, "les-essais"))["Un café des parents"]

    assert normaliser(cafe["etat"]) == "Fait, 10 février 2025"
    assert [normaliser(parole["texte"]) for parole in cafe["paroles"]] == [
        "La commune : fait, 10 février 2025. Il ouvre chaque mardi, à l'école.",
        "Le conseil citoyen d'Exempleville : pas constaté, 5 juin 2025. "
        "Nous sommes venus deux mardis de suite ; la salle était fermée.",
    ]


def test_un_constat_sans_nouvelle_de_la_commune_n_est_pas_un_etat(commune):
    ecrivain = actions(objectifs(commune, "les-essais"))["Un écrivain public le samedi"]

    assert normaliser(ecrivain["etat"]) == "Aucune nouvelle publiée par la commune"
    assert len(ecrivain["paroles"]) == 1


def test_dans_un_quartier_suivi_un_objectif_sans_nouvelle_le_dit(commune):
    ludotheque = actions(objectifs(commune, "les-epreuves"))["Une ludothèque ouverte le soir"]

    assert (normaliser(ludotheque["etat"]), ludotheque["paroles"]) == ("Aucune nouvelle publiée", [])


def test_une_correction_se_lit_aussi_sur_le_papier(commune):
    car = actions(objectifs(commune, "les-essais"))["Un car vers la mairie, le mercredi"]

    assert normaliser(car["paroles"][0]["source"]).endswith(
        "Corrigé le 2 juillet 2025 : il était écrit « trois fois par jour » ; la délibération dit deux."
    )


def test_ce_que_le_contrat_prevoit_de_plus_s_imprime_meme_sans_nouvelle(commune):
    guide = actions(objectifs(changer(commune, suivi=()), "les-essais"))["Un guide des démarches"]

    assert guide["etat"] is None
    assert normaliser(guide["precisions"]) == (
        "Porteur : Centre social d'Exempleville · Partenaires : Club & amis et Les Voisins · Début : septembre 2024 · "
        "Échéance : mars 2025 · Budget : 12 000 € en 2025 (Agglomération du Modèle) · Cible : 500 guides remis en 2025"
    )
