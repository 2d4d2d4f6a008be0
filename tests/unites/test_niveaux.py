"""La stratégie, aussi profonde que le contrat, et nommée par ses mots."""

import pytest

from macros.differences.contrats import differences
from macros.langue.branches import (
    etiquette_de_la_branche,
    la_branche,
    noms_des_niveaux,
    repere_de_la_branche,
    strategie_commune,
    titre_de_la_branche,
)
from macros.langue.francais import Nom, au_pluriel, ce
from macros.langue.phrases import en_bref
from macros.lecture import comprendre, lire
from macros.lecture.fichiers import lire_dossier
from macros.modele.vocabulaire import cle_du_niveau
from macros.pages.suivi import toutes_les_branches
from tests.outils.contrats import changer
from tests.outils.projet import CINQ_NIVEAUX, EXEMPLEVILLE, HAILLICOURT, UN_NIVEAU, normaliser

UN, CINQ = lire(UN_NIVEAU), lire(CINQ_NIVEAUX)


@pytest.mark.parametrize(
    ("identifiant", "chemin"),
    [
        ("medecins", ["pilier", "axe prioritaire", "priorité", "orientation", "objectif local"]),
        ("prevention", ["pilier", "axe prioritaire", "priorité", "orientation"]),
        ("devoirs", ["pilier", "axe prioritaire", "objectif local"]),
        ("formation", ["pilier", "orientation"]),
        ("a-venir", ["pilier"]),
    ],
)
def test_chaque_branche_a_la_profondeur_que_lui_donne_le_contrat(identifiant, chemin):
    assert [CINQ.niveau_de(branche).nom for branche in CINQ.chemin_par_id[identifiant]] == chemin


@pytest.mark.parametrize(
    ("contrat", "identifiant", "titre", "etiquette", "dans_une_phrase"),
    [
        (CINQ, "cohesion", "Pilier A : La cohésion", "Pilier A", "le pilier A"),
        (CINQ, "sante", "Axe prioritaire A.1 : La santé", "Axe prioritaire A.1", "l'axe prioritaire A.1"),
        (CINQ, "soins", "Se soigner", "Priorité", "la priorité « Se soigner »"),
        (
            CINQ,
            "egalite",
            "Pilier transversal : L'égalité",
            "Pilier transversal",
            "le pilier transversal « L'égalité »",
        ),
        (UN, "jeunesse", "Grandir au quartier", "Orientation", "l'orientation « Grandir au quartier »"),
        (
            UN,
            "egalite",
            "Orientation transversale : Tenir compte de tous",
            "Orientation transversale",
            "l'orientation transversale « Tenir compte de tous »",
        ),
    ],
)
def test_une_branche_se_nomme_avec_les_mots_du_contrat(contrat, identifiant, titre, etiquette, dans_une_phrase):
    branche = contrat.branche_par_id[identifiant]
    assert titre_de_la_branche(branche, contrat) == titre
    assert etiquette_de_la_branche(branche, contrat) == etiquette
    assert la_branche(branche, contrat) == dans_une_phrase


@pytest.mark.parametrize(
    ("contrat", "identifiant", "repere"),
    [
        (CINQ, "medecins", "Pilier A : Faire venir des médecins"),
        (CINQ, "sante", "Pilier A, axe prioritaire A.1 : La santé"),
        (CINQ, "egalite", "Pilier transversal : L'égalité"),
        (UN, "jeunesse", "Grandir au quartier"),
    ],
)
def test_le_suivi_dit_ou_se_range_un_engagement(contrat, identifiant, repere):
    assert repere_de_la_branche(contrat.branche_par_id[identifiant], contrat) == repere


