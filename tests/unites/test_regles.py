"""Les règles qui lient plusieurs clés : chacune à la place de sa clé, et aucune autre faute ne les cache."""

import pytest
from pydantic import ValidationError

from macros.modele.population import Population
from macros.modele.suivi import Nouvelle

UNE = {"date": "2026-01-15", "engagement": "acces-soins--un-centre", "source": "Avis"}
RAISON = "il manque la clé « texte » : écrivez"


def fautes(modele, ecrit):
    """La clé de chaque faute, ce qui y est écrit, et la phrase."""
    with pytest.raises(ValidationError) as refus:
        modele.model_validate(ecrit)
    return [(erreur["loc"], erreur["input"], erreur["msg"]) for erreur in refus.value.errors()]


def cles(modele, ecrit):
    return [chemin for chemin, _, _ in fautes(modele, ecrit)]


@pytest.mark.parametrize(
    ("ecrit", "cle"),
    [
        ({"evolution": "3"}, "depuis"),
        ({"depuis": "2015"}, "evolution"),
        ({"part": "3"}, "part_de"),
        ({"part_de": "d'Essai"}, "part"),
        ({"part": None, "part_de": "d'Essai"}, "part"),  # une clé vide manque
    ],
)
def test_une_cle_qui_manque_a_une_autre_se_dit_a_sa_place(ecrit, cle):
    assert cles(Population, {"valeur": "3", **ecrit}) == [(cle,)]


def test_une_cle_vide_ne_demande_pas_l_autre():
    assert Population.model_validate({"valeur": "3", "part": None, "evolution": None}).part is None


@pytest.mark.parametrize(("part", "permise"), [("-0,1", False), ("0", True), ("100", True), ("100,1", False)])
def test_une_part_va_de_zero_a_cent(part, permise):
    ecrit = {"valeur": "3", "part": part, "part_de": "d'Essai"}
    if permise:
        assert Population.model_validate(ecrit).part == int(part)
    else:
        assert cles(Population, ecrit) == [("part",)]


def test_une_cle_mal_ecrite_garde_ce_qui_y_est_ecrit_et_ne_cache_aucune_regle():
    dites = fautes(Population, {"valeur": "beaucoup", "evolution": "3"})
    assert [(chemin, ecrit) for chemin, ecrit, _ in dites] == [(("valeur",), "beaucoup"), (("depuis",), None)]


@pytest.mark.parametrize(
    ("ecrit", "cle", "phrase"),
    [
        ({}, "etat", "il manque la clé « etat »"),
        ({"etat": None}, "etat", "il manque la clé « etat »"),
        ({"etat": "fait", "par": "conseil", "constat": "constaté", "texte": "Vu."}, "par", "faites-en deux"),
        ({"etat": "fait", "constat": "constaté", "texte": "Vu."}, "constat", "faites-en deux"),
        ({"par": "conseil"}, "constat", "« constaté » ou "),
        ({"constat": "constaté", "texte": "Vu."}, "par", "écrivez l'identifiant de l'instance"),
        ({"etat": "abandonné"}, "texte", f"{RAISON} la raison de l'état « abandonné »"),
        ({"etat": "abandonné", "texte": None}, "texte", f"{RAISON} la raison de l'état « abandonné »"),
        ({"par": "conseil", "constat": "constaté"}, "texte", f"{RAISON} ce que l'instance a vu"),
    ],
)
def test_une_nouvelle_dit_a_chaque_cle_ce_qui_y_manque(ecrit, cle, phrase):
    [(chemin, _, dite)] = fautes(Nouvelle, UNE | ecrit)
    assert chemin == (cle,)
    assert phrase in dite


def test_un_etat_mal_ecrit_n_en_demande_pas_un_autre_ni_sa_raison():
    assert cles(Nouvelle, UNE | {"etat": ""}) == cles(Nouvelle, UNE | {"etat": "en panne"}) == [("etat",)]


def test_un_etat_et_un_constat_demandent_aussi_ce_que_l_instance_a_vu():
    deux = fautes(Nouvelle, UNE | {"etat": "fait", "constat": "constaté"})
    assert [(chemin, "ce que l'instance a vu" in dite) for chemin, _, dite in deux] == [
        (("constat",), False),
        (("texte",), True),
    ]


@pytest.mark.parametrize("ecrit", ["fait", ["fait"], 3, None])
def test_ce_qui_n_est_pas_une_fiche_se_refuse_sans_lire_ses_regles(ecrit):
    assert cles(Nouvelle, ecrit) == [()]
