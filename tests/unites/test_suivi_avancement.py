"""Où en est un engagement dans un quartier : ce que dit sa nouvelle la plus récente, où qu'elle soit écrite."""

import random
from datetime import date

import pytest

from macros.langue.suivi import reste_a_faire
from macros.lecture import comprendre
from macros.modele.avancement import bilan
from macros.modele.suivi import ETATS
from tests.outils.donnees import QUARTIER, TOUS_LES_FICHIERS, abimer

ORDINATEUR = "demarches--un-ordinateur-en-mairie"
CAFE = "parentalite--un-cafe-des-parents"
PERMANENCE = "acces-soins--ouvrir-une-permanence-des-que-possible"
COMMUNE = comprendre(TOUS_LES_FICHIERS)
DU_SUIVI = sorted(nom for nom in TOUS_LES_FICHIERS if nom.startswith("suivi/"))


def avancements(contrat=COMMUNE):
    return {(a.quartier.slug, a.id): a for a in contrat.avancements}


def etats(contrat):
    return {ou: (a.etat, [(c.par, c.constat) for c in a.constats]) for ou, a in avancements(contrat).items()}


def en_nouvelles(octets):
    """Chaque nouvelle d'un fichier, avec son tiret."""
    return [f"- {nouvelle}".encode() for nouvelle in f"\n{octets.decode()}".split("\n- ")[1:]]


def test_la_commune_inventee_a_tous_les_etats_et_un_silence():
    assert {etat for etat, _ in etats(COMMUNE).values()} == {*ETATS, None}
    assert bilan(COMMUNE.avancements).total() == len(COMMUNE.avancements)


def test_un_engagement_de_deux_quartiers_n_est_qu_un_et_se_suit_dans_chacun():
    ordinateur = COMMUNE.engagements[ORDINATEUR]

    assert {a.quartier.slug: a.etat for a in ordinateur.avancements} == {
        "les-essais": "en cours",
        "les-epreuves": "en pause",
    }
    assert sum(engagement.id == ORDINATEUR for engagement in COMMUNE.engagements.values()) == 1


def test_une_nouvelle_sans_quartier_vaut_pour_tous_et_une_autre_pour_les_siens():
    cafe = {slug: a for (slug, identifiant), a in avancements().items() if identifiant == CAFE}

    assert [n.etat for n in cafe["les-essais"].nouvelles] == [None, "fait", "prévu"]
    assert [n.etat for n in cafe["les-epreuves"].nouvelles] == ["prévu"]


def test_l_etat_est_celui_de_la_nouvelle_la_plus_recente():
    permanence = avancements()["les-essais", PERMANENCE]

    assert [(n.date, n.etat) for n in permanence.nouvelles] == [
        (date(2025, 5, 12), "fait en partie"),
        (date(2024, 11, 15), "en cours"),
        (date(2024, 9, 10), "prévu"),
    ]
    assert permanence.etat == "fait en partie"
    assert permanence.derniere is permanence.annonce is permanence.nouvelles[0]


def test_un_constat_ne_change_pas_l_etat_et_se_lit_a_cote():
    cafe = avancements()["les-essais", CAFE]

    assert cafe.etat == "fait"
    assert cafe.derniere.constat == "pas constaté"
    assert cafe.annonce.date < cafe.derniere.date
    assert [constat.par for constat in cafe.constats] == ["conseil-citoyen"]


def test_un_constat_seul_laisse_l_etat_inconnu():
    ecrivain = avancements()["les-essais", "demarches--un-ecrivain-public-le-samedi"]

    assert (ecrivain.etat, ecrivain.annonce, ecrivain.derniere.constat) == (None, None, "constaté en partie")


def test_de_chaque_instance_seul_le_dernier_constat_compte():
    avis = [
        (1, "conseil-citoyen", "pas constaté", ""),
        (7, "conseil-citoyen", "constaté", ""),
        (6, "table-des-epreuves", "constaté en partie", ", quartiers: [les-epreuves]"),
    ]
    nouvelles = "".join(
        f"- {{date: 2025-0{mois}-01, engagement: {CAFE}, par: {par}, constat: {constat}, texte: Vu, source: A{ou}}}\n"
        for mois, par, constat, ou in avis
    )
    contrat = comprendre(TOUS_LES_FICHIERS | {"suivi/2025-avis.yml": nouvelles.encode()})

    assert etats(contrat)["les-epreuves", CAFE][1] == [
        ("conseil-citoyen", "constaté"),
        ("table-des-epreuves", "constaté en partie"),
    ]
    assert etats(contrat)["les-essais", CAFE][1] == [("conseil-citoyen", "constaté")]


@pytest.mark.parametrize("graine", range(10))
def test_l_ordre_des_nouvelles_dans_leurs_fichiers_ne_change_rien(graine):
    melanges = {nom: en_nouvelles(TOUS_LES_FICHIERS[nom]) for nom in DU_SUIVI}
    for nouvelles in melanges.values():
        random.Random(graine).shuffle(nouvelles)  # noqa: S311 - la même graine donne le même ordre
    octets = {nom: b"\n".join(nouvelles) for nom, nouvelles in melanges.items()}

    assert etats(comprendre(TOUS_LES_FICHIERS | octets)) == etats(COMMUNE)


def test_une_nouvelle_par_fichier_dit_la_meme_chose_que_toutes_ensemble():
    seuls = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if nom not in DU_SUIVI}
    for nom in DU_SUIVI:
        for rang, nouvelle in enumerate(en_nouvelles(TOUS_LES_FICHIERS[nom])):
            seuls[f"{nom.removesuffix('.yml')}-{rang}.yml"] = nouvelle + b"\n"

    assert len(seuls) - len(TOUS_LES_FICHIERS) > len(DU_SUIVI)
    assert etats(comprendre(seuls)) == etats(COMMUNE)


def test_l_identifiant_ne_depend_ni_de_l_ordre_des_objectifs_ni_du_quartier():
    a_l_envers = abimer(
        QUARTIER,
        "    - Un ordinateur en mairie\n    - Un écrivain public le samedi\n",
        "    - Un écrivain public le samedi\n    - Un ordinateur en mairie\n",
    )
    contrat = comprendre(TOUS_LES_FICHIERS | {QUARTIER: a_l_envers})

    assert set(avancements(contrat)) == set(avancements())
    assert etats(contrat) == etats(COMMUNE)
    assert list(avancements(contrat)) != list(avancements())


def test_un_identifiant_ecrit_garde_les_nouvelles_d_un_texte_qui_change():
    car = avancements()["les-essais", "demarches--un-minibus-vers-la-mairie"]

    assert car.objectif.texte == "Un car vers la mairie, le mercredi"
    assert car.etat == "prévu"


def test_la_forme_longue_dit_ce_que_le_contrat_donne():
    guide = avancements()["les-essais", "demarches--un-guide-des-demarches"].objectif

    assert (guide.porteur, guide.partenaires) == ("Centre social d'Exempleville", ("Club & amis", "Les Voisins"))
    assert (guide.debut, guide.echeance) == ("2024-09", "2025-03")
    assert (guide.budget.montant, guide.budget.annee, guide.budget.source) == (12000, 2025, "Agglomération du Modèle")
    assert (guide.cible.valeur, guide.cible.unite, guide.cible.annee) == (500, "guides remis", 2025)


def test_seul_ce_qui_est_fait_ou_abandonne_n_a_plus_d_echeance_a_tenir():
    assert {a.etat for a in COMMUNE.avancements if not reste_a_faire(a)} == {"fait", "abandonné"}
