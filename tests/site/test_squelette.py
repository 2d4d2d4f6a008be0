"""Le squelette de chaque page (titre, feuilles, menu, sommaire, partage, pied), et la page introuvable."""

import re
from urllib.parse import urljoin

import pytest

from tests.outils.pages import ADRESSES
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, RACINE, normaliser, texte

INTROUVABLE = "/404.html"
SITE = "Contrat de ville d'Haillicourt"
TITRES_A_ANCRE = "main :is(h2, h3, h4)[id]"


def menu(site, adresse):
    """Les liens du menu principal, sans les pages des rubriques."""
    return site.page(adresse).select("#menu > ul > li > a")


@pytest.mark.parametrize(
    ("adresse", "titre"),
    [
        ("/", SITE),
        ("/quartiers/le-centre/", f"Le Centre - {SITE}"),
        (INTROUVABLE, f"Page introuvable - {SITE}"),
    ],
)
def test_l_onglet_nomme_la_page_puis_le_site(site, adresse, titre):
    assert normaliser(site.page(adresse).title.string) == titre


def test_le_titre_d_une_page_generee_est_compose_partout_ou_il_se_lit(site):
    for adresse in ("/quartiers/le-haut-d-houdain/", "/quartiers/", INTROUVABLE, "/plan-du-site/"):
        page = site.page(adresse)
        lus = [page.title.string, *(a.get_text() for a in page.select("#menu a, main a"))]
        assert [lu for lu in lus if "'" in lu] == [], adresse
        assert any("Le Haut d’Houdain" in lu for lu in lus), adresse


def test_une_seule_feuille_de_style_sert_a_l_ecran_et_au_papier(site):
    feuille = (site.dossier / "assets/site.css").read_text("utf-8")
    assert "@page {" in feuille[feuille.rindex("@media print {") :]
    assert not re.search(r"\{[{%]", feuille)
    for adresse in site.pages():
        feuilles = {f["href"].split("/")[-1]: f.get("media") for f in site.page(adresse).select("link[rel=stylesheet]")}
        assert feuilles == {"site.css": None, "sans-script.css": None}, adresse
        assert site.page(adresse).select_one("noscript link")["href"].endswith("sans-script.css"), adresse


def test_le_site_ne_publie_que_nos_feuilles_nos_scripts_et_nos_dessins(site):
    publies, ecrits = (
        {f.relative_to(dossier).as_posix() for f in dossier.rglob("*") if f.is_file()}
        for dossier in (site.dossier / "assets", RACINE / "overrides/assets")
    )
    assert publies == ecrits


def test_l_evitement_mene_le_focus_au_contenu_au_menu_et_a_la_recherche(site):
    for adresse in site.pages():
        page = site.page(adresse)
        cibles = [page.select_one(lien["href"]) for lien in page.select(".evitement a")]
        assert [cible.name for cible in cibles] == ["main", "button", "button"], adresse
        assert page.main["tabindex"] == "-1", adresse


def test_seul_l_accueil_se_presente_comme_un_accueil(site):
    assert [adresse for adresse in site.pages() if "accueil" in site.page(adresse).body.get("class", [])] == ["/"]


def test_une_page_de_plus_de_deux_titres_a_un_sommaire_et_jamais_l_accueil(site):
    titres = {adresse: site.page(adresse).select(TITRES_A_ANCRE) for adresse in ADRESSES}
    assert {2, 3} <= {len(trouves) for trouves in titres.values()}
    assert len(titres["/"]) > 2
    for adresse, trouves in titres.items():
        liens = site.page(adresse).select("nav.sommaire a")
        attendus = trouves if len(trouves) > 2 and adresse != "/" else []
        assert [(lien["href"], texte(lien)) for lien in liens] == [(f"#{t['id']}", texte(t)) for t in attendus]
        assert [lien.parent["class"] for lien in liens] == [[f"niveau-{titre.name[1]}"] for titre in attendus]
        assert ("avec-sommaire" in site.page(adresse).select_one(".corps")["class"]) == bool(attendus)


