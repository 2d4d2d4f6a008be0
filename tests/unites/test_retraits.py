"""Ce qui est retiré garde son adresse : l'histoire dit ce qu'on y lisait, jusqu'à quand, et où aller."""

import shutil
from datetime import date

import pytest

from macros.histoire.journal import lire_l_histoire
from macros.histoire.publications import publications
from macros.histoire.versions import textes_de
from macros.lecture import lire
from macros.reserve import Reserve
from macros.retraits.bilan import Destination, retraits
from tests.outils.depot import git, remplacer
from tests.outils.projet import EXEMPLEVILLE, normaliser
from tests.outils.synthese import ecrire

pytestmark = pytest.mark.lent  # un dépôt git par test

CENTRE = "quartiers/le-centre.yml"
PAGE = "quartiers/le-centre.md"
OISEAUX = "quartiers/cite-des-oiseaux.md"
RENOMME = "quartiers/coeur-de-ville.md"
GLOSSAIRE = "# Le glossaire\n\n{{ glossaire() }}\n"


@pytest.fixture
def partis(depot):
    """``partis()`` -> les retraits du dépôt, tels qu'il est à cet instant."""

    def partis(reserve=None):
        lue = lire_l_histoire(depot, publications(depot, ("data", "docs")), reserve or Reserve())
        return retraits(lue.pertes, lire(depot / "data"), textes_de(depot / "docs"))

    return partis


def ecrire_page(depot, nom, texte):
    (depot / "docs" / nom).parent.mkdir(parents=True, exist_ok=True)
    (depot / "docs" / nom).write_text(texte, "utf-8")


def renommer(depot, *anciens_noms):
    fiche = depot / "data" / CENTRE
    texte = fiche.read_text("utf-8") + (f"\nanciens_noms: [{', '.join(anciens_noms)}]\n" if anciens_noms else "")
    fiche.unlink()
    (depot / "data/quartiers/coeur-de-ville.yml").write_text(texte, "utf-8")


def test_tant_que_rien_n_est_retire_il_n_y_a_rien(depot, publier, partis):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1")
    remplacer(depot / "data", CENTRE, "taux-pauvrete: 45.1", "taux-pauvrete: 45.2")
    assert partis() == retraits((), None, {})


def test_un_quartier_retire_garde_sa_page_ses_codes_et_dit_depuis_quand(depot, publier, partis):
    publier("2025-03-01")
    avant = git(depot, "rev-parse", "HEAD").strip()
    (depot / "data" / CENTRE).unlink()
    publier("2025-03-03")

    dits = partis()
    retrait = dits.pages[PAGE]
    assert list(dits.pages) == [PAGE]
    assert (retrait.titre, retrait.jour, retrait.avant) == ("Le Centre", date(2025, 3, 3), avant)
    assert retrait.commit == git(depot, "rev-parse", "HEAD").strip()
    assert normaliser(retrait.phrase) == "Ce quartier n'est plus dans le contrat de ville depuis le 3 mars 2025."
    assert retrait.source == f"data/{CENTRE}"
    assert dits.renvois == {"q/QN06211M/": PAGE, "q/QP062011/": PAGE}
    cases = [r for r in dits.ancres["enjeux/habitants-fragiles.md"] if r.ancre == "acces-soins--le-centre"]
    assert [case.suite.ancre for case in cases] == ["acces-soins"]
    assert PAGE not in dits.ancres


def test_un_chiffre_un_mot_et_un_titre_retires_gardent_leur_ancre(depot, publier, partis):
    ecrire_page(depot, "glossaire.md", GLOSSAIRE + "\n## Les sources { #sources }\n")
    publier("2025-03-01")
    ecrire_page(depot, "glossaire.md", GLOSSAIRE)
    remplacer(depot / "data", CENTRE, "    taux-pauvrete: 46.7\n", "")
    publier("2025-03-02")

    dits = partis()
    [chiffre] = dits.ancres[PAGE]
    assert normaliser(chiffre.phrase) == "« Taux de pauvreté », jusqu'au 2 mars 2025."
    assert (chiffre.ancre, chiffre.suite) == ("taux-pauvrete", Destination(PAGE, "portrait", "Portrait statistique"))
    [titre] = dits.ancres["glossaire.md"]
    assert (titre.ancre, titre.titre, titre.suite) == (
        "sources",
        "Les sources",
        Destination("glossaire.md", "", "Le glossaire"),
    )
    assert dits.pages == {}


