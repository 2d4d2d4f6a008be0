"""Une page ne promet personne à joindre quand les données ne disent pas comment."""

from datetime import date

from bs4 import BeautifulSoup

from macros.documents.quartier import contacts
from macros.edition import Edition
from macros.langue.referents import a_qui_s_adresser, des_quartiers, inviter, membre, qui_repond
from macros.lecture import lire
from macros.modele.instances import Membre
from macros.modele.referent import Referent
from macros.pages.environnement import rendre
from macros.retraits.adresses_montrees import adresses_montrees
from tests.outils.contrats import changer
from tests.outils.projet import RACINE, normaliser

COMMUNES = RACINE / "tests" / "communes"
GRAND, PROTOTYPE, METROPOLE = (lire(COMMUNES / nom / "data") for nom in ("grand-modele", "prototype", "metropole"))


def editer(contrat, **moyens):
    """Le contrat dont l'éditeur du site se joint ainsi."""
    editeur = contrat.site.editeur.model_copy(update=moyens)
    return changer(contrat, site=contrat.site.model_copy(update={"editeur": editeur}))


def lire_le_bloc(nom, contrat, **arguments):
    contexte = {
        "lien": lambda page, ancre="": f"{page}#{ancre}",
        "edition": Edition(),
        "journal": None,
        "documents": (),
    }
    return BeautifulSoup(rendre(nom, contrat=contrat, **contexte, **arguments), "html.parser")


def test_sans_personne_a_joindre_aucune_phrase_n_y_invite():
    for bloc in ("_quartier_absent", "suivi_bilan", "contacts", "pilotage"):
        page = lire_le_bloc(bloc, GRAND)
        assert not page.select('a[href^="pilotage.md"]'), bloc
        assert "ppelez" not in page.get_text(), bloc
    assert contacts(GRAND)["referents"] == []
    assert ("pilotage.md", "referents") not in adresses_montrees(GRAND, {"pilotage.md": "{{ pilotage() }}"})


def test_la_declaration_le_dit_quand_rien_ne_permet_de_joindre_l_editeur():
    assert "n'a pas encore publié comment le joindre" in lire_le_bloc("declaration_accessibilite", GRAND).get_text()
    joignable = editer(GRAND, courriel="accueil@grand-modele.example")
    assert "pas encore publié comment" not in lire_le_bloc("declaration_accessibilite", joignable).get_text()


def test_l_editeur_que_l_on_sait_joindre_est_un_contact():
    joignable = editer(GRAND, telephone="+33353010009")
    assert lire_le_bloc("contacts", joignable).select_one('a[href="tel:+33353010009"]')
    assert lire_le_bloc("pilotage", joignable).select_one("#referents")
    absent = normaliser(lire_le_bloc("_quartier_absent", joignable).get_text())
    assert absent.endswith("Pour savoir ce qui existe chez vous, adressez-vous aux contacts du contrat.")


def test_on_n_appelle_que_la_ou_il_y_a_un_numero():
    assert (inviter(METROPOLE), inviter(PROTOTYPE)) == ("appelez", "adressez-vous")
    assert (a_qui_s_adresser(METROPOLE), a_qui_s_adresser(PROTOTYPE)) == ("aux référents", "aux contacts du contrat")


def test_le_guide_ne_promet_que_les_moyens_que_montre_le_bas_des_pages():
    sans_rien = normaliser(lire_le_bloc("signaler_une_erreur", GRAND).get_text())
    assert sans_rien == "L'éditeur n'a pas encore publié comment le joindre."
    depot = {"edition": Edition(depot="https://github.com/exemple/contrat")}
    contexte = {"lien": lambda page, ancre="": f"{page}#{ancre}", **depot}

    sans_contact = normaliser(
        BeautifulSoup(rendre("signaler_une_erreur", contrat=GRAND, **contexte), "html.parser").text
    )
    assert sans_contact.startswith("Au bas de la page, si vous avez un compte GitHub")
    courriel = normaliser(lire_le_bloc("signaler_une_erreur", editer(GRAND, courriel="a@modele.example")).get_text())
    assert "par courriel" in courriel
    assert "numéro" not in courriel
    telephone = normaliser(lire_le_bloc("signaler_une_erreur", METROPOLE).get_text())
    assert "téléphonez" in telephone
    assert "par courriel" not in telephone


def test_un_referent_et_une_instance_nomment_les_quartiers_que_le_contrat_a_encore():
    premier, second = METROPOLE.quartiers[:2]
    assert des_quartiers((premier.slug, second.slug), METROPOLE) == f"{premier.nom} et {second.nom}"
    assert des_quartiers((premier.slug, "parti"), METROPOLE) == premier.nom
    assert des_quartiers((), METROPOLE) == ""


def test_un_poste_vacant_se_joint_par_son_institution():
    vacant = Referent(fonction="Déléguée", vacant_depuis=date(2026, 3, 31), institution="Caisse d'exemple")
    assert qui_repond(vacant, METROPOLE.convention) == "Caisse d'exemple"


def test_un_groupe_annonce_la_liste_de_ceux_qu_il_reunit():
    assert membre(Membre(designation="Les bailleurs", parmi=("Un bailleur",))) == "Les bailleurs :"
    assert membre(Membre(designation="La commune", qualite="pilote")) == "La commune, pilote"
