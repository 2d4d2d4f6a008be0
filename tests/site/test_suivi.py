"""Le suivi tel qu'on le lit : avec tous les états, sans aucune nouvelle, et dans une copie qui n'a pas sa page."""

import gzip
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from macros.lecture import lire
from macros.modele.suivi import ETATS
from tests.outils.projet import (
    ADRESSE_PUBLIQUE,
    DEPOT,
    EXEMPLEVILLE,
    Site,
    construire,
    copier_projet,
    texte,
)

DERNIERE = "parentalite--un-cafe-des-parents"
LIGNE_DU_MENU = "  - Suivi: suivi.md\n"
PREMIERE_VUE = 60_000  # octets compressés


@pytest.fixture(scope="module")
def exempleville(tmp_path_factory) -> Site:
    """La commune inventée, telle qu'elle se publie."""
    projet = copier_projet(tmp_path_factory.mktemp("exempleville") / "projet", EXEMPLEVILLE, "d'Exempleville")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT, DOCUMENTS="false")


def retirer_du_menu(projet) -> None:
    reglages = projet / "mkdocs.yml"
    ecrits = reglages.read_text("utf-8")
    assert LIGNE_DU_MENU in ecrits
    reglages.write_text(ecrits.replace(LIGNE_DU_MENU, ""), "utf-8")


@pytest.fixture(scope="module")
def sans_la_ligne(tmp_path_factory) -> Site:
    """Une copie qui vient de recevoir la page du suivi, et dont le menu ne la nomme pas encore."""
    projet = copier_projet(tmp_path_factory.mktemp("sans-ligne") / "projet", EXEMPLEVILLE)
    retirer_du_menu(projet)
    return construire(projet, projet / "site", DOCUMENTS="false")


@pytest.fixture(scope="module")
def sans_la_page(tmp_path_factory) -> Site:
    """Une copie qui n'a ni la page du suivi, ni sa ligne dans le menu."""
    projet = copier_projet(tmp_path_factory.mktemp("sans-page") / "projet", EXEMPLEVILLE)
    retirer_du_menu(projet)
    (projet / "docs/suivi.md").unlink()
    return construire(projet, projet / "site", DOCUMENTS="false")


def test_sans_nouvelle_le_suivi_dit_combien_et_qui_appeler(site):
    page = site.page("/suivi/").main
    assert texte(page.select_one(".chapeau")) == "53 engagements, aucune nouvelle publiée à ce jour."
    assert [a["href"] for a in page.select("p a[href^='tel:']")][:2] == ["tel:+33625788970", "tel:+33321520481"]
    assert page.select("svg.bilan, time.depuis") == []
    assert "pas commencé" not in texte(page)
    assert len(page.select("#etat-sans-nouvelle")) == 1
    assert len(page.select(".tranche [data-quartier]")) == 53


def test_sans_nouvelle_chaque_engagement_dit_son_silence_une_fois_et_en_peu_de_mots(site):
    engagements = site.page("/quartiers/le-centre/").select("li.engagement")
    assert len(engagements) == 17
    assert {texte(e.select_one(".avancement > p")) for e in engagements} == {"Aucune nouvelle publiée"}
    assert [e for e in engagements if e.select("time, .paroles, .anciennes, .precisions")] == []


@pytest.mark.lent
def test_le_suivi_dit_chaque_etat_par_son_nom_un_dessin_et_une_phrase(exempleville):
    page = exempleville.page("/suivi/").main
    assert texte(page.select_one(".chapeau")).startswith("10 engagements : 1 fait, 1 fait en partie, 2 en cours")
    legende = [texte(li) for li in page.select(".legende-du-bilan li")]
    assert legende == [
        "Fait 1",
        "Fait en partie 1",
        "En cours 2",
        "Prévu 2",
        "En pause 1",
        "Abandonné 1",
        "Aucune nouvelle publiée 2",
    ]
    for lien in page.select(".legende-du-bilan a"):
        assert page.select_one(lien["href"])
    assert all(bilan.find_next("p") for bilan in page.select(".bilans svg.bilan"))
    assert len(page.select(".nouvelles > li")) == 10


@pytest.mark.lent
def test_sans_script_les_engagements_sont_ranges_par_etat_avec_des_liens(exempleville):
    page = exempleville.page("/suivi/").main
    assert len(page.select(".tranche")) == len(ETATS) + 1
    for lien in page.select(".tranche a"):
        chemin, _, ancre = lien["href"].removeprefix("..").partition("#")
        assert exempleville.page(chemin).find(id=ancre), lien["href"]
    assert "avec-script" in page.select_one(".filtres")["class"]


@pytest.mark.lent
def test_une_nouvelle_se_lit_sous_son_engagement_avec_sa_date_et_sa_source(exempleville):
    cafe = exempleville.page("/quartiers/les-essais/").find(id=DERNIERE)
    assert texte(cafe.select_one(".etat")) == "Fait"
    commune, conseil = cafe.select(".paroles p")
    assert texte(commune).startswith("La commune : fait, 10 février 2025 : Il ouvre chaque mardi, à l'école. Source :")
    assert commune.a["href"] == "https://exempleville.example/deliberations/2025-02-10"
    assert texte(conseil).startswith("Le conseil citoyen d'Exempleville : pas constaté, 5 juin 2025 :")
    assert [p.time["datetime"] for p in (commune, conseil)] == ["2025-02-10", "2025-06-05"]
    assert texte(cafe.select_one(".anciennes summary")).startswith("1 nouvelle plus ancienne")


