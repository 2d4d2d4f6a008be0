"""Partout où est une branche du premier niveau, sa teinte et son pictogramme l'annoncent, et ses mots avec eux."""

import re

import pytest

from macros.modele.apparence import TEINTES
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, Site, construire, copier_projet, texte

TEINTE = re.compile(r"teinte-(\w+)")
PAGES = ("/", "/enjeux/", "/enjeux/habitants-fragiles/", "/quartiers/le-centre/", "/suivi/")
ANNONCES = {"rouge": "Enjeu 1", "bleu": "Enjeu 2", "vert": "Enjeu 3"}


@pytest.fixture(scope="module")
def exempleville(tmp_path_factory) -> Site:
    """La commune inventée : son premier enjeu n'a rien choisi, le second, si."""
    projet = copier_projet(tmp_path_factory.mktemp("exempleville") / "projet", EXEMPLEVILLE, "d'Exempleville")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DOCUMENTS="false")


def teintes(element) -> list[str]:
    return TEINTE.findall(" ".join(element.get("class", [])))


@pytest.mark.parametrize("adresse", PAGES)
def test_chaque_page_qui_montre_un_enjeu_le_montre_avec_son_pictogramme(site, adresse):
    pictogrammes = site.page(adresse).select("main .pictogramme")
    assert pictogrammes
    for pictogramme in pictogrammes:
        [teinte] = teintes(pictogramme)
        assert pictogramme.svg
        assert texte(pictogramme) == ""
        assert ANNONCES[teinte] in texte(pictogramme.parent)


def test_a_chaque_enjeu_le_meme_dessin_sur_toutes_les_pages(site):
    dessins = {(teintes(p)[0], str(p.svg)) for adresse in PAGES for p in site.page(adresse).select(".pictogramme")}
    assert len(dessins) == len(ANNONCES)


@pytest.mark.parametrize("commune", ["site", pytest.param("exempleville", marks=pytest.mark.lent)])
def test_une_teinte_n_est_jamais_seule(request, commune):
    lu = request.getfixturevalue(commune)
    teintes_vues = [(adresse, e) for adresse in lu.pages() for e in lu.page(adresse).select('[class*="teinte-"]')]
    assert teintes_vues
    for adresse, element in teintes_vues:
        assert set(teintes(element)) <= set(TEINTES), adresse
        assert texte(element) or (texte(element.parent) and (element.svg or element.get("data-numero"))), adresse


@pytest.mark.lent
def test_sans_pictogramme_on_voit_le_numero(exempleville):
    premier, second = exempleville.page("/enjeux/").select("h2 .pictogramme")
    assert (teintes(premier), premier.get("data-numero"), premier.svg) == (["bleu"], "1", None)
    assert (teintes(second), second.get("data-numero")) == (["violet"], None)
    assert second.svg


@pytest.mark.lent
def test_le_numero_dessine_n_entre_pas_dans_un_titre(exempleville):
    assert texte(exempleville.page("/enjeux/").select_one("h2")) == "Enjeu 1 : Vivre ensemble"
