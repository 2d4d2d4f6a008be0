"""Ce que disent les pages, les documents et les fils : un français juste, et vrai."""

import re

import pytest

from macros.documents.quartier import quartier
from macros.edition import Edition
from tests.outils.projet import normaliser, texte

NOMS = {
    "cite-des-oiseaux": ("Cité des Oiseaux", "la Cité des Oiseaux", "de la Cité des Oiseaux"),
    "le-centre": ("Le Centre", "le Centre", "du Centre"),
    "le-haut-d-houdain": ("Le Haut d'Houdain", "le Haut d'Houdain", "du Haut d'Houdain"),
}
PUBLIES = ("*.html", "*.xml", "*.json")
NATIONALES = {"agence-cohesion-territoires.gouv.fr", "caf.fr", "education.gouv.fr", "fedecardio.org"}
DU_DEPARTEMENT = {"pasdecalais.fr"}


@pytest.fixture(scope="module")
def publie(site) -> dict[str, str]:
    """Tout ce que publie le site, sans ses schémas ni ses scripts : le chemin et le texte, balises comprises."""
    fichiers = (fichier for motif in PUBLIES for fichier in site.dossier.rglob(motif))
    return {f.relative_to(site.dossier).as_posix(): normaliser(f.read_text("utf-8")) for f in fichiers}


@pytest.mark.parametrize("slug", NOMS)
def test_un_quartier_a_son_article_dans_les_phrases_et_son_nom_seul_dans_les_titres(site, slug):
    nom, dans_une_phrase, _ = NOMS[slug]
    page = site.page(f"/quartiers/{slug}/")
    sujet = dans_une_phrase[0].upper() + dans_une_phrase[1:]
    assert texte(page.h1) == nom
    assert texte(page.select_one("table.portrait caption")).startswith(f"{sujet} et l'agglomération en chiffres.")
    assert texte(page.select_one("table.objectifs caption")).endswith(f" : les objectifs pour {dans_une_phrase}")
    assert normaliser(page.select_one("meta[name=description]")["content"]).startswith(f"{sujet} : quartier ")


@pytest.mark.parametrize("slug", NOMS)
def test_le_document_a_imprimer_nomme_le_quartier_de_meme(contrat, slug):
    _, dans_une_phrase, avec_de = NOMS[slug]
    contenu = quartier(contrat, Edition("https://exemple.fr/"), contrat.quartier_par_slug[slug])
    assert contenu["adresse"]["description"] == f"Code QR : la page {avec_de}"
    assert contenu["portrait"]["legende"].lower().startswith(f"{dans_une_phrase.lower()} et l'agglomération")


def test_nulle_part_un_nom_ne_suit_une_preposition_sans_son_article(publie):
    noms = "|".join(nom for nom, *_ in NOMS.values())
    fautifs = re.compile(rf"\b(?:de|du|à|au|pour|dans|sur|par) (?:quartier )?(?:{noms})\b|(?<!La )Cité des Oiseaux est")
    assert {chemin: trouve[0] for chemin, lu in publie.items() if (trouve := fautifs.search(lu))} == {}


def test_nulle_part_un_chiffre_ne_se_dit_en_fractions_ni_entre_parentheses(publie):
    fautifs = re.compile(r"\(\+\d|par rapport à 20|\bsur (?:deux|trois|quatre|cinq|dix|cent)\b|pour (\d+) des \1 ")
    assert {chemin: trouve[0] for chemin, lu in publie.items() if (trouve := fautifs.search(lu))} == {}


def test_le_site_ne_pretend_pas_que_tout_vient_de_la_convention(site, publie):
    assert [chemin for chemin, lu in publie.items() if re.search("tout (?:en )?vient", lu, re.IGNORECASE)] == []
    accueil = texte(site.page("/").main)
    assert "Les engagements et les chiffres viennent de la convention signée le 9 juillet 2024." in accueil
    assert "Les explications ont été ajoutées" in accueil


def test_ce_que_l_on_prend_d_une_page_se_dit_en_mots_simples(site):
    assert texte(site.page("/quartiers/le-centre/").select_one("h2#documents")) == "Imprimer ou télécharger"


def test_le_pied_dit_a_quel_titre_l_editeur_y_est_nomme(site):
    assert "Éditeur : Commune d'Haillicourt." in texte(site.page("/").footer)


def test_une_definition_a_une_source_nationale_ou_du_departement(contrat):
    sites = {terme.source for terme in contrat.glossaire.termes if re.fullmatch(r"[\w.-]+\.\w+", terme.source)}
    assert sites <= NATIONALES | DU_DEPARTEMENT
