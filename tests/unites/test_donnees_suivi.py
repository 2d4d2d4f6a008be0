"""Le suivi publié : où en est chaque engagement, ce qui le prouve, et ce qu'on n'en sait pas."""

import csv
import io
from dataclasses import replace

import pytest

from macros.donnees import exports
from macros.modele.suivi import EQUIVALENTS, ETATS
from tests.outils.exports import COMMUNE, COMMUNES, EDITION, lire_json, publier
from tests.outils.projet import ADRESSE_PUBLIQUE

HAILLICOURT = COMMUNES["haillicourt"]
ESSAIS, EPREUVES = "les-essais", "les-epreuves"
CAFE, GUIDE, PERMANENCE = (
    "parentalite--un-cafe-des-parents",
    "demarches--un-guide-des-demarches",
    "acces-soins--ouvrir-une-permanence-des-que-possible",
)
SANS_ETAT = ("etat", "date_etat", "explication", "source", "lien", "derniere_nouvelle", "phase", "phase_statut")


def lignes(contrat, nom):
    texte = publier(contrat)[f"{nom}.csv"].removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";", strict=True))


def ligne_du_suivi(quartier, engagement):
    (seule,) = (s for s in lignes(COMMUNE, "suivi") if (s["quartier"], s["engagement"]) == (quartier, engagement))
    return seule


def test_un_engagement_dit_son_etat_ce_qui_le_prouve_et_sa_place():
    assert ligne_du_suivi(ESSAIS, CAFE) == {
        "quartier": ESSAIS,
        "nom_quartier": "Les Essais",
        "branche": "parentalite",
        "titre_branche": "Épauler les parents",
        "premiere_branche": "grandir",
        "titre_premiere_branche": "Grandir",
        "chemin": "Grandir > Réussir à l'école > Épauler les parents",
        "engagement": CAFE,
        "objectif": "Un café des parents",
        "etat": "fait",
        "date_etat": "2025-02-10",
        "explication": "Il ouvre chaque mardi, à l'école.",
        "source": "Délibération du conseil municipal du 10 février 2025",
        "lien": "https://exempleville.example/deliberations/2025-02-10",
        "derniere_nouvelle": "2025-06-05",
        "nombre_de_nouvelles": "3",
        **dict.fromkeys(("porteur", "partenaires", "debut", "echeance", "budget", "annee_budget", "source_budget"), ""),
        **dict.fromkeys(("cible", "unite_cible", "annee_cible"), ""),
        "phase": "Opération",
        "phase_statut": "Terminé",
        "territoires_en_transitions": "Réalisé",
        "page": f"{ADRESSE_PUBLIQUE}quartiers/{ESSAIS}/#{CAFE}",
    }


def test_le_meme_engagement_a_dans_un_autre_quartier_son_etat_a_lui():
    ailleurs = ligne_du_suivi(EPREUVES, CAFE)

    assert (ailleurs["etat"], ailleurs["date_etat"], ailleurs["nombre_de_nouvelles"]) == ("prévu", "2024-10-01", "1")


def test_ce_que_le_contrat_prevoit_de_plus_a_ses_colonnes():
    guide = ligne_du_suivi(ESSAIS, GUIDE)

    assert {cle: guide[cle] for cle in ("porteur", "partenaires", "debut", "echeance", "budget", "annee_budget")} == {
        "porteur": "Centre social d'Exempleville",
        "partenaires": "Club & amis, Les Voisins",
        "debut": "2024-09",
        "echeance": "2025-03",
        "budget": "12000",
        "annee_budget": "2025",
    }
    assert {cle: guide[cle] for cle in ("source_budget", "cible", "unite_cible", "annee_cible")} == {
        "source_budget": "Agglomération du Modèle",
        "cible": "500",
        "unite_cible": "guides remis",
        "annee_cible": "2025",
    }


def test_un_constat_ne_fait_pas_un_etat():
    ecrivain = ligne_du_suivi(ESSAIS, "demarches--un-ecrivain-public-le-samedi")

    assert (ecrivain["etat"], ecrivain["date_etat"], ecrivain["source"], ecrivain["phase"]) == ("", "", "", "")
    assert (ecrivain["derniere_nouvelle"], ecrivain["nombre_de_nouvelles"]) == ("2025-06-05", "1")


def test_sans_nouvelle_rien_ne_se_dit_commence():
    publies = lignes(HAILLICOURT, "suivi")

    assert len(publies) == 53
    assert {ligne[cle] for ligne in publies for cle in SANS_ETAT} == {""}
    assert {ligne["nombre_de_nouvelles"] for ligne in publies} == {"0"}
    assert publier(HAILLICOURT)["nouvelles.csv"].count("\n") == 1
    assert lire_json(HAILLICOURT)["suivi.json"]["nouvelles"] == []


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_un_objectif_mene_a_son_suivi(contrat):
    objectifs, suivi = lignes(contrat, "objectifs"), lignes(contrat, "suivi")

    assert [(o["quartier"], o["engagement"], o["objectif"]) for o in objectifs] == [
        (s["quartier"], s["engagement"], s["objectif"]) for s in suivi
    ]
    assert [s["engagement"] for s in suivi] == [avancement.id for avancement in contrat.avancements]


