"""L'explication d'un sigle : où est son bouton, et ce qu'en dit un lecteur d'écran."""

import pytest
from bs4 import BeautifulSoup

from macros.modele.glossaire import Terme
from macros.pages.html import decouper
from macros.pages.sigles import expliquer_sigles
from tests.outils.projet import texte

MDS = Terme(id="mds", terme="MDS", sigle="oui", developpe="Maison fictive", definition="Un lieu.", source="Fiction")


def boutons(html):
    rendu, _ = expliquer_sigles(decouper(html), [MDS])
    return BeautifulSoup(rendu, "html.parser").select("button")


def test_10_7_rien_n_est_a_atteindre_dans_ce_que_l_oeil_ne_voit_pas():
    assert boutons('<thead><tr><th>MDS</th></tr></thead><p class="source invisible">La <span>rue</span> MDS</p>') == []
    assert boutons("<span class='x'></span><span class=\"invisible\">a <span>b</span> MDS</span>") == []


def test_10_7_ce_qui_suit_un_texte_cache_a_de_nouveau_ses_boutons():
    assert len(boutons('<p><span class="invisible"><span>la</span></span> MDS</p>')) == 1
    assert len(boutons("<h2>La <a>MDS</a></h2><p>MDS</p>")) == 1


def test_aucun_bouton_de_sigle_n_est_dans_un_lien_ni_dans_un_en_tete_de_colonne(site):
    for adresse in site.pages():
        assert not site.page(adresse).select("a .sigle, thead .sigle, .invisible .sigle, .sigle .sigle"), adresse


@pytest.mark.parametrize(
    ("adresse", "sigles"),
    [
        ("/quartiers/le-centre/", ["QPV"]),
        ("/quartiers/cite-des-oiseaux/", ["QIC"]),
        ("/quartiers/", ["QPV", "QPV", "QIC"]),
        ("/", ["QPV", "QPV", "QIC"]),
    ],
)
def test_le_statut_d_un_quartier_s_explique(site, adresse, sigles):
    assert [texte(bouton) for bouton in site.page(adresse).select(".etiquette > button.sigle")] == sigles


def test_un_bouton_dit_le_nom_complet_de_son_sigle_et_mene_a_son_explication(site):
    adresse = "/quartiers/le-centre/"
    ancres = site.ancres(adresse)
    for bouton in site.page(adresse).select("button.sigle"):
        explication, nom = ancres[bouton["popovertarget"]], ancres[bouton["aria-describedby"]]
        assert texte(explication.strong) == texte(bouton)
        assert nom in explication.descendants
        assert texte(nom)


def test_une_explication_ouverte_peut_recevoir_le_focus_et_se_lit_toute(site):
    adresse = "/quartiers/le-centre/"
    explications, ancres = site.page(adresse).select(".mot"), site.ancres(adresse)
    assert len(explications) > 5
    for explication in explications:
        assert explication["tabindex"] == "-1"
        lus = [texte(ancres[explication[nom]]) for nom in ("aria-labelledby", "aria-describedby")]
        assert texte(explication) == f"{texte(explication.strong)} : {lus[0]}. {lus[1]}"
