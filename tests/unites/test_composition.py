"""Une page avant et après sa composition : ses marques portent leurs appels, et tout vient de ce qu'on lui donne."""

from dataclasses import FrozenInstanceError

import pytest

from macros.composition import PageLue, composer, composer_les_fautes, lire_marques, marquer
from macros.edition import Edition
from macros.etat import Etat, fiche_modifiee_le, modifiee_le, partager
from macros.lecture.fautes import Faute, Place
from macros.pages.blocs import Appel, pages_generees
from macros.referencement import PageAPartager

CONTEXTE = {"lien": lambda page, ancre="": f"{page}#{ancre}", "plan": ()}


@pytest.fixture(scope="module")
def etat(contrat):
    return Etat(contrat, pages=pages_generees(contrat))


def lue(html, chemin="pilotage.md"):
    return PageLue(chemin, "pilotage/", "Le pilotage", html)


@pytest.mark.parametrize("slug", ["le-centre", "a--b", "l'îlot", "-->"])
def test_une_marque_porte_son_appel_quel_que_soit_son_argument(slug):
    marque = marquer("quartier", slug)
    assert marque.count("--") == 2  # celles qui ouvrent et ferment un commentaire, et aucune autre
    assert lire_marques(f"<p>{marque}</p>\n{marquer('comite')}") == (
        Appel("quartier", {"slug": slug}),
        Appel("comite", {}),
    )


def test_un_bloc_s_appelle_avec_les_arguments_qu_il_attend():
    with pytest.raises(ValueError, match="argument"):
        marquer("quartier")


@pytest.mark.parametrize("html", ["<p>Voir {} ici</p>", "<code>{}</code>"])
def test_un_bloc_au_milieu_d_une_phrase_est_refuse(html):
    with pytest.raises(ValueError, match="se place seul sur sa ligne"):
        lire_marques(html.format(marquer("comite")))


def test_une_page_composee_a_son_html_ses_titres_ses_appels_et_ce_qu_on_y_cherche(etat):
    page = composer(etat, lue(f'<h2 id="comite">L\'équipe</h2>\n{marquer("comite")}'), CONTEXTE)
    assert page.html.startswith('<h2 id="comite">L’équipe</h2>\n<p>Un comité de pilotage')
    assert [(titre.id, titre.texte) for titre in page.titres] == [("comite", "L’équipe")]
    assert page.appels == (Appel("comite", {}),)
    assert [lieu.ancre for lieu in page.a_indexer.lieux] == ["", "comite"]


def test_composer_deux_fois_donne_deux_fois_la_meme_page(etat):
    html = marquer("quartier", "le-centre")
    assert composer(etat, lue(html), CONTEXTE) == composer(etat, lue(html), CONTEXTE)


def test_la_recherche_ne_lit_pas_le_journal(etat):
    assert composer(etat, lue("<p>Un</p>", "journal.md"), CONTEXTE).a_indexer is None


def test_des_fautes_prennent_la_place_de_toute_page():
    page = composer_les_fautes([Faute("data/site.yml", Place(3, 1), "clé inconnue")])
    assert "<code>data/site.yml</code>, ligne 3, colonne 1\u00a0: clé inconnue" in page.html
    assert page.a_indexer is None


def test_l_etat_ne_change_pas(etat):
    with pytest.raises(FrozenInstanceError):
        etat.documents = {}


def test_seule_la_page_d_une_fiche_en_dit_la_date(etat):
    assert fiche_modifiee_le(etat, "pilotage.md") is None
    assert modifiee_le(etat, "pilotage.md", ()) is None


def test_sans_vignette_une_page_n_en_annonce_pas(contrat):
    edition = Edition("https://exemple.fr/")
    page = PageAPartager("Site", "quartiers/le-centre.md", "Le Centre", "Une description")
    vignette = "vignettes/quartiers/le-centre.png"
    sans, avec = (Etat(contrat, edition, documents=documents) for documents in ({}, {vignette: b"png"}))
    assert partager(sans, page, ()).vignette == ""
    assert partager(avec, page, ()).vignette == f"https://exemple.fr/{vignette}"
