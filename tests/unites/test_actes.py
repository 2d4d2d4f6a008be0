"""Ce qui a été signé, par qui et pour qui : une faute dit laquelle de ses règles n'est pas suivie."""

import pytest
from pydantic import ValidationError

from macros.langue.francais import le, sans_accent
from macros.langue.origine import acte_signe
from macros.langue.porteur import annonce_des_signataires, ce_que_montre_le_site, qui_a_signe, titre_de_l_engagement
from macros.modele.actes import Acte
from macros.modele.pilotage import TexteDuPilotage
from macros.modele.porteur import PLURIELS, SORTES, Porteur
from macros.modele.signataires import GroupeDeSignataires, Signataire
from tests.outils.contrats import changer

SEULE = Signataire(institution="Caisse d'exemple")
SANS_PERSONNE = "il manque qui a signé : écrivez « prenom », « nom » et « qualite », ou « institution »"
PAS_ENCORE = "un acte « prevu » n'a pas encore de signataires : supprimez-les, ou écrivez sa « date »"
SORTES_DE_TERRITOIRES = (
    *("la collectivité", "la commune", "la communauté", "la métropole", "la région", "la ville", "l'agglomération"),
    *("l'intercommunalité", "l'arrondissement", "le département", "l'établissement", "le groupement", "le pays"),
    *("le pôle", "le syndicat", "le territoire"),
)
MASCULINS = ("arrondissement", "département", "établissement", "groupement", "pays", "pôle", "syndicat", "territoire")


def refus(fiche, **cles):
    """Ce que dit la fiche de ces clés."""
    with pytest.raises(ValidationError) as refuse:
        fiche(**cles)
    return [str(faute["ctx"]["error"]) for faute in refuse.value.errors()]


@pytest.mark.parametrize(
    ("cles", "dite"),
    [
        ({}, SANS_PERSONNE),
        ({"nom": "Exemple"}, "il manque la clé « prenom »"),
        ({"prenom": "Alix"}, "il manque la clé « nom »"),
        (
            {"prenom": "Alix", "nom": "Exemple"},
            "il manque la clé « qualite » : écrivez à quel titre cette personne a signé",
        ),
    ],
)
def test_un_signataire_est_une_personne_ou_une_institution(cles, dite):
    assert refus(Signataire, **cles) == [dite]


def test_une_institution_peut_dire_qui_signe_pour_elle_sans_le_nommer():
    ville = Signataire(institution="Ville d'Exemple", qualite="la maire")
    assert (ville.nom_complet, ville.a_quel_titre) == ("Ville d'Exemple", ("la maire",))


def test_une_fonction_suffit_a_dire_qui_a_signe():
    prefet = Signataire(qualite="le préfet d'Exemple")
    assert (prefet.nom_complet, prefet.a_quel_titre, prefet.est_une_personne) == ("Le préfet d'Exemple", (), False)


def test_une_personne_peut_ne_signer_que_pour_son_institution():
    assert Signataire(prenom="Alix", nom="Exemple", institution="Caisse d'exemple").a_quel_titre == (
        "Caisse d'exemple",
    )


@pytest.mark.parametrize(
    ("cles", "dite"),
    [
        ({}, "il manque la clé « date », ou « prevu » si l'acte n'est pas encore signé"),
        ({"date": "2027-03-12", "prevu": "2027"}, "un acte signé n'est plus « prevu » : supprimez cette clé"),
        ({"prevu": "2027", "signataires": (SEULE,)}, PAS_ENCORE),
        ({"prevu": "2027", "groupes": (GroupeDeSignataires(titre="Les caisses", signataires=(SEULE,)),)}, PAS_ENCORE),
    ],
)
def test_un_acte_est_signe_ou_le_sera(cles, dite):
    assert refus(Acte, sorte="avenant", titre="Avenant d'exemple", **cles) == [dite]


@pytest.mark.parametrize(
    "avec_article",
    [
        "la convention-cadre",
        "la convention territoriale",
        "l'avenant",
        "la prorogation",
        "la clause de revoyure",
        "la charte",
        "le protocole",
        "la lettre d'engagement",
        "la déclinaison locale",
        "l'annexe",
        "la revoyure",
    ],
)
def test_chaque_sorte_d_acte_a_son_genre(avec_article):
    sorte = avec_article.removeprefix("la ").removeprefix("le ").removeprefix("l'")
    acte = Acte(sorte=sorte, titre="Acte d'exemple", prevu="2027")
    assert le(sorte, acte.nom_commun.feminin) == avec_article
    assert acte.nom_commun.feminin is (sorte not in ("avenant", "protocole"))


def test_le_contrat_accorde_lui_meme_une_sorte_d_acte_inconnue():
    assert Acte(sorte="feuille de route", feminin=True, titre="Exemple", prevu="2027").nom_commun.feminin


@pytest.mark.parametrize("avec_article", SORTES_DE_TERRITOIRES)
def test_chaque_sorte_de_territoire_a_son_genre(avec_article):
    sorte = avec_article.removeprefix("la ").removeprefix("le ").removeprefix("l'")
    nom_commun = Porteur(nom="Exemple", avec_preposition="d'Exemple", sorte=sorte).nom_commun
    assert le(sorte, nom_commun.feminin) == avec_article
    assert nom_commun.feminin is (sorte not in MASCULINS)


def test_toutes_les_sortes_de_territoires_ont_leur_genre_et_plusieurs_celui_d_une_seule():
    seules = {
        sans_accent(dite.removeprefix("la ").removeprefix("le ").removeprefix("l'")) for dite in SORTES_DE_TERRITOIRES
    }
    assert {*SORTES} == seules | {*PLURIELS}
    assert all(SORTES[pluriel] is SORTES[pluriel.removesuffix("s")] for pluriel in PLURIELS)


