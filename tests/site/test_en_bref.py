"""Ce qu'un habitant trouve d'abord : les priorités de son quartier, un téléphone, ou que son quartier n'y est pas."""

import json

import pytest

from macros.pages.environnement import rendre
from tests.outils.projet import lieux_de_l_index, texte

TELEPHONES = ["tel:+33625788970", "tel:+33321520481"]


@pytest.mark.parametrize("slug", ["le-centre", "le-haut-d-houdain", "cite-des-oiseaux"])
def test_en_bref_dit_les_priorites_le_telephone_et_mene_a_la_suite(site, contrat, slug):
    page = site.page(f"/quartiers/{slug}/")
    en_bref = page.select_one(".en-bref")
    priorites = [texte(element) for element in en_bref.select("li li")]
    assert priorites == list(contrat.quartier_par_slug[slug].rubriques["enjeux_prioritaires"])
    assert [lien["href"] for lien in en_bref.select('a[href^="tel:"]')] == TELEPHONES
    for lien in en_bref.select(".raccourcis a"):
        assert page.select_one(f"h2{lien['href']}")
    assert [lien["href"] for lien in en_bref.select(".raccourcis a")] == ["#objectifs", "#contacts"]


@pytest.mark.parametrize("adresse", ["/", "/quartiers/"])
def test_un_quartier_absent_de_la_liste_est_dit_avec_qui_appeler(site, adresse):
    phrase = site.page(adresse).select_one(".quartier-absent")
    assert texte(phrase).startswith("Votre quartier n'est pas dans la liste ? Le contrat de ville ne concerne que")
    *telephones, rue = [lien["href"] for lien in phrase.select("a")]
    assert telephones == TELEPHONES
    assert rue.startswith("https://www.service-public.fr/")
    assert "Votre rue est-elle dans un quartier prioritaire ?" in texte(phrase)


def test_sans_telephone_on_mene_aux_referents(contrat):
    sans = [referent.model_copy(update={"telephone": None}) for referent in contrat.pilotage.referents]
    pilotage = contrat.pilotage.model_copy(update={"referents": tuple(sans)})
    contexte = {
        "contrat": contrat.model_copy(update={"pilotage": pilotage}),
        "lien": lambda page, ancre: f"{page}#{ancre}",
    }
    assert '<a href="pilotage.md#referents">aux référents</a>.' in rendre("_quartier_absent", **contexte)


def test_la_recherche_ne_lit_pas_ce_que_la_page_redit_plus_bas(site):
    index = json.loads((site.dossier / "recherche.json").read_text("utf-8"))
    lieux = [(ancre, textes) for page, _, ancre, textes in lieux_de_l_index(index) if page == "quartiers/le-centre/"]
    for mots in ("Le soutien aux parents", "25 78 89 70".replace(" ", "\u00a0")):
        assert len([ancre for ancre, textes in lieux if mots in " ".join(textes)]) == 1
