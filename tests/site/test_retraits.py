"""Le site où quelque chose a été retiré : une page ou une ancre le dit, et rien d'autre ne la montre."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.outils.adresses import ANCRES
from tests.outils.depot import git, remplacer
from tests.outils.projet import (
    ADRESSE_PUBLIQUE,
    DEPOT,
    HAILLICOURT,
    Site,
    construire,
    copier_projet,
    lieux_de_l_index,
    texte,
)

pytestmark = pytest.mark.lent
RETIREE = "/quartiers/le-centre/"
GLOSSAIRE = "/glossaire/"
TERME = re.compile(r"^  - id: qpv\n(?:    .*\n)+", re.MULTILINE)


def enregistrer(projet: Path, jour: str) -> None:
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{jour}T12:00:00+02:00")
    with pytest.MonkeyPatch.context() as environnement:
        for nom, valeur in dates.items():
            environnement.setenv(nom, valeur)
        git(projet, "add", "data", "docs")
        git(projet, "commit", "--message", "Publie les données")


@pytest.fixture(scope="module")
def retire(tmp_path_factory) -> Site:
    """Le site où Le Centre, qui s'est appelé « le-bourg », le terme QPV et un chiffre ont été retirés."""
    projet = copier_projet(tmp_path_factory.mktemp("retire") / "projet", HAILLICOURT)
    fiche, glossaire = projet / "data/quartiers/le-centre.yml", projet / "data/glossaire.yml"
    fiche.write_text(fiche.read_text("utf-8") + "\nanciens_noms: [le-bourg]\n", "utf-8")
    pages = projet / "docs"
    if pages.is_symlink():  # git ne le suit pas
        shutil.copytree(pages.resolve(), projet / "copie")
        pages.unlink()
        (projet / "copie").rename(pages)
    git(projet, "init", "--initial-branch=main")
    enregistrer(projet, "2025-03-01")
    fiche.unlink()
    glossaire.write_text(TERME.sub("", glossaire.read_text("utf-8")), "utf-8")
    remplacer(projet / "data", "quartiers/cite-des-oiseaux.yml", "    taux-pauvrete:", "    # taux-pauvrete:")
    enregistrer(projet, "2025-03-03")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT, DOCUMENTS="false")


def test_la_page_dit_ce_qui_etait_la_jusqu_a_quand_et_ou_aller(retire):
    main = retire.page(RETIREE).main
    assert texte(main.h1) == "Le Centre"
    assert texte(main.h1.find_next("p")) == "Ce quartier n'est plus dans le contrat de ville depuis le 3 mars 2025."
    liens = {texte(a): a["href"] for a in main.select("ul a")}
    assert liens["Les quartiers"] == "../"
    assert liens["Ce qui a changé le 3 mars 2025"].startswith("../../journal/#c-")
    assert re.fullmatch(
        rf"{DEPOT}/blob/[0-9a-f]{{40}}/data/quartiers/le-centre.yml", liens["La dernière version, sur GitHub"]
    )
    assert retire.page("/journal/").find(id=liens["Ce qui a changé le 3 mars 2025"].partition("#")[2])


def test_ni_menu_ni_plan_ni_moteur_ni_recherche_ne_montre_la_page(retire):
    assert retire.page(RETIREE).select_one("meta[name=robots]")["content"] == "noindex"
    assert not retire.page(GLOSSAIRE).select_one("meta[name=robots]")
    assert "quartiers/le-centre/" not in (retire.dossier / "sitemap.xml").read_text("utf-8")
    index = json.loads((retire.dossier / "recherche.json").read_text("utf-8"))
    assert "quartiers/le-centre/" not in {adresse for adresse, *_ in lieux_de_l_index(index)}
    for page in set(retire.pages()) - {RETIREE, "/404.html"}:
        assert RETIREE not in {urljoin(page, a["href"]) for a in retire.page(page).select("a[href]")}, page
    assert not retire.page(RETIREE).find("a", string=re.compile("Corriger"))


@pytest.mark.parametrize("adresse", ["/q/QP062011/", "/q/QN06211M/", "/quartiers/le-bourg/"])
def test_les_adresses_courtes_et_anciennes_menent_a_la_page_retiree(retire, adresse):
    renvoi = retire.page(adresse).select_one("link[rel=canonical]")["href"]
    assert urljoin(adresse, renvoi) == RETIREE


@pytest.mark.parametrize("adresse", ["/integrer/le-centre/", "/integrer/le-bourg/"])
def test_la_carte_a_integrer_du_quartier_dit_ce_que_dit_sa_page_et_y_mene_hors_du_cadre(retire, adresse):
    carte = retire.page(adresse)
    assert texte(carte.h1) == "Le Centre"
    assert texte(carte.h1.find_next("p")) == texte(retire.page(RETIREE).main.h1.find_next("p"))
    [lien] = carte.select("a")
    assert (urljoin(adresse, lien["href"]), lien["target"], texte(lien)) == (RETIREE, "_top", "Où aller maintenant")
    assert carte.select("dl, .etats") == []


def test_une_ancre_retiree_reste_et_dit_ce_qu_on_y_lisait(retire):
    section = retire.page(GLOSSAIRE).select_one("section[aria-labelledby=retraits]")
    assert texte(section.h2) == "Ce qui n'est plus sur cette page"
    assert [li["id"] for li in section.select("li")] == ["qpv"]
    assert texte(section.li) == "« QPV », jusqu'au 3 mars 2025. Voir : Le glossaire"
    chiffre = retire.page("/quartiers/cite-des-oiseaux/").find(id="taux-pauvrete")
    assert texte(chiffre) == "« Taux de pauvreté », jusqu'au 3 mars 2025. Voir : Portrait statistique"


def test_une_page_ou_rien_n_est_retire_n_a_pas_de_section_et_aucun_nom_n_est_double(retire, site):
    assert not retire.page("/pilotage/").select(".retraits")
    assert not any(site.page(page).select(".retraits") for page in site.pages())
    for page in retire.pages():
        noms = [element["id"] for element in retire.page(page).select("[id]")]
        assert len(noms) == len(set(noms)), page


def test_chaque_adresse_d_avant_mene_encore_quelque_part(retire, site):
    """Les fichiers d'un quartier retiré ne se publient plus ; ses pages et toutes leurs ancres d'ailleurs, si."""
    for page in set(site.adresses()) - {"/404.html", "/journal/"}:
        assert (retire.dossier / page.lstrip("/")).exists(), page
        if page not in (RETIREE, "/q/QP062011/", "/q/QN06211M/") and site.page(page).main:
            avant = {e["id"] for e in site.page(page).main.select(ANCRES)}
            assert avant - {e["id"] for e in retire.page(page).select("[id]")} <= {"objectifs"}, page