def test_les_niveaux_se_comptent_et_se_choisissent_au_bon_genre():
    assert en_bref(UN, UN.quartier_par_slug["la-source"])[-2].endswith("pour 2 des 3 orientations du contrat de ville.")
    assert en_bref(UN, UN.quartier_par_slug["les-tilleuls"])[-2].endswith(
        "pour une des 3 orientations du contrat de ville."
    )
    assert (toutes_les_branches(UN), toutes_les_branches(CINQ)) == ("Toutes les orientations", "Tous les piliers")
    assert noms_des_niveaux(CINQ.branche_par_id["cohesion"].petites_branches, CINQ) == "priorités et objectifs locaux"


@pytest.mark.parametrize(
    ("nom", "pluriel", "cle"),
    [
        ("axe", "axes", "axes"),
        ("enjeu", "enjeux", "enjeux"),
        ("objectif stratégique", "objectifs stratégiques", "objectifs_strategiques"),
        ("sous-objectif", "sous-objectifs", "sous_objectifs"),
        ("défi", "défis", "defis"),
        ("axe de travail", "axes de travail", "axes_de_travail"),
        ("levier d'action", "leviers d'action", "leviers_d_action"),
        ("objectif local", "objectifs locaux", "objectifs_locaux"),
        ("niveau", "niveaux", "niveaux"),
        ("choix", "choix", "choix"),
    ],
)
def test_le_pluriel_et_la_cle_se_deduisent_du_nom(nom, pluriel, cle):
    assert (au_pluriel(nom), cle_du_niveau(nom)) == (pluriel, cle)


def test_un_demonstratif_s_accorde():
    noms = (Nom("pilier"), Nom("axe"), Nom("orientation", feminin=True))
    assert [ce(nom) for nom in noms] == ["ce pilier", "cet axe", "cette orientation"]


def test_des_donnees_d_avant_disent_la_meme_chose_que_celles_d_aujourd_hui():
    fichiers = lire_dossier(HAILLICOURT)
    sans_vocabulaire = {nom: octets for nom, octets in fichiers.items() if nom != "vocabulaire.yml"}
    avant, apres = comprendre(sans_vocabulaire), comprendre(fichiers)

    assert avant == apres
    assert differences(avant, apres) == differences(apres, avant) == []


def dites(avant, apres):
    return [(changement.sujet, normaliser(changement.phrase)) for changement in differences(avant, apres)]


def modifier(dossier, fichier, ancien, nouveau):
    """Le contrat de ce dossier, où un texte d'un fichier a changé."""
    fichiers = lire_dossier(dossier)
    texte = fichiers[fichier].decode()
    assert ancien in texte
    return comprendre(fichiers | {fichier: texte.replace(ancien, nouveau).encode()})


@pytest.mark.parametrize(
    ("dossier", "ancien", "nouveau", "phrase"),
    [
        (
            UN_NIVEAU,
            "titre: Habiter mieux",
            "titre: Habiter ensemble",
            "l'orientation « Habiter mieux » devient « Habiter ensemble ».",
        ),
        (
            UN_NIVEAU,
            "orientations:\n",
            "orientations:\n  - {id: sport, titre: Bouger}\n",
            "l'orientation « Bouger » est ajoutée.",
        ),
        (
            CINQ_NIVEAUX,
            "              - id: prevention\n",
            "              - {id: depistage, titre: Dépister}\n              - id: prevention\n",
            "l'orientation « Dépister » est ajoutée à la priorité « Se soigner ».",
        ),
        (
            CINQ_NIVEAUX,
            "                  - id: dentistes\n                    titre: Faire venir des dentistes\n",
            "",
            "l'objectif local « Faire venir des dentistes » est retiré de l'orientation « Ouvrir les soins ».",
        ),
        (
            CINQ_NIVEAUX,
            "numero: A.2",
            "numero: A.3",
            "le numéro de l'axe prioritaire « L'école » devient « A.3 » au lieu de « A.2 ».",
        ),
    ],
)
def test_le_journal_nomme_chaque_branche_a_toute_profondeur(dossier, ancien, nouveau, phrase):
    sujet = "Orientations" if dossier == UN_NIVEAU else "Piliers"
    assert dites(lire(dossier), modifier(dossier, "strategie.yml", ancien, nouveau)) == [(sujet, phrase)]


