"""Ce qu'annoncent les pages communes : tout ce que disent les données, et rien d'autre."""

from datetime import date

import pytest

from macros import adresses
from macros.langue.annonces import (
    a_quoi_repondent_les_quartiers,
    branche_par_branche,
    de_quoi_viennent_les_branches,
    description,
    les_branches,
    les_quartiers,
    titre_des_quartiers,
)
from macros.langue.origine import (
    actes_cites,
    ce_qu_est_l_acte,
    convention_a_jour,
    d_ou_viennent_les_ajouts,
    document_a_jour,
    fait_a,
)
from macros.langue.phrases import en_bref
from macros.langue.porteur import accorder_avec_le_porteur, ce_que_montre_le_site, nom_et_departement, qui_a_signe
from macros.lecture import lire
from macros.modele.instances import MaisonDuProjet
from macros.modele.porteur import Porteur
from tests.outils.contrats import changer
from tests.outils.projet import CINQ_NIVEAUX, HAILLICOURT, RACINE, UN_NIVEAU

COMMUNES = RACINE / "tests" / "communes"
CINQ, UN = lire(CINQ_NIVEAUX), lire(UN_NIVEAU)
ESSARTS, EXEMPLEVILLE, METROPOLE, PROTOTYPE, SIGNE = (
    lire(dossier)
    for dossier in (
        *(COMMUNES / nom / "data" for nom in ("les-essarts-factices", "exempleville", "metropole", "prototype")),
        HAILLICOURT,
    )
)
POUR_TOUS = "pour tous les quartiers"
PAGE = "a sa page : elle montre ce que chaque quartier prévoit."
JOUR = date(2026, 3, 31)


def sans_objectif(contrat, combien=0):
    """Le contrat dont seuls les premiers quartiers, ``combien``, ont encore des objectifs."""
    gardes, autres = contrat.quartiers[:combien], contrat.quartiers[combien:]
    return changer(contrat, quartiers=(*gardes, *(q.model_copy(update={"objectifs": {}}) for q in autres)), suivi=())


def convenir(contrat, **cles):
    """Le contrat dont la convention dit ceci."""
    return changer(contrat, convention=contrat.convention.model_copy(update=cles))


@pytest.mark.parametrize(
    ("contrat", "phrases"),
    [
        (METROPOLE, f"Le contrat fixe les mêmes enjeux {POUR_TOUS}. Chaque enjeu {PAGE}"),
        (ESSARTS, "Chaque enjeu a sa page : elle montre ce que le quartier prévoit."),
        (
            CINQ,
            f"La convention-cadre fixe les mêmes piliers {POUR_TOUS} de la communauté de communes. "
            f"Chaque pilier {PAGE}",
        ),
        (UN, f"Le contrat fixe les mêmes orientations {POUR_TOUS}. Chaque orientation {PAGE}"),
        (sans_objectif(METROPOLE), f"Le contrat fixe les mêmes enjeux {POUR_TOUS}."),
        (sans_objectif(METROPOLE, 1), f"Le contrat fixe les mêmes enjeux {POUR_TOUS}. Chaque enjeu {PAGE}"),
        (changer(ESSARTS, strategie=type(ESSARTS.strategie)()), ""),
    ],
)
def test_la_page_de_la_strategie_dit_d_ou_viennent_ses_branches(contrat, phrases):
    assert de_quoi_viennent_les_branches(contrat) == phrases


@pytest.mark.parametrize(
    ("contrat", "phrase"),
    [
        (METROPOLE, "Les actions de chaque quartier répondent aux enjeux du contrat."),
        (ESSARTS, "Les actions du quartier répondent aux enjeux du contrat."),
        (UN, "Les actions de chaque quartier répondent aux orientations du contrat."),
        (CINQ, "Les actions de chaque quartier répondent aux piliers décidés pour toute la communauté de communes."),
        (sans_objectif(METROPOLE, 1), "Les actions de chaque quartier répondent aux enjeux du contrat."),
        (sans_objectif(METROPOLE), ""),
    ],
)
def test_l_accueil_ne_lie_a_la_strategie_que_des_quartiers_qui_ont_des_objectifs(contrat, phrase):
    assert a_quoi_repondent_les_quartiers(contrat) == phrase


