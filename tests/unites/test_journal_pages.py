"""Le journal dans les pages : ce que montrent /journal/ et la page d'un quartier."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from macros.differences import Changement
from macros.differences.contrats import differences
from macros.edition import Edition
from macros.fils import fils_du_journal
from macros.histoire.aujourd_hui import visibles
from macros.histoire.journal import Entree, Journal
from macros.pages.blocs import pages_generees
from macros.pages.environnement import rendre
from tests.outils.contrats import changer, renommer
from tests.outils.projet import PAGES, normaliser, texte

EDITION = Edition("https://exemple.github.io/contrat/", "https://github.com/exemple/contrat")
DEBUT = datetime(2024, 12, 30, 12, tzinfo=UTC)
CENTRE = "quartiers/le-centre.md"


def changement(page=CENTRE, ancre="portrait", sujet="Le Centre", phrase="le taux de pauvreté passe de 46,7 % à 45 %."):
    return Changement(sujet, phrase, page, ancre)


def entrees(*listes):
    """Une entrée par jour à partir du 30 décembre 2024, la plus récente d'abord."""
    faites = [
        Entree(f"{rang + 0xABC:040x}"[::-1], DEBUT + timedelta(days=rang), tuple(c)) for rang, c in enumerate(listes)
    ]
    return tuple(reversed(faites))


@pytest.fixture
def montrer(contrat):
    """``montrer(gabarit, entrees)`` -> la page analysée ; un lien vers une page qui n'existe pas est une erreur."""

    def montrer(gabarit, vues, edition=EDITION):
        journal = Journal(vues, fils_du_journal(contrat, vues, edition))
        ecrites = {page.relative_to(PAGES).as_posix() for page in PAGES.rglob("*.md")}
        connues = {*ecrites, *pages_generees(contrat), *journal.fils_atom, "journal.md"}

        def lien(page, ancre=""):
            assert page in connues, page
            return f"{page}#{ancre}"

        centre = contrat.quartier_par_slug["le-centre"]
        html = rendre(gabarit, contrat=contrat, journal=journal, edition=edition, lien=lien, q=centre)
        return SimpleNamespace(page=BeautifulSoup(html, "html.parser"), html=html)

    return montrer


def situer(contrat, *changements):
    """Où mènent aujourd'hui ces changements."""
    (vue,) = visibles(entrees(changements), contrat)
    return [(c.page, c.ancre) for c in vue.changements]


def test_le_journal_montre_les_entrees_de_la_plus_recente_a_la_plus_ancienne_par_annee(montrer):
    page = montrer("journal", entrees(*[[changement()]] * 4)).page
    assert [texte(titre) for titre in page.select("h2")] == ["2025", "2024"]
    assert [texte(titre) for titre in page.select("h2, article h3")] == [
        "2025",
        "2 janvier 2025 : Le Centre",
        "1er janvier 2025 : Le Centre",
        "2024",
        "31 décembre 2024 : Le Centre",
        "30 décembre 2024 : Le Centre",
    ]
    assert page.time["datetime"] == "2025-01-02T12:00:00+00:00"


def test_une_entree_a_une_adresse_mene_aux_pages_et_au_commit(montrer):
    (entree,) = entrees([changement(), changement("pilotage.md", "", "Pilotage", "« RSA » n'est plus un sigle.")])
    article = montrer("journal", (entree,)).page.article
    assert article["id"] == f"c-{entree.commit[:10]}"
    assert [texte(li) for li in article.select("li")] == [
        "Le Centre : le taux de pauvreté passe de 46,7 % à 45 %.",
        "Pilotage : « RSA » n'est plus un sigle.",
    ]
    assert [a["href"] for a in article.select("a")] == [
        "quartiers/le-centre.md#portrait",
        "pilotage.md#",
        f"{EDITION.depot}/commit/{entree.commit}",
    ]


def test_chaque_lien_vers_un_commit_se_distingue_des_autres(montrer):
    page = montrer("journal", entrees([changement()], [changement()])).page
    liens = [texte(lien) for lien in page.select("article .source a")]
    assert len(liens) == len(set(liens)) == 2


def test_le_journal_mene_aux_fils_du_site_et_de_chaque_quartier(montrer, contrat):
    page = montrer("journal", entrees([changement()])).page
    mene = {texte(a): a["href"] for a in page.select('a[type="application/atom+xml"]')}
    assert mene == {
        "tout le contrat de ville": "journal/fil.xml#",
        **{normaliser(q.nom): f"journal/quartiers/{q.slug}.xml#" for q in contrat.quartiers},
    }


def test_sans_adresse_du_site_ni_depot_il_n_y_a_que_les_phrases(montrer):
    vues = entrees([changement()])
    liens = [a["href"] for a in montrer("journal", vues, Edition()).page.select("a")]
    liens_du_quartier = [a["href"] for a in montrer("_journal_quartier", vues, Edition()).page.select("a")]
    assert liens == ["quartiers/le-centre.md#portrait"]
    assert liens_du_quartier == ["journal.md#"]


def test_la_fiche_d_un_quartier_ajoute_n_a_pas_encore_change(contrat):
    sans_le_centre = changer(contrat, quartiers=[q for q in contrat.quartiers if q.slug != "le-centre"], suivi=())
    arrivee = differences(sans_le_centre, changer(contrat, suivi=()))

    assert [c.page for c in arrivee if c.page.startswith("quartiers/")] == [CENTRE]
    assert not Journal(entrees(arrivee)).a_change(CENTRE)
    assert Journal(entrees(arrivee, [changement()])).a_change(CENTRE)


