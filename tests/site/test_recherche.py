"""L'index de la recherche : chaque texte une fois, là où un lien peut mener, et rien de collé."""

import gzip
import json

import pytest

from macros.pages.html import decouper, titres
from macros.recherche import Page, abreger, fichiers, lire_page
from macros.recherche.lieux import lieux
from tests.outils.projet import lieux_de_l_index, normaliser


@pytest.fixture(scope="module")
def lu(site) -> dict[str, list[str]]:
    """Le site construit -> pour chaque adresse, son titre et ses textes."""
    index = json.loads((site.dossier / "recherche.json").read_text("utf-8"))
    return {
        f"{adresse}#{ancre}" if ancre else adresse: list(map(normaliser, textes))
        for adresse, _, ancre, textes in lieux_de_l_index(index)
    }


def ecrire(*pages: Page) -> dict[str, list]:
    """Le contenu de chaque fichier de la recherche."""
    return {chemin: json.loads(contenu) for chemin, contenu in fichiers(pages, {}, {}).items()}


def test_un_texte_repete_n_est_ecrit_qu_une_fois():
    morceaux = decouper("<p>Le même</p><p>Le même</p>")
    [index] = ecrire(*(lire_page(adresse, "Page", morceaux) for adresse in ("a/", "b/"))).values()
    assert index["pages"] == [["a/", [[1, "", "Page", "Le même"]]], ["b/", [[1, "", 0, 1]]]]
    assert list(lieux_de_l_index(index)) == [(adresse, 1, "", ["Page", "Le même"]) for adresse in ("a/", "b/")]


def test_un_texte_repete_aussitot_n_est_ecrit_qu_une_fois():
    [index] = ecrire(*(lire_page(adresse, "Page", []) for adresse in ("a/", "b/"))).values()
    assert index["pages"] == [["a/", [[1, "", "Page"]]], ["b/", [[1, "", 0]]]]


def test_un_titre_echappe_se_lit_tel_quel():
    [(*_, textes)] = lieux_de_l_index(ecrire(lire_page("a/", "A &amp; B &#123;", []))["recherche.json"])
    assert textes == ["A & B {"]


@pytest.mark.parametrize("ancre", ["irritants", "opportunites", "enjeux-prioritaires"])
def test_une_page_abregee_dit_les_memes_mots_aux_memes_lieux(contrat, lu, ancre):
    trouves = titres(decouper(f'<h2 id="{ancre}">Titre</h2>'))
    abregee = abreger(contrat, contrat.quartier_par_slug["le-centre"], "", trouves)
    [textes] = [set(map(normaliser, lieu.textes[1:])) for lieu in abregee.lieux if lieu.ancre == ancre]
    assert textes & set(lu[f"quartiers/le-centre/#{ancre}"]) == textes != set()


def test_les_mots_d_une_page_abregee_se_rangent_par_initiales():
    html = '<p>Un lieu</p><h2 id="sante">Santé</h2><p>L’Œuvre : une épicerie, un lieu, 5\u00a0300</p>'
    longue = lieux("Quartier", decouper(html))
    ecrit = ecrire(lire_page("a/", "Page", decouper("<p>Épicerie</p>")), Page("b/", longue, abregee=True))
    index = ecrit.pop("recherche.json")
    assert list(lieux_de_l_index(index)) == [
        ("a/", 1, "", ["Page", "Épicerie"]),
        ("b/", 1, "", ["Quartier"]),
        ("b/", 2, "sante", ["Santé"]),
    ]
    assert index["initiales"] == ["53", "ep", "li", "oe", "un"]
    assert ecrit == {
        "recherche/53.json": {"5300": [2]},
        "recherche/ep.json": {"épicerie": [2]},
        "recherche/li.json": {"lieu": [1, 2]},
        "recherche/oe.json": {"œuvre": [2]},
        "recherche/un.json": {"une": [2]},
    }


def test_un_objectif_se_trouve_dans_son_quartier_et_nulle_part_ailleurs(lu):
    trouves = [adresse for adresse, textes in lu.items() if "Favoriser l'accès à la bibliothèque" in textes]
    assert trouves == [
        f"quartiers/{q}/#reussite-educative" for q in ("le-centre", "le-haut-d-houdain", "cite-des-oiseaux")
    ]


def test_un_indicateur_dit_ses_chiffres_et_leur_sens(lu):
    titre, quartier, agglomeration, en_clair = lu["quartiers/le-centre/#taux-pauvrete"]
    assert (titre, quartier, agglomeration) == ("Taux de pauvreté", "Quartier : 46,7 %", "Agglomération : 18,8 %")
    assert "47 personnes sur 100" in en_clair


def test_chaque_lieu_existe_dans_sa_page(site, lu):
    absents = [a for a in lu if "#" in a and a.split("#")[1] not in site.ancres("/" + a.split("#")[0])]
    assert absents == []


def test_chaque_page_est_dans_l_index(site, lu):
    pages = {f"/{adresse}" for adresse in lu if "#" not in adresse}
    assert pages == set(site.pages()) - {"/404.html", "/journal/"}


def test_aucun_texte_du_site_n_est_perdu(site, lu):
    indexes = {texte for textes in lu.values() for texte in textes}
    puces = site.page("/quartiers/le-centre/").select("main .promis, #irritants ~ ul li, #opportunites ~ ul li")
    assert len(puces) > 20
    assert {normaliser(puce.get_text()) for puce in puces} <= indexes


def test_les_champs_publies_ne_se_cherchent_pas(lu):
    assert [adresse for adresse, textes in lu.items() if "Téléphone" in textes or "telephone" in textes] == []
    assert [adresse for adresse, textes in lu.items() if any("referents[]" in texte for texte in textes)] == []


def poids(texte: str) -> int:
    """Ce que pèse un texte, une fois compressé comme le fait un hébergeur."""
    return len(gzip.compress(texte.encode()))


def test_les_scripts_de_la_recherche_pesent_moins_qu_une_petite_image(site):
    scripts = [script.read_text("utf-8") for script in (site.dossier / "assets").glob("recherche*.js")]
    assert len(scripts) > 1
    assert sum(map(poids, scripts)) < 6_500


def test_l_index_pese_a_peine_plus_que_les_textes_qu_on_y_cherche(site):
    """Ainsi, un texte de plus dans ``data/`` ou dans ``docs/`` ne fait échouer aucun test."""
    pages = json.loads((site.dossier / "recherche.json").read_text("utf-8"))["pages"]
    ecrits = [texte for _, lieux in pages for _, _, *textes in lieux for texte in textes]
    textes = "\n".join(texte for texte in ecrits if isinstance(texte, str))
    assert poids(json.dumps(pages, ensure_ascii=False, separators=(",", ":"))) < 1.2 * poids(textes)