@pytest.mark.parametrize(
    ("cadre", "sorte", "phrases"),
    [
        (None, "métropole", ("Le contrat fixe les mêmes orientations", "orientations du contrat.")),
        ("la convention-cadre", None, ("La convention-cadre fixe", "orientations de la convention-cadre.")),
        ("Le pacte", "métropole", ("Le pacte fixe", "orientations décidées pour toute la métropole.")),
        ("les accords", "pays", ("Les accords fixent", "orientations décidées pour tout le pays.")),
        ("le pacte", "communes", ("Le pacte fixe", "orientations décidées pour toutes les communes.")),
        (
            "le pacte",
            "établissement public territorial",
            ("Le pacte fixe", "orientations décidées pour tout l'établissement public territorial."),
        ),
    ],
)
def test_le_cadre_et_l_intercommunalite_ne_se_disent_que_des_donnees(cadre, sorte, phrases):
    intercommunalite = UN.convention.agglomeration.model_copy(update={"sorte": sorte})
    contrat = convenir(UN, cadre=cadre, agglomeration=intercommunalite)
    strategie, accueil = de_quoi_viennent_les_branches(contrat), a_quoi_repondent_les_quartiers(contrat)
    assert (strategie.startswith(phrases[0]), accueil.endswith(phrases[1])) == (True, True)
    dits = f"{strategie} {accueil}"
    assert "agglomération" not in dits
    assert ("convention-cadre" in dits) == (cadre == "la convention-cadre")
    seul = convenir(UN, cadre=cadre, agglomeration=None)
    assert "toute" not in a_quoi_repondent_les_quartiers(seul)


def test_ce_que_fixe_la_commune_ne_se_dit_que_d_une_commune_qui_a_signe():
    def dire(**cles):
        contrat = convenir(CINQ, **cles)
        return " ".join(en_bref(contrat, contrat.quartiers[0]))

    assert "La commune y a fixé" in dire(parties=("La commune", "l'État"))
    assert "Le contrat y fixe" in dire(parties=("l'État",))
    assert "Le contrat y fixe" in dire(parties=())


def test_le_seul_quartier_se_nomme_et_plusieurs_se_disent_ensemble():
    assert les_quartiers(ESSARTS) == "le Verger, quartier des Essarts-Factices"
    assert les_quartiers(METROPOLE) == "les quartiers de la Métropole du Grand-Modèle"


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Quartier du Port", "le quartier du Port, à Éssai"),
        ("Le Port d'Essai", "le Port d'Essai"),
        ("Le Port", "le Port, quartier d'Éssai"),
    ],
)
def test_ni_quartier_ni_le_nom_du_territoire_ne_se_dit_deux_fois(nom, dit):
    territoire = Porteur(nom="Éssai", avec_preposition="d'Éssai", sorte="commune", departement="Loire-Exemple")
    seul = ESSARTS.quartiers[0].model_copy(update={"nom": nom, "nom_dans_une_phrase": None})
    contrat = changer(convenir(ESSARTS, commune=None, territoire=territoire), quartiers=(seul,))
    assert les_quartiers(contrat) == dit


def test_le_quartier_d_une_intercommunalite_ne_se_dit_pas_quartier_deux_fois():
    territoire = Porteur(nom="Métropole d'Essai", avec_preposition="de la Métropole d'Essai", sorte="métropole")
    metropole = convenir(ESSARTS, commune=None, territoire=territoire)

    def dire(nom):
        seul = ESSARTS.quartiers[0].model_copy(update={"nom": nom, "nom_dans_une_phrase": None})
        return les_quartiers(changer(metropole, quartiers=(seul,)))

    assert dire("Quartier du Port") == "le quartier du Port, Métropole d'Essai"
    assert dire("Le Port") == "le Port, quartier de la Métropole d'Essai"


def test_d_un_seul_quartier_il_n_y_a_rien_a_trouver():
    assert [titre_des_quartiers(ESSARTS), titre_des_quartiers(METROPOLE)] == ["Le quartier", "Trouver mon quartier"]


