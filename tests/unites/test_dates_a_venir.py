"""Ce qui a déjà eu lieu n'a pas de date à venir : « make check » le fait remarquer ; d'une nouvelle, il le refuse."""

import shutil
from datetime import date, timedelta

import pytest

from macros.commandes import verifier
from macros.lecture import arbres, lire
from macros.lecture.dates import dates_a_venir, faits_a_venir
from tests.outils.depot import remplacer
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT

LE_JOUR = date(2026, 3, 1)
CONSEIL = "écrivez quand cela s'est passé, ou attendez que ce soit fait"


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


def test_des_contours_dates_de_demain_se_remarquent(donnees):
    dossier = shutil.copytree(EXEMPLEVILLE, donnees.parent / "exempleville" / "data")
    remplacer(dossier, "contours/quartiers.geojson", '"date": "2026-01-15"', '"date": "2026-03-02"')

    assert dire(dossier) == ["contours/quartiers.geojson:5:9: le 2 mars 2026 est à venir : vérifiez cette date"]


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


def annoncer(donnees, jour, suite=""):
    """Ajoute à la commune inventée une nouvelle de ce jour."""
    dossier = shutil.copytree(EXEMPLEVILLE, donnees.parent / "exempleville" / "data")
    nouvelle = f"- {{date: {jour}, engagement: parentalite--un-cafe-des-parents, etat: fait, source: Avis{suite}}}\n"
    (dossier / f"suivi/{jour.year}-essai.yml").write_text(nouvelle, "utf-8")
    return dossier


def refuser(dossier):
    return [str(faute).partition("suivi/")[2] for faute in faits_a_venir(arbres(dossier), LE_JOUR)]


@pytest.mark.parametrize(("ecart", "refusee"), [(-1, False), (0, False), (1, False), (2, True)])
def test_une_nouvelle_n_est_pas_d_apres_demain(donnees, ecart, refusee):
    """Un jour de tolérance : quand un éditeur écrit « aujourd'hui », la machine qui vérifie est peut-être hier."""
    dossier = annoncer(donnees, LE_JOUR + timedelta(days=ecart))

    attendue = f"2026-essai.yml:1:10: le 3 mars 2026 est à venir : {CONSEIL}"
    assert refuser(dossier) == ([attendue] if refusee else [])


def test_une_correction_n_est_pas_d_apres_demain_non_plus(donnees):
    dossier = annoncer(donnees, LE_JOUR, ", corrections: [{date: 2027-01-01, texte: Il était écrit « prévu »}]")

    assert [dite.split(": ")[0] for dite in refuser(dossier)] == ["2026-essai.yml:1:115"]


@pytest.mark.parametrize(
    ("moment", "refuse"),
    [
        ("2024-01-01", False),
        ("2026-03-02", False),
        ("2026-03-03", True),
        ("2026-03", False),
        ("2026-04", True),
        ("2026", False),
        ("2027", True),
    ],
)
@pytest.mark.parametrize("groupe", ["changements: [{quoi: étendu, date", "avant: [{statut: QIC, jusqu_au"])
def test_un_quartier_n_a_pas_change_apres_demain(donnees, groupe, moment, refuse):
    """Sa page dit ce qui en a changé comme un fait : une date à venir y serait fausse."""
    fiche = donnees / "quartiers" / "le-centre.yml"
    fiche.write_text(f"{groupe}: {moment}}}]\n{fiche.read_text('utf-8')}", "utf-8")

    dites = [str(faute).partition("quartiers/")[2] for faute in faits_a_venir(arbres(donnees), LE_JOUR)]
    attendue = f"le-centre.yml:1:{len(groupe) + 3}: {moment} est à venir : {CONSEIL}"
    assert dites == ([attendue] if refuse else [])
    assert dire(donnees) == []


def test_make_check_refuse_une_nouvelle_a_venir_et_la_construction_ne_regarde_pas_le_jour(donnees, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    jour = date.today() + timedelta(days=400)
    dossier = annoncer(donnees, jour)

    reponse = verifier(dossier)

    assert reponse.statut == 1
    assert f"{jour.year}-essai.yml:1:10: le " in reponse.erreurs
    assert reponse.erreurs.endswith("1 faute à corriger.")
    assert lire(dossier).suivi[0].date == jour


def test_une_autre_faute_ne_cache_pas_une_nouvelle_a_venir(donnees, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    jour = date.today() + timedelta(days=400)
    dossier = annoncer(donnees, jour, ", lien: ici")

    dites = verifier(dossier).erreurs.splitlines()

    assert [dite.split("-essai.yml:")[1].split(": ")[0] for dite in dites[:2]] == ["1:10", "1:100"]
    assert dites[-1] == "2 fautes à corriger."
