"""Le suivi dans un vrai navigateur : ce que le jour du lecteur y change, ses filtres, de quoi citer, le papier."""

import re
from datetime import UTC, datetime
from itertools import product

import pytest
from playwright.sync_api import expect

from tests.outils.navigateur.axe import violations
from tests.outils.navigateur.hebergeur import servir
from tests.outils.navigateur.largeurs import balayer, fautes
from tests.outils.navigateur.papier import imprimer, lire
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, EXEMPLEVILLE, construire, copier_projet, normaliser

QUARTIER = "quartiers/les-essais/"
PAGES = ["", QUARTIER, "enjeux/vivre-ensemble/", "suivi/"]
CAFE = "#parentalite--un-cafe-des-parents"
GUIDE = "#demarches--un-guide-des-demarches"
DEBUT_DU_FICHIER = re.compile(r"/new/HEAD/data/suivi\?filename=2026-01-05-parentalite-")
TRAITS = """() => Object.fromEntries([...document.querySelectorAll('.legende-du-bilan .segment')].map((s) => {
    const style = getComputedStyle(s.querySelector('line'))
    return [s.classList[1], [style.strokeDasharray, style.strokeWidth, style.stroke === 'none'].join()]
}))"""


LARGEUR_DE_SES_MOTS = """(choix) => {
    const seul = choix.cloneNode()
    seul.append(choix.options[0].cloneNode(true))
    seul.style.width = 'auto'
    choix.after(seul)
    const largeur = seul.getBoundingClientRect().width
    seul.remove()
    return largeur
}"""