def test_la_strategie_s_annonce_avec_les_mots_du_contrat():
    assert (les_branches(CINQ), branche_par_branche(CINQ)) == ("les piliers", "Pilier par pilier")
    assert description(adresses.ENJEUX, UN) == "Les orientations du contrat de ville."
    assert description(adresses.ENJEUX, CINQ) == (
        "Les piliers du contrat de ville, leurs axes prioritaires, leurs priorités, leurs orientations et leurs "
        "objectifs locaux."
    )
    branches = tuple(b.model_copy(update={"branches": ()}) for b in CINQ.strategie.branches)
    seules = changer(CINQ, strategie=CINQ.strategie.model_copy(update={"branches": branches}), suivi=())
    assert description(adresses.ENJEUX, seules) == "Les piliers du contrat de ville."
    muette = changer(CINQ, strategie=type(CINQ.strategie)(), suivi=())
    assert (description(adresses.ENJEUX, muette), description(adresses.GLOSSAIRE, CINQ)) == ("", "")


def test_la_liste_des_quartiers_n_annonce_que_les_comparaisons_qu_elle_montre():
    liste = "La liste des quartiers du contrat de ville"
    assert description(adresses.QUARTIERS, CINQ) == f"{liste}, et leurs chiffres comparés à ceux de l'agglomération."
    assert description(adresses.QUARTIERS, METROPOLE) == f"{liste}, et leurs chiffres."
    assert description(adresses.QUARTIERS, ESSARTS) == f"{liste}."
    assert description(adresses.QUARTIERS, PROTOTYPE) == f"{liste}."


SANS_SIGNATURE = {"signature": None, "signataires": ()}


@pytest.mark.parametrize(
    ("cles", "phrase"),
    [
        ({}, "Ce qui a été signé, par qui et jusqu'à quand."),
        ({"signature": None}, "Ce qui a été signé, par qui et jusqu'à quand."),
        ({"signataires": ()}, "Ce qui a été signé, et jusqu'à quand."),
        ({"signataires": (), "nombre_de_signataires": 13}, "Ce qui a été signé, et jusqu'à quand."),
        (SANS_SIGNATURE, "Ce qu'est le contrat de ville, et jusqu'à quand."),
        (SANS_SIGNATURE | {"document": None}, "Ce qu'est le contrat de ville, et jusqu'à quand."),
    ],
)
def test_la_page_de_la_convention_n_annonce_que_ce_qui_a_ete_signe(cles, phrase):
    assert description(adresses.CONVENTION, convenir(SIGNE, **cles)) == phrase


def test_il_suffit_que_l_un_des_actes_nomme_ses_signataires():
    compte = METROPOLE.convention.actes[0].model_copy(update={"groupes": (), "nombre_de_signataires": 13})
    nomme = compte.model_copy(update={"signataires": SIGNE.convention.signataires})
    contrat = convenir(SIGNE, **SANS_SIGNATURE, document=None, actes=(compte, nomme))
    assert description(adresses.CONVENTION, contrat) == "Ce qui a été signé, par qui et jusqu'à quand."


@pytest.mark.parametrize(
    ("retires", "phrase"),
    [
        ((), "Qui pilote le contrat de ville, qui contacter, et comment y participer."),
        (("participation",), "Qui pilote le contrat de ville, et qui contacter."),
        (("comite",), "Qui contacter, et comment participer au contrat de ville."),
        (("comite", "participation"), "Qui contacter."),
        (("referents",), "Qui pilote le contrat de ville, et comment y participer."),
        (("comite", "participation", "referents"), "Le pilotage du contrat de ville."),
    ],
)
def test_la_page_du_pilotage_n_annonce_que_ce_qu_elle_montre(retires, phrase):
    vides = {nom: type(SIGNE.pilotage).model_fields[nom].default for nom in retires}
    sans_contact = SIGNE.site.editeur.model_copy(update={"telephone": None, "courriel": None})
    site = SIGNE.site.model_copy(update={"editeur": sans_contact})
    contrat = changer(SIGNE, pilotage=SIGNE.pilotage.model_copy(update=vides), site=site)
    assert description(adresses.PILOTAGE, contrat) == phrase


