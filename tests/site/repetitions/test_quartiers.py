"""Les quartiers : l'un change de nom, un autre arrive, deux se réunissent, le dernier s'en va, puis revient."""

import pytest

from tests.outils.depot import git
from tests.outils.editions import ajouter, changer, ensemble, supprimer
from tests.outils.projet import texte
from tests.outils.repetition import Tache

pytestmark = pytest.mark.lent

CENTRE, COEUR = "data/quartiers/le-centre.yml", "data/quartiers/coeur-de-ville.yml"
HOUDAIN = "data/quartiers/le-haut-d-houdain.yml"
OISEAUX = "data/quartiers/cite-des-oiseaux.yml"
PARC = """\
nom: Cité du Parc
statut: QIC
communes: [Haillicourt]
carte:
  perimetre: 2024-2030
portrait:
  source: Enquête fictive, 2023
  population: {valeur: 120}
  indicateurs:
    ips: 90
irritants: [Un passage effacé]
opportunites: [Une mare]
enjeux_prioritaires: [Le soutien aux parents]
objectifs:
  parentalite: [Ouvrir la mare aux familles]
"""


def deplacer(projet):
    (projet / CENTRE).rename(projet / COEUR)


RENOMMER = changer(COEUR, ("nom: Le Centre\nnom_dans_une_phrase: le Centre\n", "nom: Cœur de ville\n"))
TACHES = {
    "renommé": Tache(
        "La rénovation lui donne un autre nom",
        ensemble(deplacer, RENOMMER, ajouter(COEUR, "\nanciens_noms: [le-centre]\n")),
    ),
    "ajouté": Tache("La Cité du Parc entre dans le contrat", ajouter("data/quartiers/cite-du-parc.yml", PARC)),
    "réuni": Tache(
        "Les deux cités ne font plus qu'une",
        ensemble(supprimer("data/quartiers/cite-du-parc.yml"), ajouter(OISEAUX, "\nanciens_noms: [cite-du-parc]\n")),
    ),
    "retiré": Tache("Le Haut d'Houdain n'est plus prioritaire", supprimer(HOUDAIN)),
    "retiré par erreur": Tache("La Cité des Oiseaux n'est plus suivie", supprimer(OISEAUX)),
    "rendu": Tache(
        'Revert "La Cité des Oiseaux n\'est plus suivie"',
        lambda projet: git(projet, "revert", "--no-commit", "--mainline", "1", "main"),
    ),
}


def test_un_quartier_change_de_nom_et_ses_anciennes_adresses_menent_a_la_nouvelle(jouees):
    assert jouees.dit("renommé") == [
        "Cœur de ville : la page change d'adresse, de quartiers/le-centre/ à quartiers/coeur-de-ville/.",
        "Cœur de ville : le nom du quartier devient « Cœur de ville » au lieu de « Le Centre ».",
        "Cœur de ville : le nom du quartier dans les phrases n'est plus indiqué.",
    ]
    assert jouees.retirees("renommé") == []
    renvoi = jouees.site.page("/quartiers/le-centre/").select_one("link[rel=canonical]")["href"]
    assert renvoi == "../../quartiers/coeur-de-ville/"


def test_un_quartier_s_ajoute(jouees):
    assert jouees.dit("ajouté") == ["Quartiers : le quartier « Cité du Parc » est ajouté."]
    assert {"/", "/quartiers/", "/quartiers/cite-du-parc/", "/plan-du-site/"} <= set(jouees.ou("ajouté"))


def test_deux_quartiers_se_reunissent(jouees):
    assert jouees.dit("réuni") == [
        "Quartiers : le quartier « Cité du Parc » est réuni au quartier « Cité des Oiseaux »."
    ]
    assert jouees.retirees("réuni") == []
    page = jouees.site.page("/quartiers/cite-du-parc/")
    assert texte(page.p) == "Cette page est à une autre adresse : Cité des Oiseaux."


def test_un_quartier_s_en_va_et_sa_page_dit_depuis_quand(jouees):
    assert jouees.dit("retiré") == ["Quartiers : le quartier « Le Haut d'Houdain » est retiré."]
    assert jouees.retirees("retiré") == [
        "`quartiers/le-haut-d-houdain/` dira : « Ce quartier n'est plus dans le contrat de ville. » "
        "Sa carte à intégrer le dira aussi. Ses documents et ses données ne se publient plus."
    ]
    page = jouees.lire("/quartiers/le-haut-d-houdain/")
    assert "Ce quartier n'est plus dans le contrat de ville depuis le 5 mars 2025." in page
    assert "Le Haut d'Houdain" not in jouees.lire("/quartiers/")


def test_un_quartier_retire_par_erreur_revient_avec_sa_page(jouees):
    assert jouees.dit("rendu") == ["Quartiers : le quartier « Cité des Oiseaux » est ajouté."]
    assert "n'est plus dans le contrat" not in jouees.lire("/quartiers/cite-des-oiseaux/")
    assert jouees.journal("rendu")[0] == "Pourquoi : Annule « La Cité des Oiseaux n'est plus suivie »"


def test_tout_se_publie_et_la_correction_suivante_aussi(jouees):
    assert jouees.muettes() == ["rendu"]  # sa raison y est en français
    assert "03 21 00 00 00" in jouees.lire("/mentions-legales/")
