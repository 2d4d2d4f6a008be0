"""Une adresse publiée mène toujours quelque part : pages, ancres et fichiers."""

import pytest

from tests.outils.adresses import adresses, disparues, publiees
from tests.outils.projet import ADRESSE_PUBLIQUE, HAILLICOURT, Site, construire, copier_projet

pytestmark = pytest.mark.lent


@pytest.fixture(scope="module")
def renomme(tmp_path_factory) -> Site:
    """Le site où Le Centre a changé de fichier, en gardant son ancien nom."""
    projet = copier_projet(tmp_path_factory.mktemp("renomme") / "projet", HAILLICOURT)
    quartiers = projet / "data" / "quartiers"
    fiche = (quartiers / "le-centre.yml").read_text("utf-8")
    (quartiers / "le-centre.yml").unlink()
    (quartiers / "coeur-de-ville.yml").write_text(f"{fiche}\nanciens_noms: [le-centre]\n", "utf-8")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE)


def test_le_code_garde_toutes_les_adresses_de_la_commune_des_tests(site):
    assert publiees()
    if perdues := disparues(site, publiees()):
        pytest.fail("\n".join(perdues), pytrace=False)


def test_la_liste_nomme_pages_ancres_fichiers_et_adresses_courtes(site):
    assert {
        "/quartiers/le-centre/",
        "/quartiers/le-centre/#portrait",
        "/quartiers/le-centre/#taux-pauvrete",
        "/quartiers/le-centre/#acces-soins",
        "/enjeux/habitants-fragiles/#acces-soins--le-centre",
        "/q/QP062011/",
        "/q/QN06211M/",
        "/donnees/schemas/quartier.json",
    } <= set(adresses(site))


def test_un_quartier_renomme_garde_toutes_ses_adresses(site, renomme):
    assert "/quartiers/coeur-de-ville/" in adresses(renomme)
    assert disparues(renomme, adresses(site)) == []


def test_sans_ancien_nom_l_editeur_apprend_quoi_ecrire(site, tmp_path):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    (projet / "data/quartiers/le-centre.yml").rename(projet / "data/quartiers/coeur-de-ville.yml")
    dites = disparues(construire(projet, tmp_path / "site"), adresses(site))

    page = next(d for d in dites if d.startswith("/quartiers/le-centre/ "))
    case = next(d for d in dites if d.startswith("/enjeux/habitants-fragiles/#acces-soins--le-centre "))
    fichier = next(d for d in dites if d.startswith("/donnees/quartiers/le-centre.json "))
    assert all("ajoutez à sa fiche « anciens_noms: [le-centre] »" in dite for dite in (page, case, fichier))
    assert not any("/q/QP062011/ " in d for d in dites)


def test_une_ancre_retiree_se_dit(site):
    [dite] = disparues(site, ["/quartiers/le-centre/#portrait", "/quartiers/le-centre/#perdue"])
    assert dite.startswith("/quartiers/le-centre/#perdue a disparu")
    assert "supprimez sa ligne de tests/communes/haillicourt/adresses.txt" in dite
