"""Ce qui a été signé garde son nom, et rien de ce qui est seulement prévu ne passe pour signé."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from macros.documents import preparer_documents
from macros.documents.contenu import origine
from macros.edition import Edition
from macros.langue.a_propos import a_propos, ce_qui_se_corrige
from macros.langue.origine import (
    ce_qui_en_vient,
    citation,
    convention_a_jour,
    d_ou_viennent_les_autres,
    donne_des_explications,
    titre_du_document,
    tout_le_document,
)
from macros.langue.porteur import qui_a_signe
from macros.lecture import lire
from macros.modele.actes import Acte
from macros.modele.convention import Agglomeration, Document, Engagement
from macros.modele.signataires import Signataire
from macros.pages.environnement import rendre
from macros.retraits.adresses_montrees import adresses_montrees
from tests.outils.contrats import changer
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, RACINE, normaliser

COMMUNES = RACINE / "tests" / "communes"
METROPOLE, ESSARTS, GRAND, BAINS = (
    lire(COMMUNES / nom / "data") for nom in ("metropole", "les-essarts-factices", "grand-modele", "essai-les-bains")
)
SIGNE, EXEMPLE = lire(HAILLICOURT), lire(EXEMPLEVILLE)
NEUF = tuple(Signataire(institution=f"Institution {rang}") for rang in range(9))


def convenir(contrat, **cles):
    """Le contrat dont la convention dit ceci."""
    return changer(contrat, convention=contrat.convention.model_copy(update=cles))


def page(contrat):
    contexte = {"edition": Edition(), "lien": lambda chemin, ancre="": f"{chemin}#{ancre}"}
    return BeautifulSoup(rendre("convention", contrat=contrat, **contexte), "html.parser")


@pytest.mark.parametrize(
    ("titre", "dit"),
    [
        ("Convention territoriale d'Exempleville", "la convention territoriale"),
        ("Convention d'Exempleville", "la convention"),
        ("Contrat de ville 2024-2030 – Convention d'application", "la convention"),
        ("Le contrat de ville et ses annexes", "le contrat de ville"),
        ("Demain, les quartiers", "le contrat de ville"),
    ],
)
def test_le_document_garde_le_nom_que_lui_donne_son_titre(titre, dit):
    contrat = convenir(EXEMPLE, document=Document(titre=titre), titre="Contrat de ville", sous_titre=None)
    assert convention_a_jour(contrat, None) == f"{dit} signé{'e' * dit.startswith('la')} le 1er juillet 2024"


def test_le_livret_et_la_citation_ne_disent_pas_convention_d_un_contrat():
    assert tout_le_document(SIGNE.convention) == "Toute la convention, mise à jour"
    assert tout_le_document(ESSARTS.convention) == "Tout le contrat, mis à jour"
    seul = convenir(ESSARTS, actes=())
    assert citation(seul, seul.avancements[0]).endswith(
        "contrat de ville des Essarts-Factices, signé le 1er juillet 2024"
    )


def test_ceux_que_l_on_compte_ont_signe_ce_que_dit_l_acte():
    acte = {"titre": "Convention territoriale de Rivage", "document": None, "parties": (), "signataires": NEUF}
    assert qui_a_signe(convenir(EXEMPLE, **acte)).startswith(
        "9 institutions ont signé une convention territoriale. Elle dit ce qui est prévu"
    )
    assert qui_a_signe(convenir(EXEMPLE, parties=(), signataires=NEUF)).startswith(
        "9 institutions ont signé un contrat de ville. Il dit"
    )


def test_un_acte_prevu_n_est_pas_sous_les_actes_signes():
    lue = page(METROPOLE)
    prevu = lue.select_one("#actes-prevus")
    assert [titre.get_text() for titre in prevu.find_all_next("h3")] == ["Clause de revoyure"]
    assert len(lue.select_one("#document").find_all_next("h3")) == 3
    assert ("convention.md", "actes-prevus") in adresses_montrees(METROPOLE, {"convention.md": "{{ convention() }}"})
    livret = preparer_documents(METROPOLE, Edition())["documents/convention.pdf"].donnees.decode()
    assert "actes signés" not in normaliser(livret)


@pytest.mark.parametrize(
    ("contrat", "titre"),
    [
        (SIGNE, "Le document signé"),
        (BAINS, "Le document"),
        (METROPOLE, "Les actes signés"),
        (convenir(ESSARTS, actes=(Acte(sorte="clause", titre="Clause", prevu="2027"),)), "L'acte signé"),
        (convenir(BAINS, actes=(Acte(sorte="avenant", titre="Avenant", date=date(2026, 1, 5)),)), "Les actes"),
    ],
)
def test_rien_ne_se_dit_signe_sans_jour_ni_signataire(contrat, titre):
    assert titre_du_document(contrat.convention) == titre


def test_la_page_dit_le_titre_la_periode_et_l_intercommunalite_que_rien_d_autre_n_y_dit():
    assert a_propos(SIGNE.convention) == []
    cadre = Agglomeration(nom="Communauté d'essai", sigle="CDE")
    essai = convenir(BAINS, titre="Contrat d'essai", sous_titre="Pour tous", agglomeration=cadre)
    assert a_propos(essai.convention) == [
        ("Contrat", "Contrat d'essai – Pour tous"),
        ("Période", "De 2024 à 2030"),
        ("Intercommunalité", "Communauté d'essai (CDE)"),
    ]
    assert [dt.get_text() for dt in page(essai).select("dl.reperes dt")] == [
        nom for nom, _ in a_propos(essai.convention)
    ]
    assert a_propos(convenir(essai, preambule=("La CDE aide.",)).convention)[-1][0] == "Période"


def test_on_ne_propose_de_corriger_que_ce_que_montre_la_page():
    assert ce_qui_se_corrige(SIGNE.convention) == "l'engagement et les signataires"
    assert ce_qui_se_corrige(BAINS.convention) == "l'engagement"
    assert ce_qui_se_corrige(GRAND.convention) == "les signataires"
    fini = convenir(GRAND, engagement=Engagement(echeance=date(2030, 12, 31)))
    assert ce_qui_se_corrige(fini.convention) == "l'engagement et les signataires"


def test_un_chiffre_d_une_autre_source_ne_vient_pas_de_ce_qui_est_signe():
    assert (ce_qui_en_vient(SIGNE), d_ou_viennent_les_autres(SIGNE)) == ("Les engagements et les chiffres", "")
    assert ce_qui_en_vient(convenir_des_chiffres(ESSARTS, portrait=False)) == "Les engagements"
    ailleurs = (
        convenir_des_chiffres(SIGNE, source="Rectorat d'essai"),
        convenir(SIGNE, chiffres_du_contrat=False),
        ESSARTS,
    )
    for contrat in ailleurs:
        assert ce_qui_en_vient(contrat) == "Les engagements"
        lequel = "du" if contrat is ESSARTS else "de chaque"  # il n'en a qu'un
        assert d_ou_viennent_les_autres(contrat) == f"La page {lequel} quartier dit d'où viennent ses chiffres."
        assert entete_de_l_origine(contrat) == "D'où viennent les engagements"


def test_un_chiffre_sans_source_n_est_dit_signe_que_si_les_donnees_le_disent():
    sans_source = tuple(
        q.model_copy(update={"portrait": q.portrait.model_copy(update={"source": None})}) for q in SIGNE.quartiers
    )
    for signes, dit in ((True, "Les engagements et les chiffres"), (False, "Les engagements")):
        contrat = convenir(SIGNE, chiffres_du_contrat=signes).model_copy(update={"quartiers": sans_source})
        assert ce_qui_en_vient(contrat) == dit


def entete_de_l_origine(contrat):
    return normaliser(origine(contrat, Edition())["titre"])


@pytest.mark.parametrize(
    ("parties", "debut"),
    [
        (("trois villes", "l'État"), "Trois villes et l'État ont signé"),
        (
            ("la métropole", "une dizaine d'autres partenaires"),
            "La métropole et une dizaine d'autres partenaires ont signé",
        ),
        (("une dizaine de villes",), "Une dizaine de villes ont signé"),
        (("des villes",), "Des villes ont signé"),
        (("une ville",), "Une ville a signé"),
    ],
)
def test_l_accueil_dit_qui_a_signe_dans_les_mots_du_contrat(parties, debut):
    assert qui_a_signe(convenir(EXEMPLE, parties=parties)).startswith(f"{debut} un contrat de ville.")


def convenir_des_chiffres(contrat, portrait=True, source=None):
    """Le contrat dont les quartiers n'ont plus de portrait, ou dont un chiffre nomme sa source."""
    premier, *autres = contrat.quartiers
    if not portrait:
        nus = (q.model_copy(update={"portrait": type(q.portrait)()}) for q in contrat.quartiers)
        return changer(contrat, quartiers=tuple(nus))
    valeurs = {i: v.model_copy(update={"source": source}) for i, v in premier.portrait.indicateurs.items()}
    change = premier.portrait.model_copy(update={"indicateurs": valeurs})
    return changer(contrat, quartiers=(premier.model_copy(update={"portrait": change}), *autres))


def test_l_accueil_ne_parle_d_explications_que_s_il_y_en_a():
    assert donne_des_explications(SIGNE)
    assert donne_des_explications(GRAND)  # celle d'une sorte de quartier
    sans = tuple(statut.model_copy(update={"explication": None}) for statut in GRAND.vocabulaire.statuts)
    muet = changer(GRAND, vocabulaire=GRAND.vocabulaire.model_copy(update={"statuts": sans}))
    assert not donne_des_explications(muet)
