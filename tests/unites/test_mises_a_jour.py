"""« D'après la convention » tant que c'est vrai ; dès qu'autre chose qu'elle parle, « et ses mises à jour »."""

import shutil
from datetime import date
from functools import partial

import pytest

from macros.documents.contenu import origine
from macros.edition import Edition
from macros.etat import ouvrir
from macros.histoire.mises_a_jour import derniere_mise_a_jour
from macros.histoire.publications import publications
from macros.langue.origine import convention_a_jour, mises_a_jour
from macros.lecture import lire
from macros.pages.environnement import rendre
from macros.referencement.entites import jeu_de_donnees
from macros.reserve import Reserve
from tests.outils.depot import enregistrer, remplacer
from tests.outils.projet import HAILLICOURT, normaliser

pytestmark = pytest.mark.lent  # un dépôt git par test

CENTRE = "quartiers/le-centre.yml"
SIGNEE = "la convention signée le 9 juillet 2024"
SUITE = "ses mises à jour, la dernière le 2 mars 2026"
CHIFFRE = (CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")


@pytest.fixture(scope="module")
def modele(depot_neuf, tmp_path_factory):
    """Les données, publiées le 1er septembre 2024, que les tests recopient."""
    depot = shutil.copytree(depot_neuf, tmp_path_factory.mktemp("modele") / "depot")
    enregistrer(depot, "2024-09-01")
    return depot


@pytest.fixture
def publier(modele, tmp_path):
    """Publie les données de ``tmp_path`` un jour donné, après y avoir remplacé un texte."""
    shutil.copytree(modele, tmp_path, dirs_exist_ok=True)
    return partial(enregistrer, tmp_path)


def derniere(depot, reserve=None):
    histoire = publications(depot, ("data",))
    return derniere_mise_a_jour(depot, histoire, reserve or Reserve(), lire(depot / "data"))


@pytest.mark.parametrize(
    "remplacement",
    [
        CHIFFRE,
        ("pilotage.yml", "03 21 52 04 81", "03 21 00 00 00"),
        ("strategie.yml", "titre: ", "titre: Autrement, "),
        ("indicateurs.yml", "agglomeration: 18.8", "agglomeration: 19.2"),
        ("convention.yml", "prenom: Jacques", "prenom: Jean"),
        (CENTRE, "source: Données sigville 2022", "source: Données sigville 2023"),
    ],
)
def test_ce_qui_vient_de_la_convention_et_change_est_une_mise_a_jour(tmp_path, publier, remplacement):
    publier("2026-03-02", *remplacement)
    publier("2026-05-01", "glossaire.yml", "Agence nationale", "L'Agence nationale")
    assert derniere(tmp_path) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "remplacement",
    [
        ("glossaire.yml", "Agence nationale", "L'Agence nationale"),
        ("indicateurs.yml", "La part des habitants qui ont", "La part de ceux qui ont"),
        (CENTRE, "nom_dans_une_phrase: le Centre\n", ""),
        (CENTRE, "code_2024: QN06211M", "code_2024: QN06211N"),
        ("recherche.yml", "[HLM,", "[habitat,"),
        ("convention.yml", "  # lien: adresse du document signé (PDF)", "  lien: https://exemple.fr/a.pdf  #"),
        ("strategie.yml", "enjeux:", "# Un commentaire de plus.\nenjeux:"),
    ],
)
def test_ce_que_le_site_ajoute_n_en_est_pas_une(tmp_path, publier, remplacement):
    publier("2026-03-02", *remplacement)
    assert derniere(tmp_path) is None


def test_ce_qui_precede_la_signature_n_en_est_pas_une(tmp_path, publier):
    publier("2024-09-02", "convention.yml", "date: 2024-07-09", "date: 2024-09-30")
    publier("2024-09-30", *CHIFFRE)
    assert derniere(tmp_path) is None
    publier("2024-10-01", CENTRE, "taux-pauvrete: 45.1", "taux-pauvrete: 44")
    assert derniere(tmp_path) == date(2024, 10, 1)


def test_les_mises_a_jour_d_une_autre_commune_ne_sont_pas_les_notres(tmp_path, publier):
    publier("2026-03-02", *CHIFFRE)
    publier("2026-04-02", "convention.yml", "nom: Haillicourt", "nom: Exempleville")
    assert derniere(tmp_path) is None


def test_une_majuscule_corrigee_ne_fait_pas_une_autre_commune(tmp_path, publier):
    publier("2026-03-02", *CHIFFRE)
    publier("2026-04-02", "convention.yml", "departement: Pas-de-Calais", "departement: Pas-De-Calais")
    assert derniere(tmp_path) == date(2026, 4, 2)


def test_une_version_fautive_est_sautee(tmp_path, publier):
    publier("2026-03-01", CENTRE, "surface: 85", "surface: beaucoup")
    publier("2026-03-02", CENTRE, "surface: beaucoup", "surface: 85")
    assert derniere(tmp_path) is None


def test_la_reserve_retient_la_meme_reponse(tmp_path, publier):
    publier("2026-03-02", *CHIFFRE)
    reserve = Reserve(tmp_path / "reserve")
    assert [derniere(tmp_path, reserve) for _ in range(2)] == [date(2026, 3, 2)] * 2


@pytest.mark.parametrize(
    ("source", "suite"),
    [
        ("Données sigville 2022 basées sur l'ancien périmètre", ""),
        ("Insee, 2024", ""),
        ("Insee, 2026", "ses mises à jour"),
    ],
)
def test_une_source_plus_recente_que_la_convention_suffit(tmp_path, source, suite):
    shutil.copytree(HAILLICOURT, tmp_path / "data")
    remplacer(tmp_path / "data", CENTRE, "taux-pauvrete: 46.7", f'taux-pauvrete: {{valeur: 46.7, source: "{source}"}}')
    contrat = lire(tmp_path / "data")

    assert mises_a_jour(contrat, None) == suite
    assert convention_a_jour(contrat, None) == (f"{SIGNEE} et {suite}" if suite else SIGNEE)


def lieux(contrat, mise_a_jour):
    """Tout endroit où se lit d'où vient ce que dit le site."""
    edition = Edition(mise_a_jour=mise_a_jour)
    connus = {"contrat": contrat, "edition": edition, "lien": lambda *ou: "#".join(ou)}
    return {
        "accueil": rendre("presentation", **connus),
        "document": rendre("document", **connus),
        "imprimé": origine(contrat, edition)["actes"][0]["suite"],
        "données liées": jeu_de_donnees(contrat, edition, ())["description"],
    }


def test_partout_la_meme_origine(contrat):
    for lieu, texte in lieux(contrat, None).items():
        assert "mises à jour" not in texte, lieu
    for lieu, texte in lieux(contrat, date(2026, 3, 2)).items():
        assert SUITE in normaliser(texte), lieu
    assert f"</a> et de {SUITE}." in lieux(contrat, date(2026, 3, 2))["accueil"]


def test_l_edition_sait_la_derniere_mise_a_jour(tmp_path, publier):
    publier("2026-03-02", *CHIFFRE)
    assert ouvrir(tmp_path, "", "", Reserve()).edition.mise_a_jour == date(2026, 3, 2)