def test_la_commune_inventee_est_dans_tous_les_etats():
    assert {ligne["etat"] for ligne in lignes(COMMUNE, "suivi")} == {"", *ETATS}


def test_une_nouvelle_dit_qui_parle_de_quoi_et_ce_qui_le_prouve():
    publiees = lignes(COMMUNE, "nouvelles")
    (constat,) = (ligne for ligne in publiees if ligne["constat"] == "pas constaté")

    assert [ligne["date"] for ligne in publiees] == [str(nouvelle.date) for nouvelle in COMMUNE.suivi]
    assert {cle: valeur for cle, valeur in constat.items() if cle != "nouvelle"} == {
        "date": "2025-06-05",
        "engagement": CAFE,
        "objectif": "Un café des parents",
        "quartiers": ESSAIS,
        "etat": "",
        "par": "conseil-citoyen",
        "instance": "le conseil citoyen d'Exempleville",
        "constat": "pas constaté",
        "texte": "Nous sommes venus deux mardis de suite ; la salle était fermée.",
        "source": "Avis du conseil citoyen du 5 juin 2025",
        "lien": "",
        "corrections": "",
    }


def test_une_nouvelle_corrigee_le_dit():
    corrigees = [ligne["corrections"] for ligne in lignes(COMMUNE, "nouvelles") if ligne["corrections"]]

    assert corrigees == [
        "Corrigé le 2 juillet 2025 : il était écrit « trois fois par jour » ; la délibération dit deux."
    ]


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_le_fichier_du_suivi_dit_le_mot_d_autres_pour_chaque_etat(contrat):
    etats = lire_json(contrat)["suivi.json"]["etats"]

    assert [etat["etat"] for etat in etats] == list(ETATS)
    assert [(e["phase"], e["phase_statut"], e["territoires_en_transitions"]) for e in etats] == [*EQUIVALENTS.values()]


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_le_fichier_du_suivi_et_le_tableau_disent_la_meme_chose(contrat):
    suivi = lire_json(contrat)["suivi.json"]
    dates = {nouvelle["id"]: nouvelle["date"] for nouvelle in suivi["nouvelles"]}
    lus = {
        (a["quartier"], e["id"], e["texte"], a["page"], a["nombre_de_nouvelles"]): (
            a.get("etat", ""),
            a.get("date_etat", ""),
            dates.get(a.get("derniere_nouvelle"), ""),
        )
        for e in suivi["engagements"]
        for a in e["avancements"]
    }
    ecrits = {
        (s["quartier"], s["engagement"], s["objectif"], s["page"], int(s["nombre_de_nouvelles"])): (
            s["etat"],
            s["date_etat"],
            s["derniere_nouvelle"],
        )
        for s in lignes(contrat, "suivi")
    }

    assert lus == ecrits


def test_le_fichier_d_un_quartier_dit_l_etat_et_la_derniere_nouvelle_de_chaque_objectif():
    essais = lire_json(COMMUNE)[f"quartiers/{ESSAIS}.json"]
    (cafe,) = essais["objectifs"]["parentalite"]
    permanence, _ = essais["objectifs"]["acces-soins"]

    assert (cafe["engagement"], cafe["etat"], cafe["date_etat"]) == (CAFE, "fait", "2025-02-10")
    assert (cafe["derniere_nouvelle"]["constat"], cafe["derniere_nouvelle"]["instance"]) == (
        "pas constaté",
        "le conseil citoyen d'Exempleville",
    )
    assert (permanence["engagement"], permanence["etat"]) == (PERMANENCE, "fait en partie")
    assert (
        permanence["derniere_nouvelle"]["texte"] == "La permanence ouvre le lundi ; celle du jeudi attend un médecin."
    )


def test_le_fichier_d_un_quartier_a_toutes_ses_nouvelles_et_rien_que_les_siennes():
    publies = lire_json(COMMUNE)
    toutes = [nouvelle["id"] for nouvelle in publies["suivi.json"]["nouvelles"]]
    epreuves = publies[f"quartiers/{EPREUVES}.json"]["nouvelles"]

    assert [(n["date"], n["engagement"]) for n in epreuves] == [
        ("2025-05-12", "demarches--un-ordinateur-en-mairie"),
        ("2025-03-21", "demarches--un-ordinateur-en-mairie"),
        ("2024-10-01", CAFE),
        ("2024-09-02", "demarches--un-ordinateur-en-mairie"),
    ]
    assert [n["id"] for n in epreuves] == [i for i in toutes if i in {n["id"] for n in epreuves}]


def test_sans_adresse_de_site_une_page_se_dit_par_son_chemin():
    suivi = exports(COMMUNE, replace(EDITION, adresse=""))["donnees/suivi.csv"].decode()

    assert f";quartiers/{ESSAIS}/#{CAFE}\r\n" in suivi
