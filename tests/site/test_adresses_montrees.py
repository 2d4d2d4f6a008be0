"""Ce que l'histoire croit montré l'est dans le site construit : pages et ancres, ni plus ni moins."""

import re

import pytest

from macros.adresses import carte_a_integrer, chemin_public
from macros.histoire.versions import textes_de
from macros.lecture.ancres import EXPRESSION, ancres_des_gabarits
from macros.retraits.adresses_montrees import adresses_montrees
from tests.outils.adresses import ANCRES
from tests.outils.projet import RACINE

pytestmark = pytest.mark.lent


@pytest.fixture(scope="module")
def montrees(contrat, site) -> dict[str, set[str]]:
    """L'adresse de chaque page -> ses ancres."""
    pages: dict[str, set[str]] = {}
    for page, ancre in adresses_montrees(contrat, textes_de(site.dossier.parent / "docs")):
        pages.setdefault(f"/{chemin_public(page)}", set()).update({ancre} - {""})
    return pages


def ancres(site, page) -> set[str]:
    """Celles du contenu."""
    return {element["id"] for element in site.page(page).main.select(ANCRES)}


def ancres_du_code() -> re.Pattern[str]:
    """De quoi reconnaître une ancre qu'un gabarit écrit en toutes lettres, au moins en partie."""
    dossiers = (RACINE / "macros/pages/gabarits", RACINE / "overrides")
    gabarits = {f.name: f.read_text("utf-8") for dossier in dossiers for f in dossier.rglob("*.html")}
    ecrites = {tuple(EXPRESSION.split(ancre)) for ancre in ancres_des_gabarits(gabarits)}
    return re.compile("|".join("[a-z0-9-]+".join(map(re.escape, fixes)) for fixes in ecrites if any(fixes)))


def test_toutes_les_pages_sont_montrees_et_aucune_n_est_inventee(montrees, site):
    assert set(montrees) == set(site.pages()) - {"/404.html"}


def test_chaque_carte_a_integrer_suit_la_page_d_un_quartier_montre(montrees, site):
    """Une page retirée garde donc sa carte : ce que l'histoire perd, elle le perd des deux."""
    cartes = {adresse for adresse in site.adresses() if adresse.startswith(f"/{carte_a_integrer()}")}
    slugs = {page.split("/")[2] for page in montrees if re.fullmatch("/quartiers/[^/]+/", page)}
    assert cartes == {f"/{carte_a_integrer(slug)}" for slug in ("", *slugs)}


def test_aucune_ancre_n_est_inventee(montrees, site):
    presentes = {page: ancres(site, page) for page in montrees}
    assert {page: inventees for page, siennes in montrees.items() if (inventees := siennes - presentes[page])} == {}


def test_aucune_ancre_des_donnees_ni_d_un_titre_ne_manque(montrees, site):
    du_code = ancres_du_code()
    oubliees = {
        f"{page}#{ancre}"
        for page, siennes in montrees.items()
        for ancre in ancres(site, page)
        if ancre not in siennes and not du_code.fullmatch(ancre)
    }
    assert oubliees == set()
    assert sum(map(len, montrees.values())) > 100
