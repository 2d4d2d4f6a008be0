"""Les cartes à intégrer : ce qu'elles disent, ce qu'elles chargent, et la ligne qui les montre ailleurs."""

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup

from macros.adresses import carte_a_integrer, chemin_public, page_du_quartier
from macros.edition import Edition
from macros.langue.chiffres_cles import chiffres_cles
from macros.langue.phrases import nom_du_contrat
from macros.langue.quartiers import partage_entre
from macros.langue.suivi import resume
from macros.lecture import lire
from macros.pages.environnement import rendre
from macros.pages.integration import cadres, carte_retiree, cartes_a_integrer
from macros.pages.suivi import bilan_de
from tests.outils.contrats import changer
from tests.outils.projet import ADRESSE_PUBLIQUE, CINQ_NIVEAUX, EXEMPLEVILLE, RACINE, UN_NIVEAU, normaliser, texte

EDITION = Edition(ADRESSE_PUBLIQUE)
LEGERE = 10_000  # octets compressés, feuille comprise
CARTES = ["/integrer/", "/integrer/le-centre/", "/integrer/le-haut-d-houdain/", "/integrer/cite-des-oiseaux/"]


def lue(html):
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("donnees", [EXEMPLEVILLE, CINQ_NIVEAUX, UN_NIVEAU], ids=lambda d: d.parent.name)
def test_une_carte_dit_le_quartier_ses_engagements_et_trois_chiffres_au_plus(donnees):
    contrat = lire(donnees)
    cartes = cartes_a_integrer(contrat, EDITION)
    for q in contrat.quartiers:
        carte = lue(cartes[f"integrer/{q.slug}/index.html"])
        assert texte(carte.h1) == normaliser(q.nom)
        assert nom_du_contrat(contrat) in texte(carte.main)
        parts = bilan_de(contrat, q)
        assert [texte(p) for p in carte.select(".etats p")] == ([f"{resume(parts)}."] if parts else [])
        attendus = [normaliser(chiffre.libelle) for chiffre in chiffres_cles(contrat, q)]
        assert [texte(dt) for dt in carte.select("dt")] == attendus
        assert len(attendus) <= 3


def test_une_carte_dit_le_statut_du_quartier_et_ne_charge_que_sa_feuille(contrat):
    cartes = cartes_a_integrer(contrat, EDITION)
    for q in contrat.quartiers:
        carte = lue(cartes[f"integrer/{q.slug}/index.html"])
        assert normaliser(contrat.statut_de(q)) in texte(carte.main)
        politique = carte.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        assert politique == "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"


def test_une_carte_a_la_typographie_des_pages(contrat):
    html = carte_retiree(contrat, EDITION, "parti", "Le Parti", "N'est plus dans le contrat : voir ici.")
    assert "N’est plus dans le contrat\N{NO-BREAK SPACE}: voir ici." in html


def test_de_nombreux_quartiers_un_seul_cadre_donne_l_exemple(contrat):
    nombreux = changer(contrat, quartiers=contrat.quartiers * 5)
    noms = [cadre.nom for cadre in cadres(nombreux, EDITION)]
    assert noms == [nom_du_contrat(contrat), nombreux.quartiers_ranges[0].nom]


def test_le_cadre_du_contrat_ne_le_nomme_qu_une_fois(contrat):
    assert [cadre.titre.count(nom_du_contrat(contrat)) for cadre in cadres(contrat, EDITION)] == [1, 1, 1, 1]


def test_sans_adresse_publique_une_carte_designe_sa_page_depuis_la_sienne(contrat):
    carte = lue(cartes_a_integrer(contrat, Edition())["integrer/le-centre/index.html"])
    canonique = carte.select_one("link[rel=canonical]")["href"]
    assert canonique == carte.a["href"] == "../../quartiers/le-centre/"


def test_un_quartier_partage_garde_sa_carte_qui_mene_a_ceux_qui_en_sont_nes(contrat):
    nes = (q.model_copy(update={"issu_de": ("vieux-bourg",)}) for q in contrat.quartiers[:2])
    partage = changer(contrat, quartiers=(*nes, *contrat.quartiers[2:]))
    carte = lue(cartes_a_integrer(partage, EDITION)["integrer/vieux-bourg/index.html"])
    assert texte(carte.h1) == normaliser(partage_entre(partage, "vieux-bourg"))
    assert [(a["href"], a["target"]) for a in carte.select("a")] == [("../../quartiers/vieux-bourg/", "_top")]


