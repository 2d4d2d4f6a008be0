"""L'index de la recherche : chaque texte une fois, là où un lien peut mener, et rien de collé."""

import gzip
import json

import pytest

from macros.pages.html import decouper, titres
from macros.recherche import Page, abreger, fichiers, lire_page
from macros.recherche.lieux import lieux
from tests.outils.projet import lieux_de_l_index, normaliser


def lire(html: str) -> dict[str, list[str]]:
    """Le contenu d'une page titrée « Page » -> pour chaque ancre, son titre et ses textes."""
    return {lieu.ancre: lieu.textes for lieu in lieux("Page", decouper(html))}


@pytest.fixture(scope="module")
def lu(site) -> dict[str, list[str]]:
    """Le site construit -> pour chaque adresse, son titre et ses textes."""
    index = json.loads((site.dossier / "recherche.json").read_text("utf-8"))
    return {
        f"{adresse}#{ancre}" if ancre else adresse: list(map(normaliser, textes))
        for adresse, _, ancre, textes in lieux_de_l_index(index)
    }


@pytest.mark.parametrize(
    ("html", "attendu"),
    [
        ("<h1>Page</h1><p>Bonjour</p>", {"": ["Page", "Bonjour"]}),
        ('<p>Avant</p><h2 id="a">Titre</h2><p>Après</p>', {"": ["Page", "Avant"], "a": ["Titre", "Après"]}),
        ('<h2 id="a">Un</h2><h3 id="b">Deux</h3><p>Là</p>', {"": ["Page"], "a": ["Un"], "b": ["Deux", "Là"]}),
        (
            '<h2 id="a">Enjeu 2 : Tous</h2><p>Enjeu 2</p><p>Tous</p><p>Là</p>',
            {"": ["Page"], "a": ["Enjeu 2 : Tous", "Là"]},
        ),
        ("<h2>Sans ancre</h2><p>Ici</p>", {"": ["Page", "Sans ancre", "Ici"]}),
        (
            '<h2 id="a">Titre</h2><table><tr id="b"><th>Ligne</th><td>Dedans</td></tr></table><p>Dehors</p>',
            {"": ["Page"], "a": ["Titre", "Dehors"], "b": ["Ligne", "Dedans"]},
        ),
        (
            '<dl><div id="rsa"><dt>RSA <span class="developpe">Revenu</span></dt><dd>Aide</dd></div></dl><p>Fin</p>',
            {"": ["Page", "Fin"], "rsa": ["RSA", "Revenu", "Aide"]},
        ),
    ],
)
def test_un_texte_va_au_lieu_ou_on_le_lit(html, attendu):
    assert lire(html) == attendu


@pytest.mark.parametrize(
    ("html", "textes"),
    [
        ("<ul><li>un</li><li>deux</li></ul>", ["un", "deux"]),
        ("<table><tr><td>un</td><td>deux</td></tr></table>", ["un", "deux"]),
        ("un<br>deux", ["un", "deux"]),
        ("<p>Le <strong>mot</strong>,\n  la <button>suite</button>.</p>", ["Le mot, la suite."]),
        ("<p>30\u00a0%&nbsp;&amp; plus</p>", ["30\u00a0%\u00a0& plus"]),
        ('<td data-libelle="Quartier">30</td>', ["Quartier\u00a0: 30"]),
    ],
)
def test_deux_textes_ne_se_collent_pas_et_une_phrase_ne_se_coupe_pas(html, textes):
    assert lire(html)[""] == ["Page", *textes]


@pytest.mark.parametrize(
    "html",
    [
        "<nav><p>Sommaire</p></nav>",
        '<span class="invisible">pour les lecteurs d’écran</span>',
        '<p class="grand invisible">de même</p>',
        '<p><span class="legende">La barre montre le quartier.</span></p>',
        '<svg aria-hidden="true"><text>dessin</text></svg>',
        '<div popover id="mot-rsa"><div>Revenu</div></div>',
        "<p hidden>caché</p>",
        "<thead><tr><th>Colonne</th></tr></thead>",
        "<!-- <p>commentaire</p> -->",
        '<table class="tableau champs"><tr><th>portrait.population.valeur</th><td>numéro</td></tr></table>',
        '<table class="tableau fichiers"><tr><th>quartiers.csv</th></tr></table>',
        '<p aria-hidden="true">caché</p>',
        '<p><span class="rappel">déjà dit</span></p>',
        '<input hidden><img aria-hidden="true">',
    ],
)
def test_ce_qui_ne_se_lit_pas_ne_se_cherche_pas(html):
    assert lire(f"{html}<p>Suite</p>") == {"": ["Page", "Suite"]}


def test_un_bouton_qui_ouvre_une_explication_se_lit():
    assert lire('<p>Le <button popovertarget="mot-rsa">RSA</button></p>')[""] == ["Page", "Le RSA"]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="../enjeux/#sante">Voir l’enjeu</a></p>',
        '<ul><li><a href="../quartiers/">Quartiers</a></li></ul>',
        '<table><tr><th><a href="../le-centre/#sante">Le Centre</a></th><td>Ouvrir un centre</td></tr></table>',
        '<ul><li class="carte"><p>Enjeu 1</p><h3><a href="sante/">Santé</a></h3><ul><li>Soins</li></ul></li></ul>',
    ],
)
def test_ce_qui_renvoie_a_un_autre_lieu_ne_le_repete_pas(html):
    assert lire(f"{html}<p>Suite</p>") == {"": ["Page", "Suite"]}


@pytest.mark.parametrize(
    ("html", "textes"),
    [
        ('<p>Voir <a href="../enjeux/">l’enjeu</a></p>', ["Voir l’enjeu"]),
        ('<p><a href="https://caf.fr/">caf.fr</a></p>', ["caf.fr"]),
        ('<ul><li><a href="tel:+33321520481">03 21 52 04 81</a></li></ul>', ["03 21 52 04 81"]),
        ('<ul><li><a href="../quartiers.csv">Le tableau</a></li></ul>', ["Le tableau"]),
    ],
)
def test_un_lien_qui_ne_renvoie_pas_a_un_lieu_se_lit(html, textes):
    assert lire(html)[""] == ["Page", *textes]


def test_une_balise_de_trop_ne_deplace_rien():
    assert lire("</div></li><p>Suite</p>") == {"": ["Page", "Suite"]}


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
    absents = [a for a in lu if "#" in a and not site.page("/" + a.split("#")[0]).find(id=a.split("#")[1])]
    assert absents == []


def test_chaque_page_est_dans_l_index(site, lu):
    pages = {f"/{adresse}" for adresse in lu if "#" not in adresse}
    assert pages == set(site.pages()) - {"/404.html", "/journal/"}


def test_aucun_texte_du_site_n_est_perdu(site, lu):
    indexes = {texte for textes in lu.values() for texte in textes}
    puces = site.page("/quartiers/le-centre/").select("main td li, #irritants ~ ul li, #opportunites ~ ul li")
    assert len(puces) > 20
    assert {normaliser(puce.get_text()) for puce in puces} <= indexes


def test_les_champs_publies_ne_se_cherchent_pas(lu):
    assert [adresse for adresse, textes in lu.items() if "Téléphone" in textes or "telephone" in textes] == []
    assert [adresse for adresse, textes in lu.items() if any("referents[]" in texte for texte in textes)] == []


def test_une_adresse_que_l_on_peut_couper_reste_un_seul_texte():
    assert lire("<p>Écrire à maire@<wbr>exemple.fr</p>") == {"": ["Page", "Écrire à maire@exemple.fr"]}


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
