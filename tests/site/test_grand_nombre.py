"""Avec beaucoup de quartiers, chaque page reste légère et chaque quartier se trouve."""

import json
import re

import pytest

from macros.langue.francais import sans_accent
from macros.modele.contrat import BEAUCOUP, DESSINES
from macros.pages.html import decouper
from macros.recherche.index import mots
from macros.recherche.lieux import lieux
from tests.outils.projet import Site, construire, copier_projet, lieux_de_l_index, texte
from tests.outils.synthese import ecrire

pytestmark = pytest.mark.lent

DE_PLUS = 10
FRANCE = 1600
POIDS = 300_000  # octets
DESSIN = re.compile(r'<svg class="haltere".*?</svg>')


def batir(dossier, nombre: int) -> Site:
    ecrire(dossier / "donnees", nombre)
    projet = copier_projet(dossier / "projet", dossier / "donnees", "de nulle part")
    return construire(projet, dossier / "site", DOCUMENTS="false")


@pytest.fixture(scope="module")
def grand(tmp_path_factory) -> Site:
    return batir(tmp_path_factory.mktemp("grand"), BEAUCOUP + 1)


@pytest.fixture(scope="module")
def plus_grand(tmp_path_factory) -> Site:
    return batir(tmp_path_factory.mktemp("plus-grand"), BEAUCOUP + 1 + DE_PLUS)


def taille(site: Site, adresse: str) -> int:
    """Sans les dessins, qu'autant de quartiers n'ont plus."""
    html = (site.dossier / adresse.lstrip("/") / "index.html").read_text("utf-8")
    return len(DESSIN.sub("", html).encode())


def test_a_mille_six_cents_quartiers_aucune_page_ne_depasse_300_ko(grand, plus_grand):
    pages = [adresse for adresse in grand.pages() if adresse != "/404.html"]
    croissances = {a: (taille(plus_grand, a) - taille(grand, a)) / DE_PLUS for a in pages}
    attendues = {a: taille(grand, a) + croissances[a] * (FRANCE - BEAUCOUP) for a in pages}
    assert croissances["/quartiers/"] > 0
    assert DESSINES < FRANCE
    assert {a: round(poids) for a, poids in attendues.items() if poids > POIDS} == {}


def test_chaque_quartier_a_son_dessin_et_la_page_reste_legere(grand, plus_grand):
    chemin = "quartiers/indicateurs/taux-pauvrete/index.html"
    lignes = grand.page("/quartiers/indicateurs/taux-pauvrete/").select("#valeurs tr")
    poids = [len((site.dossier / chemin).read_bytes()) for site in (grand, plus_grand)]

    assert len(lignes) > BEAUCOUP / 2
    assert [li for li in lignes if not li.select("svg.haltere .point") or not li.select("svg.haltere .trait")] == []
    assert poids[0] + (poids[1] - poids[0]) / DE_PLUS * (DESSINES - BEAUCOUP) < POIDS / 2


def test_chaque_quartier_est_range_sous_sa_commune(grand):
    quartiers = grand.page("/quartiers/").select("#communes > li li a")
    assert len(quartiers) == BEAUCOUP + 1
    assert all(texte(li).startswith("Commune ") for li in grand.page("/quartiers/").select("#communes > li"))


def test_une_rubrique_de_trop_de_pages_ne_s_ouvre_pas_dans_le_menu(grand):
    [ici] = grand.page("/quartiers/").select("#menu [aria-current=page]")
    assert texte(ici) == "Quartiers"
    assert (ici.parent.get("class"), ici.parent.ul) == (None, None)


def test_chaque_indicateur_a_sa_page(grand):
    liens = [lien["href"] for lien in grand.page("/quartiers/").select("#comparer ~ ul a")]
    assert (liens.pop(0), len(liens)) == ("indicateurs/population/", 7)
    lignes = grand.page(f"/quartiers/{liens[0]}").select("#valeurs tr")
    assert 0 < len(lignes) <= BEAUCOUP + 1
    assert lignes[0].select_one("a")["href"].endswith("#taux-pauvrete")


def test_les_populations_ont_leur_page(grand):
    lignes = grand.page("/quartiers/indicateurs/population/").select("#valeurs tr")
    assert len(lignes) == BEAUCOUP + 1
    assert lignes[0].select_one("a")["href"].endswith("#portrait")
    assert "habitants" in texte(lignes[0].td)


def test_un_enjeu_mene_par_sous_objectif_a_la_ligne_de_chaque_quartier(grand):
    enjeu = grand.page("/enjeux/habitants-fragiles/")
    assert enjeu.find(id="acces-soins").find_next("a")["href"] == "acces-soins/"
    lien = grand.page("/enjeux/habitants-fragiles/acces-soins/").find(id="acces-soins--quartier-0003").a
    assert lien["href"] == "../../../quartiers/quartier-0003/#acces-soins"


def test_l_accueil_mene_a_la_liste(grand):
    assert "Voir les 51 quartiers" in texte(grand.page("/").main)


def test_l_index_abrege_nomme_les_memes_lieux_que_la_page(grand):
    """Il se tire des données, et non de la page : les deux doivent dire la même chose."""
    index = json.loads((grand.dossier / "recherche.json").read_text("utf-8"))
    page = grand.page("/quartiers/quartier-0003/")
    lus = lieux(texte(page.h1), decouper(str(page.main)))
    abreges = [lieu for adresse, *lieu in lieux_de_l_index(index) if adresse == "quartiers/quartier-0003/"]
    assert {(niveau, ancre, titre) for niveau, ancre, [titre] in abreges} == {
        (lieu.niveau, lieu.ancre, lieu.textes[0]) for lieu in lus
    }


def test_chaque_mot_d_un_objectif_mene_a_sa_ligne(grand):
    index = json.loads((grand.dossier / "recherche.json").read_text("utf-8"))
    places = [(adresse, ancre) for adresse, _, ancre, _ in lieux_de_l_index(index)]
    for objectif in grand.page("/quartiers/quartier-0003/").select("#parentalite .promis"):
        for mot in mots(texte(objectif)):
            rangs = json.loads((grand.dossier / f"recherche/{sans_accent(mot)[:2]}.json").read_text("utf-8"))[mot]
            assert ("quartiers/quartier-0003/", "parentalite") in [places[rang] for rang in rangs]
