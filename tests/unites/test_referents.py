"""Un référent est une personne, un service ou un poste vacant : tout ce qui le montre dit lequel."""

import json

import pytest
import vobject

from macros.differences.contrats import differences
from macros.documents.quartier import contacts
from macros.donnees import exports
from macros.edition import Edition
from macros.langue.referents import de_quels_quartiers, qui, qui_repond
from macros.lecture import comprendre
from macros.pages.environnement import rendre
from macros.pages.signalement import signalement
from macros.recherche.aide import aide_sans_resultat
from macros.referencement.entites import editeur
from tests.outils.contrats import changer
from tests.outils.donnees import FICHIERS, abimer
from tests.outils.projet import normaliser

PERSONNE = "    prenom: Dominique\n    nom: Patron\n    qualite: Adjointe\n"
COURRIEL = "    courriel: dominique.patron@exempleville.example\n"
TELEPHONE = "    telephone: 03 53 01 00 01\n"
QUI = {
    "personne": PERSONNE,
    "personne sans qualité": "    prenom: Dominique\n    nom: Patron\n",
    "service": "    service: Service Vie des quartiers\n",
    "service avec article": "    service: Le service Vie des quartiers\n",
    "vacant": "    vacant_depuis: 2026-03-31\n",
}


def contrat_avec(lequel: str, joindre: str = COURRIEL + TELEPHONE):
    ecrit = abimer("pilotage.yml", PERSONNE + COURRIEL + TELEPHONE, QUI[lequel] + joindre)
    return comprendre(FICHIERS | {"pilotage.yml": ecrit})


def cartes(contrat):
    carnet = exports(contrat, Edition())["donnees/contacts.vcf"].decode()
    return list(vobject.readComponents(carnet))


@pytest.mark.parametrize(
    ("lequel", "nom", "au_telephone", "appel"),
    [
        ("personne", "Dominique Patron", "Dominique Patron, Adjointe", "Téléphoner à Dominique Patron : "),
        ("personne sans qualité", "Dominique Patron", "Dominique Patron", "Téléphoner à Dominique Patron : "),
        (
            "service",
            "Service Vie des quartiers",
            "Service Vie des quartiers",
            "Téléphoner (Service Vie des quartiers) : ",
        ),
        (
            "service avec article",
            "Le service Vie des quartiers",
            "Le service Vie des quartiers",
            "Téléphoner au service Vie des quartiers : ",
        ),
        (
            "vacant",
            "Poste vacant depuis le 31 mars 2026",
            "la commune",
            "Téléphoner à la commune : ",
        ),
    ],
)
def test_une_phrase_dit_qui_l_on_contacte(lequel, nom, au_telephone, appel):
    contrat = contrat_avec(lequel)
    [referent] = contrat.pilotage.referents
    [(_, phrase)] = signalement(contrat, Edition(), "Site").appels

    assert qui(referent) == nom
    assert qui_repond(referent, contrat.convention) == au_telephone
    assert normaliser(phrase) == f"{appel}03 53 01 00 01"


@pytest.mark.parametrize("lequel", QUI)
def test_la_page_et_la_fiche_imprimee_nomment_le_meme_titulaire(lequel):
    contrat = contrat_avec(lequel)
    [referent] = contrat.pilotage.referents
    [imprime] = contacts(contrat)["referents"]
    page = rendre("contacts", contrat=contrat, lien=str)

    suite = f", {referent.qualite}</p>" if referent.qualite else "</p>"
    assert f"<strong>{qui(referent)}</strong>{suite}" in page
    assert "None" not in page
    assert (imprime["nom"], imprime["qualite"]) == (qui(referent), referent.qualite)


def test_la_carte_d_un_service_n_est_pas_celle_d_une_personne():
    [carte] = cartes(contrat_avec("service"))

    assert str(carte.n.value).strip() == ""
    assert "title" not in carte.contents
    assert (carte.x_abshowas.value, carte.fn.value, carte.role.value) == (
        "COMPANY",
        "Service Vie des quartiers",
        "Référente communale",
    )
    assert carte.org.value == ["Commune d'Exempleville", "Service Vie des quartiers"]


def test_un_poste_vacant_qui_a_un_telephone_a_la_carte_de_la_commune():
    [carte] = cartes(contrat_avec("vacant"))

    assert (carte.x_abshowas.value, carte.fn.value, carte.tel.value) == (
        "COMPANY",
        "Commune d'Exempleville",
        "+33353010001",
    )
    assert str(carte.n.value).strip() == ""