@pytest.mark.lent
def test_une_correction_se_dit(exempleville):
    page = exempleville.page("/quartiers/les-essais/")
    [correction] = page.select(".correction")
    assert texte(correction).startswith("Corrigé le 2 juillet 2025 : il était écrit")


@pytest.mark.lent
def test_en_bref_dit_ou_en_sont_les_engagements(exempleville, site):
    assert "Où cela en est : 1 fait, 1 fait en partie" in texte(
        exempleville.page("/quartiers/les-essais/").select_one(".en-bref")
    )
    assert "Aucune nouvelle n'en est publiée à ce jour." in texte(
        site.page("/quartiers/le-centre/").select_one(".en-bref")
    )


@pytest.mark.lent
def test_un_engagement_se_cite_et_se_suit_sans_script(exempleville):
    cafe = exempleville.page("/quartiers/les-essais/").find(id=DERNIERE)
    citer = cafe.select_one("details.citer")
    assert texte(citer.select_one(".citation")) == (
        "« Un café des parents », Les Essais, contrat de ville d'Exempleville, convention signée le 1er juillet 2024 : "
        f"{ADRESSE_PUBLIQUE}quartiers/les-essais/#{DERNIERE}"
    )
    assert citer.code.string == DERNIERE
    ecrire = urlsplit(citer.select_one(".dire-ou-il-en-est")["href"])
    champs = parse_qs(ecrire.query)
    assert unquote(ecrire.path).endswith("/new/HEAD/data/suivi")
    assert champs["filename"] == ["AAAA-MM-JJ-parentalite-un-cafe-des-parents-les-essais.yml"]
    assert f"engagement: {DERNIERE}\n  quartiers: [les-essais]\n" in champs["value"][0]


@pytest.mark.lent
def test_sans_depot_on_cite_encore_mais_on_ne_mene_nulle_part(sans_la_ligne):
    citer = sans_la_ligne.page("/quartiers/les-essais/").find(id=DERNIERE).select_one("details.citer")
    assert [lien["href"] for lien in citer.select("a")] == [f"#{DERNIERE}"]


@pytest.mark.lent
def test_la_page_d_un_enjeu_dit_l_etat_de_chaque_quartier_et_ce_qu_en_constate_une_instance(exempleville):
    engagement = exempleville.page("/enjeux/vivre-ensemble/").find("li", id="demarches--un-ordinateur-en-mairie")
    commun = engagement.find_parent(class_="commun")
    assert [texte(etat) for etat in commun.select(".etat")] == ["En cours", "En pause"]
    assert texte(commun.find(id="demarches--les-epreuves").find_parent("p")) == (
        "Aux Épreuves (12 mai 2025 ; la table de quartier des Épreuves le constate, 21 mars 2025) : En pause"
    )


@pytest.mark.lent
def test_une_carte_de_quartier_dit_l_avancement_et_le_dessine_s_il_y_a_de_quoi(exempleville, site):
    carte = exempleville.page("/").select_one("main .carte")
    assert "7 engagements : 1 fait" in texte(carte)
    assert len(carte.select("svg.bilan .segment")) == 6
    assert "17 engagements, aucune nouvelle publiée à ce jour" in texte(site.page("/").select_one("main .carte"))
    assert site.page("/").select(".carte svg.bilan") == []


def test_l_accueil_mene_au_suivi(site):
    assert site.page("/").select_one("#suivi ~ p a")["href"] == "suivi/"


@pytest.mark.lent
def test_un_menu_qui_ne_nomme_pas_le_suivi_y_mene_quand_meme_apres_les_enjeux(sans_la_ligne):
    entrees = [texte(a) for a in sans_la_ligne.page("/").select("nav#menu > ul > li > a, nav#menu .ouverte > a")]
    assert entrees.index("Suivi") == entrees.index("Enjeux") + 1
    assert [a for a in sans_la_ligne.page("/plan-du-site/").select("main a") if a["href"] == "../suivi/"]


@pytest.mark.lent
def test_une_copie_sans_la_page_du_suivi_se_construit_et_n_y_mene_pas(sans_la_page):
    assert "/suivi/" not in sans_la_page.pages()
    for adresse in sans_la_page.pages():
        page = sans_la_page.page(adresse)
        assert [a["href"] for a in page.select("a[href]") if a["href"].rstrip("/").endswith("suivi")] == [], adresse
    assert sans_la_page.page("/quartiers/les-essais/").select("li.engagement .etat")


@pytest.mark.parametrize("adresse", ["/quartiers/le-centre/", "/suivi/", "/"])
def test_la_premiere_vue_reste_legere(site, adresse):
    fichiers = [site.dossier / adresse.lstrip("/") / "index.html"]
    fichiers += [site.dossier / "assets" / nom for nom in ("site.css", "site.js", "suivi.js")]
    fichiers += (site.dossier / "assets/polices").glob("*.woff2")
    assert sum(len(gzip.compress(fichier.read_bytes())) for fichier in fichiers) < PREMIERE_VUE


def test_les_donnees_de_la_commune_inventee_ont_tous_les_etats():
    assert {a.etat for a in lire(EXEMPLEVILLE).avancements} == {*ETATS, None}


@pytest.mark.lent
def test_sans_la_feuille_de_style_aucun_dessin_ne_remplit_l_ecran(exempleville):
    for adresse in exempleville.pages():
        dessins = [dessin for dessin in exempleville.page(adresse).select("svg") if not dessin.find_parent("svg")]
        assert dessins, adresse
        sans_taille = [dessin for dessin in dessins if not {"width", "height"} <= dessin.attrs.keys()]
        assert [str(d)[:80] for d in sans_taille if not d.find_parent(class_="paysage")] == [], adresse