def test_des_instances_suffisent_a_piloter_et_une_maison_du_projet_ou_l_editeur_se_contactent():
    def annoncer(contrat, **parties):
        return description(adresses.PILOTAGE, changer(contrat, pilotage=type(contrat.pilotage)(**parties), suivi=()))

    muet = SIGNE.site.editeur.model_copy(update={"adresse": None, "telephone": None, "courriel": None})
    sans_editeur = changer(SIGNE, site=SIGNE.site.model_copy(update={"editeur": muet}))
    maison = MaisonDuProjet(nom="Maison du projet", adresse="1 rue de l'Essai, Exempleville")
    assert annoncer(sans_editeur, instances=EXEMPLEVILLE.pilotage.instances) == "Qui pilote le contrat de ville."
    assert annoncer(sans_editeur, maisons_du_projet=(maison,)) == "Qui contacter."
    assert annoncer(EXEMPLEVILLE) == "Qui contacter."  # l'éditeur
    assert annoncer(sans_editeur) == "Le pilotage du contrat de ville."


def test_la_page_du_suivi_n_annonce_ni_nouvelle_ni_numero_que_le_contrat_n_a_pas():
    chacun = "haque engagement du contrat de ville"
    assert description(adresses.SUIVI, EXEMPLEVILLE) == (
        f"Où en est c{chacun}, d'après les nouvelles publiées, et qui appeler."
    )
    assert description(adresses.SUIVI, changer(EXEMPLEVILLE, suivi=())) == f"C{chacun}, et qui appeler."
    assert description(adresses.SUIVI, PROTOTYPE) == f"C{chacun}."
    assert description(adresses.SUIVI, sans_objectif(PROTOTYPE)) == ""


@pytest.mark.parametrize(
    ("parties", "debut"),
    [
        (("la commune",), "La commune a signé un contrat de ville. Il dit"),
        (("les communes",), "Les communes ont signé un contrat de ville. Il dit"),
        (("la commune", "la région"), "La commune et la région ont signé un contrat de ville. Il dit"),
        (("le département",), "Le département a signé un contrat de ville. Il dit"),
        (("la commune", "Le Département"), "La commune et Le Département ont signé un contrat de ville. Ils y disent"),
        (("la commune", "l'État", "la région"), "La commune, l'État et la région ont signé un contrat de ville. Ils y"),
        ((), "Un contrat de ville dit"),
    ],
)
def test_le_verbe_et_le_pronom_s_accordent_avec_ceux_qui_ont_signe(parties, debut):
    assert qui_a_signe(convenir(ESSARTS, parties=parties)).startswith(debut)


def test_le_site_montre_les_engagements_de_ceux_qui_ont_signe():
    assert ce_que_montre_le_site(METROPOLE) == "Ce site montre leurs engagements, quartier par quartier."
    assert ce_que_montre_le_site(ESSARTS) == "Ce site montre ses engagements."  # d'un seul quartier
    assert ce_que_montre_le_site(convenir(ESSARTS, parties=("la commune",))).startswith("Ce site montre leurs")
    assert ce_que_montre_le_site(sans_objectif(ESSARTS)) == "Ce site montre ses engagements."
    assert ce_que_montre_le_site(sans_objectif(METROPOLE)) == "Ce site montre leurs engagements."


def test_le_verbe_s_accorde_avec_plusieurs_communes():
    def porter(sorte):
        territoire = Porteur(nom="Exemple", avec_preposition="d'Exemple", sorte=sorte, departement="Loire-Exemple")
        return SIGNE.convention.model_copy(update={"commune": None, "territoire": territoire})

    assert accorder_avec_le_porteur(porter("communes"), "publie") == "publient"
    assert accorder_avec_le_porteur(porter("commune"), "publie") == "publie"
    assert nom_et_departement(porter("commune").porteur) == "Commune d'Exemple (Loire-Exemple)"
    assert nom_et_departement(METROPOLE.convention.porteur.model_copy(update={"departement": None})) == (
        "Métropole du Grand-Modèle"
    )