def test_un_poste_vacant_sans_telephone_n_a_pas_de_carte_et_le_carnet_a_celle_de_la_commune():
    contrat = contrat_avec("vacant", COURRIEL)
    deux = contrat.pilotage.model_copy(
        update={"referents": (*contrat.pilotage.referents, *contrat_avec("service").pilotage.referents)}
    )
    [seule] = cartes(contrat)
    [service] = cartes(contrat.model_copy(update={"pilotage": deux}))

    assert (seule.x_abshowas.value, seule.fn.value) == ("COMPANY", "Commune d'Exempleville")
    assert "role" not in seule.contents
    assert [chemin for chemin in exports(contrat, Edition()) if chemin.startswith("donnees/contacts/")] == []
    assert "Ajouter à mes contacts" not in rendre("contacts", contrat=contrat, lien=str)
    assert service.fn.value == "Service Vie des quartiers"


@pytest.mark.parametrize(
    ("lequel", "nom"), [("service", "Service Vie des quartiers"), ("personne", "Dominique Patron"), ("vacant", None)]
)
def test_les_donnees_liees_ne_nomment_que_ce_qui_a_un_nom(lequel, nom):
    contrat = contrat_avec(lequel)
    [point] = editeur(contrat, Edition(), contrat.pilotage.contacts())["contactPoint"]

    assert point.get("name") == nom
    assert point["contactType"] == "Référente communale"


@pytest.mark.parametrize(
    ("lequel", "cles"),
    [("service", {"service"}), ("vacant", {"vacant_depuis"}), ("personne", {"prenom", "nom", "qualite"})],
)
def test_le_json_ne_publie_que_ce_qui_est_dit(lequel, cles):
    publie = json.loads(exports(contrat_avec(lequel), Edition())["donnees/pilotage.json"])

    assert publie["referents"][0].keys() == {"fonction", "courriel", "telephone", "quartiers", *cles}


def test_la_recherche_donne_le_numero_d_un_poste_vacant():
    [contact] = aide_sans_resultat(contrat_avec("vacant"), "", str).contacts
    assert contact.fonction == "Référente communale"


@pytest.mark.parametrize(
    ("avant", "apres", "phrases"),
    [
        (
            "personne",
            "vacant",
            [
                "Dominique Patron ne figure plus parmi les référents.",
                "le poste « Référente communale » est vacant depuis le 31 mars 2026.",
            ],
        ),
        (
            "vacant",
            "service",
            [
                "« Service Vie des quartiers » figure maintenant parmi les référents : « Référente communale », "
                "« dominique.patron@exempleville.example » et 03 53 01 00 01.",
                "le poste « Référente communale » n'est plus vacant.",
            ],
        ),
        ("personne", "personne sans qualité", ["la qualité de Dominique Patron n'est plus indiquée."]),
        ("vacant", "vacant", []),
    ],
)
def test_le_journal_dit_qui_part_et_quel_poste_est_vacant(avant, apres, phrases):
    changements = differences(contrat_avec(avant), contrat_avec(apres))
    assert [normaliser(c.phrase) for c in changements] == phrases


@pytest.mark.parametrize(
    ("ancien", "nouveau", "phrase"),
    [
        ("2026-03-31", "2026-04-01", "le poste « Référente communale » est vacant depuis le 1er avril 2026."),
        (TELEPHONE, "", "le téléphone du poste « Référente communale » n'est plus indiqué."),
    ],
)
def test_ce_qui_change_d_un_poste_vacant_se_dit(ancien, nouveau, phrase):
    [ecrit] = [abimer("pilotage.yml", PERSONNE, QUI["vacant"]).decode()]
    apres = comprendre(FICHIERS | {"pilotage.yml": ecrit.replace(ancien, nouveau).encode()})

    assert [normaliser(c.phrase) for c in differences(contrat_avec("vacant"), apres)] == [phrase]


def test_un_autre_ordre_entre_personnes_et_services_se_dit():
    contrat = contrat_avec("personne")
    deux = (*contrat.pilotage.referents, *contrat_avec("service").pilotage.referents)
    avant, apres = (
        contrat.model_copy(update={"pilotage": contrat.pilotage.model_copy(update={"referents": referents})})
        for referents in (deux, deux[::-1])
    )
    assert [c.phrase for c in differences(avant, apres)] == ["l'ordre des référents change."]


def test_une_instance_d_un_seul_quartier_ne_se_dit_pas_de_tous_les_quartiers():
    contrat = comprendre(FICHIERS)
    de_tous, d_un_seul = contrat.pilotage.instances
    assert de_quels_quartiers(de_tous, contrat) == "Pour tous les quartiers du contrat"
    assert de_quels_quartiers(d_un_seul, contrat) == "Les Épreuves"
    assert de_quels_quartiers(de_tous, changer(contrat, quartiers=contrat.quartiers[:1])) == ""