@pytest.mark.parametrize(
    ("ancien", "nouveau", "phrases"),
    [
        ("pictogramme: ecole", "pictogramme: jeunesse", ["le dessin de l'enjeu « Grandir » change."]),
        ("    pictogramme: ecole\n", "", ["le dessin de l'enjeu « Grandir » change."]),
        ("teinte: violet", "teinte: rose", ["la couleur de l'enjeu « Grandir » change."]),
        (
            "pictogramme: ecole\n    teinte: violet",
            "pictogramme: sport\n    teinte: olive",
            ["le dessin de l'enjeu « Grandir » change.", "la couleur de l'enjeu « Grandir » change."],
        ),
    ],
)
def test_le_journal_dit_que_le_dessin_ou_la_couleur_change_sans_leurs_noms(ancien, nouveau, phrases):
    apres = modifier(EXEMPLEVILLE, "strategie.yml", ancien, nouveau)
    assert [phrase for _, phrase in dites(lire(EXEMPLEVILLE), apres)] == phrases


def test_le_dessin_et_la_couleur_d_un_pilier_se_disent_avec_son_article():
    premier = CINQ.strategie.branches[0]
    autre = premier.model_copy(update={"pictogramme": "sport", "teinte": "rose"})
    branches = (autre, *CINQ.strategie.branches[1:])
    apres = changer(CINQ, strategie=CINQ.strategie.model_copy(update={"branches": branches}))
    lequel = f"du pilier « {premier.titre} »"
    assert [phrase for _, phrase in dites(CINQ, apres)] == [
        f"le dessin {lequel} change.",
        f"la couleur {lequel} change.",
    ]


def test_la_couleur_que_le_rang_donnait_deja_ne_change_pas():
    sans = modifier(EXEMPLEVILLE, "strategie.yml", "    teinte: violet\n", "")
    du_rang = sans.teinte_de(next(b for b in sans.strategie.branches if b.titre == "Grandir"))
    ecrite = modifier(EXEMPLEVILLE, "strategie.yml", "teinte: violet", f"teinte: {du_rang}")
    assert dites(sans, ecrite) == dites(ecrite, sans) == []


def test_une_branche_qui_change_de_niveau_le_dit_et_un_niveau_renomme_ne_le_dit_qu_une_fois():
    deplacee = modifier(
        CINQ_NIVEAUX,
        "strategie.yml",
        "    orientations:\n      - id: formation\n",
        "    priorites:\n      - id: formation\n",
    )
    assert dites(CINQ, deplacee) == [
        ("Piliers", "la priorité « Se former » change de niveau : ce n'est plus une orientation.")
    ]
    fichiers = {nom: octets.replace(b"orientation", b"perspective") for nom, octets in lire_dossier(UN_NIVEAU).items()}
    assert {sujet for sujet, _ in dites(UN, comprendre(fichiers))} == {"Vocabulaire"}


def test_sans_objectif_par_quartier_la_strategie_vaut_pour_tous():
    communs = changer(CINQ, quartiers=tuple(q.model_copy(update={"objectifs": {}}) for q in CINQ.quartiers))
    assert communs.branches_a_objectifs == ()
    assert "commune à tous les quartiers" in strategie_commune(communs)
    assert "pour ce quartier" in strategie_commune(changer(communs, quartiers=communs.quartiers[:1]))


def test_une_branche_ne_fait_un_tableau_que_si_toutes_les_siennes_en_contiennent():
    assert [branche.est_un_tableau for branche in UN.strategie.branches] == [False] * len(UN.strategie.branches)
    for branche in CINQ.strategie.toutes():
        pleines = [bool(petite.branches) for petite in branche.branches]
        assert branche.est_un_tableau is (pleines != [] and False not in pleines), branche.id
    assert {branche.est_un_tableau for branche in CINQ.strategie.toutes()} == {True, False}
