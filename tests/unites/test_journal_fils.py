"""Les fils Atom du journal, relus par un lecteur de fils."""

import pytest
from bs4 import BeautifulSoup

from macros.edition import Edition
from macros.fils import fils_du_journal
from macros.histoire.aujourd_hui import visibles
from tests.outils.contrats import changer, renommer
from tests.outils.fils import CENTRE, EDITION, ENTREES, MALIN, OISEAUX, PAUVRETE, SITE, TELEPHONE, entree, lire_un_fil
from tests.outils.projet import normaliser


@pytest.fixture
def publies(contrat):
    return fils_du_journal(contrat, ENTREES, EDITION)


def test_un_fil_pour_le_site_et_un_par_quartier(publies, contrat):
    assert set(publies) == {SITE, *(f"journal/quartiers/{q.slug}.xml" for q in contrat.quartiers)}


def test_un_fil_dit_qui_le_publie_ou_il_est_et_ce_qu_il_suit(publies, contrat):
    site, centre = lire_un_fil(publies[SITE]).feed, lire_un_fil(publies[CENTRE]).feed
    assert normaliser(site.title) == "Ce qui change : contrat de ville d'Haillicourt"
    assert normaliser(centre.title) == "Ce qui change pour le Centre : contrat de ville d'Haillicourt"
    assert normaliser(site.author) == contrat.site.editeur.nom
    assert site.updated == "2025-03-03T12:00:00+00:00"
    assert {lien.rel: lien.href for lien in centre.links} == {
        "self": EDITION.adresse + CENTRE,
        "alternate": EDITION.adresse + "quartiers/le-centre/",
    }


def test_une_entree_dit_ses_phrases_sa_date_et_mene_a_l_ancre_et_au_commit(publies):
    derniere = lire_un_fil(publies[SITE]).entries[0]
    contenu = BeautifulSoup(derniere.content[0].value, "html.parser")
    assert normaliser(derniere.title) == "2 changements : Le Centre et Pilotage"
    assert derniere.published == derniere.updated == "2025-03-03T12:00:00+00:00"
    assert {lien.rel: lien.href for lien in derniere.links} == {
        "alternate": EDITION.adresse + "quartiers/le-centre/#portrait",
        "related": f"{EDITION.depot}/commit/{ENTREES[0].commit}",
    }
    assert derniere.content[0].type == "text/html"
    assert [normaliser(li.get_text()) for li in contenu.select("li")] == [str(PAUVRETE), str(TELEPHONE)]
    assert [a["href"] for a in contenu.select("a")] == [
        EDITION.adresse + "quartiers/le-centre/#portrait",
        EDITION.adresse + "pilotage/",
    ]


def test_un_fil_de_quartier_ne_dit_que_ce_qui_le_concerne(publies):
    centre = lire_un_fil(publies[CENTRE]).entries
    assert [normaliser(e.title) for e in centre] == ["Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %"] * 2
    assert "téléphone" not in publies[CENTRE]


def test_un_quartier_ou_rien_n_a_change_a_un_fil_vide_et_valide(publies):
    vide = lire_un_fil(publies[OISEAUX])
    assert vide.entries == []
    assert vide.feed.updated == "2025-03-01T12:00:00+00:00"


def test_un_texte_malin_reste_du_texte(publies):
    maligne = lire_un_fil(publies[SITE]).entries[1]
    contenu = BeautifulSoup(maligne.content[0].value, "html.parser")
    assert normaliser(maligne.title) == str(MALIN).removesuffix(".")
    assert maligne.title_detail.type == "text/plain"
    assert normaliser(contenu.li.get_text()) == str(MALIN)
    assert not contenu.select("b, script")


def identites(xml):
    return [e.id for e in lire_un_fil(xml).entries]


def test_chaque_identite_est_unique_meme_d_un_fil_a_l_autre(publies):
    toutes = [identite for xml in publies.values() for identite in (lire_un_fil(xml).feed.id, *identites(xml))]
    assert len(toutes) == len(set(toutes)) == len(publies) + 3 + 2


def test_les_identites_ne_changent_ni_avec_une_entree_de_plus_ni_avec_l_adresse_du_site(publies, contrat):
    ailleurs = Edition("https://contrat.exemple.fr/")
    apres = fils_du_journal(contrat, (entree(4, PAUVRETE), *ENTREES), ailleurs)
    for chemin in (SITE, CENTRE):
        assert identites(apres[chemin])[1:] == identites(publies[chemin])
        assert lire_un_fil(apres[chemin]).feed.id == lire_un_fil(publies[chemin]).feed.id


def test_un_quartier_renomme_garde_ses_entrees_et_leurs_identites(publies, contrat):
    apres = renommer(contrat, "le-centre", "coeur-de-ville")

    fil = fils_du_journal(apres, visibles(ENTREES, apres), EDITION)["journal/quartiers/coeur-de-ville.xml"]

    assert identites(fil) == identites(publies[CENTRE])
    assert lire_un_fil(fil).feed.id == lire_un_fil(publies[CENTRE]).feed.id
    assert lire_un_fil(fil).entries[0].link == EDITION.adresse + "quartiers/coeur-de-ville/#portrait"


def test_une_autre_commune_a_d_autres_fils(publies, contrat):
    commune = contrat.convention.commune.model_copy(update={"nom": "Exempleville"})
    autre = changer(contrat, convention=contrat.convention.model_copy(update={"commune": commune}))
    assert lire_un_fil(fils_du_journal(autre, ENTREES, EDITION)[SITE]).feed.id != lire_un_fil(publies[SITE]).feed.id


def test_un_changement_sans_page_mene_au_journal(contrat):
    perdu = entree(1, PAUVRETE._replace(page="", ancre=""))
    (lue,) = lire_un_fil(fils_du_journal(contrat, (perdu,), EDITION)[SITE]).entries
    assert lue.link == EDITION.adresse + "journal/"
    assert "<a" not in lue.content[0].value


def test_sans_depot_connu_il_n_y_a_pas_de_lien_vers_le_commit(contrat):
    xml = fils_du_journal(contrat, ENTREES, Edition(EDITION.adresse))[SITE]
    assert [lien.rel for lien in lire_un_fil(xml).entries[0].links] == ["alternate"]


def test_un_fil_garde_les_vingt_dernieres_entrees(contrat):
    beaucoup = [entree(rang % 28 + 1, PAUVRETE)._replace(commit=f"{rang:040x}") for rang in range(40)]
    assert [
        len(lire_un_fil(fils_du_journal(contrat, beaucoup, EDITION)[chemin]).entries) for chemin in (SITE, CENTRE)
    ] == [
        20,
        20,
    ]


def test_sans_entree_ou_sans_adresse_il_n_y_a_pas_de_fil(contrat):
    assert fils_du_journal(contrat, (), EDITION) == {}
    assert fils_du_journal(contrat, ENTREES, Edition("", EDITION.depot)) == {}


@pytest.mark.parametrize(
    ("changements", "titre"),
    [
        ([PAUVRETE._replace(phrase="l'objectif " + "long " * 40)], "1 changement : Le Centre"),
        ([PAUVRETE, PAUVRETE], "2 changements : Le Centre"),
        (
            [PAUVRETE._replace(sujet=f"Quartier {rang}") for rang in range(5)],
            "5 changements : Quartier 0, Quartier 1, Quartier 2 et 2 de plus",
        ),
    ],
)
def test_le_titre_d_une_entree_reste_court(contrat, changements, titre):
    (lue,) = lire_un_fil(fils_du_journal(contrat, (entree(1, *changements),), EDITION)[SITE]).entries
    assert normaliser(lue.title) == titre
