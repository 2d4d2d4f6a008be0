"""Ce que git sait des données : leurs dates, et leurs versions passées."""

import shutil
from datetime import date

import pytest

from macros.commandes import dire_les_changements
from macros.differences.noms import NOMS
from macros.histoire import versions
from macros.histoire.publications import dater, publications
from macros.histoire.versions import ContenuPerdu, contenus, donnees_a, lire_version
from macros.lecture import lire
from tests.outils.depot import enregistrer, git, remplacer
from tests.outils.projet import HAILLICOURT, normaliser

pytestmark = pytest.mark.lent  # un dépôt git par test

CENTRE = "data/quartiers/le-centre.yml"


@pytest.fixture(scope="module")
def modele(depot_neuf, tmp_path_factory):
    """Un dépôt où Le Centre a été corrigé deux jours après le reste, que les tests recopient."""
    depot = shutil.copytree(depot_neuf, tmp_path_factory.mktemp("modele") / "depot")
    enregistrer(depot, "2025-03-01")
    corriger(depot, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    enregistrer(depot, "2025-03-03")
    return depot


@pytest.fixture
def depot(modele, tmp_path):
    """Le même, à soi."""
    return shutil.copytree(modele, tmp_path / "depot")


def corriger(depot, ancien, nouveau):
    remplacer(depot, CENTRE, ancien, nouveau)


def test_un_fichier_porte_le_jour_de_sa_derniere_modification(depot):
    connues = dater(publications(depot, ["data"]))
    assert connues[CENTRE] == date(2025, 3, 3)
    assert connues["data/pilotage.yml"] == date(2025, 3, 1)


def test_les_dates_valent_aussi_hors_des_donnees(depot):
    (depot / "docs").mkdir()
    (depot / "docs" / "à lire.md").write_text("# À lire\n", "utf-8")
    enregistrer(depot, "2025-03-05")

    assert "docs/à lire.md" not in dater(publications(depot, ["data"]))
    assert dater(publications(depot, ["data", "docs"])) == dater(publications(depot, ["data"])) | {
        "docs/à lire.md": date(2025, 3, 5)
    }


def test_un_fichier_change_par_une_proposition_porte_le_jour_de_sa_fusion(depot):
    git(depot, "switch", "--quiet", "--create", "correction")
    corriger(depot, "valeur: 5300", "valeur: 5400")
    enregistrer(depot, "2025-03-04")
    git(depot, "switch", "--quiet", "main")
    fusion = ("merge", "--no-ff", "--message", "Fusionne", "correction")
    git(depot, *fusion, GIT_COMMITTER_DATE="2025-03-06T12:00:00+00:00")

    assert dater(publications(depot, ["data"]))[CENTRE] == date(2025, 3, 6)


def test_une_publication_dit_ce_que_devient_chaque_fichier(depot):
    (depot / CENTRE).rename(depot / "data" / "quartiers" / "le-coeur.yml")
    enregistrer(depot, "2025-03-04")

    derniere, avant, _ = publications(depot, ["data"])

    assert derniere.commit == git(depot, "rev-parse", "HEAD").strip()
    assert derniere.fichiers == {CENTRE: "", "data/quartiers/le-coeur.yml": avant.fichiers[CENTRE]}
    assert derniere.instant.isoformat() == "2025-03-04T12:00:00+02:00"


def test_les_reglages_personnels_de_git_n_y_changent_rien(depot):
    (depot / CENTRE).rename(depot / "data" / "quartiers" / "le-coeur.yml")
    enregistrer(depot, "2025-03-04")
    attendues = publications(depot, ["data"])
    for reglage, valeur in {"log.showRoot": "false", "diff.renames": "true"}.items():
        git(depot, "config", reglage, valeur)

    assert publications(depot, ["data"]) == attendues


def test_un_depot_sans_commit_n_a_pas_de_publication(tmp_path):
    git(tmp_path, "init", "--initial-branch=main")
    assert publications(tmp_path, ["data"]) == ()


def test_les_contenus_se_lisent_d_un_coup_et_ce_qui_manque_est_absent(depot):
    apres, avant = (publication.fichiers[CENTRE] for publication in publications(depot, ["data"]))
    lus = contenus(depot, {avant, apres, "0" * 40})
    assert lus == {avant: (HAILLICOURT / "quartiers/le-centre.yml").read_bytes(), apres: (depot / CENTRE).read_bytes()}
    assert contenus(depot, ()) == {}


def test_un_contenu_que_git_coupe_est_absent(depot, monkeypatch):
    blobs = {publication.fichiers[CENTRE] for publication in publications(depot, ["data"])}
    demander = versions.demander

    def couper(*arguments, **options):
        reponse = demander(*arguments, **options)
        reponse.stdout = reponse.stdout[:-9]
        return reponse

    monkeypatch.setattr(versions, "demander", couper)
    assert contenus(depot, blobs).keys() == {min(blobs)}


def test_sans_historique_entier_aucune_date_n_est_dite(depot, tmp_path):
    git(tmp_path, "clone", "--depth=1", depot.as_uri(), "tronque")
    assert dater(publications(tmp_path / "tronque", ["data"])) == {}
    shutil.rmtree(depot / ".git")
    assert dater(publications(depot, ["data"])) == {}


def test_une_version_passee_se_relit_sans_toucher_au_dossier(depot):
    ancienne = donnees_a("HEAD~1", depot)
    assert ancienne.quartier_par_slug["le-centre"].portrait.indicateurs["taux-pauvrete"].valeur == 46.7
    assert git(depot, "status", "--porcelain") == ""


def test_un_fichier_cache_ne_gene_pas_une_version_passee(depot):
    (depot / "data" / ".garder").touch()
    enregistrer(depot, "2025-03-04")
    assert donnees_a("HEAD", depot) == lire(depot / "data")


def test_une_version_dont_git_a_perdu_un_contenu_ne_se_lit_pas(depot):
    version = [
        (fichier.removeprefix("data/"), blob) for fichier, blob in publications(depot, ["data"])[-1].fichiers.items()
    ]
    octets = contenus(depot, {blob for _, blob in version})
    assert lire_version(version, octets) == lire(HAILLICOURT)
    del octets[version[0][1]]
    with pytest.raises(ContenuPerdu, match="1 contenu perdu"):
        lire_version(version, octets)


def test_une_version_que_le_modele_ne_lit_plus_est_absente(depot):
    corriger(depot, "statut: QPV", "statut: ZUS")
    enregistrer(depot, "2025-03-04")
    assert donnees_a("HEAD", depot) is None


@pytest.mark.parametrize("revision", ["inconnue", "--output=pirate"])
def test_une_revision_inconnue_est_dite(depot, revision):
    with pytest.raises(ValueError, match="révision inconnue de git"):
        donnees_a(revision, depot)
    assert not (depot / "pirate").exists()


def test_le_resume_d_une_proposition_dit_les_changements_et_les_pages(depot):
    corriger(depot, "Navette séniors...", "Navette <b>gratuite</b>...")
    reponse = dire_les_changements("HEAD~1", depot)
    resume = normaliser(reponse.sortie)
    assert reponse.statut == 0
    assert "Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %." in resume
    assert r"\<b\>gratuite" in resume
    assert "- /quartiers/le-centre/" in resume


def test_le_resume_donne_l_adresse_de_chaque_page_qui_change(depot, monkeypatch):
    (depot / "docs").mkdir()
    textes = {
        "pilotage": "# Le pilotage\n\n{{ contacts() }}\n\n{{ comite() }}\n",
        "accueil": "# Accueil\n\n{{ contacts() }}\n",
        "autre": "# Autre\n\n{{ comite() }}\n\n{{ inconnu() }}\n",
    }
    for nom, texte in textes.items():
        (depot / "docs" / f"{nom}.md").write_text(texte, "utf-8")
    enregistrer(depot, "2025-03-04")
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/contrat/")

    remplacer(depot, "data/pilotage.yml", "03 21 52 04 81", "03 21 52 04 82")
    quartiers = ("le-centre", "le-haut-d-houdain", "cite-des-oiseaux")
    assert lieux(depot) == [f"accueil/ pilotage/ {' '.join(f'quartiers/{slug}/' for slug in quartiers)}"]

    remplacer(depot, "data/pilotage.yml", "03 21 52 04 82", "03 21 52 04 81")
    remplacer(depot, "docs/autre.md", "# Autre\n", "# Autre\n\nRéunion le 12 mars.\n")
    assert lieux(depot) == ["autre/"]
    assert "- Autre : on lit maintenant « Réunion le 12 mars »." in normaliser(
        dire_les_changements("HEAD", depot).sortie
    )


def lieux(depot):
    """Les adresses que donne « Où le lire », depuis celle du site."""
    (_, lieux) = dire_les_changements("HEAD", depot).sortie.split("### Où le lire\n\n")
    return [" ".join(ligne.removeprefix("- https://exemple.fr/contrat/") for ligne in lieux.splitlines() if ligne)]


def test_un_sous_objectif_se_lit_dans_l_enjeu_et_dans_chaque_quartier_qui_l_a(depot, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/contrat/")
    remplacer(
        depot, "data/strategie.yml", "titre: Développer l'accompagnement à la parentalité", "titre: Aider les parents"
    )
    (dits,) = lieux(depot)
    assert "quartiers/le-centre/" in dits
    assert any(mot.startswith("enjeux/") for mot in dits.split())


def test_un_resume_sans_changement_le_dit(depot):
    reponse = dire_les_changements("HEAD", depot)
    assert reponse.statut == 0
    assert "les données, les pages et le menu disent la même chose" in reponse.sortie


def test_un_champ_que_les_phrases_ne_nomment_pas_le_dit_sans_trace(depot, monkeypatch):
    monkeypatch.delitem(NOMS, "quartiers[].portrait.surface")
    corriger(depot, "surface: 85", "surface: 86")
    reponse = dire_les_changements("HEAD", depot)
    assert (reponse.statut, reponse.sortie) == (1, "")
    assert "aucune phrase ne sait nommer « quartiers[].portrait.surface »" in reponse.erreurs


def test_un_resume_impossible_le_dit_sans_trace(depot):
    inconnue = dire_les_changements("inconnue", depot)
    corriger(depot, "statut: QPV", "statut: ZUS")
    fautives = dire_les_changements("HEAD", depot)
    assert (inconnue.statut, fautives.statut) == (1, 1)
    assert "révision inconnue" in inconnue.erreurs
    assert fautives.erreurs == "Les données ont 1 faute : « make check » l'affiche."
