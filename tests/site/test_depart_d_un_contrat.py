"""D'un dossier vide au premier site : le squelette, un quartier, et rien de personne d'autre."""

import re
import shutil
from pathlib import Path

import pytest

from macros.commandes import preparer_une_fiche, verifier
from macros.commencer import commencer_un_contrat
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, Site, construire, copier_projet, texte
from tests.outils.relecture import mots_de_trop, relire, textes_publies

pytestmark = pytest.mark.lent

REPONSES = {"nom": "L'Haÿ-d'Exemple", "sorte": "commune", "periode": "2024-2030"}
DES_AUTRES = re.compile("haillicourt|cabbalr|béthune|bruay|houdain|foucault|scieszyk", re.IGNORECASE)
D_EXEMPLE = ("donnees/index.html", "donnees/schemas/", "contribuer/")  # ce qui explique, par une commune inventée
STATUT = re.compile("^statut:$", re.MULTILINE)


def commencer(projet: Path, niveaux: str) -> Path:
    """Ce que demande le README : vider, commencer le contrat, puis un quartier, et dire sa sorte."""
    copier_projet(projet, HAILLICOURT)
    shutil.rmtree(projet / "data")
    assert commencer_un_contrat({**REPONSES, "niveaux": niveaux}, str, projet).statut == 0
    assert preparer_une_fiche("Les Tilleuls d'Exemple", projet / "data").statut == 0
    [fiche] = (projet / "data/quartiers").iterdir()
    fiche.write_text(STATUT.sub("statut: QPV", fiche.read_text("utf-8")), "utf-8")
    return projet


@pytest.fixture(scope="module", params=["aucun", "un défi", "une priorité, un axe, un objectif opérationnel"])
def projet(request, tmp_path_factory) -> Path:
    return commencer(tmp_path_factory.mktemp("depart") / "projet", request.param)


@pytest.fixture(scope="module")
def site(projet) -> Site:
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT)


def test_un_seul_mot_suffit_pour_que_tout_soit_juste(projet):
    reponse = verifier(projet / "data")
    assert reponse.statut == 0, reponse.erreurs
    assert reponse.sortie.endswith("Données et pages correctes : 1 quartier, 13 pages.")


def test_le_premier_site_se_relit_sans_une_faute(projet, site):
    assert relire(site) == []
    assert mots_de_trop(site, projet / "data") == []
    assert texte(site.page("/").h1) == "Ce qui est prévu dans les Tilleuls d'Exemple, quartier de L'Haÿ-d'Exemple"
    assert texte(site.page("/").title).endswith("Contrat de ville de L'Haÿ-d'Exemple")


def test_rien_ne_reste_du_contrat_d_avant(projet, site):
    lus = {chemin: dit for chemin, dit in textes_publies(site).items() if not chemin.startswith(D_EXEMPLE)}
    lus |= {f.name: f.read_text("utf-8") for f in (projet / "mkdocs.yml", *(projet / "data").rglob("*.yml"))}
    assert len(lus) > len(site.pages())
    assert {chemin: reste[0] for chemin, dit in lus.items() if (reste := DES_AUTRES.search(dit))} == {}


def test_une_partie_que_le_contrat_ne_dit_pas_n_est_pas_au_menu(site):
    for endroit in ("nav#menu a", ".pied a", "main .plan a"):
        assert "Glossaire" not in {texte(lien) for lien in site.page("/plan-du-site/").select(endroit)}
        assert "Pilotage" not in {texte(lien) for lien in site.page("/plan-du-site/").select(endroit)}
    assert {"Accueil", "Quartiers", "Convention"} <= {texte(lien) for lien in site.page("/").select("nav#menu a")}