def test_un_sous_objectif_qu_un_quartier_ne_poursuit_plus_mene_a_ceux_des_autres(depot, publier, partis):
    publier("2025-03-01")
    fiche = depot / "data" / CENTRE
    lignes = fiche.read_text("utf-8").splitlines(keepends=True)
    debut = lignes.index("  acces-soins:\n")
    fin = next(rang for rang in range(debut + 1, len(lignes)) if not lignes[rang].startswith("    "))
    fiche.write_text("".join([*lignes[:debut], *lignes[fin:]]), "utf-8")

    retrait, *engagements = partis().ancres[PAGE]
    assert (retrait.ancre, retrait.jour) == ("acces-soins", None)
    assert (retrait.suite.page, retrait.suite.ancre) == ("enjeux/habitants-fragiles.md", "acces-soins")
    suites = {engagement.ancre: (engagement.suite.page, engagement.suite.ancre) for engagement in engagements}
    assert "acces-soins--identifier-le-public" in suites
    assert suites == {ancre: ("enjeux/habitants-fragiles.md", ancre) for ancre in suites}


def test_un_engagement_reformule_garde_son_ancienne_ancre_et_mene_a_ce_qui_l_entourait(publier, partis):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "Renforcer le dispositif REAAP", "Renforcer encore le dispositif REAAP")
    [retrait] = partis().ancres[PAGE]
    assert retrait.ancre == "parentalite--renforcer-le-dispositif-reaap"
    assert normaliser(retrait.phrase) == "« Renforcer le dispositif REAAP », jusqu'au 2 mars 2025."
    assert [(suite.page, suite.ancre) for suite in retrait.suites[:2]] == [
        (PAGE, "parentalite"),
        ("enjeux/emancipation.md", retrait.ancre),
    ]


def test_un_engagement_qui_garde_son_identifiant_ne_perd_rien(publier, partis):
    publier("2025-03-01")
    ecrit = "{texte: Renforcer encore le dispositif REAAP, id: renforcer-le-dispositif-reaap}"
    publier("2025-03-02", CENTRE, "- Renforcer le dispositif REAAP", f"- {ecrit}")
    assert partis().ancres == {}


def test_un_engagement_que_plus_aucun_quartier_n_a_garde_son_ancre_sur_la_page_de_l_enjeu(depot, publier, partis):
    publier("2025-03-01")
    for fiche in sorted((depot / "data/quartiers").iterdir()):
        remplacer(depot / "data", f"quartiers/{fiche.name}", "    - Renforcer le dispositif REAAP\n", "")
    publier("2025-03-02")
    [retrait] = partis().ancres["enjeux/emancipation.md"]
    assert (retrait.ancre, retrait.suite.ancre) == ("parentalite--renforcer-le-dispositif-reaap", "parentalite")


def test_une_page_ecrite_a_la_main_se_dit_retiree(depot, publier, partis):
    ecrire_page(depot, "ateliers.md", "---\ndescription: Les ateliers.\n---\n# Les ateliers\n\n## Mardi\n")
    publier("2025-03-01")
    (depot / "docs/ateliers.md").unlink()
    publier("2025-03-02")

    retrait = partis().pages["ateliers.md"]
    assert (retrait.titre, retrait.source) == ("Les ateliers", "docs/ateliers.md")
    assert normaliser(retrait.phrase) == "Cette page n'est plus sur le site depuis le 2 mars 2025."
    assert partis().ancres == {}


def test_ce_qui_revient_n_est_plus_retire_et_repart_a_sa_nouvelle_date(publier, partis):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "    taux-pauvrete: 46.7\n", "")
    publier("2025-03-03", CENTRE, "  indicateurs:\n", "  indicateurs:\n    taux-pauvrete: 46.7\n")
    assert partis().ancres == {}
    publier("2025-03-04", CENTRE, "    taux-pauvrete: 46.7\n", "")
    assert [r.jour for r in partis().ancres[PAGE]] == [date(2025, 3, 4)]


def test_ce_qui_n_est_pas_enregistre_se_dit_sans_date(depot, publier, partis):
    publier("2025-03-01")
    (depot / "data" / CENTRE).unlink()
    retrait = partis().pages[PAGE]
    assert retrait.jour is None
    assert normaliser(retrait.phrase) == "Ce quartier n'est plus dans le contrat de ville."


def test_un_quartier_renomme_n_est_pas_retire_mais_ce_qu_il_perd_l_est(depot, publier, partis):
    publier("2025-03-01")
    remplacer(depot / "data", CENTRE, "    taux-pauvrete: 46.7\n", "")
    renommer(depot, "le-centre")
    publier("2025-03-02")
    dits = partis()
    assert dits.pages == dits.renvois == {}
    assert {page: [r.ancre for r in liste] for page, liste in dits.ancres.items()} == {RENOMME: ["taux-pauvrete"]}


def test_sans_son_ancien_nom_un_quartier_renomme_se_retrouve_quand_meme(depot, publier, partis):
    publier("2025-03-01")
    renommer(depot)
    publier("2025-03-02")
    retrait = partis().pages[PAGE]
    assert normaliser(retrait.phrase) == "Cette page est maintenant à une autre adresse."
    assert retrait.suite == Destination(RENOMME, "", "Le Centre")
    cases = [r for r in partis().ancres["enjeux/habitants-fragiles.md"] if r.ancre == "acces-soins--le-centre"]
    assert [(case.suite.ancre, case.deplace) for case in cases] == [("acces-soins--coeur-de-ville", True)]


