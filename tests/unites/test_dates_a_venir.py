"""Ce qui a déjà eu lieu n'a pas de date à venir : « make check » le fait remarquer, sans rien refuser."""

import shutil
from datetime import date

import pytest

from macros.commandes import verifier
from macros.lecture import arbres
from macros.lecture.dates import dates_a_venir
from tests.outils.depot import remplacer
from tests.outils.projet import HAILLICOURT

LE_JOUR = date(2026, 3, 1)


@pytest.fixture
def donnees(tmp_path):
    return shutil.copytree(HAILLICOURT, tmp_path / "data")


def dire(donnees):
    return [str(remarque).partition("data/")[2] for remarque in dates_a_venir(arbres(donnees), LE_JOUR)]


def test_des_dates_passees_ne_se_remarquent_pas(donnees):
    assert dire(donnees) == []


def test_une_annee_a_venir_se_remarque_a_sa_ligne(donnees):
    remplacer(donnees, "quartiers/le-centre.yml", "depuis: 2015", "depuis: 2027")

    assert dire(donnees) == ["quartiers/le-centre.yml:17:68: 2027 est à venir : vérifiez cette année"]


def test_l_annee_en_cours_ne_se_remarque_pas(donnees):
    remplacer(donnees, "quartiers/le-centre.yml", "depuis: 2015", "depuis: 2026")

    assert dire(donnees) == []


@pytest.mark.parametrize(
    ("jour", "phrases"),
    [("2026-03-01", []), ("2026-03-02", ["le 2 mars 2026 est à venir : vérifiez cette date"])],
)
def test_un_poste_ne_devient_pas_vacant_demain(donnees, jour, phrases):
    personne = "prenom: Bénédicte\n    nom: Scieszyk\n    qualite: Référente Politique de la Ville\n"
    remplacer(donnees, "pilotage.yml", personne, f"vacant_depuis: {jour}\n")

    assert [dite.split(": ", 1)[1] for dite in dire(donnees)] == phrases


def test_make_check_le_dit_sans_refuser(donnees, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    remplacer(donnees, "quartiers/le-centre.yml", "depuis: 2015", "depuis: 2099")

    reponse = verifier(donnees)

    assert reponse.statut == 0
    assert "le-centre.yml:17:68: 2099 est à venir" in reponse.sortie
    assert "À revoir : " in reponse.sortie
