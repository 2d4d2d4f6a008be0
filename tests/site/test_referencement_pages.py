"""L'en-tête des pages construites : ce que montre un lien partagé, ce que comprend un moteur, et les icônes."""

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.outils.donnees_liees import developper, feuilles, tetes
from tests.outils.pages import ADRESSES
from tests.outils.projet import ADRESSE_PUBLIQUE, HAILLICOURT, RACINE, Site, construire, copier_projet, normaliser

INTROUVABLE = "/404.html"
PAGES = [adresse for adresse in ADRESSES if adresse != INTROUVABLE]
NOMS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SELECTEUR = 'script[type="application/ld+json"]'
ABSOLUS = f'link[rel=canonical], meta[property="og:url"], meta[property="og:image"], {SELECTEUR}'


@pytest.fixture(scope="module")
def sans_adresse(tmp_path_factory) -> Site:
    """Le même site, quand on ne sait pas où il sera publié."""
    projet = copier_projet(tmp_path_factory.mktemp("sans-adresse") / "projet", HAILLICOURT)
    return construire(projet, projet / "site", SITE_URL="")


def metas(site, adresse) -> dict[str, str]:
    balises = site.page(adresse).select("meta[property], meta[name]")
    return {balise.get("property") or balise["name"]: normaliser(balise["content"]) for balise in balises}


def liees(site, adresse) -> str:
    return site.page(adresse).select_one(SELECTEUR).string


def plan(site) -> dict[str, str | None]:
    racine = ElementTree.parse(site.dossier / "sitemap.xml").getroot()  # noqa: S314 - c'est le nôtre
    return {page.findtext("s:loc", "", NOMS): page.findtext("s:lastmod", None, NOMS) for page in racine}


@pytest.mark.parametrize("adresse", PAGES)
def test_une_page_partagee_montre_son_titre_sa_description_et_son_adresse(site, adresse):
    lues = metas(site, adresse)
    publique = ADRESSE_PUBLIQUE + adresse.lstrip("/")
    assert site.page(adresse).select_one("link[rel=canonical]")["href"] == lues["og:url"] == publique
    assert normaliser(site.page(adresse).title.string).startswith(lues["og:title"])
    assert lues["og:description"] == lues["description"]
    assert lues["og:site_name"] == "Contrat de ville d'Haillicourt"
    assert (lues["og:type"], lues["og:locale"], lues["twitter:card"]) == ("website", "fr_FR", "summary_large_image")


@pytest.mark.parametrize("adresse", PAGES)
def test_l_image_d_une_page_partagee_existe_a_la_taille_annoncee(site, adresse):
    lues = metas(site, adresse)
    chemin = lues["og:image"].removeprefix(ADRESSE_PUBLIQUE)
    with Image.open(site.dossier / chemin) as image:
        assert [str(cote) for cote in image.size] == [lues["og:image:width"], lues["og:image:height"]]
    assert lues["og:image:alt"] == lues["twitter:image:alt"]
    bruts = [balise["content"] for balise in site.page(adresse).select('meta[property$=":alt"], meta[name$=":alt"]')]
    assert len(bruts) == 2
    assert "'" not in "".join(bruts)
    assert (chemin != "vignettes/site.png") == bool(re.fullmatch("/quartiers/.+", adresse))


@pytest.mark.parametrize("adresse", PAGES)
def test_un_processeur_json_ld_comprend_toute_la_page(site, adresse):
    texte = liees(site, adresse)
    assert sorted(feuilles(json.loads(texte)["@graph"])) == sorted(feuilles(developper(texte)))
    assert ADRESSE_PUBLIQUE + adresse.lstrip("/") in tetes(texte)


@pytest.mark.parametrize("adresse", PAGES)
def test_les_donnees_liees_nomment_et_decrivent_la_page_comme_un_lien_partage(site, adresse):
    page, lues = tetes(liees(site, adresse))[ADRESSE_PUBLIQUE + adresse.lstrip("/")], metas(site, adresse)
    assert (normaliser(page["name"]), normaliser(page["description"])) == (lues["og:title"], lues["og:description"])


@pytest.mark.parametrize("adresse", PAGES)
def test_les_referents_sont_dits_la_ou_on_les_voit(site, adresse):
    editeur = tetes(liees(site, adresse))[f"{ADRESSE_PUBLIQUE}#editeur"]
    vus = site.page(adresse).select("main .contacts .carte")
    assert len(editeur.get("contactPoint", [])) == len(vus)