def test_un_ancien_nom_et_un_code_qu_on_efface_menent_encore_au_quartier(depot, publier, partis):
    publier("2025-03-01")
    renommer(depot, "le-centre")
    publier("2025-03-02")
    publier("2025-03-03", "quartiers/coeur-de-ville.yml", "\nanciens_noms: [le-centre]\n", "")
    publier("2025-03-04", "quartiers/coeur-de-ville.yml", "code: QP062011", "code: QP062012")
    assert partis().renvois == {"q/QP062011/": RENOMME, "quartiers/le-centre/": RENOMME}
    assert partis().pages == {}


def test_un_ancien_nom_efface_qu_un_nouveau_quartier_reprend_est_a_lui(depot, publier, partis):
    publier("2025-03-01")
    renommer(depot, "le-centre")
    publier("2025-03-02")
    publier("2025-03-03", "quartiers/coeur-de-ville.yml", "\nanciens_noms: [le-centre]\n", "")
    (depot / "data" / CENTRE).write_text("nom: Le Centre neuf\nstatut: QPV\nlieux: [2e arrondissement]\n", "utf-8")
    publier("2025-03-04")
    assert partis().renvois == {}


def test_deux_quartiers_reunis_ne_perdent_aucune_adresse(depot, publier, partis):
    publier("2025-03-01")
    (depot / "data" / CENTRE).unlink()
    fiche = depot / "data/quartiers/cite-des-oiseaux.yml"
    fiche.write_text(fiche.read_text("utf-8") + "\nanciens_noms: [le-centre]\n", "utf-8")
    publier("2025-03-02")
    assert partis().pages == {}
    assert partis().renvois == {"q/QN06211M/": OISEAUX, "q/QP062011/": OISEAUX}


def test_une_copie_pour_une_autre_commune_repart_de_rien(depot, publier, partis):
    publier("2025-03-01")
    (depot / "data" / CENTRE).unlink()
    publier("2025-03-02")
    shutil.rmtree(depot / "data")
    shutil.copytree(EXEMPLEVILLE, depot / "data")
    assert partis() == retraits((), None, {})
    publier("2025-03-03")
    assert partis() == retraits((), None, {})


def test_une_version_illisible_est_sautee_et_ne_retire_rien(publier, partis):
    publier("2025-03-01")
    publier("2025-03-02", CENTRE, "nom: Le Centre\n", "nome: Le Centre\n")
    publier("2025-03-03", CENTRE, "nome: Le Centre\n", "nom: Le Centre\n")
    publier("2025-03-04", CENTRE, "    taux-pauvrete: 46.7\n", "")
    assert [(r.ancre, r.jour) for r in partis().ancres[PAGE]] == [("taux-pauvrete", date(2025, 3, 4))]


def test_une_page_au_nom_illisible_puis_retiree_ne_garde_pas_d_adresse(depot, publier, partis):
    """Son adresse ne s'écrirait pas, et le site ne se construirait plus."""
    ecrire_page(depot, "cit\udce9.md", "# Cité\n")
    ecrire_page(depot, "ateliers.md", "# Les ateliers\n")
    publier("2025-03-01")
    for page in (depot / "docs").glob("*.md"):
        page.unlink()
    publier("2025-03-02")

    assert {retrait.page for retrait in partis().pages.values()} == {"ateliers.md"}


def test_la_reserve_garde_les_retraits_a_cote_des_phrases(depot, publier, partis, tmp_path, monkeypatch):
    reserve = Reserve(tmp_path / "reserve")
    publier("2025-03-01")
    (depot / "data" / CENTRE).unlink()
    publier("2025-03-02")
    (depot / "data/quartiers/cite-des-oiseaux.yml").unlink()
    premiere_fois = partis(reserve)

    def refuser(*_):
        raise AssertionError("rien ne devait être relu")

    monkeypatch.setattr("macros.histoire.successions.lire_version", refuser)
    assert partis(reserve) == premiere_fois
    assert set(premiere_fois.pages) == {PAGE, OISEAUX}


@pytest.mark.lent
def test_au_dela_de_cinquante_quartiers_les_cases_qui_changent_de_page_ne_sont_pas_retirees(depot, publier, partis):
    shutil.rmtree(depot / "data")
    ecrire(depot / "data", 50)
    publier("2025-03-01")
    shutil.rmtree(depot / "data")
    ecrire(depot / "data", 51)
    assert partis() == retraits((), None, {})
    publier("2025-03-02")
    (depot / "data/quartiers/quartier-0007.yml").unlink()
    dits = partis()
    assert "quartiers/quartier-0007.md" in dits.pages
    assert "enjeux/habitants-fragiles/acces-soins.md" in dits.pages
    assert dits.pages["enjeux/habitants-fragiles/acces-soins.md"].suite.page == "enjeux/habitants-fragiles.md"
    assert dits.pages["enjeux/habitants-fragiles/acces-soins.md"].suite.ancre == "acces-soins"
