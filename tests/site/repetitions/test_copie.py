"""La copie : une autre commune remplace les données, les textes et le nom du site, et commence sa propre histoire."""

import re
import shutil

import pytest

from tests.outils.editions import changer
from tests.outils.projet import EXEMPLEVILLE
from tests.outils.repetition import Tache

pytestmark = pytest.mark.lent

LES_AUTRES = re.compile("haillicourt|houdain|foucault|scieszyk|cité des oiseaux", re.IGNORECASE)
TITRE = "# Le pilotage\n"


def copier(projet):
    """Ce que le README demande à une autre commune, en une seule proposition."""
    shutil.rmtree(projet / "data")
    shutil.copytree(EXEMPLEVILLE, projet / "data")
    changer("mkdocs.yml", ("ville d'Haillicourt", "ville d'Exempleville"), ("d'Haillicourt", "d'Exempleville"))(projet)
    changer("docs/pilotage.md", (TITRE, f"{TITRE}\nÀ Exempleville, un comité suit le contrat.\n"))(projet)


TACHES = {
    "avant la copie": Tache("Le standard a changé", changer("data/pilotage.yml", ("03 21 52 04 81", "03 21 52 00 00"))),
    "copie": Tache("Le contrat d'Exempleville", copier, construire=True),
    "correction": Tache(
        "La rue compte aussi", changer("data/quartiers/les-essais.yml", ("surface: 85", "surface: 86"))
    ),
    "suivante": Tache(
        "La mairie a un numéro",
        changer("data/site.yml", ("  # adresse et téléphone : à compléter\n", "  telephone: 03 53 01 00 00\n")),
    ),
}


def test_la_copie_est_verte_et_ne_se_compare_pas(jouees):
    assert jouees.dit("copie") == ["Ce sont les données d'une autre commune : rien à comparer."]
    assert jouees.site.page("/").title.get_text().endswith("Contrat de ville d'Exempleville".replace("'", "’"))


def test_son_journal_commence_par_sa_premiere_correction(jouees):
    assert jouees.journal("avant la copie") == jouees.journal("copie") == []
    assert jouees.journal("correction") == [
        "Pourquoi : La rue compte aussi",
        "Les Essais : la surface du quartier passe de 85 hectares à 86 hectares.",
    ]
    assert jouees.journal("suivante") == ["Pourquoi : La mairie a un numéro", *jouees.dit("suivante")]
    assert len(jouees.site.page("/journal/").select("article")) == len(["correction", "suivante"])


def test_rien_n_y_reste_de_la_commune_d_avant(jouees):
    fichiers = [f for f in jouees.site.dossier.rglob("*") if f.suffix in {".html", ".json", ".xml", ".vcf", ".csv"}]
    assert len(fichiers) > len(jouees.site.pages())
    assert [f.name for f in fichiers if LES_AUTRES.search(f.read_text("utf-8"))] == []
    assert not (jouees.site.dossier / "quartiers/le-centre").exists()


def test_la_correction_suivante_se_publie(jouees):
    assert "03 53 01 00 00" in jouees.lire("/mentions-legales/")