@pytest.mark.parametrize("adresse", PAGES)
def test_le_fil_d_ariane_ne_passe_que_par_des_pages_du_site(site, adresse):
    fils = [entite for entite in tetes(liees(site, adresse)).values() if entite["@type"] == "BreadcrumbList"]
    etapes = [etape["item"]["@id"] for fil in fils for etape in fil["itemListElement"]]
    assert set(etapes) <= set(plan(site))
    assert etapes[-1:] == ([ADRESSE_PUBLIQUE + adresse.lstrip("/")] if adresse != "/" else [])


def test_les_fichiers_du_jeu_de_donnees_sont_publies(site):
    jeu = tetes(liees(site, "/donnees/"))[f"{ADRESSE_PUBLIQUE}donnees/#jeu"]
    chemins = [fichier["contentUrl"].removeprefix(ADRESSE_PUBLIQUE) for fichier in jeu["distribution"]]
    assert chemins
    assert [chemin for chemin in chemins if not (site.dossier / chemin).is_file()] == []


def test_le_plan_nomme_chaque_page_et_elles_seules(site):
    pages = [adresse for adresse in site.pages() if adresse != INTROUVABLE]
    assert sorted(plan(site)) == sorted(ADRESSE_PUBLIQUE + adresse.lstrip("/") for adresse in pages)
    assert next(iter(plan(site))) == ADRESSE_PUBLIQUE  # dans l'ordre du menu
    assert not (site.dossier / "sitemap.xml.gz").exists()


def test_hors_d_un_depot_aucune_page_n_est_datee(site):
    assert set(plan(site).values()) == {None}


def test_les_robots_trouvent_le_plan(site):
    assert f"Sitemap: {ADRESSE_PUBLIQUE}sitemap.xml" in (site.dossier / "robots.txt").read_text("utf-8").splitlines()


@pytest.mark.lent
def test_sans_adresse_publique_rien_d_absolu_n_est_invente(sans_adresse):
    assert [adresse for adresse in PAGES if sans_adresse.page(adresse).select(ABSOLUS)] == []
    assert metas(sans_adresse, "/quartiers/le-centre/")["og:title"] == "Le Centre"
    assert not (sans_adresse.dossier / "sitemap.xml").exists()


def test_la_page_introuvable_ne_se_partage_ni_ne_se_range(site):
    assert site.page(INTROUVABLE).select(f'{ABSOLUS}, meta[property^="og:"]') == []
    assert metas(site, INTROUVABLE)["robots"] == "noindex"
    assert "robots" not in metas(site, "/")


@pytest.mark.parametrize("adresse", ["/", "/quartiers/le-centre/", INTROUVABLE])
def test_chaque_icone_annoncee_existe_a_sa_taille(site, adresse):
    liens = site.page(adresse).select("link[rel=icon], link[rel=apple-touch-icon]")
    noms = [re.sub(r"^(\.\./)+|^/contrat-de-ville/", "", lien["href"]) for lien in liens]
    dessin = unquote(noms.pop(1).removeprefix("data:image/svg+xml,"))
    assert dessin == (site.dossier / "assets/favicon.svg").read_text("utf-8").strip()
    assert noms == ["favicon.ico", "assets/apple-touch-icon.png"]
    with Image.open(site.dossier / noms[0]) as ancienne, Image.open(site.dossier / noms[1]) as tactile:
        assert ancienne.size == (32, 32)
        assert tactile.size == (180, 180)
        assert tactile.convert("RGBA").getextrema()[3] == (255, 255)  # un fond transparent y deviendrait noir


def test_les_icones_ont_les_couleurs_du_dessin():
    couleurs = set(re.findall(r'fill="#(\w{6})"', (RACINE / "overrides/assets/favicon.svg").read_text("utf-8")))
    for nom in ("overrides/favicon.ico", "overrides/assets/apple-touch-icon.png"):
        with Image.open(RACINE / nom) as image:
            peintes = {f"{r:02x}{v:02x}{b:02x}" for _, (r, v, b, _) in image.convert("RGBA").getcolors(4096)}
        assert couleurs <= peintes, f"{nom} : à redessiner d'après favicon.svg"


def test_le_cadre_du_navigateur_prend_la_couleur_de_l_en_tete(site):
    feuille = (RACINE / "overrides/assets/site.css").read_text("utf-8")
    declarees = [couleur.replace("#fff", "#ffffff") for couleur in re.findall(r"--carte: (#\w+);", feuille)]
    annoncees = site.page("/").select("meta[name=theme-color]")
    assert [balise["content"] for balise in annoncees] == declarees
    assert ["light" in balise["media"] for balise in annoncees] == [True, False]
