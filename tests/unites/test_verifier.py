import shutil
from pathlib import Path

import pytest

from macros.annotations import annoter
from macros.commandes import verifier
from macros.lecture.arbre import Faute, Place
from tests.outils.donnees import EXEMPLEVILLE, FICHIERS, abimer
from tests.outils.projet import RACINE


@pytest.fixture(autouse=True)
def hors_de_github(monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture
def donnees_fautives(tmp_path, monkeypatch) -> Path:
    """Une commune dont le site et un quartier ont chacun une faute, dans le dossier où l'on travaille."""
    fautives = FICHIERS | {
        "site.yml": abimer("site.yml", "non conforme", "conforme"),
        "quartiers/les-epreuves.yml": abimer("quartiers/les-epreuves.yml", "demarches:", "démarches:"),
    }
    for nom, octets in fautives.items():
        (tmp_path / "data" / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / nom).write_bytes(octets)
    monkeypatch.chdir(tmp_path)
    return Path("data")


DECLARATION = (
    *("contact", "schema_pluriannuel", "audit", "non_conformites", "etablie_le"),
    *("technologies", "environnement", "outils", "pages_verifiees"),
)
FAUTE_DU_QUARTIER = "objectif inconnu : « démarches » (vouliez-vous dire « demarches » ?)"
FAUTE_DU_SITE = (
    "« conforme » n'est pas possible ici : "
    "écrivez « non conforme » ou « partiellement conforme » ou « totalement conforme »"
)


def test_des_donnees_correctes_sont_dites_avec_ce_qui_reste_a_completer():
    reponse = verifier(EXEMPLEVILLE)

    assert reponse.statut == 0
    site = (EXEMPLEVILLE / "site.yml").as_posix()
    assert reponse.erreurs == ""
    assert reponse.sortie.splitlines() == [
        f"À compléter : {site}, editeur: adresse",
        f"À compléter : {site}, editeur: telephone",
        f"À compléter : {site}, hebergeur: telephone",
        f"À compléter : {site}, directeur_publication",
        *(f"À compléter : {site}, accessibilite: {champ}" for champ in DECLARATION),
        "Données correctes : 2 quartiers.",
    ]


def test_ce_qui_manque_aux_lecteurs_se_dit_avant_ce_que_la_loi_attend(tmp_path):
    shutil.copytree(RACINE / "tests" / "communes" / "grand-modele" / "data", tmp_path / "data")
    dites = [ligne.partition("data/")[2] for ligne in verifier(tmp_path / "data").sortie.splitlines()]

    assert dites[:2] == ["convention.yml, liste_complete", "pilotage.yml, referents"]
    assert dites.index("site.yml, editeur: courriel") < dites.index("site.yml, accessibilite: contact")


def test_des_donnees_fautives_sont_dites_ligne_par_ligne(donnees_fautives):
    reponse = verifier(donnees_fautives)

    assert reponse.statut == 1
    assert reponse.sortie == ""
    assert reponse.erreurs.splitlines() == [
        f"data/quartiers/les-epreuves.yml:14:3: {FAUTE_DU_QUARTIER}",
        f"data/site.yml:9:9: {FAUTE_DU_SITE}",
        "",
        "2 fautes à corriger.",
    ]


def test_github_montre_chaque_faute_sur_sa_ligne(donnees_fautives, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    reponse = verifier(donnees_fautives)

    assert reponse.statut == 1
    assert reponse.sortie.splitlines() == [
        f"::error file=data/quartiers/les-epreuves.yml,line=14,col=3,title=Donnée à corriger::{FAUTE_DU_QUARTIER}",
        f"::error file=data/site.yml,line=9,col=9,title=Donnée à corriger::{FAUTE_DU_SITE}",
    ]


@pytest.mark.parametrize(
    ("fichier", "titre"),
    [("data/site.yml", "Donnée"), ("docs/index.md", "Page"), ("docs/plan.pdf", "Page"), ("mkdocs.yml", "Menu")],
)
def test_github_nomme_ce_qu_il_faut_corriger(fichier, titre):
    assert f"title={titre} à corriger::" in annoter(Faute(fichier, Place(1, 1), "faute"))


def test_les_signes_de_github_sont_proteges():
    faute = Faute("data/a:b,c%.yml", Place(1, 2), "100 % : un,\r\ndeux")

    assert annoter(faute) == (
        "::error file=data/a%3Ab%2Cc%25.yml,line=1,col=2,title=Donnée à corriger::100 %25 : un,%0D%0Adeux"
    )


def test_des_chiffres_sans_source_se_rappellent_sans_etre_une_faute(tmp_path):
    donnees = shutil.copytree(RACINE / "tests" / "communes" / "essai-les-bains" / "data", tmp_path / "data")
    fiche = donnees / "quartiers" / "les-cinq-lieux.yml"
    assert "d'où ils viennent" not in verifier(donnees).sortie
    fiche.write_text(fiche.read_text("utf-8").replace("  source: Recensement inventé\n", ""), "utf-8")
    ligne = 1 + fiche.read_text("utf-8").splitlines().index("portrait:")
    reponse = verifier(donnees)

    assert reponse.statut == 0
    assert (
        f"À revoir : data/quartiers/les-cinq-lieux.yml:{ligne}:1: ces chiffres ne disent pas d'où ils viennent"
        in reponse.sortie
    )