def test_sans_suivi_ni_chiffre_la_carte_n_a_que_le_nom_et_le_lien(contrat):
    q = contrat.quartiers[0]
    nu = q.model_copy(update={"objectifs": {}, "portrait": type(q.portrait)()})
    carte = lue(cartes_a_integrer(changer(contrat, quartiers=(nu,)), EDITION)[f"integrer/{q.slug}/index.html"])
    assert carte.select("dl, .etats") == []
    assert texte(carte.h1)
    assert len(carte.select("a")) == 1


@pytest.mark.parametrize("adresse", CARTES)
def test_une_carte_ne_s_indexe_pas_et_nomme_la_page_ou_elle_mene(site, adresse):
    carte = site.page(adresse)
    page = chemin_public(page_du_quartier(adresse.split("/")[2])) if adresse != "/integrer/" else ""
    assert carte.select_one("meta[name=robots]")["content"] == "noindex"
    assert carte.select_one("link[rel=canonical]")["href"] == ADRESSE_PUBLIQUE + page
    assert [a["target"] for a in carte.select("a")] == ["_top"]


@pytest.mark.parametrize("adresse", CARTES)
def test_une_carte_est_legere_et_sans_script(site, adresse):
    carte = site.page(adresse)
    assert carte.select("script, style, [style], img, iframe") == []
    [feuille] = carte.select("link[rel=stylesheet]")
    assert feuille["href"].endswith("assets/integrer.css")
    fichiers = (site.dossier / adresse.strip("/") / "index.html", site.dossier / "assets/integrer.css")
    assert sum(len(gzip.compress(fichier.read_bytes())) for fichier in fichiers) < LEGERE


def test_une_carte_n_est_ni_au_menu_ni_au_plan_ni_dans_la_recherche(site):
    liens = [lien["href"] for adresse in site.pages() for lien in site.page(adresse).select(".menu a, .pied a")]
    assert liens
    assert [lien for lien in liens if carte_a_integrer() in lien] == []
    assert carte_a_integrer() not in (site.dossier / "sitemap.xml").read_text("utf-8")
    assert carte_a_integrer() not in (site.dossier / "plan-du-site/index.html").read_text("utf-8")
    cherchees = json.loads((site.dossier / "recherche.json").read_text("utf-8"))["pages"]
    assert [adresse for adresse, _ in cherchees if adresse.startswith(carte_a_integrer())] == []


def test_la_page_des_donnees_donne_la_ligne_de_chaque_carte(site, contrat):
    lignes = [code.get_text() for code in site.page("/donnees/").select(".a-copier")]
    cadres = [lue(ligne).iframe for ligne in lignes]
    adresses = [ADRESSE_PUBLIQUE + carte_a_integrer(slug) for slug in ("", *(q.slug for q in contrat.quartiers_ranges))]
    assert [cadre["src"] for cadre in cadres] == adresses
    for cadre, ligne in zip(cadres, lignes, strict=True):
        assert set(cadre.attrs) == {"src", "title", "width", "height", "loading"}
        assert cadre["loading"] == "lazy"
        assert nom_du_contrat(contrat) in normaliser(cadre["title"])
        assert "&" not in ligne
    assert "frame-ancestors" in site.page("/donnees/").get_text()


def test_un_guillemet_dans_un_nom_ne_rompt_pas_la_ligne(contrat):
    nomme = contrat.quartiers[0].model_copy(update={"nom": 'Cité "A" & B <x>'})
    offerts = cadres(changer(contrat, quartiers=(nomme,)), EDITION)
    lignes = lue(rendre("donnees_integrer", cadres=lambda: offerts)).select(".a-copier")
    assert "B <x>" in lue(lignes[1].get_text()).iframe["title"]


def test_sans_adresse_publique_aucune_ligne_n_est_offerte(contrat):
    assert cadres(contrat, Edition()) == []
    assert cartes_a_integrer(contrat, Edition())["integrer/index.html"]


def test_une_carte_a_les_couleurs_du_site():
    couleur = re.compile(r"(--[a-z-]+): (#[0-9a-f]+);")
    feuilles = ((RACINE / f"overrides/assets/{nom}.css").read_text("utf-8") for nom in ("site", "integrer"))
    du_site, des_cartes = ([set(couleur.findall(partie)) for partie in feuille.split("dark)")] for feuille in feuilles)
    for le_site, la_carte in zip(du_site[:2], des_cartes[:2], strict=True):
        assert la_carte
        assert la_carte - le_site == set()
