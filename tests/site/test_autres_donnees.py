"""Changer les données suffit : un quartier de plus, une autre commune, un texte qui ressemble à du code."""

from urllib.parse import unquote

import pytest

from tests.outils.depot import remplacer
from tests.outils.donnees_liees import tetes
from tests.outils.projet import (
    ADRESSE_PUBLIQUE,
    EXEMPLEVILLE,
    HAILLICOURT,
    Site,
    construire,
    copier_projet,
    lancer_mkdocs,
    normaliser,
    texte,
)

pytestmark = pytest.mark.lent

PIEGES = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} et {% raw %}",
    "**gras** et _souligné_ et | barre",
    "A & B & C < D",
    "<!--bloc:0-->",
    "# titre",
    "[lien](https://exemple.fr)",
]
QUARTIER = """\
nom: "Le Parc <b>{{ 7*7 }}</b> & l'Étang"
statut: QIC
communes: [Haillicourt]
carte:
  perimetre: 2024-2030
portrait:
  source: Enquête fictive
  population: {valeur: 120}
  indicateurs:
    ips: 90
irritants:
%s
opportunites: [Une mare]
enjeux_prioritaires: [La mare]
objectifs:
  parentalite: [Ouvrir la mare aux familles]
"""


@pytest.fixture(scope="module")
def site_agrandi(tmp_path_factory) -> Site:
    """Le site d'Haillicourt, avec un quartier fictif de plus, plein de pièges."""
    projet = copier_projet(tmp_path_factory.mktemp("agrandi") / "projet", HAILLICOURT, "d'Haillicourt <i>& Cie</i>")
    irritants = "\n".join(f"  - '{piege}'" for piege in PIEGES)
    (projet / "data/quartiers/le-parc.yml").write_text(QUARTIER % irritants, "utf-8")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE)


@pytest.fixture(scope="module")
def exempleville(tmp_path_factory) -> Site:
    """Le site d'une commune inventée, qui n'a qu'un quartier et d'autres enjeux."""
    projet = copier_projet(tmp_path_factory.mktemp("exempleville") / "projet", EXEMPLEVILLE, "d'Exempleville")
    (projet / "data/quartiers/les-epreuves.yml").unlink()
    (projet / "data/suivi/2025-les-epreuves.yml").unlink()
    (projet / "data/contours/dessines.geojson").unlink()
    remplacer(projet / "data", "pilotage.yml", "    quartiers: [les-epreuves]\n", "")
    return construire(projet, projet / "site")


def test_un_fichier_de_plus_donne_une_page_une_entree_de_menu_et_des_lignes_partout(site_agrandi):
    assert texte(site_agrandi.page("/quartiers/le-parc/").h1).startswith("Le Parc")
    for adresse, ou in [
        ("/", "main .carte h3 a"),
        ("/quartiers/", "#comparer ~ .source a"),
        ("/quartiers/", "nav#menu .rubrique a"),
        ("/enjeux/emancipation/", "#parentalite + .prevus .ou a"),
        ("/plan-du-site/", "main li a"),
    ]:
        assert [a for a in site_agrandi.page(adresse).select(ou) if "le-parc" in a["href"]], (adresse, ou)
    assert "Ouvrir la mare aux familles" in texte(site_agrandi.page("/enjeux/emancipation/").main)


def test_un_fichier_de_moins_ne_laisse_aucune_trace(tmp_path):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    (projet / "data/quartiers/cite-des-oiseaux.yml").unlink()
    restant = construire(projet, projet / "site")
    assert not (restant.dossier / "quartiers/cite-des-oiseaux").exists()
    assert all("Cité des Oiseaux" not in texte(restant.page(adresse)) for adresse in restant.adresses())


@pytest.mark.parametrize("piege", PIEGES)
def test_un_texte_qui_ressemble_a_du_code_se_lit_tel_quel(site_agrandi, piege):
    irritants = [texte(li) for li in site_agrandi.page("/quartiers/le-parc/").select("#irritants ~ ul li")]
    assert piege in irritants


