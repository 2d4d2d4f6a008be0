"""Les pages du site, lues comme un lecteur : que trouve-t-il, où, et sous quelle adresse."""

import itertools

import pytest

from tests.outils.pages import ADRESSES
from tests.outils.projet import DEPOT, normaliser, texte

CHARGES = "script:not([type$=json]), img, iframe, link[rel=stylesheet], link[rel=icon]"
QUARTIERS = [a for a in ADRESSES if a.startswith("/quartiers/") and a != "/quartiers/"]
ANCRES = ["carte", "portrait", "irritants", "opportunites", "enjeux-prioritaires", "objectifs", "contacts", "documents"]


def lignes(tableau) -> dict[str, list[str]]:
    """Un tableau -> pour chaque en-tête de ligne, le texte de ses cellules."""
    corps = tableau.select("tbody tr:has(td)")
    return {
        texte(ligne.select_one("th")): [texte(cellule) for cellule in ligne.select("td:not(.en-clair)")]
        for ligne in corps
    }


def test_le_site_a_toutes_les_pages_promises(site):
    assert set(ADRESSES) <= set(site.adresses())


@pytest.mark.parametrize("adresse", ADRESSES)
def test_chaque_page_a_un_titre_une_langue_et_des_niveaux_sans_saut(site, adresse):
    page = site.page(adresse)
    niveaux = [int(titre.name[1]) for titre in page.select("h1, h2, h3, h4")]
    assert page.html["lang"] == "fr"
    assert page.title.string.strip().endswith("Contrat de ville d’Haillicourt")
    assert niveaux.count(1) == 1
    assert niveaux[0] == 1
    assert all(suivant <= niveau + 1 for niveau, suivant in itertools.pairwise(niveaux))


@pytest.mark.parametrize("adresse", ADRESSES)
def test_chaque_identifiant_est_unique_dans_sa_page(site, adresse):
    ids = [element["id"] for element in site.page(adresse).select("[id]")]
    assert len(ids) == len(set(ids))


def test_chaque_page_se_decrit_avec_ses_mots(site):
    descriptions = {a: site.page(a).select_one("meta[name=description]")["content"] for a in ADRESSES}
    assert "environ 730 habitants" in normaliser(descriptions["/quartiers/cite-des-oiseaux/"])
    assert len({descriptions[a] for a in QUARTIERS}) == len(QUARTIERS)


def test_de_l_accueil_un_habitant_atteint_son_quartier_et_un_telephone_en_un_geste(site):
    accueil = site.page("/")
    liens = [lien["href"] for lien in accueil.select("main .carte h3 a")]
    assert liens[:3] == ["quartiers/le-centre/", "quartiers/le-haut-d-houdain/", "quartiers/cite-des-oiseaux/"]
    telephones = [lien["href"] for lien in accueil.select('.contacts a[href^="tel:"]')]
    assert telephones == ["tel:+33625788970", "tel:+33321520481"]


def test_une_carte_de_quartier_dit_son_statut_ses_communes_et_sa_population(site):
    carte = texte(site.page("/").select("main .carte")[2])
    assert "Quartier d'intérêt communautaire – territoire vulnérable" in carte
    assert "Haillicourt" in carte
    assert "Environ 730 habitants" in carte


@pytest.mark.parametrize("adresse", QUARTIERS)
def test_un_quartier_offre_les_ancres_promises_dans_l_ordre_de_la_convention(site, adresse):
    assert [titre["id"] for titre in site.page(adresse).select("main h2[id]")] == ANCRES


def test_le_portrait_compare_le_quartier_a_l_agglomeration(site):
    portrait = lignes(site.page("/quartiers/le-centre/").select_one("table.portrait"))
    assert portrait["Taux de pauvreté"] == ["46,7 %", "18,8 %"]
    assert portrait["Part des 16-25 ans non scolarisés et sans emploi"] == ["37,9 %", "23,5 %"]
    assert len(portrait) == 7


def test_ce_que_la_convention_tait_est_absent_de_la_page(site):
    oiseaux = site.page("/quartiers/cite-des-oiseaux/")
    portrait = lignes(oiseaux.select_one("table.portrait"))
    assert len(portrait) == 4
    assert portrait["Taux de pauvreté"] == ["plus de 30 %", "18,8 %"]
    assert "Surface" not in texte(oiseaux.main)
    assert "Code du quartier" not in texte(oiseaux.main)
    assert not oiseaux.select('main a[href*="sig.ville.gouv.fr"]')


def test_le_centre_n_a_pas_d_enjeu_trois_et_le_haut_d_houdain_pas_de_familles_monoparentales(site):
    assert not site.page("/quartiers/le-centre/").select("#transitions")
    assert "monoparentales" not in texte(site.page("/quartiers/le-haut-d-houdain/").main)


def test_un_quartier_prioritaire_mene_a_sa_carte_et_a_sa_fiche_officielle(site):
    liens = [lien["href"] for lien in site.page("/quartiers/le-centre/").select("#carte ~ ul a")]
    carte, fiche, *_ = liens
    assert (carte, fiche) == ("https://sig.ville.gouv.fr", "https://sig.ville.gouv.fr/territoire/QN06211M")


