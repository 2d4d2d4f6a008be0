"""Le journal, lu dans l'historique git : une entrée par publication qui change quelque chose pour un lecteur."""

import shutil
from datetime import UTC, datetime

import pytest

from tests.outils.depot import git, remplacer
from tests.outils.journal import CENTRE, PAUVRETE, lire, phrases
from tests.outils.projet import EXEMPLEVILLE, normaliser

pytestmark = pytest.mark.lent  # un dépôt git par test

OISEAUX = "quartiers/cite-des-oiseaux.yml"


def test_chaque_publication_qui_change_quelque_chose_est_une_entree_la_plus_recente_d_abord(depot, publier):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    publier("2025-03-03", OISEAUX, "  - Tissu associatif\n", "")

    derniere, premiere = lire(depot)

    assert phrases(depot) == [["Cité des Oiseaux : l'opportunité « Tissu associatif » est retirée."], [PAUVRETE]]
    assert premiere.instant == datetime(2025, 3, 2, 10, tzinfo=UTC)
    assert premiere.instant.isoformat() == "2025-03-02T12:00:00+02:00"
    assert (premiere.changements[0].page, premiere.changements[0].ancre) == ("quartiers/le-centre.md", "portrait")
    assert derniere.commit == git(depot, "rev-parse", "HEAD").strip()


def test_la_premiere_version_n_a_rien_change(depot, publier):
    publier("2025-03-01")
    assert lire(depot) == ()