@pytest.mark.parametrize("ou", ["h1", "title", "nav#menu [aria-current=page]"])
def test_un_nom_qui_ressemble_a_du_code_se_lit_tel_quel(site_agrandi, ou):
    assert "Le Parc <b>{{ 7*7 }}</b> & l'Étang" in texte(site_agrandi.page("/quartiers/le-parc/").select_one(ou))


@pytest.mark.parametrize("ou", [".marque", "title"])
def test_un_nom_de_site_qui_ressemble_a_du_code_se_lit_tel_quel(site_agrandi, ou):
    for adresse in site_agrandi.pages():
        assert "Contrat de ville d'Haillicourt <i>& Cie</i>" in texte(site_agrandi.page(adresse).select_one(ou))


def test_un_moteur_comprend_le_nom_qui_ressemble_a_du_code_tel_quel(site_agrandi):
    liees = site_agrandi.page("/quartiers/le-parc/").select_one('script[type="application/ld+json"]').string
    page = tetes(liees)[f"{ADRESSE_PUBLIQUE}quartiers/le-parc/"]
    assert normaliser(page["name"]) == "Le Parc <b>{{ 7*7 }}</b> & l'Étang"


def test_un_signalement_dit_le_nom_qui_ressemble_a_du_code_tel_quel(site_agrandi):
    lien = site_agrandi.page("/quartiers/le-parc/").select_one(".corriger a[href^=mailto]")["href"]
    assert "Page : Le Parc <b>{{ 7*7 }}</b> & l'Étang" in normaliser(unquote(lien).replace("\u202f", " "))


def test_une_autre_commune_ne_change_que_les_donnees_et_le_nom_du_site(exempleville):
    adresses = exempleville.adresses()
    quartiers = {a for a in adresses if a.startswith("/quartiers/")}
    assert quartiers == {"/quartiers/", "/quartiers/les-essais/", "/quartiers/les-maquettes/"}
    assert "Exempleville" in texte(exempleville.page("/").h1)
    assert [a for a in adresses if "Haillicourt" in str(exempleville.page(a))] == []


def test_sans_depot_connu_il_n_y_a_pas_de_lien_mort(exempleville):
    for endroit in (exempleville.page("/").footer, exempleville.page("/donnees/").main):
        assert "Code du site, version " in texte(endroit)
        assert [a for a in endroit.select("a") if "Code du site" in texte(a)] == []
    liens = [lien["href"] for lien in exempleville.page("/contribuer/").select(".corriger a")]
    assert [lien.split(":")[0] for lien in liens] == ["mailto", "tel"]


def test_une_faute_arrete_la_construction_sans_rien_ecrire(tmp_path):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    fiche = projet / "data/quartiers/le-centre.yml"
    fiche.write_text(fiche.read_text("utf-8").replace("acces-soins:", "acces-soin:"), "utf-8")
    construction = lancer_mkdocs(projet, "build", "--strict", "--site-dir", str(projet / "site"))
    assert construction.returncode == 1
    assert "objectif inconnu : « acces-soin » (vouliez-vous dire « acces-soins » ?)" in construction.stdout
    assert "data/quartiers/le-centre.yml:" in construction.stdout
    assert "Traceback" not in construction.stdout
    assert not (projet / "site").exists()


def test_un_lien_de_bloc_vers_une_page_absente_arrete_la_construction(tmp_path):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    (projet / "docs/convention.md").unlink()
    remplacer(projet, "mkdocs.yml", "  - Convention: convention.md\n", "")
    construction = lancer_mkdocs(projet, "build", "--site-dir", str(projet / "site"))
    assert construction.returncode == 1
    assert "lien vers une page qui n'existe pas : convention.md" in construction.stdout
    assert "Traceback" not in construction.stdout
