"""Les personnes : un numéro change, quelqu'un part, arrive, change de fonction ; un poste reste sans personne."""

import pytest

from tests.outils.editions import changer
from tests.outils.repetition import Tache

pytestmark = pytest.mark.lent

PILOTAGE = "data/pilotage.yml"
CAMILLE = "prenom: Camille\n    nom: Exemple\n"
ASSOCIATIONS = "    - designation: Représentants d'associations\n      parmi:\n"
AMICALE, EPICERIE = "        - Amicale des Oiseaux\n", "        - Epicerie solidaire « Renaissance »\n"
JARDINS = "        - Jardins partagés\n"
ADJOINTE = (
    "    - designation: Emmanuelle Debusne\n"
    "      qualite: 1ère Adjointe déléguée à la Politique de la Ville et au Handicap\n"
)
TACHES = {
    "téléphone": Tache("Le standard a changé", changer(PILOTAGE, ("03 21 52 04 81", "03 21 52 00 00"))),
    "remplaçante": Tache(
        "Bénédicte Scieszyk est partie", changer(PILOTAGE, ("prenom: Bénédicte\n    nom: Scieszyk\n", CAMILLE))
    ),
    "poste vacant": Tache(
        "Camille Exemple est partie",
        changer(PILOTAGE, (f"{CAMILLE}    qualite: Référente Politique de la Ville\n", "vacant_depuis: 2025-03-02\n")),
    ),
    "service": Tache(
        "Le service répond",
        changer(PILOTAGE, ("vacant_depuis: 2025-03-02\n", "service: Service Vie des quartiers\n")),
    ),
    "adjointe devenue maire": Tache(
        "Emmanuelle Debusne est élue maire",
        changer(
            PILOTAGE,
            ("designation: Grégory Foucault\n", "designation: Emmanuelle Debusne\n"),
            ("prenom: Grégory\n    nom: Foucault\n", "prenom: Emmanuelle\n    nom: Debusne\n"),
        ),
        changer(PILOTAGE, (ADJOINTE, "")),
    ),
    "groupe partagé": Tache(
        "Deux groupes d'associations", changer(PILOTAGE, (AMICALE + EPICERIE, AMICALE + ASSOCIATIONS + EPICERIE))
    ),
    "membre remplacé": Tache("L'épicerie laisse sa place", changer(PILOTAGE, (EPICERIE, JARDINS))),
    "membres échangés": Tache(
        "Les jardins passent devant",
        changer(PILOTAGE, (AMICALE + ASSOCIATIONS + JARDINS, JARDINS + ASSOCIATIONS + AMICALE)),
    ),
}


def test_un_telephone_change(jouees):
    assert jouees.dit("téléphone") == ["Pilotage : le téléphone de Bénédicte Scieszyk devient 03 21 52 00 00."]
    assert {"/", "/pilotage/", "/accessibilite/", "/quartiers/le-centre/"} <= set(jouees.ou("téléphone"))
    assert "03 21 52 04 81" not in jouees.lire("/pilotage/")


def test_une_remplacante_ne_garde_pas_le_telephone_sans_qu_on_le_demande(jouees):
    assert jouees.dit("remplaçante") == [
        "Pilotage : Camille Exemple figure maintenant parmi les référents : « Référent communal (technicien) », "
        "« Référente Politique de la Ville » et 03 21 52 00 00.",
        "Pilotage : Bénédicte Scieszyk ne figure plus parmi les référents.",
    ]
    assert jouees.a_verifier("remplaçante") == [
        "Référent communal (technicien) : Camille Exemple au lieu de Bénédicte Scieszyk, et le téléphone reste le "
        "03 21 52 00 00 : est-ce voulu ?"
    ]


def test_un_poste_devient_vacant(jouees):
    assert jouees.dit("poste vacant") == [
        "Pilotage : Camille Exemple ne figure plus parmi les référents.",
        "Pilotage : le poste « Référent communal (technicien) » est vacant depuis le 2 mars 2025.",
    ]
    assert jouees.a_verifier("poste vacant") == [
        "Référent communal (technicien) : poste vacant depuis le 2 mars 2025 au lieu de Camille Exemple, et le "
        "téléphone reste le 03 21 52 00 00 : est-ce voulu ?"
    ]


def test_un_service_repond_a_la_place_d_une_personne(jouees):
    assert jouees.dit("service") == [
        "Pilotage : « Service Vie des quartiers » figure maintenant parmi les référents : "
        "« Référent communal (technicien) » et 03 21 52 00 00.",
        "Pilotage : le poste « Référent communal (technicien) » n'est plus vacant.",
    ]
    assert "Service Vie des quartiers" in jouees.lire("/pilotage/")
    assert "N:Poste" not in (jouees.site.dossier / "donnees/contacts.vcf").read_text("utf-8")


def test_l_adjointe_devient_maire_et_son_ancienne_ligne_se_supprime(jouees):
    ligne = "« Emmanuelle Debusne » est deux fois dans le comité : gardez une seule de ses lignes"
    assert jouees.refus["adjointe devenue maire"].fautes == [
        f"{PILOTAGE}:19:20: {ligne}",
        f"{PILOTAGE}:21:20: {ligne}",
        "2 fautes à corriger.",
    ]
    assert "Pilotage : Grégory Foucault ne figure plus parmi les référents." in jouees.dit("adjointe devenue maire")
    assert len(jouees.a_verifier("adjointe devenue maire")) == len(["téléphone", "courriel"])
    assert jouees.lire("/pilotage/").count("Emmanuelle Debusne, Maire d'Haillicourt") == 1


def test_deux_groupes_de_meme_nom_se_suivent_chacun(jouees):
    assert jouees.dit("groupe partagé") == [
        "Pilotage : « Représentants d'associations » figure maintenant parmi les membres du comité de pilotage : "
        "« Epicerie solidaire “Renaissance” ».",
        "Pilotage : l'organisme « Epicerie solidaire “Renaissance” » est retiré de « Représentants d'associations ».",
    ]
    assert jouees.dit("membre remplacé") == [
        "Pilotage : l'organisme « Jardins partagés » est ajouté à « Représentants d'associations ».",
        "Pilotage : l'organisme « Epicerie solidaire “Renaissance” » est retiré de « Représentants d'associations ».",
    ]
    assert jouees.dit("membres échangés") == ["Pilotage : l'ordre des membres du comité de pilotage change."]


def test_tout_se_publie_et_la_correction_suivante_aussi(jouees):
    assert jouees.muettes() == []
    assert "03 21 00 00 00" in jouees.lire("/mentions-legales/")
