"""Les fils du suivi : une nouvelle par entrée, pour tout le site et pour chaque quartier."""

from datetime import date
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup

from macros.edition import Edition
from macros.fils import fils_du_journal, fils_du_suivi
from macros.histoire.versions import textes_de
from macros.lecture import lire
from macros.modele.contrat import BEAUCOUP
from macros.modele.suivi import Correction
from macros.pages.blocs import pages_generees
from tests.outils.contrats import changer, renommer
from tests.outils.fils import EDITION, ENTREES, lire_un_fil, manquements
from tests.outils.projet import EXEMPLEVILLE, PAGES, normaliser

SITE, ESSAIS, EPREUVES = "suivi/fil.xml", "suivi/quartiers/les-essais.xml", "suivi/quartiers/les-epreuves.xml"
CAFE = "parentalite--un-cafe-des-parents"
ECRITES = textes_de(PAGES)


@pytest.fixture(scope="module")
def commune():
    return lire(EXEMPLEVILLE)


@pytest.fixture(scope="module")
def publies(commune):
    return fils_du_suivi(commune, EDITION, ECRITES)


def entrees(xml):
    return lire_un_fil(xml).entries


def titres(xml):
    return [normaliser(entree.title) for entree in entrees(xml)]


def identites(xml):
    return [entree.id for entree in entrees(xml)]


def avec(commune, *nouvelles):
    """La même commune, où ces nouvelles s'ajoutent aux autres."""
    toutes = sorted((*nouvelles, *commune.suivi), key=lambda nouvelle: nouvelle.date, reverse=True)
    return changer(commune, suivi=tuple(toutes))


def nouvelle(commune, **champs):
    """La plus récente de la commune, où ces champs changent."""
    return commune.suivi[0].model_copy(update={"corrections": (), **champs})


def test_un_fil_pour_le_site_et_un_par_quartier(publies, commune):
    assert set(publies) == {SITE, *(f"suivi/quartiers/{q.slug}.xml" for q in commune.quartiers)}


@pytest.mark.parametrize("dossier", ["commune", "contrat"])
def test_chaque_fil_suit_la_norme(dossier, request):
    fils = fils_du_suivi(request.getfixturevalue(dossier), EDITION, ECRITES)

    assert len(fils) > 2
    assert [list(manquements(xml)) for xml in fils.values()] == [[]] * len(fils)


def test_un_fil_dit_qui_le_publie_ou_il_est_et_ce_qu_il_suit(publies, commune):
    site, essais = lire_un_fil(publies[SITE]).feed, lire_un_fil(publies[ESSAIS]).feed

    assert normaliser(site.title) == "Où en sont les engagements : contrat de ville d'Exempleville"
    assert normaliser(essais.title) == "Où en sont les engagements pour les Essais : contrat de ville d'Exempleville"
    assert normaliser(site.author) == commune.site.editeur.nom
    assert {lien.rel: lien.href for lien in site.links} == {
        "self": EDITION.adresse + SITE,
        "alternate": f"{EDITION.adresse}suivi/",
    }
    assert {lien.rel: lien.href for lien in essais.links} == {
        "self": EDITION.adresse + ESSAIS,
        "alternate": f"{EDITION.adresse}quartiers/les-essais/",
    }


def test_chaque_nouvelle_a_son_entree_et_une_seule(publies, commune):
    assert len(entrees(publies[SITE])) == len(commune.suivi)


def test_une_entree_dit_ce_que_devient_l_engagement_et_ce_qui_le_prouve(publies):
    fait = next(entree for entree in entrees(publies[SITE]) if "est maintenant fait (" in entree.title)
    contenu = BeautifulSoup(fait.content[0].value, "html.parser")

    assert normaliser(fait.title) == (
        "Les Essais : « Un café des parents » est maintenant fait "
        "(délibération du conseil municipal du 10 février 2025)"
    )
    assert fait.published == fait.updated == "2025-02-10T00:00:00+00:00"
    assert {lien.rel: lien.href for lien in fait.links} == {
        "alternate": f"{EDITION.adresse}quartiers/les-essais/#{CAFE}",
        "via": "https://exempleville.example/deliberations/2025-02-10",
    }
    assert [normaliser(p.get_text()) for p in contenu.select("p")] == [
        f"{normaliser(fait.title)}.",
        "Il ouvre chaque mardi, à l'école.",
        "Délibération du conseil municipal du 10 février 2025",
    ]
    assert [a["href"] for a in contenu.select("a")] == ["https://exempleville.example/deliberations/2025-02-10"]


