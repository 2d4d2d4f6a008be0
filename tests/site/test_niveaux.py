"""Deux contrats inventés, l'un d'un niveau, l'autre de cinq : leurs pages n'ont que leurs mots."""

import re
from itertools import pairwise

import pytest

from tests.outils.depot import remplacer
from tests.outils.projet import CINQ_NIVEAUX, UN_NIVEAU, Site, construire, copier_projet, normaliser, texte

pytestmark = pytest.mark.lent
# Les mots d'un autre contrat ; ceux des pages de docs/, que la commune écrit, ne comptent pas.
D_AILLEURS = re.compile(r"\b(enjeux?|sous-objectifs?|objectifs? stratégiques?|opérationnels?|intercommunale)\b", re.I)
ECRITES = ("/contribuer/", "/donnees/", "/enjeux/", "/suivi/", "/")


def batir(dossier, donnees, de, **environnement) -> Site:
    projet = copier_projet(dossier / "projet", donnees, de)
    remplacer(projet, "mkdocs.yml", "- Enjeux: enjeux/index.md", "- Stratégie: enjeux/index.md")
    return construire(projet, projet / "site", DOCUMENTS="non", **environnement)


@pytest.fixture(scope="module")
def un(tmp_path_factory) -> Site:
    return batir(tmp_path_factory.mktemp("un"), UN_NIVEAU, "de Patronville")


@pytest.fixture(scope="module")
def cinq(tmp_path_factory) -> Site:
    return batir(tmp_path_factory.mktemp("cinq"), CINQ_NIVEAUX, "de Gabaritville")


@pytest.fixture(scope="module")
def commun(tmp_path_factory) -> Site:
    """Cinq niveaux, et rien par quartier."""
    donnees = tmp_path_factory.mktemp("commun") / "data"
    for fichier in CINQ_NIVEAUX.rglob("*.yml"):
        copie = donnees / fichier.relative_to(CINQ_NIVEAUX)
        copie.parent.mkdir(parents=True, exist_ok=True)
        copie.write_text(fichier.read_text("utf-8").partition("\nobjectifs:")[0] + "\n", "utf-8")
    return batir(donnees.parent, donnees, "de Gabaritville")


@pytest.mark.parametrize("commune", ["un", "cinq", "commun"])
def test_aucune_page_ne_dit_les_mots_d_un_autre_contrat(request, commune):
    site = request.getfixturevalue(commune)
    dits = {
        adresse: D_AILLEURS.findall(texte(site.page(adresse).main))
        for adresse in site.pages()
        if adresse not in ECRITES
    }
    assert len(dits) > 8
    assert {adresse: mots for adresse, mots in dits.items() if mots} == {}


@pytest.mark.parametrize("commune", ["un", "cinq", "commun"])
def test_aucun_titre_n_est_vide_et_aucune_ancre_n_est_double(request, commune):
    site = request.getfixturevalue(commune)
    for adresse in site.pages():
        page = site.page(adresse)
        ids = [element["id"] for element in page.select("[id]")]
        assert sorted(ids) == sorted(set(ids)), adresse
        assert [titre for titre in page.select("h1, h2, h3, h4, h5, h6, th, td, caption") if not texte(titre)] == []
        niveaux = [int(titre.name[1]) for titre in page.main.select("h1, h2, h3, h4, h5, h6")]
        assert all(apres <= avant + 1 for avant, apres in pairwise(niveaux)), adresse


@pytest.mark.parametrize("commune", ["un", "cinq", "commun"])
def test_aucun_lien_ne_mene_a_une_ancre_qui_manque(request, commune):
    site = request.getfixturevalue(commune)
    for adresse in site.pages():
        for lien in site.page(adresse).main.select('a[href*="#"]'):
            page, _, ancre = lien["href"].partition("#")
            if "//" in page or page.endswith(".xml"):
                continue
            cible = site.dossier / adresse.strip("/") / page
            voulue = site.page("/" + cible.resolve().relative_to(site.dossier.resolve()).as_posix().strip(".") + "/")
            assert not ancre or voulue.find(id=ancre), (adresse, lien["href"])