def test_d_un_acte_ou_de_plusieurs_les_mises_a_jour_se_disent():
    deux = (
        "la convention-cadre signée le 18 avril 2024 et la convention territoriale signée le 16 juillet 2024, et leurs "
        "mises à jour, la dernière le 31 mars 2026"
    )
    assert convention_a_jour(METROPOLE, JOUR) == document_a_jour(METROPOLE, JOUR) == deux
    une = "le 1er juillet 2024"
    mises = "et ses mises à jour, la dernière le 31 mars 2026"
    assert convention_a_jour(CINQ, JOUR) == f"la convention signée {une} {mises}"
    assert convention_a_jour(CINQ, None) == f"la convention signée {une}"
    assert document_a_jour(CINQ, JOUR) == f"document signé {une}, {mises}"
    assert document_a_jour(convenir(CINQ, signature=None), JOUR) == mises.removeprefix("et ")
    recente = CINQ.quartiers[0].portrait.model_copy(update={"source": "Insee, 2025"})
    plus_recent = changer(CINQ, quartiers=(CINQ.quartiers[0].model_copy(update={"portrait": recente}),), suivi=())
    assert convention_a_jour(plus_recent, None) == f"la convention signée {une} et ses mises à jour"


def test_chaque_acte_signe_se_cite_du_plus_recent_au_plus_ancien():
    assert [tuple(acte) for acte in actes_cites(ESSARTS, JOUR)] == [
        ("Prorogation du contrat de ville", None, ", signée le 20 novembre 2030."),
        ("Contrat de ville des Essarts-Factices", None, ", signé le 1er juillet 2024."),
    ]
    assert [acte.titre for acte in actes_cites(METROPOLE, JOUR)] == [
        "Convention territoriale de Port-Factice",
        "Convention-cadre de la Métropole du Grand-Modèle",
    ]
    [seul] = actes_cites(CINQ, None)
    assert seul.suite == ", document signé le 1er juillet 2024."
    [sans_date] = actes_cites(convenir(CINQ, signature=None), None)
    assert sans_date.suite == "."


def test_un_acte_dit_ou_il_a_ete_signe():
    assert [ce_qu_est_l_acte(acte) for acte in METROPOLE.convention.tous_les_actes] == [
        "Convention-cadre signée le 18 avril 2024 à l'Hôtel de la Métropole.",
        "Convention territoriale signée le 16 juillet 2024 à Port-Factice.",
        "Clause de revoyure prévue en 2027.",
    ]
    prevu = METROPOLE.convention.tous_les_actes[-1].model_copy(update={"lieu": "Port-Factice"})
    assert ce_qu_est_l_acte(prevu) == "Clause de revoyure prévue en 2027."
    en_prefecture = METROPOLE.convention.tous_les_actes[0].model_copy(update={"lieu": "préfecture d'Essai"})
    assert ce_qu_est_l_acte(en_prefecture) == "Convention-cadre signée le 18 avril 2024 à la préfecture d'Essai."
    assert ce_qu_est_l_acte(prevu.model_copy(update={"prevu": "2027-06-30"})) == (
        "Clause de revoyure prévue le 30 juin 2027."
    )
    assert ce_qu_est_l_acte(prevu.model_copy(update={"prevu": "2027-06"})) == "Clause de revoyure prévue en juin 2027."
    assert (fait_a(METROPOLE.convention), fait_a(ESSARTS.convention)) == ("Fait à Port-Factice, le", "Fait le")


@pytest.mark.parametrize(
    ("contrat", "phrase"),
    [
        (PROTOTYPE, "Les mentions légales ont été écrites pour ce site."),
        (
            METROPOLE,
            "Chaque définition du glossaire dit sa source. La page de chaque quartier dit d'où viennent ses chiffres. "
            "Les explications des indicateurs et les mentions légales "
            "ont été écrites pour ce site.",
        ),
    ],
)
def test_la_page_des_donnees_ne_parle_que_des_ajouts_du_site(contrat, phrase):
    assert d_ou_viennent_les_ajouts(contrat) == phrase
    code = [q.model_copy(update={"code_2024": "QN00000X"}) for q in contrat.quartiers]
    assert "(ANCT)" in d_ou_viennent_les_ajouts(changer(contrat, quartiers=tuple(code)))
