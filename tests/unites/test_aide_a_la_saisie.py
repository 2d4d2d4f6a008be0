"""Ce que les commandes font pour qui commence : un statut écrit, des schémas déjà là, un nom qui n'invente rien."""

from pathlib import Path

import pytest

from macros.commandes import preparer_une_fiche, verifier
from macros.commencer import commencer_un_contrat
from macros.lecture import comprendre, lire
from macros.modele.pilotage import Animation
from macros.pages.environnement import rendre
from macros.saisie import fiche_vierge
from tests.outils.contrats import changer
from tests.outils.donnees import EXEMPLEVILLE, FICHIERS, fautes
from tests.outils.projet import RACINE, reglages

REPONSES = {"nom": "Exempleville", "sorte": "commune", "periode": "2024-2030", "niveaux": "un axe"}
SCHEMAS = Path(".vscode") / "schemas"


@pytest.fixture
def _un_projet_sans_donnees(tmp_path, monkeypatch) -> None:
    """Celui où l'on travaille."""
    (tmp_path / "mkdocs.yml").write_text(reglages(), "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_un_projet_sans_donnees")
def test_les_schemas_de_l_editeur_sont_la_des_la_premiere_commande():
    commencer_un_contrat(REPONSES, str)
    assert (SCHEMAS / "quartier.json").is_file()
    (SCHEMAS / "quartier.json").unlink()
    preparer_une_fiche("Cité du Parc")
    assert (SCHEMAS / "quartier.json").is_file()
    for schema in SCHEMAS.iterdir():
        schema.unlink()
    SCHEMAS.rmdir()
    verifier()
    assert (SCHEMAS / "quartier.json").is_file()


@pytest.mark.usefixtures("_un_projet_sans_donnees")
def test_le_titre_du_contrat_et_la_description_du_site_n_inventent_rien():
    commencer_un_contrat(REPONSES, str)
    assert "titre: Contrat de ville d'Exempleville\n" in Path("data/convention.yml").read_text("utf-8")
    assert "Quartiers 2030" not in Path("data/convention.yml").read_text("utf-8")
    assert "site_description: Les engagements du contrat de ville d'Exempleville.\n" in Path("mkdocs.yml").read_text(
        "utf-8"
    )


def test_le_seul_statut_du_contrat_est_deja_ecrit_dans_la_fiche():
    deux = lire(EXEMPLEVILLE)
    seul = lire(RACINE / "tests" / "communes" / "essai-les-bains" / "data")
    assert "\nstatut: QPV\n" in fiche_vierge("Le Port", seul)[1]
    assert "\nstatut:\n" in fiche_vierge("Le Port", deux)[1]


def test_une_partie_du_pilotage_prend_le_nom_d_une_animation_que_rien_n_ecrit():
    partie = b"\ntextes:\n  - {id: partenariat, titre: Le partenariat, paragraphes: [Une rencontre par an.]}\n"
    avec = FICHIERS["pilotage.yml"] + partie
    [dite] = fautes(FICHIERS | {"pilotage.yml": avec})
    assert "réservé" in dite.message
    sans = avec.replace(b"\npartenariat:", b"\n# partenariat:").replace(
        b"  introduction: Avec les partenaires\n  modalites: [Rencontres]\n", b""
    )
    assert comprendre(FICHIERS | {"pilotage.yml": sans}).pilotage.textes[0].id == "partenariat"


def test_la_participation_se_dit_sans_phrase_qui_l_annonce():
    contrat = lire(EXEMPLEVILLE)
    pilotage = contrat.pilotage.model_copy(update={"participation": Animation(modalites=("Une réunion",))})
    lue = rendre("animation", contrat=changer(contrat, pilotage=pilotage), nom="participation")
    assert "Une réunion" in lue
    assert "None" not in lue
    assert "<p>" not in lue
