"""Rien ne s'annonce qui n'a rien à dire : ni comparaison, ni suivi, ni branche, ni « tous les quartiers » d'un seul."""

from bs4 import BeautifulSoup

from macros.documents.quartier import quartier
from macros.edition import Edition
from macros.fils.suivi import fils_du_suivi
from macros.langue.reperes import reperes
from macros.lecture import lire
from macros.modele.strategie import Strategie
from macros.pages.environnement import rendre
from macros.pages.silences import pages_muettes
from macros.referencement.entites import jeu_de_donnees
from tests.outils.contrats import changer
from tests.outils.donnees import TOUS_LES_FICHIERS, fautes
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, PAGES, RACINE

COMMUNES = RACINE / "tests" / "communes"
GRAND, PROTOTYPE, BAINS, METROPOLE = (
    lire(COMMUNES / nom / "data") for nom in ("grand-modele", "prototype", "essai-les-bains", "metropole")
)
EXEMPLE = lire(EXEMPLEVILLE)
TEXTES = {"suivi.md": (PAGES / "suivi.md").read_text("utf-8")}


def lire_le_bloc(nom, contrat, **arguments):
    contexte = {"lien": lambda page, ancre="": f"{page}#{ancre}", "edition": Edition()}
    return BeautifulSoup(rendre(nom, contrat=contrat, **contexte, **arguments), "html.parser")


def test_sans_chiffre_la_comparaison_se_tait_et_son_titre_avec_elle():
    assert not lire_le_bloc("comparaison", PROTOTYPE).get_text().strip()
    assert lire_le_bloc("comparaison", EXEMPLE).get_text().strip()


def test_sans_engagement_la_page_du_suivi_n_est_pas_au_menu():
    assert pages_muettes(GRAND, TEXTES) == {"suivi.md"}
    assert pages_muettes(EXEMPLE, TEXTES) == frozenset()


def test_des_branches_qui_n_ont_que_leur_titre_font_une_liste():
    nues = tuple(b.model_copy(update={"branches": ()}) for b in GRAND.strategie.branches)
    page = lire_le_bloc("strategie", changer(GRAND, strategie=Strategie(branches=nues)))
    assert [element["id"] for element in page.select("ul > li[id]")] == [branche.id for branche in nues]
    assert not page.select("section")
    assert "Rien de plus" not in page.get_text()
    assert lire_le_bloc("strategie", GRAND).select("section")


def test_une_instance_d_un_seul_quartier_n_est_pas_pour_tous():
    assert "Pour tous les quartiers" not in lire_le_bloc("pilotage", BAINS).get_text()
    assert "Pour tous les quartiers" in lire_le_bloc("pilotage", METROPOLE).get_text()


def test_le_fil_sans_nouvelle_date_du_dernier_acte():
    fil = fils_du_suivi(METROPOLE, Edition(adresse=ADRESSE_PUBLIQUE), ())["suivi/fil.xml"]
    assert f"<updated>{METROPOLE.convention.dernier_acte_le.isoformat()}" in fil
    assert METROPOLE.convention.actes_signes[0].date.isoformat() not in fil


def test_les_donnees_liees_n_annoncent_que_ce_qu_elles_contiennent():
    decrit = jeu_de_donnees(changer(GRAND, quartiers=GRAND.quartiers[:1]), Edition(adresse=ADRESSE_PUBLIQUE), ())
    assert "glossaire" not in decrit["description"]
    assert "objectifs" not in f"{decrit['name']}{decrit['description']}"
    complet = jeu_de_donnees(EXEMPLE, Edition(adresse=ADRESSE_PUBLIQUE), ())
    assert complet["description"].endswith(" : portrait statistique, objectifs, pilotage et glossaire.")


def test_une_nouvelle_sans_aucun_objectif_de_quartier_dit_la_limite():
    sans = {
        nom: octets
        for nom, octets in TOUS_LES_FICHIERS.items()
        if not nom.startswith(("quartiers/", "suivi/", "pilotage"))
    }
    fiche = b"nom: Les Essais\nstatut: QPV\ncommunes: [Exempleville]\n"
    nouvelle = b"- date: 2025-04-01\n  engagement: demarches--un-guichet\n  etat: en cours\n  source: Compte rendu\n"
    dites = fautes(sans | {"quartiers/les-essais.yml": fiche, "suivi/2025.yml": nouvelle})
    assert sum("aucune fiche n'en a" in dite.message for dite in dites) == 1


def test_une_fiche_sans_objectif_ne_cache_pas_un_engagement_inconnu():
    fiche = b"nom: Le Port\nstatut: QPV\ncommunes: [Exempleville]\n"
    nouvelle = b"- date: 2025-04-01\n  engagement: demarches--rien-de-tel\n  etat: en cours\n  source: Compte rendu\n"
    dites = fautes(TOUS_LES_FICHIERS | {"quartiers/le-port.yml": fiche, "suivi/2026-autre.yml": nouvelle})
    assert any(dite.message.startswith("engagement inconnu : « demarches--rien-de-tel »") for dite in dites)


def test_une_population_seule_a_sa_source_pres_d_elle_et_aucun_portrait_vide():
    [seul] = [q for q in GRAND.quartiers if q.slug == "maquette-centre"]
    assert ("Source", seul.portrait.source) in reperes(GRAND, seul)
    [dense] = BAINS.quartiers
    assert "Source" not in dict(reperes(BAINS, dense))
    assert quartier(GRAND, Edition(), seul)["portrait"] is None
    assert quartier(BAINS, Edition(), dense)["portrait"]