def test_un_nom_trop_court_pour_se_reconnaitre_n_est_pas_refuse():
    assert Porteur(nom="Eu", avec_preposition="d'Eu", sorte="commune").nom == "Eu"


def test_une_partie_du_pilotage_a_des_paragraphes_ou_des_modalites():
    for cle in ("paragraphes", "modalites"):
        assert TexteDuPilotage(id="essai", titre="Essai", **{cle: ("Un texte.",)}).titre == "Essai"
    dite = "cette partie ne dit rien : écrivez « paragraphes » ou « modalites »"
    assert refus(TexteDuPilotage, id="essai", titre="Essai") == [dite]


SIX = tuple(Signataire(institution=f"Caisse d'exemple {rang}") for rang in range(6))
TROP = "« nombre_de_signataires » dit 5, et 6 sont écrits : corrigez l'un ou l'autre"


def signe(**cles):
    """Un acte signé par ceux-là."""
    return Acte(sorte="convention", titre="Convention d'exemple", date="2024-07-09", **cles)


def groupe(combien=None, signataires=()):
    """Un groupe dont on connaît le nombre, les noms, ou les deux."""
    connus = {"signataires": signataires} if signataires else {}
    return GroupeDeSignataires(titre="Les caisses", nombre_de_signataires=combien, **connus)


@pytest.mark.parametrize(
    ("acte", "annonces"),
    [
        (signe(nombre_de_signataires="13"), ["13 signataires."]),
        (signe(nombre_de_signataires="13", signataires=SIX), ["13 signataires, dont :", ""]),
        (signe(nombre_de_signataires="6", signataires=SIX), ["", ""]),
        (signe(signataires=SIX), ["", ""]),
        (signe(groupes=(groupe("4"), groupe("17"))), ["", "4 signataires.", "17 signataires."]),
        (
            signe(nombre_de_signataires="21", groupes=(groupe("4"), groupe("17", SIX))),
            ["21 signataires :", "4 signataires.", "17 signataires, dont :"],
        ),
        (signe(nombre_de_signataires="26", groupes=(groupe("4"),)), ["26 signataires, dont :", "4 signataires."]),
    ],
)
def test_un_nombre_de_signataires_se_dit_sans_compter_les_noms(acte, annonces):
    assert [annonce_des_signataires(qui) for qui in (acte, *acte.tous_les_groupes)] == annonces


@pytest.mark.parametrize(
    ("cles", "debut"),
    [
        ({"nombre_de_signataires": 13}, "Un contrat de ville a 13 signataires. Il dit ce qui est prévu"),
        ({"nombre_de_signataires": 13, "signataires": SIX}, "Un contrat de ville a 13 signataires. Il dit"),
        ({"groupes": (groupe("4"), groupe("17", SIX))}, "Un contrat de ville a 21 signataires. Il dit"),
        ({"nombre_de_signataires": 6, "signataires": SIX}, "6 institutions ont signé un contrat de ville."),
        ({"nombre_de_signataires": 13, "actes": (signe(signataires=SIX),)}, "Un contrat de ville dit ce qui est prévu"),
        ({"nombre_de_signataires": 13, "parties": ("la commune",)}, "La commune a signé un contrat de ville."),
    ],
)
def test_l_accueil_compte_les_signataires_que_le_contrat_compte(contrat, cles, debut):
    vides = {"parties": (), "signataires": ()}
    compte = changer(contrat, convention=contrat.convention.model_copy(update={**vides, **cles}))
    assert qui_a_signe(compte).startswith(debut)
    assert ("leurs engagements" in ce_que_montre_le_site(compte)) != debut.startswith("Un contrat de ville dit")


def test_un_nombre_seul_a_son_titre_sur_la_page_de_la_convention(contrat):
    comptes = {"signataires": (), "nombre_de_signataires": 13, "engagement": None}
    assert titre_de_l_engagement(contrat.convention.model_copy(update=comptes)) == "Les signataires"


def test_il_n_y_a_pas_moins_de_signataires_que_de_noms():
    assert refus(groupe, combien="5", signataires=SIX) == [TROP]
    assert refus(signe, nombre_de_signataires="5", signataires=SIX) == [TROP]
    assert refus(signe, nombre_de_signataires="5", groupes=(groupe("6"),)) == [TROP]
    assert refus(Acte, sorte="clause", titre="Clause", prevu="2027", nombre_de_signataires="5") == [PAS_ENCORE]


def test_d_un_acte_ancien_l_annee_suffit(contrat):
    ancien = Acte(sorte="contrat de ville", titre="Contrat de ville d'avant", annee="2015")
    assert acte_signe(ancien) == "contrat de ville signé en 2015"
    convention = contrat.convention.model_copy(update={"actes": (ancien,)})
    assert convention.actes_signes[0] == ancien
    assert convention.acte_en_vigueur != ancien
    assert convention.actes_conclus == convention.actes_signes


@pytest.mark.parametrize(
    ("quand", "dite"),
    [
        ({"date": "2015-06-30", "annee": "2015"}, "la « date » dit déjà l'année : supprimez « annee »"),
        ({"annee": "2015", "prevu": "2027"}, "un acte signé n'est plus « prevu » : supprimez cette clé"),
    ],
)
def test_un_acte_n_a_qu_un_moment(quand, dite):
    assert refus(Acte, sorte="avenant", titre="Avenant", **quand) == [dite]