def test_un_journal_vide_le_dit(montrer):
    page = montrer("journal", (), Edition()).page
    assert texte(page) == "Aucun changement n'est encore connu."


def test_le_journal_d_un_long_historique_reste_leger(montrer):
    longue = "l'objectif « " + "Développer l'accompagnement à la parentalité " * 4 + "» devient « Accompagner »."
    vu = montrer("journal", entrees(*[[changement(phrase=longue)] * 5] * 250))
    assert len(vu.page.select("article")) == 100
    assert len(vu.html.encode()) < 300_000
    assert f"{EDITION.depot}/commits/HEAD/data" in [a["href"] for a in vu.page.select("a")]


def test_un_quartier_montre_ses_trois_dernieres_entrees(montrer):
    ailleurs = changement("quartiers/cite-des-oiseaux.md", "irritants", "Cité des Oiseaux", "ailleurs.")
    listes = [[changement(phrase=f"phrase {rang}."), ailleurs] for rang in range(5)]
    page = montrer("_journal_quartier", entrees(*listes, [ailleurs])).page
    assert page.h2["id"] == "journal"
    assert [texte(dd) for dd in page.select("dd")] == ["Phrase 4.", "Phrase 3.", "Phrase 2."]
    assert [texte(dt) for dt in page.select("dt")] == ["3 janvier 2025", "2 janvier 2025", "1er janvier 2025"]
    assert [a["href"] for a in page.select("a")] == ["journal.md#", "journal/quartiers/le-centre.xml#"]


def test_le_journal_se_parcourt_une_fois_pour_tous_les_quartiers(contrat):
    class Comptees(tuple):
        parcours = 0

        def __iter__(self):
            Comptees.parcours += 1
            return super().__iter__()

    journal = Journal(Comptees(entrees([changement()])))

    assert [len(journal.du_quartier(q)) for q in contrat.quartiers_ranges].count(1) == 1
    assert Comptees.parcours == 1


def test_un_quartier_ou_rien_n_a_change_ne_montre_rien(montrer):
    ailleurs = changement("quartiers/cite-des-oiseaux.md", "irritants")
    assert montrer("_journal_quartier", entrees([ailleurs])).html.strip() == ""
    assert montrer("_journal_quartier", ()).html.strip() == ""


def test_un_texte_des_donnees_n_est_pas_du_html(montrer):
    malin = entrees([changement(phrase="<b>gras</b> & « co »."), changement(sujet="<i>x</i>", page="")])
    assert not montrer("journal", malin).page.select("li b, li i")
    assert not montrer("_journal_quartier", malin).page.select("dd b")


def test_un_changement_mene_a_sa_place_d_aujourd_hui(contrat):
    ancres = ["", "portrait", "objectifs", "irritants", "opportunites", "enjeux-prioritaires", "parentalite"]
    attendus = [(CENTRE, ancre) for ancre in ancres]
    assert situer(contrat, *(changement(ancre=ancre) for ancre in ancres)) == attendus
    assert situer(contrat, changement("glossaire.md", "")) == [("glossaire.md", "")]
    assert situer(contrat, changement("quartiers/index.md", "")) == [("quartiers/index.md", "")]


def test_une_ancre_qui_n_existe_plus_mene_aux_objectifs(contrat):
    assert situer(contrat, changement(ancre="animation-sociale")) == [(CENTRE, "objectifs")]


def test_le_changement_d_un_engagement_mene_a_lui_ou_a_son_sous_objectif(contrat):
    ici, perdu = "parentalite--renforcer-le-dispositif-reaap", "parentalite--perdu"
    assert situer(contrat, changement(ancre=ici)) == [(CENTRE, ici)]
    assert situer(contrat, changement(ancre=perdu)) == [(CENTRE, "parentalite")]
    assert situer(contrat, changement(ancre="animation-sociale--perdu")) == [(CENTRE, "objectifs")]
    enjeu = "enjeux/emancipation.md"
    assert situer(contrat, changement(enjeu, ici)) == [(enjeu, ici)]
    assert situer(contrat, changement("enjeux/ancien.md", perdu)) == [(enjeu, "parentalite")]


def test_un_enjeu_disparu_n_a_plus_de_lien(contrat):
    (vue,) = visibles(entrees([changement("enjeux/ancien.md", "perdu--perdu")]), contrat, {"pilotage.md"})
    assert [(c.page, c.ancre) for c in vue.changements] == [("", "")]


def test_un_quartier_disparu_n_a_plus_de_lien(contrat, montrer):
    perdu = visibles(entrees([changement("quartiers/disparu.md", "portrait")]), contrat)
    assert [(c.page, c.ancre) for c in perdu[0].changements] == [("", "")]
    assert not montrer("journal", perdu, Edition()).page.select("a")


def test_un_quartier_renomme_garde_son_journal_sous_son_nouveau_nom(contrat):
    assert situer(renommer(contrat, "le-centre", "coeur-de-ville"), changement()) == [
        ("quartiers/coeur-de-ville.md", "portrait")
    ]


def test_les_listes_d_un_quartier_ont_une_ancre_dans_sa_page(contrat):
    for champ in contrat.quartiers[0].rubriques:
        assert situer(contrat, changement(ancre=champ.replace("_", "-"))) == [(CENTRE, champ.replace("_", "-"))]


def test_une_page_ecrite_puis_retiree_n_a_plus_de_lien(contrat):
    retiree = entrees([changement("reunions.md", ""), changement("pilotage.md", "")])
    (vue,) = visibles(retiree, contrat, {"pilotage.md"})
    assert [c.page for c in vue.changements] == ["", "pilotage.md"]