def test_un_constat_est_signe_de_l_instance(publies):
    constat = next(entree for entree in entrees(publies[SITE]) if "ne le constate pas" in entree.title)

    assert normaliser(constat.title) == (
        "Les Essais : « Un café des parents » : le conseil citoyen d'Exempleville ne le constate pas "
        "(avis du conseil citoyen du 5 juin 2025)"
    )
    assert normaliser(constat.author) == "Le conseil citoyen d'Exempleville"


def test_une_nouvelle_de_plusieurs_quartiers_les_nomme_et_mene_a_l_enjeu(publies):
    [prevu] = [entree for entree in entrees(publies[SITE]) if "appel à projets" in entree.title]

    assert normaliser(prevu.title).startswith("Les Essais et Les Épreuves : « Un café des parents » est prévu")
    assert prevu.link == f"{EDITION.adresse}enjeux/grandir/#{CAFE}"


def test_le_fil_d_un_quartier_ne_parle_que_de_lui(publies):
    assert titres(publies[EPREUVES]) == [
        "Les Épreuves : « Un ordinateur en mairie » est maintenant en pause "
        "(compte rendu du comité de pilotage du 12 mai 2025)",
        "Les Épreuves : « Un ordinateur en mairie » : la table de quartier des Épreuves le constate "
        "(relevé de la table de quartier du 21 mars 2025)",
        "Les Épreuves : « Un café des parents » est prévu (appel à projets d'Exempleville, 2024)",
        "Les Épreuves : « Un ordinateur en mairie » est en cours (bulletin d'Exempleville, septembre 2024)",
    ]
    assert {urldefrag(entree.link).url for entree in entrees(publies[EPREUVES])} == {
        f"{EDITION.adresse}quartiers/les-epreuves/"
    }


def test_l_etat_d_avant_n_est_dit_que_s_il_etait_partout_le_meme(commune):
    """Aux Essais, le café était fait ; aux Épreuves, prévu."""
    partout = nouvelle(commune, date=date(2026, 1, 5), engagement=CAFE, etat="en cours")
    fils = fils_du_suivi(avec(commune, partout), EDITION, ECRITES)

    assert "« Un café des parents » est en cours (" in titres(fils[SITE])[0]
    assert "« Un café des parents » n'est plus fait : il est en cours (" in titres(fils[ESSAIS])[0]
    assert "« Un café des parents » est maintenant en cours (" in titres(fils[EPREUVES])[0]


def test_une_correction_remonte_la_nouvelle_a_sa_date_sans_en_faire_une_autre(publies, commune):
    corrigee, suite = commune.suivi[-1], commune.suivi[:-1]
    mots = Correction(date=date(2026, 2, 3), texte="Trois postes, et non deux.")
    fil = fils_du_suivi(
        changer(commune, suivi=(*suite, corrigee.model_copy(update={"corrections": (mots,)}))), EDITION, ECRITES
    )[SITE]
    premiere = entrees(fil)[0]

    assert (premiere.published, premiere.updated) == ("2024-09-02T00:00:00+00:00", "2026-02-03T00:00:00+00:00")
    assert lire_un_fil(fil).feed.updated == premiere.updated
    assert "Corrigé le 3 février 2026 : trois postes, et non deux." in normaliser(premiere.content[0].value)
    assert sorted(identites(fil)) == sorted(identites(publies[SITE]))


def test_sans_nouvelle_chaque_fil_existe_vide_et_date_de_la_signature(contrat):
    fils = fils_du_suivi(contrat, EDITION, ECRITES)

    assert len(fils) == len(contrat.quartiers) + 1
    for xml in fils.values():
        assert lire_un_fil(xml).entries == []
        assert lire_un_fil(xml).feed.updated == f"{contrat.convention.signature.date}T00:00:00+00:00"


def test_sans_adresse_de_site_il_n_y_a_pas_de_fil(commune):
    assert fils_du_suivi(commune, Edition("", EDITION.depot), ECRITES) == {}


def test_sans_page_du_suivi_le_fil_mene_a_l_accueil(commune):
    fil = fils_du_suivi(commune, EDITION, ECRITES.keys() - {"suivi.md"})[SITE]

    assert lire_un_fil(fil).feed.link == EDITION.adresse


def test_chaque_identite_est_unique_meme_d_un_fil_a_l_autre(publies):
    toutes = [i for xml in publies.values() for i in (lire_un_fil(xml).feed.id, *identites(xml))]

    assert len(toutes) == len(set(toutes)) > 20


def test_un_fil_du_suivi_n_est_pas_celui_du_journal(contrat):
    """Un quartier peut même se nommer « Suivi »."""
    nomme = renommer(contrat, "le-centre", "suivi")
    tous = [*fils_du_journal(nomme, ENTREES, EDITION).values(), *fils_du_suivi(nomme, EDITION, ECRITES).values()]
    identifiants = [lire_un_fil(xml).feed.id for xml in tous]

    assert len(set(identifiants)) == len(identifiants) == 2 * (len(contrat.quartiers) + 1)