@pytest.mark.parametrize(
    ("adresse", "rubrique", "dit"),
    [
        ("/", "Accueil", "page"),
        ("/pilotage/", "Pilotage", "page"),
        ("/quartiers/", "Quartiers", "page"),
        ("/quartiers/le-centre/", "Quartiers", "true"),
        ("/enjeux/emancipation/", "Enjeux", "true"),
    ],
)
def test_le_menu_dit_la_page_ou_la_rubrique_ou_l_on_est(site, adresse, rubrique, dit):
    assert {texte(a): a["aria-current"] for a in menu(site, adresse) if a.get("aria-current")} == {rubrique: dit}


@pytest.mark.parametrize(
    ("adresse", "ouverte"), [("/", []), ("/glossaire/", []), ("/quartiers/", ["Quartiers"]), ("/enjeux/", ["Enjeux"])]
)
def test_le_menu_n_ouvre_que_la_rubrique_ou_l_on_est(site, adresse, ouverte):
    liens = menu(site, adresse)
    assert [texte(a) for a in liens if "ouverte" in a.parent.get("class", [])] == ouverte
    assert [texte(a) for a in liens if a.parent.select("ul.rubrique")] == ouverte
    assert len(site.page(adresse).select("#menu > ul ul")) == 2


def test_sans_script_rechercher_mene_au_plan_du_site(site):
    for adresse in set(site.pages()) - {INTROUVABLE}:
        repli = site.page(adresse).select_one("#rechercher")["data-repli"]
        publique = ADRESSE_PUBLIQUE + adresse.lstrip("/")
        assert urljoin(publique, repli) == f"{ADRESSE_PUBLIQUE}plan-du-site/", adresse


def test_le_pied_dit_la_page_ou_l_on_est_l_etat_d_accessibilite_et_la_source(site):
    for adresse in ADRESSES:
        pied = site.page(adresse).footer
        courantes = [a["href"] for a in pied.select("[aria-current=page]")]
        liens = [urljoin(ADRESSE_PUBLIQUE + adresse.lstrip("/"), a["href"]) for a in pied.select("li a")]
        assert len(courantes) == (ADRESSE_PUBLIQUE + adresse.lstrip("/") in liens), adresse
        assert [texte(a) for a in pied.select("li a") if " : " in texte(a)] == ["Accessibilité : non conforme"]
        assert texte(pied).count("D'après la ") == 1


def test_une_page_partagee_se_decrit_par_sa_propre_phrase(site):
    descriptions = {
        adresse: normaliser(site.page(adresse).select_one('meta[property="og:description"]')["content"])
        for adresse in set(ADRESSES) - {INTROUVABLE}
    }
    assert descriptions["/"].startswith("Les engagements du contrat de ville")
    assert all(
        descriptions[a] != descriptions["/"] for a in descriptions if a.startswith(("/quartiers/l", "/enjeux/e"))
    )


def test_l_accueil_se_partage_sous_le_nom_du_site_et_les_autres_sous_leur_titre(site):
    for adresse in set(ADRESSES) - {INTROUVABLE}:
        [titre] = site.page(adresse).select('meta[property="og:title"]')
        attendu = SITE if adresse == "/" else normaliser(site.page(adresse).title.string).removesuffix(f" - {SITE}")
        assert normaliser(titre["content"]) == attendu


def test_la_page_introuvable_mene_aux_quartiers_au_plan_et_a_qui_le_dire(site):
    contenu = site.page(INTROUVABLE).main
    assert [texte(a) for a in contenu.select("ul a")] == [
        "Revenir à l'accueil",
        "La liste des quartiers",
        *("Le Centre", "Le Haut d'Houdain", "Cité des Oiseaux"),
        "Voir toutes les pages du site",
    ]
    assert texte(contenu.select_one(".corriger span")) == "Un lien de ce site vous a mené ici ?"
    assert [a["href"] for a in contenu.select(".corriger a[href*=edit]")] == []
    assert [a for a in contenu.select(".corriger a") if a["href"].startswith(DEPOT)]