def test_ce_qu_aucun_lecteur_ne_voit_n_est_pas_une_entree(depot, publier):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "# hectares", "# en hectares")
    (depot / "data" / ".brouillon").write_text("caché", "utf-8")
    publier("2025-03-03")
    (depot / "LISEZMOI").write_text("ailleurs", "utf-8")
    publier("2025-03-04")

    assert lire(depot) == ()
    publier("2025-03-05", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    assert phrases(depot) == [[PAUVRETE]]


def test_une_proposition_fusionnee_est_une_entree_le_jour_de_sa_fusion(depot, publier, dater):
    publier("2025-03-01")
    git(depot, "switch", "--quiet", "--create", "correction")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 4.51")
    publier("2025-03-03", CENTRE, "taux-pauvrete: 4.51", "taux-pauvrete: 45.1")
    git(depot, "switch", "--quiet", "main")
    dater("2025-03-04")
    git(depot, "merge", "--no-ff", "--message", "Fusionne", "correction")

    (entree,) = lire(depot)

    assert phrases(depot) == [[PAUVRETE]]
    assert entree.instant.day == 4


def test_une_version_qui_ne_se_lit_plus_est_sautee(depot, publier):
    publier("2025-03-01", CENTRE, "statut: QPV", "statut: ZUS")
    publier("2025-03-02", CENTRE, "statut: ZUS", "statut: QPV")
    publier("2025-03-03", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: quarante")
    publier("2025-03-04", OISEAUX, "  - Tissu associatif\n", "")
    publier("2025-03-05", CENTRE, "taux-pauvrete: quarante", "taux-pauvrete: 45.1")

    (entree,) = lire(depot)

    assert phrases(depot) == [[PAUVRETE, "Cité des Oiseaux : l'opportunité « Tissu associatif » est retirée."]]
    assert entree.instant.day == 5


def test_un_quartier_qui_arrive_ou_qui_part_est_une_entree(depot, publier, tmp_path):
    (depot / "data" / OISEAUX).rename(tmp_path / "oiseaux.yml")
    publier("2025-03-01")
    (tmp_path / "oiseaux.yml").rename(depot / "data" / OISEAUX)
    publier("2025-03-02")
    (depot / "data" / OISEAUX).unlink()
    publier("2025-03-03")

    assert phrases(depot) == [
        ["Quartiers : le quartier « Cité des Oiseaux » est retiré."],
        ["Quartiers : le quartier « Cité des Oiseaux » est ajouté."],
    ]


def test_un_projet_range_dans_un_dossier_du_depot_a_son_journal(depot, publier):
    publier("2025-03-01")
    (depot / "ville").mkdir()
    (depot / "data").rename(depot / "ville" / "data")
    publier("2025-03-02")
    remplacer(depot / "ville" / "data", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    publier("2025-03-03")

    assert phrases(depot / "ville") == [[PAUVRETE]]


def test_sans_historique_entier_il_n_y_a_pas_d_entree(depot, publier, tmp_path):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    publier("2025-03-03", CENTRE, "taux-pauvrete: 45.1", "taux-pauvrete: 44.0")
    git(tmp_path, "clone", "--depth=2", depot.as_uri(), "tronque")

    assert len(lire(depot)) == 2
    assert lire(tmp_path / "tronque") == ()
    shutil.rmtree(depot / ".git")
    assert lire(depot) == ()


def test_le_journal_d_une_copie_commence_avec_sa_commune(depot, publier):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    shutil.rmtree(depot / "data")
    shutil.copytree(EXEMPLEVILLE, depot / "data")
    publier("2025-03-03")
    assert phrases(depot) == []

    publier("2025-03-04", "pilotage.yml", "fonction: ", "fonction: Nouvelle fonction, ")
    [[dite]] = phrases(depot)
    assert "Nouvelle fonction" in dite


def test_une_reunion_annoncee_dans_une_page_ecrite_est_une_entree(depot, publier):
    (depot / "docs").mkdir()
    page = depot / "docs" / "pilotage.md"
    page.write_text("# Le pilotage\n\nTexte.\n", "utf-8")
    publier("2025-03-01")
    page.write_text("# Le pilotage\n\nTexte.\n\nRéunion publique le 12 mars.\n", "utf-8")
    (depot / "docs" / "photo.svg").write_text("<svg/>", "utf-8")
    publier("2025-03-02")
    (depot / "docs" / "photo.svg").write_text("<svg></svg>", "utf-8")
    publier("2025-03-03")

    (entree,) = lire(depot, dossiers=("data", "docs"))

    assert phrases(depot, dossiers=("data", "docs")) == [
        ["Le pilotage : on lit maintenant « Réunion publique le 12 mars »."]
    ]
    assert entree.changements[0].page == "pilotage.md"


@pytest.mark.parametrize(
    ("avec", "pourquoi", "dit"),
    [
        ("macros/etat.py", "", []),
        ("mkdocs.yml", "Annonce la réunion", ["Pilotage : on lit maintenant « Réunion le 4 mars »."]),
    ],
)
def test_une_page_qui_change_avec_le_code_n_est_pas_une_nouvelle(depot, avec, pourquoi, dit):
    """Ce que change une mise à jour du code, personne à la mairie ne l'a écrit ; une page de plus touche au menu."""
    page = depot / "docs" / "pilotage.md"
    page.parent.mkdir()
    page.write_text("# Pilotage\n", "utf-8")
    git(depot, "add", "--all")
    git(depot, "commit", "--quiet", "--message", "Ajoute la page")
    page.write_text("# Pilotage\n\nRéunion le 4 mars.\n", "utf-8")
    remplacer(depot / "data", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    (depot / avec).parent.mkdir(exist_ok=True)
    (depot / avec).write_text("# autre chose\n", "utf-8")
    git(depot, "add", "--all")
    git(depot, "commit", "--quiet", "--message", "Annonce la réunion")

    derniere = lire(depot, dossiers=("data", "docs"))[0]
    assert derniere.raison == pourquoi
    assert [normaliser(str(changement)) for changement in derniere.changements] == [PAUVRETE, *dit]


def test_une_page_illisible_n_arrete_pas_le_journal(depot, publier):
    (depot / "docs").mkdir()
    (depot / "docs" / "cit\udce9.md").write_bytes(b"# R\xe9union\n")
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    assert phrases(depot, dossiers=("data", "docs")) == [[PAUVRETE]]
