"""Les lieux d'une page : où va chaque texte, ce qui ne se cherche pas, et ce qui ne fait que renvoyer ailleurs."""

import pytest

from macros.pages.html import decouper, titres
from macros.recherche import abreger
from macros.recherche.lieux import lieux


def lire(html: str) -> dict[str, list[str]]:
    """Le contenu d'une page titrée « Page » -> pour chaque ancre, son titre et ses textes."""
    return {lieu.ancre: lieu.textes for lieu in lieux("Page", decouper(html))}


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
        ('<h4 id="a">Un</h4><p>Là</p>', {"": ["Page"], "a": ["Un", "Là"]}),
        ('<h2 id="a">Un</h2><p id="b">Là</p>', {"": ["Page"], "a": ["Un", "Là"]}),
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
        ("<p>Le mot\nsuivant\tet  fin.</p>", ["Le mot suivant et fin."]),
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
        "<div popover><div>Revenu</div> de solidarité</div>",
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
        '<p>\n<a href="../enjeux/">Voir l’enjeu</a>\n</p>',
        '<ul><li><h4><a href="sante/">Santé</a></h4><p>Soins</p></li></ul>',
        '<ul><li><h3><a href="sante/">Santé</a></h3><p>Soins</p><p><a href="soins/">Les soins</a></p></li></ul>',
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


def test_une_adresse_que_l_on_peut_couper_reste_un_seul_texte():
    assert lire("<p>Écrire à maire@<wbr>exemple.fr</p>") == {"": ["Page", "Écrire à maire@exemple.fr"]}


def test_une_page_abregee_dit_ses_titres_et_les_mots_propres_au_quartier(contrat):
    centre = contrat.quartier_par_slug["le-centre"]
    trouves = titres(decouper('<h2 id="irritants">L&#39;eau &amp; l\'air</h2><h3 id="autre">Autre</h3>'))
    page = abreger(contrat, centre, "quartiers/le-centre/", trouves)
    lus = {lieu.ancre: (lieu.niveau, lieu.textes) for lieu in page.lieux}

    assert (page.adresse, page.abregee) == ("quartiers/le-centre/", True)
    assert lus[""] == (1, ["Le Centre"])
    assert lus["irritants"] == (2, ["L’eau & l’air", *centre.rubriques["irritants"]])
    assert lus["autre"] == (3, ["Autre"])
    assert lus["taux-pauvrete"] == (5, ["Taux de pauvreté"])
    for identifiant, objectifs in centre.objectifs.items():
        niveau, (titre, *textes) = lus[identifiant]
        assert (niveau, textes) == (5, [objectif.texte for objectif in objectifs])
        assert titre.replace("’", "'") == contrat.branche_par_id[identifiant].titre
        assert "'" not in titre
