"""La page des données : tout s'y télécharge, et chaque champ y est expliqué."""

import csv
import hashlib
import json

import pytest

from tests.outils.projet import texte

TABLEAUX = ("quartiers", "indicateurs", "objectifs", "suivi", "nouvelles")


@pytest.fixture(scope="module")
def page(site):
    return site.page("/donnees/")


@pytest.fixture(scope="module")
def ressources(site):
    description = json.loads((site.dossier / "donnees/datapackage.json").read_text("utf-8"))
    return {ressource["path"]: ressource for ressource in description["resources"]}


def test_chaque_fichier_publie_est_a_un_lien_de_la_page(page, ressources):
    liens = {lien["href"] for lien in page.select("#telecharger ~ .cadre a")}

    assert liens == {*ressources, "datapackage.json"}


def test_chaque_fichier_du_site_est_celui_que_dit_la_description(site, ressources):
    for chemin, ressource in ressources.items():
        contenu = (site.dossier / "donnees" / chemin).read_bytes()
        assert ressource["hash"] == f"sha256:{hashlib.sha256(contenu).hexdigest()}", chemin


@pytest.mark.parametrize("nom", TABLEAUX)
def test_chaque_colonne_d_un_tableau_est_expliquee_dans_son_ordre(site, page, nom):
    with (site.dossier / f"donnees/{nom}.csv").open(encoding="utf-8-sig", newline="") as fichier:
        colonnes = next(csv.reader(fichier, delimiter=";"))

    lignes = page.select(f"#champs-{nom}-csv tbody tr")
    assert [texte(ligne.th) for ligne in lignes] == colonnes
    assert all(texte(cellule) for ligne in lignes for cellule in ligne.select("td"))


def test_chaque_cle_du_debut_d_un_fichier_est_expliquee_a_part(site, page):
    tete = {texte(ligne.th) for ligne in page.select("#champs-tete tbody tr")}
    suite = {texte(ligne.th) for ligne in page.select("#champs-strategie-json tbody tr")}
    contenu = json.loads((site.dossier / "donnees/strategie.json").read_text("utf-8"))

    assert tete >= {"version", "licence", "licence.lien", "date", "source"}
    assert contenu.keys() - tete == {"branches"}
    assert {"branches", "branches[].titre", "branches[].branches"} <= suite
    assert suite.isdisjoint(tete)


def test_chaque_champ_dit_ce_qu_il_contient(page):
    natures = {
        texte(ligne.th): [texte(cellule) for cellule in ligne.select("td")]
        for ligne in page.select("#champs-convention-json tbody tr")
    }
    assert "date" in natures["signature.date"]
    assert "date" not in natures["commune.nom"]
    assert "texte" in natures["commune.nom"]


def test_les_tableaux_de_la_page_sont_de_vrais_tableaux(page):
    tableaux = page.select("main table")

    assert len(tableaux) > 10
    for tableau in tableaux:
        assert texte(tableau.caption)
        assert tableau.select("thead th[scope=col]")
        assert all(ligne.select("th[scope]") for ligne in tableau.select("tbody tr"))


def test_chaque_etat_du_suivi_est_dit_dans_les_mots_d_autres(page):
    tableau = page.select_one("table.etats")
    etats = {
        texte(ligne.th): [texte(cellule) for cellule in ligne.select("td")] for ligne in tableau.select("tbody tr")
    }

    assert list(etats) == ["Prévu", "En cours", "Fait en partie", "Fait", "En pause", "Abandonné"]
    assert etats["Fait"] == ["Opération", "Terminé", "Réalisé"]
    assert len(tableau.select("thead th")) == 4
