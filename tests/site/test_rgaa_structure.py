"""RGAA 4.1, dans le HTML de chaque page : images, tableaux, langues, titres."""

import itertools
import re
from collections import Counter

from macros.pages.filtres import cacher
from tests.outils.projet import texte

# Des mots anglais qu'aucune phrase française n'emploie ; les noms propres (Material for MkDocs) n'en sont pas.
ANGLAIS = re.compile(
    r"\b(?:and|branch|changed|changes|click|commits?|create|download|files|fork|of|propose changes|pull|repository"
    r"|requests?|search|settings|the|this|view|with|your)\b",
    re.IGNORECASE,
)
SANS_LANGUE = {"code", "pre", "script", "style", "svg", "title"}


def tableaux(site):
    """Chaque tableau du site, avec l'adresse de sa page."""
    return [(adresse, tableau) for adresse in site.pages() for tableau in site.page(adresse).select("table")]


def textes_francais(page):
    """Ce qui se lit dans une page, hors du code et de ce qui se dit d'une autre langue."""
    for chaine in page.body.find_all(string=True):
        parents = list(chaine.parents)
        if not any(p.name in SANS_LANGUE or p.get("lang", "fr") != "fr" for p in parents):
            yield str(chaine)
    for element in page.select("[aria-label], [title], [alt]"):
        yield from (element[nom] for nom in ("aria-label", "title", "alt") if nom in element.attrs)


def test_1_2_chaque_dessin_est_passe_par_les_lecteurs_d_ecran(site):
    dessins = [(adresse, dessin) for adresse in site.pages() for dessin in site.page(adresse).select("svg")]
    assert len({adresse for adresse, _ in dessins}) == len(site.pages())
    for adresse, dessin in dessins:
        assert dessin.get("aria-hidden") == "true", f"{adresse} : {dessin}"
        assert not dessin.select("title, desc, [tabindex], a"), f"{adresse} : {dessin}"
        assert "axe" in dessin.get("class", []) or not dessin.select("text"), f"{adresse} : {dessin}"


def test_1_2_un_axe_ne_porte_que_les_nombres_qui_le_graduent(site):
    textes = [texte(t) for adresse in site.pages() for t in site.page(adresse).select("svg.axe text")]
    assert textes
    assert [t for t in textes if not re.fullmatch(r"-?[\d ,]+( [%‰€])?", t)] == []


def test_1_2_un_dessin_deja_cache_ne_l_est_pas_deux_fois():
    assert cacher('<svg viewBox="0 0 1 1"><path/></svg>') == '<svg aria-hidden="true" viewBox="0 0 1 1"><path/></svg>'
    assert cacher('<svg width="1" aria-hidden="true"/>') == '<svg width="1" aria-hidden="true"/>'


def test_5_4_chaque_tableau_a_un_titre_qui_le_distingue_dans_sa_page(site):
    titres = [(adresse, texte(tableau.caption)) for adresse, tableau in tableaux(site)]
    assert len(titres) > 30
    assert all(titre for _, titre in titres)
    assert [ou for ou, fois in Counter(titres).items() if fois > 1] == []


def test_5_6_chaque_colonne_et_chaque_ligne_d_un_tableau_a_son_en_tete(site):
    for adresse, tableau in tableaux(site):
        colonnes = [th.get("scope") for th in tableau.select("thead th")]
        assert set(colonnes) == {"col"}, f"{adresse} : {texte(tableau.caption)}"
        for ligne in tableau.select("tbody tr"):
            cases = [case.get("scope") if case.name == "th" else "" for case in ligne.find_all(["td", "th"])]
            assert cases == ["row", *[""] * (len(colonnes) - 1)], f"{adresse} : {texte(ligne)}"


def test_5_7_aucun_tableau_n_a_d_en_tete_complexe(site):
    for adresse, tableau in tableaux(site):
        complexes = "[colspan], [rowspan], [headers], th:not([scope=col], [scope=row]), thead tr + tr, tbody + tbody"
        assert not tableau.select(complexes), f"{adresse} : {texte(tableau.caption)}"
        assert all(texte(th) for th in tableau.select("th")), f"{adresse} : {texte(tableau.caption)}"


def test_8_7_un_texte_en_anglais_dit_sa_langue(site):
    trouves = [(a, t.strip()) for a in site.pages() for t in textes_francais(site.page(a)) if ANGLAIS.search(t)]
    assert trouves == []


def test_8_7_les_boutons_de_github_que_nomme_le_guide_sont_dits_en_anglais(site):
    boutons = [texte(bouton) for bouton in site.page("/contribuer/").select("[lang=en]")]
    assert {"Fork this repository", "Commit changes...", "Create pull request", "Files changed"} <= set(boutons)


def test_9_1_chaque_page_a_des_titres_sans_saut_de_niveau(site):
    for adresse in site.pages():
        niveaux = [int(titre.name[1]) for titre in site.page(adresse).select("h1, h2, h3, h4, h5, h6")]
        assert niveaux[0] == 1, adresse
        assert niveaux.count(1) == 1, adresse
        assert all(suivant <= niveau + 1 for niveau, suivant in itertools.pairwise(niveaux)), f"{adresse} : {niveaux}"


def test_9_1_ce_qui_se_lit_comme_un_titre_en_est_un(site):
    for adresse in site.pages():
        page = site.page(adresse)
        assert all(texte(titre) for titre in page.select("h1, h2, h3, h4")), adresse
        for section in page.select("main section"):
            premier = section.find(True)
            assert premier.name in {"h2", "h3"}, f"{adresse} : {premier}"
        paragraphes = page.select("p, div")
        faux_titres = [p for p in paragraphes if p.strong and texte(p.strong) == texte(p)]
        faux_titres += [p for p in paragraphes if any(nom.startswith("titre") for nom in p.get("class", []))]
        assert faux_titres == [], adresse
