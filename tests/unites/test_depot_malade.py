"""Un dépôt que git refuse, ou dont il a perdu une partie : une phrase dit ce qui manque au site, et que taper."""

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from macros.commandes import dire_les_changements
from macros.etat import ouvrir
from macros.histoire import depot as lecture_de_git
from macros.histoire.journal import lire_l_histoire
from macros.histoire.publications import dater, publications
from macros.reserve import Reserve
from tests.outils.depot import enregistrer, git

pytestmark = pytest.mark.lent  # un dépôt git par test

CENTRE = "data/quartiers/le-centre.yml"
TAUX = ("quartiers/le-centre.yml", "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
SURFACE = ("quartiers/le-centre.yml", "surface: 85", "surface: 86")
MANQUE = (
    "L'histoire des données ne se lit pas (le site se construit sans journal, sans fils et sans dates de mise à jour)"
)


@pytest.fixture(scope="module")
def modele(depot_neuf, tmp_path_factory):
    """Un dépôt de trois publications, que les tests recopient."""
    depot = shutil.copytree(depot_neuf, tmp_path_factory.mktemp("modele") / "depot")
    enregistrer(depot, "2025-03-01")
    enregistrer(depot, "2025-03-03", *TAUX)
    enregistrer(depot, "2025-03-05", *SURFACE)
    return depot


@pytest.fixture
def publie(modele, tmp_path):
    """Le même, à soi."""
    return shutil.copytree(modele, tmp_path / "depot")


def lire(depot, reserve=None):
    """Les publications et les entrées du journal, et tout ce dont on avertit."""
    dites: list[str] = []
    histoire = publications(depot, ["data"], dites.append)
    return histoire, lire_l_histoire(depot, histoire, reserve or Reserve(), dites.append).entrees, dites


def objet(depot, designation) -> Path:
    empreinte = git(depot, "rev-parse", designation).strip()
    return depot / ".git" / "objects" / empreinte[:2] / empreinte[2:]


def perdre(depot, designation):
    objet(depot, designation).unlink()


def abimer(depot, designation):
    fichier = objet(depot, designation)
    fichier.chmod(stat.S_IRUSR | stat.S_IWUSR)
    fichier.write_bytes(b"x")


def taper(dite):
    """Joue la commande que dit une phrase."""
    subprocess.run(["sh", "-c", dite.partition("Tapez : ")[2]], check=True)


@pytest.fixture
def chez_un_autre(publie, monkeypatch, tmp_path):
    """Le même dépôt, comme si son dossier était à quelqu'un d'autre."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return publie


def test_un_depot_sain_ne_dit_rien(publie):
    histoire, journal, dites = lire(publie)

    assert (len(histoire), len(journal), dites) == (3, 2, [])


def test_un_dossier_sans_depot_ne_dit_rien(publie):
    shutil.rmtree(publie / ".git")

    assert lire(publie) == ((), (), [])


def test_un_depot_sans_commit_ne_dit_rien(depot):
    assert lire(depot) == ((), (), [])


def test_un_dossier_a_quelqu_un_d_autre_se_dit_avec_sa_commande(chez_un_autre):
    histoire, journal, dites = lire(chez_un_autre)

    assert (histoire, journal) == ((), ())
    assert dites == [
        f"{MANQUE} : le dossier appartient à un autre utilisateur. "
        f"Tapez : git config --global --add safe.directory {chez_un_autre}"
    ]


def test_la_commande_dite_guerit_un_dossier_a_quelqu_un_d_autre(chez_un_autre):
    *_, [dite] = lire(chez_un_autre)
    taper(dite)

    assert lire(chez_un_autre)[2] == []


def test_une_tete_abimee_se_dit_et_sa_commande_la_guerit(publie):
    (publie / ".git" / "HEAD").write_text("rien\n")
    histoire, journal, [dite] = lire(publie)

    assert (histoire, journal) == ((), ())
    assert dite.startswith(f"{MANQUE} : le dossier .git est abîmé. Tapez : echo 'ref: refs/heads/main' > ")
    taper(dite)
    assert lire(publie)[2] == []


def test_une_branche_abimee_se_dit(publie):
    (publie / ".git" / "refs" / "heads" / "main").write_text("0123456789" * 4 + "\n")

    assert lire(publie) == ((), (), [f"{MANQUE} : git a perdu une partie de l'historique. Tapez : git fetch --refetch"])


@pytest.mark.parametrize("perdu", ["HEAD~1", "HEAD~1:data"])
def test_un_commit_ou_un_dossier_perdu_se_dit(publie, perdu):
    perdre(publie, perdu)

    assert lire(publie) == ((), (), [f"{MANQUE} : git a perdu une partie de l'historique. Tapez : git fetch --refetch"])


@pytest.mark.parametrize("casser", [perdre, abimer])
def test_un_contenu_perdu_se_dit_et_rien_ne_s_en_garde(publie, tmp_path, casser):
    reserve = Reserve(tmp_path / "reserve")
    guerir = shutil.copytree(publie / ".git", tmp_path / "sauvegarde")
    casser(publie, f"HEAD~1:{CENTRE}")
    histoire, journal, dites = lire(publie, reserve)

    assert len(histoire) == 3
    assert dites == [
        "L'histoire des données ne se lit pas en entier (il manque des changements au journal) : "
        "git a perdu une partie de l'historique (1 contenu perdu). Tapez : git fetch --refetch"
    ]
    assert [len(entree.changements) for entree in journal] == [2]
    shutil.rmtree(publie / ".git")
    shutil.copytree(guerir, publie / ".git")
    assert [len(entree.changements) for entree in lire(publie, reserve)[1]] == [1, 1]


def test_rien_de_ce_que_git_a_manque_ne_reste_dans_la_reserve(publie, tmp_path, monkeypatch):
    dossier = tmp_path / "reserve"
    vrai = lecture_de_git.demander

    def echouer(depot, *arguments, **autres):
        reponse = vrai(depot, *arguments, **autres)
        return subprocess.CompletedProcess([], 1, b"", b"") if arguments[0] == "cat-file" else reponse

    monkeypatch.setattr("macros.histoire.versions.demander", echouer)
    _, journal, dites = lire(publie, Reserve(dossier))
    assert (journal, len(dites)) == ((), 1)

    monkeypatch.undo()
    assert len(lire(publie, Reserve(dossier))[1]) == 2


def test_un_historique_tronque_se_dit(publie, tmp_path):
    git(tmp_path, "clone", "--depth=1", publie.as_uri(), "tronque")

    assert lire(tmp_path / "tronque") == (
        (),
        (),
        [f"{MANQUE} : l'historique est tronqué. Tapez : git fetch --unshallow"],
    )


def test_git_absent_se_dit_quand_il_y_a_un_depot(publie, monkeypatch):
    monkeypatch.setenv("PATH", "")

    [dite] = lire(publie)[2]
    assert dite.startswith(f"{MANQUE} : git n'est pas installé. Tapez : ")


def test_l_ordre_des_fichiers_d_un_reglage_n_empeche_rien(publie):
    attendues = lire(publie)
    git(publie, "config", "diff.orderFile", "absent")

    assert lire(publie) == attendues


def test_un_projet_dans_un_sous_dossier_de_son_depot_a_son_histoire(publie):
    for entree in list(publie.iterdir()):
        if entree.name != ".git":
            (publie / "site").mkdir(exist_ok=True)
            entree.rename(publie / "site" / entree.name)
    git(publie, "add", ".")
    git(publie, "commit", "--message", "Range le site")
    histoire, _, dites = lire(publie / "site")

    assert dites == []
    assert set(dater(histoire)) >= {CENTRE}
    assert dire_les_changements("HEAD", publie / "site").statut == 0


def test_l_etat_porte_les_avertissements(publie):
    (publie / ".git" / "HEAD").write_text("rien\n")

    [dite] = ouvrir(publie, "", "", Reserve()).avertissements
    assert "le dossier .git est abîmé" in dite


# --- Ce que disent les changements d'une proposition ---


def test_hors_d_un_depot_les_changements_disent_pourquoi(publie):
    shutil.rmtree(publie / ".git")

    assert dire_les_changements("HEAD", publie).erreurs == (
        "révision inconnue de git : « HEAD », car ce dossier n'est pas un dépôt"
    )


def test_dans_un_dossier_a_quelqu_un_d_autre_les_changements_disent_pourquoi(chez_un_autre):
    dite = dire_les_changements("HEAD", chez_un_autre)

    assert dite.statut == 1
    assert dite.erreurs.startswith("L'histoire des données ne se lit pas (rien à comparer) : le dossier appartient")


def test_dans_un_historique_tronque_les_changements_disent_pourquoi(publie, tmp_path):
    git(tmp_path, "clone", "--depth=1", publie.as_uri(), "tronque")

    assert (
        "sans « HEAD~2 ». Tapez : git fetch --unshallow" in dire_les_changements("HEAD~2", tmp_path / "tronque").erreurs
    )


@pytest.mark.parametrize("perdu", [f"HEAD~1:{CENTRE}", "HEAD~1:data", "HEAD~1:data/quartiers"])
def test_quand_git_a_perdu_la_version_les_changements_le_disent(publie, perdu):
    revision = git(publie, "rev-parse", "HEAD~1").strip()
    perdre(publie, perdu)
    dite = dire_les_changements(revision, publie)

    assert dite.statut == 1
    assert "git a perdu une partie de l'historique" in dite.erreurs


def test_une_version_d_avant_les_donnees_n_est_pas_une_panne(publie):
    git(publie, "checkout", "--quiet", "--orphan", "vide")
    git(publie, "rm", "--quiet", "-r", "--cached", ".")
    git(publie, "commit", "--allow-empty", "--message", "Rien")

    assert dire_les_changements("HEAD", publie).statut == 0
