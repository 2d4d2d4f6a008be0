"""Une carte dans le cadre d'un autre site : deux adresses de boucle locale, donc deux origines."""

import re
from itertools import product

import pytest

from macros.pages.integration import HAUTEUR, LARGEUR
from tests.outils.navigateur.axe import violations
from tests.outils.navigateur.hebergeur import servir
from tests.outils.projet import ADRESSE_PUBLIQUE

CARTES = ["integrer/", "integrer/le-centre/", "integrer/le-haut-d-houdain/", "integrer/cite-des-oiseaux/"]
COUPES = """() => [...document.querySelectorAll("main *")]
    .filter((e) => getComputedStyle(e).display !== "inline" && !e.closest("svg") && e.scrollWidth > e.clientWidth + 1)
    .map((e) => e.outerHTML.slice(0, 80))"""


@pytest.fixture
def ailleurs(site, adresse, tmp_path_factory):
    """La page d'un autre site, d'une autre origine, qui montre les lignes qu'offre la page des données."""
    lignes = [code.get_text() for code in site.page("/donnees/").select(".a-copier")]
    dossier = tmp_path_factory.mktemp("ailleurs")
    page = f"<!doctype html><html lang=fr><title>Ailleurs</title><link rel=icon href='data:,'>{''.join(lignes)}"
    (dossier / "index.html").write_text(page.replace(ADRESSE_PUBLIQUE, adresse), "utf-8")
    with servir(dossier, tmp_path_factory.mktemp("serveur")) as autre:
        yield autre


def test_les_cartes_se_montrent_sur_un_autre_site_et_menent_hors_du_cadre(navigateur, ailleurs, adresse):
    page = navigateur.new_page()
    plaintes = []
    page.on("console", lambda message: plaintes.append(message.text))
    page.goto(ailleurs)
    assert not page.url.startswith(adresse)
    cadre = page.frame_locator("iframe").nth(1)
    page.locator("iframe").nth(1).scroll_into_view_if_needed()
    assert cadre.locator("h1").inner_text() == "Le Centre"
    cadre.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/quartiers/le-centre/$"))
    assert page.url.startswith(adresse)
    assert plaintes == []
    page.close()


def test_une_carte_demande_deux_fichiers_au_plus(navigateur, adresse):
    page = navigateur.new_page()
    demandes = []
    page.on("request", lambda requete: demandes.append(requete.url))
    page.goto(f"{adresse}integrer/le-centre/", wait_until="networkidle")
    page.close()
    assert 1 <= len([url for url in demandes if "favicon" not in url]) <= 2


@pytest.mark.parametrize("chemin", CARTES)
def test_une_carte_tient_dans_le_cadre_propose(ouvrir, chemin):
    page = ouvrir(chemin)
    page.set_viewport_size({"width": LARGEUR, "height": HAUTEUR})
    assert page.evaluate("document.documentElement.scrollHeight") <= HAUTEUR


@pytest.mark.parametrize("chemin", CARTES)
def test_rien_n_y_est_coupe_de_240_a_600_pixels_ni_a_deux_cents_pour_cent(ouvrir, chemin):
    page = ouvrir(chemin)
    for largeur, taille in [(240, "100%"), (280, "200%"), (340, "100%"), (600, "200%")]:
        page.set_viewport_size({"width": largeur, "height": HAUTEUR})
        page.evaluate("(taille) => document.documentElement.style.setProperty('font-size', taille)", taille)
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
        assert page.evaluate(COUPES) == []


@pytest.mark.parametrize("chemin", CARTES)
def test_une_carte_n_enfreint_aucune_regle(ouvrir, chemin):
    page = ouvrir(chemin, 340, bypass_csp=True)
    for largeur, palette in product([240, 600], ["light", "dark"]):
        page.set_viewport_size({"width": largeur, "height": HAUTEUR})
        page.emulate_media(color_scheme=palette)
        assert (largeur, palette, violations(page)) == (largeur, palette, [])
