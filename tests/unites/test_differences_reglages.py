"""Le nom du site, sa description et son menu : chaque changement se dit avant la publication, et rien d'autre."""

import shutil

import pytest

from macros.commandes import dire_les_changements
from macros.differences.reglages import Reglages, comparer_les_reglages
from macros.textes.reglages_lus import lire_les_reglages
from tests.outils.depot import git, remplacer
from tests.outils.ecrits import ecrire
from tests.outils.projet import HAILLICOURT, normaliser

AVANT = """site_name: Contrat de ville
site_description: Les engagements.
theme:
  name: material
nav:
  - Accueil: index.md
  - Glossaire: glossaire.md
  - La CAF: https://www.caf.fr
  - Le site:
      - Journal: journal.md
      - Données: donnees.md
"""


def dire(ancien, nouveau, avant=AVANT):
    assert ancien in avant
    reglages = (lire_les_reglages(texte.encode()) for texte in (avant, avant.replace(ancien, nouveau)))
    return [normaliser(str(changement)) for changement in comparer_les_reglages(*reglages)]


@pytest.mark.parametrize(
    ("ancien", "nouveau", "phrases"),
    [
        ("Contrat de ville", "Nos quartiers", ["Le site change de nom : « Nos quartiers »."]),
        ("Les engagements.", "Le contrat.", ["La description du site change : « Le contrat »."]),
        ("site_description: Les engagements.\n", "", ["La description du site change : on ne la lit plus."]),
        ("Glossaire:", "Lexique:", ["Le menu : « Glossaire » devient « Lexique »."]),
        ("Le site:", "À propos:", ["Le menu : « Le site » devient « À propos »."]),
        ("  - Glossaire: glossaire.md\n", "", ["Le menu : on n'y lit plus « Glossaire »."]),
        ("  - La CAF", "  - Agenda: agenda.md\n  - La CAF", ["Le menu : on y lit maintenant « Agenda »."]),
        (
            "      - Journal",
            "      - Aide: aide.md\n      - Journal",
            ["Le menu : on y lit maintenant « Aide », dans « Le site »."],
        ),
        ("www.caf.fr", "caf.fr", ["Le menu : « La CAF » mène maintenant à « https://caf.fr »."]),
        ("      - Journal: journal.md\n", "", ["Le menu : on n'y lit plus « Journal »."]),
        (
            "  - Le site:\n      - Journal: journal.md\n",
            "  - Journal: journal.md\n  - Le site:\n",
            ["Le menu : « Journal » passe au premier niveau."],
        ),
        (
            "  - Glossaire: glossaire.md\n  - La CAF: https://www.caf.fr\n",
            "  - La CAF: https://www.caf.fr\n  - Glossaire: glossaire.md\n",
            ["Le menu : l'ordre change."],
        ),
    ],
)
def test_un_changement_des_reglages_se_dit(ancien, nouveau, phrases):
    assert dire(ancien, nouveau) == phrases


def test_ce_qui_ne_se_lit_pas_ne_se_dit_pas():
    assert dire("name: material", "name: autre") == []
    assert dire("Glossaire: glossaire.md", '"Glossaire": glossaire.md  # les sigles') == []
    assert comparer_les_reglages(lire_les_reglages(b"nav: ["), Reglages()) == []


@pytest.fixture
def depot(tmp_path):
    """Un dépôt avec des données, un accueil et un menu."""
    menu = "site_name: Contrat de ville\nnav:\n  - Accueil: index.md\n"
    depot = ecrire(tmp_path, {"index.md": "# Accueil\n\n{{ contacts() }}\n"}, menu)
    shutil.copytree(HAILLICOURT, depot / "data")
    git(depot, "init", "--initial-branch=main")
    git(depot, "add", ".")
    git(depot, "commit", "--message", "Commence")
    return depot


@pytest.mark.lent
def test_le_resume_dit_ce_qui_change_dans_les_reglages(depot):
    assert (
        "Rien : les données, les pages et le menu disent la même chose." in dire_les_changements("HEAD", depot).sortie
    )

    remplacer(depot, "mkdocs.yml", "Accueil: index.md", "Bienvenue: index.md")
    resume = dire_les_changements("HEAD", depot).sortie
    assert [normaliser(ligne) for ligne in resume.splitlines()[2:]] == [
        "- Le menu : « Accueil » devient « Bienvenue »."
    ]


@pytest.mark.lent
@pytest.mark.parametrize(
    ("fichier", "ancien", "nouveau", "refus"),
    [
        ("mkdocs.yml", "index.md", "zzz.md", "2 fautes : « make check » les affiche."),  # et l'accueil est oublié
        ("docs/index.md", "contacts()", "zzz()", "1 faute : « make check » l'affiche."),
    ],
)
def test_le_resume_refuse_les_fautes_des_pages_et_du_menu(depot, fichier, ancien, nouveau, refus):
    remplacer(depot, fichier, ancien, nouveau)
    reponse = dire_les_changements("HEAD", depot)
    assert (reponse.statut, reponse.sortie) == (1, "")
    assert reponse.erreurs == f"Les pages et le menu ont {refus}"
