"""Deux polices légères, libres, et créditées."""

import re

from tests.outils.projet import RACINE, normaliser

POIDS = 30_000  # octets, ensemble
PUBLIEES = RACINE / "overrides/assets/polices"


def test_les_polices_pesent_moins_de_trente_ko_ensemble(site):
    polices = list((site.dossier / "assets/polices").glob("*.woff2"))
    assert len(polices) == 2
    assert sum(police.stat().st_size for police in polices) < POIDS


def test_la_feuille_et_les_pages_demandent_les_memes_polices_et_elles_existent(site):
    feuille = (site.dossier / "assets/site.css").read_text("utf-8")
    voulues = set(re.findall(r'url\("(polices/[^"]+)"\)', feuille))
    assert voulues == {f"polices/{f.name}" for f in (site.dossier / "assets/polices").glob("*.woff2")}
    for adresse in site.pages():
        demandees = {lien["href"].split("assets/")[1] for lien in site.page(adresse).select("link[rel=preload]")}
        assert demandees == voulues, adresse


def test_chaque_police_a_sa_licence_a_cote_et_son_nom_n_y_est_pas_reserve():
    for dossier in (PUBLIEES, RACINE / "macros/documents/polices"):
        licences = [f.read_text("utf-8") for f in dossier.glob("OFL*.txt")]
        assert len(licences) == 2
        assert {re.search("Braille|Bricolage", licence)[0] for licence in licences} == {"Braille", "Bricolage"}
        assert [li for li in licences if re.search("(?i)with reserved font name", li.split("PREAMBLE")[0])] == []


def test_les_mentions_legales_nomment_les_polices_et_leurs_auteurs(site):
    texte = normaliser(site.page("/mentions-legales/").main.get_text())
    for nom in (
        "Atkinson Hyperlegible",
        "Braille Institute",
        "Bricolage Grotesque",
        "Mathieu Triay",
        "Libertinus",
        "OFL",
    ):
        assert nom in texte
