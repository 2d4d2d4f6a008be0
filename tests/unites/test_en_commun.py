"""Ce que plusieurs quartiers prévoient de même est écrit une fois, en disant où."""

import pytest

from macros.langue.francais import avec_liaisons, enumerer
from macros.langue.phrases import a_ce_quartier
from macros.lecture import lire
from macros.modele.avancement import Avancement, Engagement, mettre_en_commun
from macros.modele.objectif import Objectif
from tests.outils.projet import EXEMPLEVILLE
from tests.outils.suivi import nouvelle


@pytest.fixture(scope="module")
def exempleville():
    return lire(EXEMPLEVILLE)


@pytest.fixture(scope="module")
def prevoir(contrat):
    """Un texte et ses quartiers, chacun avec ses nouvelles -> l'engagement."""
    branche = next(contrat.strategie.dernieres())

    def engagement(texte, identifiant="", **nouvelles):
        objectif = Objectif(texte=texte, **({"id": identifiant} if identifiant else {}))
        avancements = tuple(
            Avancement(branche, contrat.quartier_par_slug[slug.replace("_", "-")], objectif, siennes)
            for slug, siennes in nouvelles.items()
        )
        return Engagement(avancements[0].id, branche, avancements)

    return engagement


def lus(engagements):
    """Groupe par groupe : les textes, et les quartiers."""
    return [
        ([ligne.texte for ligne in commun.lignes], [a.quartier.slug for a in commun.avancements])
        for commun in mettre_en_commun(engagements)
    ]


def test_ce_qui_est_prevu_aux_memes_endroits_n_a_qu_une_fois_ses_quartiers(prevoir):
    un, deux = prevoir("Un lieu", le_centre=(), cite_des_oiseaux=()), prevoir("Un bus", le_centre=())
    trois = prevoir("Un jardin", le_centre=(), cite_des_oiseaux=())
    assert lus([un, deux, trois]) == [
        (["Un lieu", "Un jardin"], ["le-centre", "cite-des-oiseaux"]),
        (["Un bus"], ["le-centre"]),
    ]


def test_ce_qui_n_en_est_pas_au_meme_point_ne_se_confond_pas(prevoir):
    fait = prevoir("Un lieu", le_centre=(nouvelle(etat="fait"),))
    en_cours = prevoir("Un bus", le_centre=(nouvelle(etat="en cours"),))
    plus_tot = prevoir("Un jardin", le_centre=(nouvelle(date="2025-01-02", etat="fait"),))
    constate = prevoir(
        "Un banc", le_centre=(nouvelle(etat=None, par="conseil-citoyen", constat="constaté", texte="Vu."),)
    )
    assert [textes for textes, _ in lus([fait, en_cours, plus_tot, constate])] == [
        ["Un lieu"],
        ["Un bus"],
        ["Un jardin"],
        ["Un banc"],
    ]


def test_ce_qui_est_fait_le_meme_jour_au_meme_endroit_se_lit_ensemble(prevoir):
    faits = [prevoir(texte, le_centre=(nouvelle(),)) for texte in ("Un lieu", "Un bus")]
    assert [textes for textes, _ in lus(faits)] == [["Un lieu", "Un bus"]]


def test_un_meme_texte_qui_garde_un_ancien_identifiant_est_ecrit_une_fois_avec_ses_deux_adresses(prevoir):
    ici, la = prevoir("Ouvrir un lieu.", le_centre=()), prevoir("Ouvrir un  Lieu", "lieu", cite_des_oiseaux=())
    [commun] = mettre_en_commun([ici, la])
    [ligne] = commun.lignes
    assert [ligne.engagements[0].id, *(autre.id for autre in ligne.autres)] == [ici.id, la.id]
    assert [a.quartier.slug for a in commun.avancements] == ["le-centre", "cite-des-oiseaux"]


def test_rien_ne_se_perd_ni_ne_se_repete(exempleville, contrat):
    for engagements in (*exempleville.engagements_par_branche.values(), *contrat.engagements_par_branche.values()):
        lignes = [ligne for commun in mettre_en_commun(engagements) for ligne in commun.lignes]
        lues = [engagement.id for ligne in lignes for engagement in ligne.engagements]
        assert sorted(lues) == sorted(engagement.id for engagement in engagements)


@pytest.mark.parametrize("lettres", ["", "a", "ab", "abc", "abcd"])
def test_les_liaisons_sont_celles_d_une_enumeration(lettres):
    assert "".join(lettre + liaison for lettre, liaison in avec_liaisons(lettres)) == enumerer(list(lettres))


@pytest.mark.parametrize(
    ("nom", "dans_une_phrase", "attendu"),
    [
        ("Le Parc", None, "au Parc"),
        ("Les Hauts", None, "aux Hauts"),
        ("Cité du Parc", "la Cité du Parc", "à la Cité du Parc"),
        ("Rivage", None, "à Rivage"),
    ],
)
def test_un_quartier_se_situe_par_son_nom(contrat, nom, dans_une_phrase, attendu):
    quartier = contrat.quartiers[0].model_copy(update={"nom": nom, "nom_dans_une_phrase": dans_une_phrase})
    assert a_ce_quartier(quartier) == attendu
