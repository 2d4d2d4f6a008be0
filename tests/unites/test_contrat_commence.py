"""« make contrat » : les données d'un autre contrat commencent, et « make check » dit ce qui y manque."""

import re
import shutil
from pathlib import Path

import pytest

from macros.__main__ import repondre
from macros.commencer import QUESTIONS, commencer_un_contrat
from macros.lecture.arbre import Faute
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.squelette.contrat import Depart, fichiers
from macros.squelette.reglages import renommer
from tests.outils.donnees import fautes
from tests.outils.projet import COMMUNE, PAGES, reglages

REPONSES = {"nom": "Le Bourg d'Exemple", "sorte": "commune", "periode": "2024-2030", "niveaux": "un défi, une priorité"}
AUCUN_QUARTIER = 'aucun quartier : « make quartier nom="Le nom du quartier" » en commence la fiche'
SORTES_CITEES = "commune, communauté d'agglomération, métropole, établissement public territorial, collectivité"
DEPART = Depart.comprendre(**REPONSES)


def ne_rien_demander(question: str) -> str:
    """Une question de trop est une faute."""
    raise AssertionError(question)


@pytest.fixture
def projet(tmp_path) -> Path:
    """Les pages et le menu d'une commune, sans ses données."""
    shutil.copytree(PAGES, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(reglages(), "utf-8")
    return tmp_path


def fautes_du_depart(depart: Depart) -> tuple[Faute, ...]:
    return fautes({chemin.removeprefix("data/"): texte.encode() for chemin, texte in fichiers(depart).items()})


@pytest.mark.parametrize("niveaux", ["aucun", "un axe", "un pilier, un axe, un enjeu, une orientation, un objectif"])
@pytest.mark.parametrize("sorte", ["commune", "communauté d'agglomération", "communes"])
def test_a_un_contrat_commence_il_ne_manque_que_ses_quartiers(niveaux, sorte):
    depart = Depart.comprendre(**{**REPONSES, "niveaux": niveaux, "sorte": sorte})

    assert [faute.message for faute in fautes_du_depart(depart)] == [AUCUN_QUARTIER]


def test_chaque_fichier_qui_dit_le_contrat_commence():
    assert set(fichiers(DEPART)) == {f"data/{nom}.yml" for nom in FICHIERS_COMMUNS if nom != "recherche"}


@pytest.mark.parametrize(
    ("nom", "sorte", "editeur", "de_quoi"),
    [
        ("Le Bourg d'Exemple", "commune", "Commune du Bourg d'Exemple", "du Bourg d'Exemple"),
        ("Métropole d'Exemple", "métropole", "Métropole d'Exemple", "de la Métropole d'Exemple"),
        ("Agglomération d'Exemple", "agglomération", "Agglomération d'Exemple", "de l'Agglomération d'Exemple"),
        ("Le Grand Exemple", "pays", "Pays du Grand Exemple", "du Grand Exemple"),
    ],
)
def test_l_editeur_et_le_site_ont_le_nom_du_territoire(nom, sorte, editeur, de_quoi):
    depart = Depart.comprendre(**{**REPONSES, "nom": nom, "sorte": sorte})
    assert (depart.editeur, depart.de_quoi) == (editeur, de_quoi)


FACULTATIVE = re.compile(r"^( *)# (?=( *-( .*)?:?$| *[a-z][a-z0-9_-]*:( |$)))", re.MULTILINE)


def test_employer_toutes_les_lignes_facultatives_n_ajoute_que_des_valeurs_vides():
    employees = {nom: FACULTATIVE.sub(r"\1", texte) for nom, texte in fichiers(DEPART).items()}

    dites = fautes({chemin.removeprefix("data/"): texte.encode() for chemin, texte in employees.items()})
    assert len(dites) > len(FICHIERS_COMMUNS)
    assert [str(f) for f in dites if " vide" not in f.message and f.message != AUCUN_QUARTIER] == []


def test_rien_d_une_commune_qui_existe_n_y_est():
    ecrits = "\n".join([*fichiers(DEPART).values(), renommer(reglages(), DEPART)])
    assert "Le Bourg d'Exemple" in ecrits
    assert re.findall("Haillicourt|CABBALR", ecrits) == []


@pytest.mark.parametrize(
    ("nom", "de_quoi"),
    [
        ("Le Havre-d'Exemple", "du Havre-d'Exemple"),
        ("Les Mureaux-d'Exemple", "des Mureaux-d'Exemple"),
        ("L'Haÿ-d'Exemple", "de L'Haÿ-d'Exemple"),
        ("Auray-d'Exemple", "d'Auray-d'Exemple"),
        ("La Ricamarie-d'Exemple", "de La Ricamarie-d'Exemple"),
    ],
)
def test_le_nom_du_site_a_sa_preposition(nom, de_quoi):
    depart = Depart.comprendre(**{**REPONSES, "nom": nom})
    assert f"site_name: Contrat de ville {de_quoi}\n" in renommer(reglages(), depart)


def test_le_menu_reprend_le_titre_qui_suit_les_mots_du_contrat():
    d_un_autre = reglages().replace("- Enjeux: enjeux/index.md", "- Défis: enjeux/index.md")
    renommes = renommer(d_un_autre, DEPART)
    assert "  - Enjeux: enjeux/index.md\n" in renommes
    assert "Défis" not in renommes
    assert renommes.count("\n") == reglages().count("\n")


def test_la_commande_ecrit_tout_et_dit_la_suite(projet):
    reponse = commencer_un_contrat(REPONSES, ne_rien_demander, projet)

    assert reponse.statut == 0
    assert "make check" in reponse.sortie
    assert {f"data/{chemin.name}" for chemin in (projet / "data").iterdir()} == set(fichiers(DEPART))
    assert "site_name: Contrat de ville du Bourg d'Exemple\n" in (projet / "mkdocs.yml").read_text("utf-8")


def test_ce_qui_n_est_pas_dit_se_demande(projet):
    demandes = []

    def demander(question: str) -> str:
        demandes.append(question)
        return next(REPONSES[nom] for nom, posee in QUESTIONS.items() if posee == question)

    reponse = commencer_un_contrat({**REPONSES, "periode": "", "niveaux": ""}, demander, projet)

    assert reponse.statut == 0
    assert demandes == [QUESTIONS["periode"], QUESTIONS["niveaux"]]


def test_une_reponse_incomprise_ne_fait_redemander_que_sa_question(projet):
    tapees = {
        "nom": ["Le Bourg d'Exemple"],
        "sorte": ["planète", "CA"],
        "periode": ["six ans", "2024 à 2030"],
    }
    demandes = []

    def demander(question: str) -> str:
        demandes.append(question)
        cle = next(nom for nom, posee in QUESTIONS.items() if question.lower().endswith(posee.lower()))
        return tapees[cle].pop(0)

    reponse = commencer_un_contrat({**dict.fromkeys(QUESTIONS, ""), "niveaux": "axe, priorité"}, demander, projet)

    assert reponse.statut == 0, reponse.erreurs
    assert [question.splitlines()[-1].lower() for question in demandes] == [
        QUESTIONS[cle].lower() for cle in ("nom", "sorte", "sorte", "periode", "periode")
    ]
    assert demandes[2].startswith("« planète » n'est pas une sorte de territoire")
    assert "sorte: communauté d'agglomération" in (projet / "data/convention.yml").read_text("utf-8")
    assert "  - nom: priorité\n    feminin: oui\n" in (projet / "data/vocabulaire.yml").read_text("utf-8")


def test_la_commande_montre_la_phrase_obtenue_et_doute_d_un_nom_sans_article(projet):
    reponse = commencer_un_contrat({**REPONSES, "nom": "Grand Exemple", "sorte": "métropole"}, ne_rien_demander, projet)

    assert "Partout se lira « Contrat de ville de Grand Exemple »." in reponse.sortie
    assert "« Contrat de ville du Grand Exemple », ce territoire s'appelle « Le Grand Exemple »" in reponse.sortie


def test_un_nom_qui_se_passe_d_article_ne_fait_pas_douter(projet):
    reponse = commencer_un_contrat(REPONSES, ne_rien_demander, projet)

    assert "Partout se lira « Contrat de ville du Bourg d'Exemple ».\n" in reponse.sortie


def test_un_contrat_deja_la_n_est_jamais_ecrase(projet):
    shutil.copytree(COMMUNE / "data", projet / "data")
    avant = {chemin: chemin.read_bytes() for chemin in projet.rglob("*") if chemin.is_file()}

    reponse = commencer_un_contrat(REPONSES, ne_rien_demander, projet)

    assert reponse.statut == 1
    assert "supprimez d'abord ce dossier" in reponse.erreurs
    assert {chemin: chemin.read_bytes() for chemin in projet.rglob("*") if chemin.is_file()} == avant


@pytest.mark.parametrize(
    ("reponses", "phrase"),
    [
        ({"nom": " "}, "il manque le nom du territoire"),
        ({"nom": "Bourg\u200bade"}, "ce nom contient un caractère abîmé ou invisible : retapez-le"),
        ({"sorte": ""}, "il manque sa sorte, par exemple commune ou métropole"),
        ({"periode": "2030-2024"}, "période incomprise : « 2030-2024 », écrivez par exemple 2024-2030"),
        ({"periode": "six ans"}, "période incomprise : « six ans », écrivez par exemple 2024-2030"),
        ({"sorte": "planète"}, f"« planète » n'est pas une sorte de territoire : écrivez par exemple {SORTES_CITEES}"),
        ({"niveaux": "étage"}, "niveau incompris : « étage », écrivez par exemple un axe, une priorité"),
        ({"niveaux": ", ".join(["un axe"] * 6)}, "une stratégie a au plus 5 niveaux, et vous en nommez 6"),
    ],
)
def test_une_reponse_incomprise_n_ecrit_rien(projet, reponses, phrase):
    reponse = commencer_un_contrat({**REPONSES, **reponses}, lambda _: "", projet)

    assert (reponse.statut, reponse.erreurs) == (1, f"Contrat non commencé : {phrase}.")
    assert not (projet / "data").exists()


def test_hors_d_un_projet_la_commande_le_dit(tmp_path):
    reponse = commencer_un_contrat(REPONSES, ne_rien_demander, tmp_path)

    assert reponse.statut == 1
    assert "il n'y a pas de mkdocs.yml ici" in reponse.erreurs
    assert list(tmp_path.iterdir()) == []


def test_une_page_qui_nomme_la_commune_d_avant_est_a_relire(projet):
    page = projet / "docs/glossaire.md"
    page.write_text(page.read_text("utf-8") + "\nLes mots d'Haillicourt.\n", "utf-8")

    reponse = commencer_un_contrat(REPONSES, ne_rien_demander, projet)

    rang = page.read_text("utf-8").count("\n")
    assert f"À relire : docs/glossaire.md:{rang} nomme encore Haillicourt." in reponse.sortie.splitlines()


def test_la_commande_prend_ses_reponses_en_arguments(projet, monkeypatch):
    monkeypatch.chdir(projet)

    reponse = repondre(["contrat", *(f"--{nom}={valeur}" for nom, valeur in REPONSES.items())])

    assert reponse.statut == 0, reponse.erreurs
    assert (projet / "data/convention.yml").is_file()