def test_les_identites_ne_changent_ni_avec_une_nouvelle_de_plus_ni_avec_l_adresse_du_site(publies, commune):
    plus = avec(commune, nouvelle(commune, date=date(2026, 1, 5)))
    apres = fils_du_suivi(plus, Edition("https://contrat.exemple.fr/"), ECRITES)

    for chemin in (SITE, ESSAIS):
        assert identites(apres[chemin])[1:] == identites(publies[chemin])
        assert lire_un_fil(apres[chemin]).feed.id == lire_un_fil(publies[chemin]).feed.id
    assert identites(apres[EPREUVES]) == identites(publies[EPREUVES])


def test_un_quartier_renomme_garde_ses_entrees_et_leurs_identites(publies, commune):
    renommee = renommer(commune, "les-epreuves", "les-preuves")
    suivi = tuple(
        n.model_copy(update={"quartiers": tuple(s.replace("les-epreuves", "les-preuves") for s in n.quartiers)})
        for n in commune.suivi
    )
    fil = fils_du_suivi(changer(renommee, suivi=suivi), EDITION, ECRITES)["suivi/quartiers/les-preuves.xml"]

    assert identites(fil) == identites(publies[EPREUVES])
    assert lire_un_fil(fil).feed.id == lire_un_fil(publies[EPREUVES]).feed.id


def test_un_fil_garde_les_vingt_dernieres_nouvelles(commune):
    beaucoup = [nouvelle(commune, date=date(2026, 1, rang)) for rang in range(1, 31)]
    fils = fils_du_suivi(avec(commune, *beaucoup), EDITION, ECRITES)

    assert [entree.published[:10] for entree in entrees(fils[SITE])] == [f"2026-01-{n:02}" for n in range(30, 10, -1)]
    assert len(entrees(fils[ESSAIS])) == 20


def test_le_titre_d_une_entree_reste_court(commune):
    """Au-delà de trois quartiers, leur nombre ; d'un long engagement, ses premiers mots : le contenu dit le reste."""
    long = commune.quartiers[0].objectifs["parentalite"][0].model_copy(update={"texte": "Un café " + "long " * 40})
    quartiers = [
        commune.quartiers[0].model_copy(
            update={"slug": f"q-{rang}", "nom": f"Essai {rang}", "objectifs": {"parentalite": (long,)}}
        )
        for rang in range(5)
    ]
    seule = (nouvelle(commune, engagement=f"parentalite--{long.id}"),)
    [entree] = entrees(fils_du_suivi(changer(commune, quartiers=tuple(quartiers), suivi=seule), EDITION, ECRITES)[SITE])

    assert normaliser(entree.title).startswith("Essai 0, Essai 1, Essai 2 et 2 de plus : « Un café long")
    assert "…" in entree.title
    assert "Essai 3 et Essai 4 : « Un café long" in normaliser(entree.content[0].value)
    assert "…" not in entree.content[0].value


def test_un_texte_malin_reste_du_texte(commune):
    malin = 'Un « "lieu" & <script>rien</script> ]]> »'
    [entree] = entrees(fils_du_suivi(changer(commune, suivi=(nouvelle(commune, texte=malin),)), EDITION, ECRITES)[SITE])
    contenu = BeautifulSoup(entree.content[0].value, "html.parser")

    assert malin in [normaliser(p.get_text()) for p in contenu.select("p")]
    assert not contenu.select("script")


@pytest.mark.parametrize(
    ("combien", "page"), [(2, f"enjeux/grandir/#{CAFE}"), (BEAUCOUP + 1, "enjeux/grandir/parentalite/")]
)
def test_une_entree_mene_a_une_page_du_site_meme_quand_les_quartiers_sont_nombreux(commune, combien, page):
    modele = commune.quartier_par_slug["les-epreuves"]
    quartiers = (*commune.quartiers, *(modele.model_copy(update={"slug": f"q-{rang}"}) for rang in range(2, combien)))
    grande = changer(commune, quartiers=quartiers)
    connues = {EDITION.url(page) for page in (*ECRITES, *pages_generees(grande))}

    fils = fils_du_suivi(grande, EDITION, ECRITES)
    liens = {urldefrag(e.link).url for xml in fils.values() for e in entrees(xml)}
    assert len(liens) > combien
    assert liens - connues == set()
    assert {e.link for e in entrees(fils[SITE]) if "appel à projets" in e.title} == {EDITION.adresse + page}