@pytest.mark.parametrize("adresse", QUARTIERS)
def test_les_objectifs_sont_de_vrais_tableaux(site, adresse):
    tableaux = site.page(adresse).select("#objectifs ~ .cadre table")
    assert tableaux
    for tableau in tableaux:
        assert texte(tableau.caption)
        assert len(tableau.select("thead th[scope=col]")) == 2
        assert tableau.find_previous("h4")
        assert all(ligne.select("th[scope=row]") for ligne in tableau.select("tbody tr[id]"))


def test_un_objectif_se_lit_sous_son_sous_objectif(site):
    ligne = site.page("/quartiers/le-centre/").select_one("tr#parentalite")
    assert [texte(action) for action in ligne.select("li .promis")] == [
        "Proposer une animation locale parentalité",
        "Renforcer le dispositif REAAP",
    ]


def test_la_page_d_un_enjeu_dit_ce_que_fait_chaque_quartier_et_ceux_qui_ne_font_rien(site):
    page = site.page("/enjeux/transitions/")
    prevus = page.select_one("h3#animation-sociale + .prevus")
    assert [texte(prevu) for prevu in prevus.find_all(recursive=False)] == [
        "Créer un partenariat avec la Commune d'Houdain Au Haut d'Houdain : Aucune nouvelle publiée",
        "S'appuyer sur le tissu associatif déjà existant À la Cité des Oiseaux : Aucune nouvelle publiée",
        "Au Centre : aucun objectif n'est indiqué",
    ]
    engagement = "animation-sociale--creer-un-partenariat-avec-la-commune-d-houdain"
    assert prevus.select_one("li")["id"] == engagement
    assert prevus.select("a")[0]["href"] == f"../../quartiers/le-haut-d-houdain/#{engagement}"


def test_ce_que_plusieurs_quartiers_prevoient_de_meme_n_est_ecrit_qu_une_fois(site):
    page = site.page("/enjeux/habitants-fragiles/")
    [commun] = page.select("h3#acces-soins + .prevus .commun")
    assert texte(page.main).count("Accompagner par le service civique") == 1
    assert len(commun.select("li[id]")) == 3
    assert texte(commun.select_one("p")) == (
        "Au Centre, au Haut d'Houdain et à la Cité des Oiseaux : Aucune nouvelle publiée"
    )
    quartiers = ("le-centre", "le-haut-d-houdain", "cite-des-oiseaux")
    assert [case["id"] for case in commun.select(".ou[id]")] == [f"acces-soins--{slug}" for slug in quartiers]
    assert [lien["href"] for lien in commun.select("a")] == [
        f"../../quartiers/{slug}/#acces-soins" for slug in quartiers
    ]


def test_la_comparaison_met_tous_les_quartiers_face_a_l_agglomeration(site):
    tableaux = {
        texte(tableau.caption.find(string=True)): {nom: cases[0] for nom, cases in lignes(tableau).items()}
        for tableau in site.page("/quartiers/").select("table.comparaison")
    }
    assert tableaux["Taux de pauvreté"] == {
        "Le Centre": "46,7 %",
        "Le Haut d'Houdain": "39,3 %",
        "Cité des Oiseaux": "plus de 30 %",
        "Agglomération": "18,8 %",
    }
    assert tableaux["Part des familles monoparentales"]["Le Haut d'Houdain"] == "non indiqué"
    assert len(tableaux) == 8
    assert {tuple(quartiers)[:3] for quartiers in tableaux.values()} == {
        ("Le Centre", "Le Haut d'Houdain", "Cité des Oiseaux")
    }


def test_le_menu_nomme_les_quartiers_et_dit_ou_l_on_est(site):
    menu = site.page("/quartiers/le-centre/").select_one("nav#menu")
    assert [texte(a) for a in menu.select(".rubrique a")] == ["Le Centre", "Le Haut d'Houdain", "Cité des Oiseaux"]
    assert [texte(a) for a in menu.select("[aria-current=page]")] == ["Le Centre"]


def test_le_plan_du_site_mene_a_toutes_les_pages(site):
    liens = {lien["href"] for lien in site.page("/plan-du-site/").select("main li a")}
    assert len(liens) == len(site.pages()) - 1  # toutes, sauf la page introuvable


@pytest.mark.parametrize(
    ("adresse", "fichier"),
    [
        ("/quartiers/le-centre/", "data/quartiers/le-centre.yml"),
        ("/enjeux/transitions/", "data/strategie.yml"),
        ("/contribuer/", "docs/contribuer.md"),
        ("/pilotage/", "data/pilotage.yml"),
    ],
)
def test_corriger_cette_page_ouvre_le_fichier_qui_la_fait(site, adresse, fichier):
    assert site.page(adresse).select_one(".corriger a[href*=edit]")["href"] == f"{DEPOT}/edit/main/{fichier}"


@pytest.mark.parametrize("adresse", ADRESSES)
def test_chaque_pied_de_page_porte_les_mentions_dues(site, adresse):
    pied = texte(site.page(adresse).footer)
    assert "Accessibilité : non conforme" in pied
    assert "Mentions légales" in pied
    assert "Plan du site" in pied


def test_rien_ne_se_charge_hors_du_site(site):
    for adresse in site.pages():
        for element in site.page(adresse).select(CHARGES):
            cible = element.get("src") or element.get("href")
            assert cible, f"{adresse} : script en ligne"
            assert not cible.startswith(("http", "//")), f"{adresse} : {cible}"


def test_chaque_page_porte_la_politique_de_securite(site):
    sans = [a for a in site.adresses() if not site.page(a).select_one('meta[http-equiv="Content-Security-Policy"]')]
    assert sans == []