@pytest.fixture(scope="module")
def adresse(tmp_path_factory):
    """Le site de la commune qui a tous les états, servi."""
    projet = copier_projet(tmp_path_factory.mktemp("exempleville") / "projet", EXEMPLEVILLE, "d'Exempleville")
    site = construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT, DOCUMENTS="false")
    with servir(site.dossier, tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


@pytest.fixture
def ouvrir_le(navigateur, adresse):
    """``ouvrir_le(jour, chemin)`` -> la page, dans un navigateur dont c'est le jour."""
    contextes = []

    def ouvrir_le(jour, chemin):
        contextes.append(navigateur.new_context(locale="fr-FR", timezone_id="Europe/Paris"))
        page = contextes[-1].new_page()
        page.clock.set_fixed_time(datetime.fromisoformat(f"{jour}T12:00").replace(tzinfo=UTC))
        page.goto(adresse + chemin)
        return page

    yield ouvrir_le
    for contexte in contextes:
        contexte.close()


@pytest.mark.parametrize(
    ("jour", "dit"),
    [
        ("2025-02-10", "aujourd’hui"),
        ("2025-02-11", "hier"),
        ("2025-03-01", "il y a 19 jours"),
        ("2025-04-09", "il y a 58 jours"),
        ("2025-04-10", "il y a 2 mois"),
        ("2026-04-10", "il y a 14 mois"),
        ("2027-02-09", "il y a 23 mois"),
        ("2027-02-10", "il y a 2 ans"),
        ("2029-02-09", "il y a 3 ans"),
    ],
)
def test_une_nouvelle_dit_depuis_quand_elle_est_la(ouvrir_le, jour, dit):
    page = ouvrir_le(jour, QUARTIER)
    expect(page.locator(f"{CAFE} .paroles p").first).to_contain_text(f"10 février 2025 ({dit})")


@pytest.mark.parametrize(("jour", "depassee"), [("2025-03-31", 0), ("2025-04-01", 1)])
@pytest.mark.parametrize(("chemin", "ou"), [(QUARTIER, f"{GUIDE} dd"), ("suivi/", "[data-etat=etat-en-cours] li")])
def test_une_echeance_passee_sans_etre_tenue_se_dit(ouvrir_le, jour, depassee, chemin, ou):
    page = ouvrir_le(jour, chemin)
    expect(page.locator("time.depuis").first).to_be_visible()
    expect(page.locator("body")).to_contain_text(re.compile(r"\((il y a|dans) "))
    expect(page.locator(f"{ou} .depassee")).to_have_count(depassee)
    expect(page.get_by_text("échéance dépassée")).to_have_count(depassee)


def test_sans_script_la_date_et_l_echeance_se_lisent_encore(ouvrir):
    page = ouvrir(QUARTIER, java_script_enabled=False)
    assert "10 février 2025 : Il ouvre" in normaliser(page.locator(CAFE).inner_text())
    assert "mars 2025" in page.locator(GUIDE).inner_text()
    expect(page.locator(".depassee")).to_have_count(0)


def test_citer_s_ouvre_au_clavier_et_copie(ouvrir):
    page = ouvrir(QUARTIER, permissions=["clipboard-read", "clipboard-write"])
    page.locator(f"{CAFE} summary", has_text="Citer").focus()
    page.keyboard.press("Enter")
    for nom, copie in [
        (
            "Copier la citation",
            f"Exempleville, convention signée le 1er juillet 2024 : {ADRESSE_PUBLIQUE}{QUARTIER}{CAFE}",
        ),
        ("Copier l’identifiant", CAFE[1:]),
    ]:
        page.locator(CAFE).get_by_role("button", name=nom).press("Enter")
        expect(page.get_by_role("status").filter(has_text="Copié.")).to_be_visible()
        assert normaliser(page.evaluate("navigator.clipboard.readText()")).endswith(copie)


def test_une_copie_refusee_choisit_le_texte(ouvrir):
    page = ouvrir(QUARTIER)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refus')) }")
    page.locator(f"{CAFE} summary", has_text="Citer").click()
    page.locator(CAFE).get_by_role("button", name="Copier l’identifiant").click()
    expect(page.get_by_text("Le texte est sélectionné")).to_be_visible()
    assert CAFE[1:] in page.evaluate("getSelection().toString()")


def test_sans_script_citer_s_ouvre_et_donne_tout_a_la_main(ouvrir):
    page = ouvrir(QUARTIER, java_script_enabled=False)
    page.locator(f"{CAFE} summary", has_text="Citer").click()
    expect(page.locator(f"{CAFE} .citation")).to_be_visible()
    assert "AAAA-MM-JJ" in page.locator(f"{CAFE} .dire-ou-il-en-est").get_attribute("href")


def test_dire_ou_il_en_est_porte_le_jour_du_lecteur(ouvrir_le):
    page = ouvrir_le("2026-01-05", QUARTIER)
    lien = page.locator(f"{CAFE} .dire-ou-il-en-est")
    expect(lien).to_have_attribute("href", DEBUT_DU_FICHIER)
    assert "AAAA" not in lien.get_attribute("href")
    assert "date%3A%202026-01-05" in lien.get_attribute("href")


def test_les_filtres_se_choisissent_au_clavier_s_annoncent_et_restent_dans_l_adresse(ouvrir, adresse):
    page = ouvrir("suivi/")
    places = page.locator(".tranche [data-quartier]:visible")
    expect(places).to_have_count(10)
    page.get_by_label("Quartier", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(places).to_have_count(3)
    expect(page.get_by_role("status").filter(has_text="3 sur 10")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(places).to_have_count(2)
    assert page.url == f"{adresse}suivi/?quartier=les-epreuves&enjeu=grandir"
    page.reload()
    expect(places).to_have_count(2)
    expect(page.get_by_label("Enjeu", exact=True)).to_have_value("grandir")
    page.get_by_role("button", name="Tout montrer").press("Enter")
    expect(places).to_have_count(10)
    assert page.url == f"{adresse}suivi/"


def test_un_etat_choisi_ne_laisse_que_sa_section(ouvrir):
    page = ouvrir("suivi/?etat=etat-en-pause&enjeu=inconnu")
    expect(page.locator(".tranche:visible h3")).to_have_count(1)
    expect(page.get_by_role("heading", name="En pause : 1 engagement")).to_be_visible()
    page.get_by_label("Enjeu", exact=True).select_option("grandir")
    expect(page.get_by_text("Aucun engagement ne correspond à ces choix.")).to_be_visible()


def test_sans_script_la_liste_est_entiere_et_les_filtres_absents(ouvrir):
    page = ouvrir("suivi/?etat=etat-fait", java_script_enabled=False)
    expect(page.locator(".tranche [data-quartier]:visible")).to_have_count(10)
    expect(page.locator(".filtres")).to_be_hidden()


@pytest.mark.parametrize("chemin", PAGES)
def test_aucune_regle_d_accessibilite_n_est_enfreinte_meme_citer_ouvert(ouvrir, chemin):
    page = ouvrir(chemin)
    page.evaluate("document.querySelectorAll('main details').forEach((details) => (details.open = true))")
    for largeur, palette in product([320, 1280], ["light", "dark"]):
        page.set_viewport_size({"width": largeur, "height": 900})
        page.emulate_media(color_scheme=palette)
        assert (largeur, palette, violations(page)) == (largeur, palette, [])


@pytest.mark.parametrize("chemin", PAGES)
def test_le_suivi_se_lit_a_toutes_les_largeurs(navigateur_a_ascenseurs, adresse, chemin):
    page = navigateur_a_ascenseurs.new_page(locale="fr-FR")
    page.goto(adresse + chemin)
    page.evaluate("document.querySelectorAll('main .engagement details').forEach((details) => (details.open = true))")
    assert fautes(balayer(page)) == []
    page.close()


@pytest.mark.parametrize("options", [{}, {"forced_colors": "active"}, {"palette": "dark"}], ids=str)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_une_barre_se_lit_sans_ses_couleurs(ouvrir, options, media):
    page = ouvrir("suivi/", **options)
    page.emulate_media(media=media)
    traits = page.evaluate(TRAITS)
    assert len(traits) == 7
    assert len(set(traits.values())) == 7


def test_le_suivi_s_imprime_avec_ses_etats_et_sans_ses_outils(ouvrir):
    pages = {chemin: " ".join(map(lire, imprimer(ouvrir(chemin)))) for chemin in ("suivi/", QUARTIER)}
    assert "Tout montrer" not in pages["suivi/"]
    assert "Un car vers la mairie, le mercredi" in pages["suivi/"]
    assert "Citer" not in pages[QUARTIER]
    assert "Identifiant" not in pages[QUARTIER]
    for dit in ("Fait en partie", "La commune : fait", "pas constaté", "Corrigé le 2 juillet 2025"):
        assert dit in pages[QUARTIER]


def test_la_barre_de_l_accueil_s_aligne_sur_son_titre(ouvrir):
    page = ouvrir("", 1440)
    barre, titre = (page.locator(ou).bounding_box() for ou in ("main > div > svg.bilan", "#suivi"))
    assert barre["x"] == pytest.approx(titre["x"], abs=1)
    assert barre["x"] + barre["width"] <= 1440 - titre["x"] + 1


@pytest.mark.parametrize("largeur", [768, 1024, 1120, 1440, 1920])
def test_tout_montrer_est_sur_le_rang_des_choix_qu_il_efface(ouvrir, largeur):
    filtres = ouvrir("suivi/", largeur).locator(".filtres")
    bas = {round(b["y"] + b["height"]) for b in (e.bounding_box() for e in filtres.locator("select, button").all())}
    assert max(bas) - min(bas) <= 1


@pytest.mark.parametrize("largeur", [320, 600, 736, 768, 1024, 1120, 1440, 1920])
def test_chaque_choix_montre_ses_mots_en_entier(ouvrir, largeur):
    """Ceux qu'il montre quand rien n'est choisi : le nom d'un quartier ou d'un enjeu peut, lui, être trop long."""
    for choix in ouvrir("suivi/", largeur).locator(".filtres select").all():
        assert choix.evaluate(LARGEUR_DE_SES_MOTS) <= choix.bounding_box()["width"] + 0.5


@pytest.mark.parametrize("largeur", [360, 1440])
def test_le_bilan_d_un_enjeu_s_aligne_sur_ses_mots(ouvrir, largeur):
    premier = ouvrir("suivi/", largeur).locator(".bilans:has(.pictogramme) > li").first
    mots, bilan = (premier.locator(ou).bounding_box() for ou in (".intitule > :last-child", "p"))
    assert bilan["x"] == pytest.approx(mots["x"], abs=1)


def test_entre_un_dessin_de_la_legende_et_ses_mots_rien_n_est_souligne(ouvrir):
    lien = ouvrir("suivi/", 768).locator(".legende-du-bilan a").first
    assert lien.evaluate("(a) => getComputedStyle(a).textDecorationLine") == "none"
    assert lien.locator(".etat").evaluate("(e) => getComputedStyle(e).textDecorationLine") == "underline"
