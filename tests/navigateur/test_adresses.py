"""Les adresses, suivies dans un vrai navigateur."""

import re

import pytest
from playwright.sync_api import expect

from tests.outils.navigateur.hebergeur import servir
from tests.outils.projet import HAILLICOURT, Site, construire, copier_projet

QUARTIER = "quartiers/le-centre/"
# Les textes dont une ligne croise un bouton « Copier ».
TEXTES_COUVERTS = """() => {
    const boutons = [...document.querySelectorAll('.copier')].map((e) => e.getBoundingClientRect())
    const textes = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    const couverts = []
    for (let n; n = textes.nextNode(); ) {
        if (!n.data.trim() || n.parentElement.closest('button, .invisible')) continue
        const plage = document.createRange()
        plage.selectNodeContents(n)
        const croise = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
        if ([...plage.getClientRects()].some((a) => boutons.some((b) => croise(a, b)))) couverts.push(n.data.trim())
    }
    return couverts
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    """Le site où Le Centre s'est un jour appelé « le-bourg »."""
    projet = copier_projet(tmp_path_factory.mktemp("renomme") / "projet", HAILLICOURT)
    fiche = projet / "data/quartiers/le-centre.yml"
    fiche.write_text(fiche.read_text("utf-8") + "\nanciens_noms: [le-bourg]\n", "utf-8")
    return construire(projet, projet / "site")


@pytest.fixture(scope="module")
def adresse(site, tmp_path_factory):
    """Ce site-là, servi."""
    with servir(site.dossier, tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


@pytest.mark.parametrize("depart", ["quartiers/le-bourg/", "q/QP062011/", "q/QN06211M/"])
def test_une_redirection_mene_a_la_page_et_garde_l_ancre(ouvrir, adresse, depart):
    page = ouvrir(f"{depart}#irritants")
    page.wait_for_url(f"{adresse}{QUARTIER}#irritants")
    expect(page.locator("#irritants")).to_be_in_viewport()


@pytest.mark.parametrize("depart", ["quartiers/le-bourg/", "q/QP062011/"])
def test_sans_script_une_redirection_mene_a_la_page(ouvrir, adresse, depart):
    page = ouvrir(depart, java_script_enabled=False)
    page.wait_for_url(f"{adresse}{QUARTIER}")


def test_l_ancienne_ancre_d_une_case_mene_a_la_meme_case(ouvrir):
    page = ouvrir("enjeux/habitants-fragiles/#acces-soins--le-bourg")
    expect(page.locator("#acces-soins--le-centre")).to_be_in_viewport()


PARTIES = [
    (QUARTIER, "Portrait statistique", "taux-pauvrete", "Taux de pauvreté"),
    (QUARTIER, "Portrait statistique", "portrait", "Portrait statistique"),
    (QUARTIER, "Objectifs poursuivis", "habitants-fragiles", "Enjeu 1"),
    (QUARTIER, "Objectifs poursuivis", "acces-soins", "Faciliter l’accès aux soins"),
    (
        "enjeux/habitants-fragiles/",
        "Faciliter l’accès aux droits",
        "acces-soins--identifier-le-public",
        "Identifier le public",
    ),
    ("enjeux/", "Enjeu 1", "acces-droits", "Faciliter l’accès aux droits"),
    ("glossaire/", "Le glossaire", "qpv", "QPV"),
]


def copier_au_clavier(page, bouton):
    """Suit un bouton au clavier, et rend ce que le presse-papiers contient alors."""
    bouton.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Lien copié : ")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


def test_un_bouton_copie_au_clavier_le_lien_d_une_partie(ouvrir, adresse):
    page = ouvrir(QUARTIER, permissions=["clipboard-read", "clipboard-write"])
    bouton = page.get_by_role("button", name="Copier le lien : Qui contacter")
    assert copier_au_clavier(page, bouton) == f"{adresse}{QUARTIER}#contacts"
    expect(page.get_by_role("status").filter(has_text="Lien copié : Qui contacter")).to_be_visible()


@pytest.mark.parametrize(("chemin", "partie", "ancre", "nom"), PARTIES)
def test_le_bouton_d_une_partie_offre_le_lien_de_ce_qu_elle_contient(ouvrir, chemin, partie, ancre, nom):
    page = ouvrir(chemin, permissions=["clipboard-read", "clipboard-write"])
    offrir = page.get_by_role("button", name=f"Copier un lien : {partie}")
    expect(offrir).to_have_attribute("aria-expanded", "false")
    offrir.focus()
    page.keyboard.press("Enter")
    expect(offrir).to_have_attribute("aria-expanded", "true")

    lien = page.get_by_role("button", name=re.compile(f"^Copier le lien : {nom}")).first
    assert copier_au_clavier(page, lien) == f"{page.url}#{ancre}"

    offrir.press("Enter")
    expect(offrir).to_have_attribute("aria-expanded", "false")
    expect(lien).to_be_hidden()


def test_les_boutons_ne_sont_qu_un_par_partie(ouvrir):
    page = ouvrir(QUARTIER)
    assert page.locator(".copier").count() == page.locator("main h2[id]").count()


@pytest.mark.parametrize("largeur", [320, 768, 1440])
@pytest.mark.parametrize("chemin", ["", QUARTIER, "enjeux/habitants-fragiles/", "glossaire/"])
def test_aucun_bouton_ne_couvre_un_texte_ni_ne_deplace_ce_qu_on_lit(ouvrir, chemin, largeur):
    page = ouvrir(chemin, largeur)
    assert page.evaluate(TEXTES_COUVERTS) == []
    sans_script = ouvrir(chemin, largeur, java_script_enabled=False)
    hauteurs = [p.locator("main").bounding_box()["height"] for p in (page, sans_script)]
    assert hauteurs[0] - hauteurs[1] == pytest.approx(filtres(page), abs=1)


def filtres(page):
    """La hauteur de ce que seul le script montre."""
    return sum(boite.bounding_box()["height"] for boite in page.locator("main .avec-script").all())


def test_un_lien_refuse_reste_dans_la_barre_d_adresse(ouvrir, adresse):
    page = ouvrir(QUARTIER)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refus')) }")
    page.get_by_role("button", name="Copier le lien : Qui contacter").click()
    expect(page.get_by_text("Le lien est dans la barre d’adresse.")).to_be_visible()
    assert page.url == f"{adresse}{QUARTIER}#contacts"


def test_un_bouton_ne_change_ni_le_nom_du_titre_ni_ce_qui_s_imprime(ouvrir):
    page = ouvrir(QUARTIER)
    expect(page.get_by_role("heading", name="Portrait statistique", exact=True)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".copier").first).to_be_hidden()


def test_sans_script_aucun_bouton_n_est_offert(ouvrir):
    page = ouvrir(QUARTIER, java_script_enabled=False)
    expect(page.locator(".copier")).to_have_count(0)


def test_du_doigt_un_bouton_est_assez_grand(ouvrir):
    page = ouvrir(QUARTIER, 320, has_touch=True)
    boites = [bouton.bounding_box() for bouton in page.locator(".copier").all()]
    assert boites
    assert all(min(boite["width"], boite["height"]) >= 24 for boite in boites)
