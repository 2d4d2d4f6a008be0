"""De quand date ce qui se publie : une seule règle pour les pages, les documents, les données et le plan."""

import json
from datetime import date

import pytest

from macros.documents import preparer_documents
from macros.edition import Edition
from macros.histoire.publications import dater, publications
from tests.outils.depot import git
from tests.outils.projet import ADRESSE_PUBLIQUE

QUARTIER = ("data/quartiers/le-parc.yml", "data/strategie.yml")
FICHE = "documents/quartiers/le-centre.pdf"
COMMUNS = ("convention", "indicateurs", "pilotage", "strategie")


@pytest.fixture
def edition(tmp_path, monkeypatch) -> Edition:
    """Un dépôt dont chaque fichier a changé un autre jour."""
    git(tmp_path, "init", "--initial-branch=main")
    for jour, fichier in (("01", "strategie.yml"), ("02", "quartiers/le-parc.yml"), ("03", "quartiers/les-prés.yml")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2025-03-{jour}T12:00:00+00:00")
        (tmp_path / "data" / fichier).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / fichier).write_text("exemple: oui\n", "utf-8")
        git(tmp_path, "add", "data")
        git(tmp_path, "commit", "--message", "Change un fichier")
    return Edition(ADRESSE_PUBLIQUE, dates=dater(publications(tmp_path, ["data"])))


@pytest.mark.lent
def test_une_page_date_du_plus_recent_de_ses_fichiers(edition):
    assert edition.jour(QUARTIER) == date(2025, 3, 2)
    assert edition.jour(QUARTIER[1:]) == date(2025, 3, 1)


@pytest.mark.lent
def test_une_page_qui_montre_tous_les_quartiers_date_du_plus_recent(edition):
    assert edition.jour(["data/strategie.yml", "data/quartiers/"]) == date(2025, 3, 3)


@pytest.mark.lent
def test_une_page_dont_git_ne_date_pas_un_fichier_n_a_pas_de_date(edition):
    assert edition.jour([*QUARTIER, "docs/nouvelle.md"]) is None
    assert edition.jour([]) is None
    assert Edition(ADRESSE_PUBLIQUE).jour(["data/quartiers/"]) is None


def test_un_fichier_n_est_pas_date_par_un_autre_au_nom_plus_long():
    assert Edition(dates={"docs/site.md.bak": date(2025, 3, 1)}).jour(["docs/site.md"]) is None


def entete(contrat, datees) -> dict:
    dates_connues = {fichier: date(2025, 3, rang) for rang, fichier in enumerate(datees, 1)}
    return json.loads(preparer_documents(contrat, Edition(dates=dates_connues))[FICHE].donnees)["entete"]


def test_la_fiche_imprimee_date_du_plus_recent_de_ses_fichiers(contrat):
    dit = entete(contrat, [*(f"data/{nom}.yml" for nom in COMMUNS), "data/quartiers/le-centre.yml"])
    assert dit["date"] == [2025, 3, 5]
    assert "5\u00a0mars 2025" in dit["mise_a_jour"]


def test_une_fiche_dont_git_ne_date_pas_un_fichier_a_la_date_de_la_convention_et_ne_dit_rien_de_ses_donnees(contrat):
    dit = entete(contrat, [f"data/{nom}.yml" for nom in COMMUNS])
    signature = contrat.convention.signature.date
    assert dit["date"] == [signature.year, signature.month, signature.day]
    assert dit["mise_a_jour"] is None
