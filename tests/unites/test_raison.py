"""La raison d'un changement : ce que git garde de la proposition, quand un lecteur y apprend quelque chose."""

import pytest
from bs4 import BeautifulSoup

from macros.fils import fils_du_journal
from macros.histoire.aujourd_hui import visibles
from macros.histoire.journal import Entree, Journal
from macros.histoire.raison import raison
from macros.pages.environnement import rendre
from tests.outils.depot import git, remplacer
from tests.outils.fils import CENTRE, EDITION, ENTREES, SITE
from tests.outils.journal import CENTRE as FICHE
from tests.outils.journal import lire
from tests.outils.projet import normaliser

CORRIGE = "Corrige le taux de pauvreté, d'après l'Insee"


@pytest.mark.parametrize(
    ("message", "attendue"),
    [
        (CORRIGE, CORRIGE),
        (f"{CORRIGE}\n\nCo-authored-by: Camille Exemple <camille@exemple.fr>", CORRIGE),
        (f"{CORRIGE} (#12)\n\n* Update le-centre.yml\n\n* Update pilotage.yml", CORRIGE),
        (f"{CORRIGE} (!12)", CORRIGE),
        (f"Merge pull request #12 from camille/patch-1\n\n{CORRIGE}", CORRIGE),
        (f"Merge branch 'corrections' into 'main'\n\n{CORRIGE}\n\nSee merge request ville/contrat!3", CORRIGE),
        ("Corrige un titre coupé à la… (#12)\n\nautre ligne", "Corrige un titre coupé à la…"),
        ("Corrige un titre que Git… (#12)\n\n…Hub coupe en deux", "Corrige un titre que GitHub coupe en deux"),
        (f'Revert "{CORRIGE}" (#13)\n\nReverts ville/contrat#12', f"Annule « {CORRIGE} »"),
        ("Ajoute `le-parc`", "Ajoute le-parc"),
        ("Corrige\u202e le\u200b taux\x07 faux", "Corrige le taux faux"),
        ("Mise à jour des chiffres de 2026", "Mise à jour des chiffres de 2026"),
        ("Update le nom du comité après le vote", "Update le nom du comité après le vote"),
    ],
)
def test_la_raison_est_le_titre_de_la_proposition(message, attendue):
    assert raison("Camille Exemple", message) == attendue


@pytest.mark.parametrize(
    "message",
    [
        "",
        "\n\n",
        ".",
        "…",
        "maj",
        "MAJ !",
        "Corrections",
        "Change les données",
        "Mise à jour du site",
        "wip",
        "12",
        "Update le-centre.yml",
        "Update data/quartiers/le-centre.yml (#4)",
        "Create cite-du-parc.yml",
        "Delete data/quartiers/ancien.yml",
        "Rename le-centre.yml to coeur.yml",
        "Add files via upload",
        "Initial commit",
        "Patch 1",
        "Camille patch 1 (#12)",
        "fixup! Corrige le taux",
        "Merge branch 'main' into corrections",
        "Merge branch 'main' of https://github.com/exemple/contrat",
        "Merge branch 'main'\n\n# Conflicts:\n#\tdata/pilotage.yml",
        "Merge branch 'a' into 'main'\n\nSee merge request ville/contrat!3",
        "Merge pull request #12 from camille/patch-1\n\nUpdate le-centre.yml",
        "Merge pull request #12 from dependabot/pip/x\n\nBump jinja2 from 3.1.5 to 3.1.6",
        "Merge remote-tracking branch 'origin/main'",
        "build(deps): bump actions/cache from 4 to 5 (#20)",
        'Revert "Update le-centre.yml"',
    ],
)
def test_ce_qui_ne_dit_rien_a_un_lecteur_n_est_pas_une_raison(message):
    assert raison("Camille Exemple", message) == ""


@pytest.mark.parametrize("robot", ["dependabot[bot]", "github-actions[bot]", "renovate", "github-actions"])
def test_un_robot_ne_donne_pas_de_raison(robot):
    assert raison(robot, CORRIGE) == ""


def test_une_raison_trop_longue_est_coupee_entre_deux_mots():
    dite = raison("Camille Exemple", "Corrige " + "longuement " * 40)
    assert len(dite) <= 200
    assert dite.endswith("longuement…")


@pytest.mark.lent
def test_la_raison_se_lit_dans_git_fusion_comprise(depot, publier):
    publier("2025-03-01")
    remplacer(depot / "data", FICHE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.9")
    git(depot, "commit", "--all", "--message", f"{CORRIGE} (#11)\n\n:100644 ce n'est pas un fichier\n\ndata/x")
    git(depot, "switch", "--quiet", "--create", "patch-1")
    remplacer(depot / "data", FICHE, "taux-pauvrete: 45.9", "taux-pauvrete: 45.1")
    git(depot, "commit", "--all", "--message", "Update le-centre.yml")
    git(depot, "switch", "--quiet", "main")
    git(depot, "merge", "--no-ff", "--message", "Merge pull request #12 from x/y\n\nSuit l'Insee", "patch-1")
    publier("2025-03-04", FICHE, "taux-pauvrete: 45.1", "taux-pauvrete: 44.0")

    assert [entree.raison for entree in lire(depot)] == ["", "Suit l'Insee", CORRIGE]


MALINE = "L'Insee <script>a</script> & co"


@pytest.fixture
def vues():
    return tuple(entree._replace(raison=MALINE) for entree in ENTREES)


@pytest.mark.parametrize("gabarit", ["journal", "_journal_quartier"])
def test_la_raison_se_lit_dans_les_pages_et_reste_du_texte(contrat, vues, gabarit):
    centre = contrat.quartier_par_slug["le-centre"]

    def montrer(vues):
        contexte = {
            "contrat": contrat,
            "edition": EDITION,
            "lien": lambda page, ancre="": f"{page}#{ancre}",
            "q": centre,
        }
        return rendre(gabarit, journal=Journal(vues), **contexte)

    page = BeautifulSoup(montrer(vues), "html.parser")
    assert f"Pourquoi : {MALINE}" in [normaliser(e.get_text()) for e in page.select("p, dd")]
    assert not page.select("script")
    assert "Pourquoi" not in montrer(ENTREES)


def test_la_raison_se_lit_dans_les_fils_et_y_est_composee(contrat, vues):
    fils = fils_du_journal(contrat, vues, EDITION)
    for chemin in (SITE, CENTRE):
        assert "Pourquoi\u00a0: L’Insee &amp;lt;script" in fils[chemin]


def test_la_raison_suit_son_entree(contrat, vues):
    assert [entree.raison for entree in visibles(vues, contrat)] == [MALINE] * 3
    assert Entree("0", ENTREES[0].instant, ()).raison == ""
