"""Une page avant et après sa composition : ses marques portent leurs appels, et tout vient de ce qu'on lui donne."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from urllib.parse import unquote

import pytest
from jinja2 import UndefinedError

from macros.composition import PageLue, composer, composer_les_fautes, lire_marques, marquer
from macros.construction import Construction
from macros.edition import Edition
from macros.etat import Etat, fiche_modifiee_le, fichiers, modifiee_le, ouvrir, partager, plan, signaler
from macros.lecture.arbre import Faute, Place
from macros.pages.blocs import Appel, appels_de, pages_generees
from macros.pages.environnement import environnement
from macros.referencement import PageAPartager
from macros.reserve import Reserve
from tests.outils.contrats import changer, renommer
from tests.outils.projet import HAILLICOURT

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


def test_une_page_generee_est_faite_de_ses_marques_sans_passer_par_les_macros(etat):
    source = Construction(etat=etat).source("quartiers/le-centre.md")
    entete, texte = source.removeprefix("---\n").split("---\n")
    assert entete == "render_macros: false\n"
    assert lire_marques(texte) == tuple(appels_de(etat.pages["quartiers/le-centre.md"].texte))


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


def test_la_page_d_un_quartier_mene_a_sa_fiche_imprimee_si_elle_est_faite(contrat):
    lien = "La fiche à imprimer et à afficher (PDF)"
    html = marquer("quartier", "le-centre")
    sans, avec = (Etat(contrat, documents=faits) for faits in ({}, {"documents/quartiers/le-centre.pdf": b"pdf"}))
    assert lien not in composer(sans, lue(html), CONTEXTE).html
    assert lien in composer(avec, lue(html), CONTEXTE).html


def test_une_page_date_de_son_texte_et_des_donnees_qu_elle_montre(contrat):
    dates = {"data/pilotage.yml": date(2025, 3, 1), "data/site.yml": date(2025, 3, 9)}
    appels = [Appel("comite", {})]
    sans_texte = Etat(contrat, Edition(dates=dates), pages=pages_generees(contrat))
    avec_texte = replace(sans_texte, edition=Edition(dates=dates | {"docs/pilotage.md": date(2025, 3, 4)}))
    assert modifiee_le(sans_texte, "pilotage.md", appels) is None
    assert modifiee_le(avec_texte, "pilotage.md", appels) == date(2025, 3, 4)
    assert modifiee_le(avec_texte, "pilotage.md", [*appels, Appel("donnees_personnelles", {})]) == date(2025, 3, 9)
    assert fiche_modifiee_le(sans_texte, "enjeux/emancipation.md") is None


def test_sans_adresse_publique_il_n_y_a_pas_de_plan_pour_les_moteurs(etat):
    assert plan(etat, {"pilotage.md": ()}) == {}


def test_les_adresses_du_site_et_du_depot_finissent_comme_on_les_attend(tmp_path):
    (tmp_path / "data").symlink_to(HAILLICOURT)
    edition = ouvrir(tmp_path, "https://exemple.fr/site", "https://depot.exemple/a/", Reserve()).edition
    assert (edition.adresse, edition.depot) == ("https://exemple.fr/site/", "https://depot.exemple/a")


def test_un_nom_que_rien_ne_donne_a_un_gabarit_est_une_erreur():
    with pytest.raises(UndefinedError):
        environnement().from_string("{{ inconnu }}").render()


def test_une_page_generee_n_a_pas_de_texte_a_dater(contrat):
    dates = {"data/quartiers/le-centre.yml": date(2025, 3, 1), "data/pilotage.yml": date(2025, 3, 2)}
    etat = Etat(contrat, Edition(dates=dates), pages=pages_generees(contrat))
    assert modifiee_le(etat, "quartiers/le-centre.md", [Appel("comite", {})]) == date(2025, 3, 2)
    assert fiche_modifiee_le(etat, "quartiers/le-centre.md") == date(2025, 3, 1)


def test_un_quartier_renomme_garde_ses_fichiers_et_son_ancienne_adresse(contrat):
    publies = fichiers(Etat(renommer(contrat, "le-centre", "coeur-de-ville")), lambda page: page)
    json_du_quartier = publies["donnees/quartiers/coeur-de-ville.json"]
    assert publies["donnees/quartiers/le-centre.json"] == json_du_quartier
    assert "quartiers/coeur-de-ville.md" in publies["quartiers/le-centre/index.html"]
    assert "robots.txt" in publies


def test_sans_adresse_publique_un_signalement_ne_dit_que_le_titre(etat):
    assert "Adresse" not in unquote(signaler(etat, "Site", "Le pilotage", "pilotage.md").courriel)


def test_un_referent_sans_telephone_ne_s_appelle_pas(contrat):
    premier, *autres = contrat.pilotage.referents
    muet = premier.model_copy(update={"telephone": None})
    pilotage = contrat.pilotage.model_copy(update={"referents": (muet, *autres)})
    page = composer(Etat(changer(contrat, pilotage=pilotage)), lue(marquer("quartier", "le-centre")), CONTEXTE)
    assert premier.telephone not in page.html
    assert autres[0].telephone in page.html


def test_l_explication_d_un_sigle_est_composee_comme_le_reste_de_la_page(contrat):
    terme = contrat.glossaire.termes[0].model_copy(
        update={"terme": "ZZZ", "sigle": True, "developpe": "L'exemple", "definition": "Où l'on vit ?"}
    )
    glossaire = contrat.glossaire.model_copy(update={"termes": (terme,)})
    page = composer(Etat(changer(contrat, glossaire=glossaire)), lue("<p>Le ZZZ.</p>"), CONTEXTE)
    assert "L’exemple" in page.html
    assert "Où l’on vit\u202f?" in page.html


def test_parmi_beaucoup_de_quartiers_l_index_ne_lit_que_les_titres_d_un_quartier(contrat):
    centre = contrat.quartier_par_slug["le-centre"]
    nombreux = tuple(
        centre.model_copy(update={"slug": f"quartier-{rang}", "nom": f"Quartier {rang}"}) for rang in range(51)
    )
    beaucoup = Etat(changer(contrat, quartiers=nombreux))
    html = '<h2 id="irritants">Irritants</h2><p>Un mot ajouté</p>'
    pages = [composer(beaucoup, lue(html, chemin), CONTEXTE) for chemin in ("quartiers/quartier-1.md", "pilotage.md")]
    assert [page.a_indexer.abregee for page in pages] == [True, False]
    assert composer(Etat(contrat), lue(html, "quartiers/le-centre.md"), CONTEXTE).a_indexer.abregee is False


@pytest.mark.parametrize(
    ("html", "titre", "chemin", "avec_glossaire"),
    [
        ("<p>La CAF</p>", "Le pilotage", "pilotage.md", True),
        ("<p>Un CCAS</p>", "Ici", "pilotage.md", True),
        ("<p>Un CCAS</p>", "Le pilotage", "journal.md", True),
        ("<p>Un CCAS</p>", "Le pilotage", "pilotage.md", False),
    ],
    ids=["html", "titre", "chemin", "glossaire"],
)
def test_une_page_deja_composee_change_avec_tout_ce_qui_la_fait(contrat, html, titre, chemin, avec_glossaire):
    premiere = composer(Etat(contrat), PageLue("pilotage.md", "pilotage/", "Le pilotage", "<p>Un CCAS</p>"), CONTEXTE)
    glossaire = contrat.glossaire if avec_glossaire else contrat.glossaire.model_copy(update={"termes": ()})
    autre = composer(Etat(changer(contrat, glossaire=glossaire)), PageLue(chemin, "pilotage/", titre, html), CONTEXTE)
    assert (autre.html, autre.a_indexer) != (premiere.html, premiere.a_indexer)
