"""Le site lu dans Firefox ESR : il s'ouvre sans une plainte, tient à toutes les largeurs, et tout y répond."""

import io

import pytest
from pypdf import PdfReader

from tests.outils.navigateur.largeurs import MODELES, RELEVER, fautes
from tests.outils.navigateur.mots import MOTS_COUPES
from tests.outils.projet import normaliser

QUARTIER = "quartiers/le-centre/"
LARGEURS = (320, 768, 1440, 1920, 2560)
MENU = "nav#menu a"
SOMMAIRE = ".sommaire a"


@pytest.mark.parametrize("chemin", MODELES)
def test_une_page_s_ouvre_sans_une_plainte(ouvrir_firefox, chemin):
    page = ouvrir_firefox(chemin)
    assert page.evaluer("() => document.readyState") == "complete"
    assert page.journal == []


@pytest.mark.parametrize("chemin", MODELES)
def test_une_page_se_lit_a_toutes_les_largeurs(ouvrir_firefox, chemin):
    page = ouvrir_firefox(chemin)
    releves = {}
    for largeur in LARGEURS:
        page.redimensionner(largeur)
        releves[largeur] = page.evaluer(RELEVER)
        assert page.evaluer("() => innerWidth") == largeur
    assert fautes(releves) == []


@pytest.mark.parametrize("largeur", [320, 390, 768])
def test_le_nom_du_site_n_est_pas_coupe(ouvrir_firefox, largeur):
    """Sans les caractères du site, Firefox en prend de plus larges que Chromium."""
    page = ouvrir_firefox(QUARTIER, largeur)
    assert page.evaluer(f"() => ({MOTS_COUPES})('.marque span')") == []


def test_les_ascenseurs_prennent_de_la_place(ouvrir_firefox):
    assert ouvrir_firefox(QUARTIER).evaluer("() => innerWidth - document.documentElement.clientWidth") > 0


def test_une_plainte_se_lirait(ouvrir_firefox):
    page = ouvrir_firefox(QUARTIER)
    page.evaluer("""() => {
        const script = document.createElement('script')
        script.textContent = 'window.intrus = true'
        document.body.append(script)
    }""")
    assert page.evaluer("() => window.intrus") is None
    assert page.attendre_une_plainte("Content-Security-Policy")


def test_le_menu_s_ouvre_et_se_ferme_avec_le_bouton(ouvrir_firefox):
    page = ouvrir_firefox(QUARTIER, 390)
    assert not page.est_visible(MENU, "Pilotage")
    page.cliquer("#entete-menu")
    page.attendre_texte(MENU, "Pilotage")
    page.cliquer("nav#menu button", "Fermer le menu")
    page.attendre("() => !document.querySelector('nav#menu').checkVisibility()")
    assert page.evaluer("() => document.activeElement.id") == "entete-menu"


def test_le_menu_se_ferme_par_echap(ouvrir_firefox):
    page = ouvrir_firefox(QUARTIER, 390)
    page.cliquer("#entete-menu")
    page.attendre_texte(MENU, "Pilotage")
    page.taper("Échap")
    page.attendre("() => !document.querySelector('nav#menu').checkVisibility()")


def test_sur_un_grand_ecran_dans_cette_page_montre_ses_liens(ouvrir_firefox):
    page = ouvrir_firefox(QUARTIER, 1440)
    assert page.est_visible(SOMMAIRE, "Portrait")
    page.cliquer(SOMMAIRE, "Portrait")
    page.attendre("() => location.hash === '#portrait'")


def test_sur_un_telephone_dans_cette_page_s_ouvre(ouvrir_firefox):
    page = ouvrir_firefox(QUARTIER, 320)
    assert not page.est_visible(SOMMAIRE)
    page.cliquer(".sommaire summary")
    page.attendre_texte(SOMMAIRE, "Portrait")


def test_un_sigle_s_explique_et_se_referme(ouvrir_firefox):
    page = ouvrir_firefox(QUARTIER, 390)
    page.cliquer("button", "RSA")
    page.attendre_texte("#mot-rsa", "Revenu de solidarité active")
    page.taper("Échap")
    page.attendre("() => !document.querySelector('#mot-rsa').checkVisibility()")


def test_la_recherche_trouve_et_se_ferme_par_echap(ouvrir_firefox):
    page = ouvrir_firefox(QUARTIER)
    page.cliquer("#rechercher")
    page.attendre_texte("dialog[open]")
    page.taper("santé")
    page.attendre_texte("dialog ol a", "santé")
    page.taper("Échap")
    page.attendre("() => !document.querySelector('dialog').open")
    assert page.evaluer("() => document.activeElement.id") == "rechercher"
    assert page.journal == []


def test_une_fiche_s_imprime_sans_sa_navigation(ouvrir_firefox):
    feuilles = [normaliser(f.extract_text()) for f in PdfReader(io.BytesIO(ouvrir_firefox(QUARTIER).imprimer())).pages]
    assert "Portrait statistique" in " ".join(feuilles)
    for absent in ("Rechercher", "Dans cette page", "Copier le lien"):
        assert absent not in " ".join(feuilles)