def test_un_seul_niveau_porte_les_objectifs_de_chaque_quartier(un):
    quartier = un.page("/quartiers/la-source/")
    assert texte(quartier.find(id="jeunesse")) == "Grandir au quartier"
    assert quartier.find(id="cadre-de-vie") is None
    assert texte(quartier.select_one("#jeunesse ~ ul .promis")) == "Ouvrir un local pour les adolescents"
    page = un.page("/enjeux/jeunesse/")
    assert (texte(page.h1), texte(page.select_one(".surtitre"))) == ("Grandir au quartier", "Orientation")
    assert [texte(lien) for lien in page.select(".prevus .ou a")] == ["À la Source", "À la Source", "aux Tilleuls"]
    assert texte(un.page("/suivi/").select_one("label[for=filtre-enjeu]")) == "Orientation"
    description = normaliser(page.select_one("meta[name=description]")["content"])
    assert "prévoit pour l'orientation « Grandir au quartier » du contrat" in description


def test_cinq_niveaux_inegaux_se_lisent_a_leur_profondeur(cinq):
    page = cinq.page("/enjeux/cohesion/")
    assert [(titre.name, titre["id"]) for titre in page.main.select("h2[id], h3[id], h4[id], h5[id]")] == [
        ("h2", "sante"),
        ("h3", "soins"),
        ("h4", "acces"),
        ("h5", "medecins"),
        ("h5", "dentistes"),
        ("h4", "prevention"),
        ("h2", "ecole"),
        ("h3", "devoirs"),
    ]
    quartier = cinq.page("/quartiers/la-rive/")
    assert texte(quartier.find(id="cohesion")) == "Pilier A : La cohésion"
    assert texte(quartier.find(id="sante").find_next("p", class_="promis")) == "Nommer une coordinatrice"
    assert [texte(th) for th in quartier.select_one("#medecins").find_parent("table").select("thead th")] == [
        "Objectif local",
        "Actions pour le quartier",
    ]


def test_une_branche_vide_a_sa_page_et_une_transversale_le_dit(cinq):
    assert texte(cinq.page("/enjeux/a-venir/").h1) == "Un pilier annoncé, sans rien encore"
    assert texte(cinq.page("/enjeux/egalite/").select_one(".surtitre")) == "Pilier transversal"
    strategie = cinq.page("/enjeux/")
    assert [texte(titre) for titre in strategie.select("main h2")][-2:] == [
        "Pilier C : Un pilier annoncé, sans rien encore",
        "Pilier transversal : L'égalité",
    ]
    assert strategie.select_one("section[aria-labelledby=a-venir] :is(table, ul:not(.partage))") is None


def test_sans_objectif_par_quartier_chaque_page_montre_la_strategie_commune(commun):
    for slug in ("la-rive", "la-butte"):
        partie = commun.page(f"/quartiers/{slug}/").select_one("section[aria-labelledby=strategie]")
        assert "commune à tous les quartiers" in texte(partie.p)
        assert "Faire venir des médecins" in texte(partie)
    assert commun.page("/quartiers/la-rive/").find(id="objectifs") is None
    assert commun.page("/enjeux/cohesion/").find("table") is None
    assert "Aucun objectif" not in texte(commun.page("/enjeux/a-venir/").main)
    branches = commun.page("/enjeux/cohesion/").main
    assert {li["id"] for li in branches.select("li[id]")} >= {"sante", "soins", "acces", "medecins", "devoirs"}
    assert "Rien de plus n'en est publié ici." in texte(commun.page("/enjeux/a-venir/").main)


def test_une_branche_ou_rien_n_est_prevu_le_dit_une_fois_et_garde_ses_ancres(cinq):
    page = cinq.page("/enjeux/a-venir/")
    assert texte(page.main).count("Aucun objectif n'est indiqué") == 1
    assert not page.select("main table, main .quartiers")
    assert {e["id"] for e in page.select("main p.absent span[id]")} >= {"a-venir--la-rive", "a-venir--la-butte"}
    dentistes = cinq.page("/enjeux/cohesion/").find(id="dentistes").find_next_sibling()
    assert (dentistes.name, texte(dentistes)) == ("p", "Aucun objectif n'est indiqué.")
