"""La stratégie et les mots : un enjeu s'ajoute, un autre s'en va ; un objectif, un terme, un accent."""

import pytest

from tests.outils.editions import ENJEU_LOGEMENT, ajouter, changer, ensemble, retirer
from tests.outils.repetition import RIEN_A_LIRE, Tache

pytestmark = pytest.mark.lent

STRATEGIE = "data/strategie.yml"
CENTRE = "data/quartiers/le-centre.yml"
HOUDAIN = "data/quartiers/le-haut-d-houdain.yml"
OISEAUX = "data/quartiers/cite-des-oiseaux.yml"
TACHES = {
    "dernier objectif": Tache("Le dialogue est mené ailleurs", retirer(CENTRE, r"^  dialogue:\n(?:    .*\n)+")),
    "enjeu ajouté": Tache("Un quatrième enjeu est voté", ajouter(STRATEGIE, ENJEU_LOGEMENT)),
    "enjeu retiré": Tache(
        "Les transitions relèvent d'un autre contrat",
        retirer(STRATEGIE, r"\n  - id: transitions\n(?:    .*\n)+"),
        ensemble(*(retirer(fiche, r"^  animation-sociale:\n(?:    .*\n)+") for fiche in (HOUDAIN, OISEAUX))),
    ),
    "terme": Tache("Le RSA ne se dit plus ainsi", retirer("data/glossaire.yml", r"\n  - id: rsa\n(?:    .*\n)+")),
    "accent": Tache("L'État prend un accent", changer("data/convention.yml", ("par l'Etat", "par l'État"))),
    "typographie": Tache("Un seul signe", changer(CENTRE, ("Navette séniors...", "Navette séniors…"))),
}


def test_le_dernier_objectif_d_un_sous_objectif_se_retire(jouees):
    perdus = jouees.dit("dernier objectif")
    assert len(perdus) == len(["référent", "réunions"])
    assert all(p.endswith("est retiré de « Faciliter le dialogue entre habitants et institutions ».") for p in perdus)
    assert jouees.retirees("dernier objectif") == [
        "`quartiers/le-centre/#dialogue` mènera au bas de la page, qui dira ce qu'on y lisait."
    ]
    assert "jusqu'au 2 mars 2025" in jouees.lire("/quartiers/le-centre/", "#dialogue")


def test_un_enjeu_s_ajoute(jouees):
    assert jouees.dit("enjeu ajouté") == ["Enjeux : l'enjeu « Un logement digne pour tous » est ajouté."]
    assert "/enjeux/logement/" in jouees.ou("enjeu ajouté")
    assert "Mieux vivre entre voisins" in jouees.lire("/enjeux/logement/")


def test_un_enjeu_retire_doit_l_etre_aussi_des_fiches_et_garde_sa_page(jouees):
    *fautes, combien = jouees.refus["enjeu retiré"].fautes
    assert combien == "2 fautes à corriger."
    assert all(f.endswith(" ; s'il n'est plus dans data/strategie.yml, supprimez-le ici aussi") for f in fautes)
    assert (
        jouees.dit("enjeu retiré")[-1] == "Enjeux : l'enjeu « Des quartiers à l'épreuve des transitions » est retiré."
    )
    assert jouees.retirees("enjeu retiré")[0] == (
        "`enjeux/transitions/` dira : « Cet enjeu n'est plus dans le contrat de ville. »"
    )
    page = jouees.lire("/enjeux/transitions/")
    assert "Cet enjeu n'est plus dans le contrat de ville depuis le 4 mars 2025." in page


def test_un_terme_du_glossaire_se_retire(jouees):
    assert jouees.dit("terme") == ["Glossaire : « RSA » ne figure plus parmi les mots expliqués."]
    assert "« RSA », jusqu'au 5 mars 2025" in jouees.lire("/glossaire/", "#rsa")


def test_d_un_accent_on_ne_dit_que_le_mot_qui_change(jouees):
    [dit] = jouees.dit("accent")
    assert dit.endswith(
        "change : « ... été définis par l'Etat comme “quartiers ... » devient « ... été définis par l'État comme "
        "“quartiers ... »."
    )
    assert jouees.ou("accent") == ["/convention/"]


def test_ce_qui_se_lit_pareil_ne_se_dit_pas(jouees):
    assert jouees.dit("typographie") == [RIEN_A_LIRE]


def test_tout_se_publie_et_la_correction_suivante_aussi(jouees):
    assert jouees.muettes() == []
    assert "03 21 00 00 00" in jouees.lire("/mentions-legales/")
