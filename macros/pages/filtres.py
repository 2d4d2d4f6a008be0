"""Ce que les gabarits emploient comme filtres, sous le nom de la fonction : {{ q | le_quartier }}."""

import re
from datetime import date

from markupsafe import Markup, escape

from macros.langue import (
    a_propos,
    annonces,
    branches,
    chiffres,
    comparaison,
    contours,
    francais,
    gestes,
    origine,
    phrases,
    population,
    porteur,
    portrait,
    quartiers,
    referents,
    reperes,
    typographie,
)
from macros.langue import suivi as mots_du_suivi
from macros.modele import avancement
from macros.pages import pictogrammes, signalement, suivi
from macros.plans import plan_du_contrat, plan_du_quartier, silhouette

SANS_ARIA = re.compile(r"<svg\b(?![^>]*\saria-hidden=)")


def lier(texte: str, adresse: str | None) -> Markup:
    """Le texte, qui mène à cette adresse s'il y en a une."""
    return Markup('<a href="{}">{}</a>').format(adresse, texte) if adresse else escape(texte)


def jour_en_balise(valeur: date) -> Markup:
    """« <time datetime="2024-07-09">9 juillet 2024</time> »."""
    return Markup('<time datetime="{}">{}</time>').format(valeur.isoformat(), francais.jour(valeur))


def couper_apres(texte: str, signe: str) -> Markup:
    """Un long mot, que l'on peut couper en fin de ligne après ce signe."""
    return Markup("{}<wbr>").format(signe).join(texte.split(signe))


def decorer(svg: str) -> Markup:
    """Le dessin du lieu, tel qu'il entre dans une page : ``lecture/dessins.py`` a jugé celui des données."""
    return Markup(cacher(svg))  # noqa: S704 - ni script, ni style, ni lien


def cacher(svg: str) -> str:
    """Le même dessin, que les lecteurs d'écran passent."""
    return SANS_ARIA.sub('<svg aria-hidden="true"', svg, count=1)


FILTRES = (
    couper_apres,
    decorer,
    jour_en_balise,
    lier,
    plan_du_contrat,
    plan_du_quartier,
    silhouette,
    a_propos.a_propos,
    a_propos.ce_qui_se_corrige,
    annonces.a_quoi_repondent_les_quartiers,
    annonces.branche_par_branche,
    annonces.de_quoi_viennent_les_branches,
    annonces.les_branches,
    annonces.les_quartiers,
    annonces.titre_des_quartiers,
    avancement.bilan,
    avancement.mettre_en_commun,
    branches.etiquette_de_la_branche,
    branches.la_branche,
    branches.nom_du_niveau,
    branches.noms_des_niveaux,
    branches.repere_de_la_branche,
    branches.strategie_commune,
    branches.titre_de_colonne,
    branches.titre_de_la_branche,
    chiffres.chiffres_des_territoires,
    chiffres.dans,
    chiffres.valeur_datee,
    comparaison.legende_de,
    comparaison.multiple,
    comparaison.tableau_de_comparaison,
    contours.credits_du_plan,
    contours.ecart_de_surface,
    contours.etendue,
    contours.longueur,
    contours.quartiers_hors_du_plan,
    contours.titre_du_plan,
    contours.titre_du_plan_du_contrat,
    francais.avec_liaisons,
    francais.compter,
    francais.jour,
    francais.majuscule,
    francais.mesure,
    francais.minuscule,
    francais.nombre,
    francais.sans_protocole,
    francais.telephone,
    gestes.a_appeler,
    gestes.gestes,
    mots_du_suivi.ce_qu_on_ne_sait_pas,
    mots_du_suivi.ce_que_dit,
    mots_du_suivi.constat,
    mots_du_suivi.correction_dite,
    mots_du_suivi.echeance_a_tenir,
    mots_du_suivi.etat_dit,
    mots_du_suivi.moment,
    mots_du_suivi.nom_de_l_etat,
    mots_du_suivi.precisions,
    mots_du_suivi.resume,
    mots_du_suivi.sans_engagement,
    origine.actes_cites,
    origine.ce_qu_est_l_acte,
    origine.ce_qui_en_vient,
    origine.citation,
    origine.convention_a_jour,
    origine.d_ou_viennent_les_ajouts,
    origine.d_ou_viennent_les_autres,
    origine.de_la_convention,
    origine.donne_des_explications,
    origine.fait_a,
    origine.mises_a_jour,
    origine.titre_du_document,
    origine.tout_le_document,
    origine.venant_de_la_convention,
    phrases.a_ce_quartier,
    phrases.elements_des_rubriques,
    phrases.en_bref,
    phrases.le_quartier,
    phrases.source,
    pictogrammes.dessin_du_pictogramme,
    population.habitants_dates,
    population.population,
    population.population_du_contrat,
    porteur.accorder_avec_le_porteur,
    porteur.annonce_des_signataires,
    porteur.ce_que_montre_le_site,
    porteur.le_porteur,
    porteur.qui_a_signe,
    porteur.titre_de_l_engagement,
    portrait.tableau_du_portrait,
    quartiers.ce_que_dit_la_liste,
    quartiers.chercher_un_quartier,
    quartiers.dire_le_statut,
    quartiers.lieu_et_quartier,
    quartiers.partage_entre,
    quartiers.question_de_l_absent,
    quartiers.voir_les_quartiers,
    referents.a_qui_s_adresser,
    referents.de_quels_quartiers,
    referents.de_qui,
    referents.des_quartiers,
    referents.inviter,
    referents.membre,
    referents.precisions_de_l_instance,
    referents.qui,
    referents.qui_repond,
    reperes.credits_de_la_carte,
    reperes.origine_du_code_2024,
    reperes.ou_est,
    reperes.perimetre,
    reperes.reperes,
    reperes.situer,
    signalement.moyens_de_signaler,
    suivi.bilan_de,
    suivi.branches_a_choisir,
    suivi.cases_vides,
    suivi.dernieres_nouvelles,
    suivi.etats_a_choisir,
    suivi.etats_dans_les_quartiers,
    suivi.etats_sans_section,
    suivi.nom_du_fichier,
    suivi.nouvelle_a_ecrire,
    suivi.par_branche,
    suivi.par_etat,
    suivi.par_quartier,
    suivi.par_racine,
    suivi.premieres_cases,
    suivi.quartiers_a_choisir,
    suivi.quartiers_par_etat,
    suivi.s_enumerent,
    suivi.sans_objectif,
    suivi.segments,
    suivi.sont_nombreux,
    suivi.toutes_les_branches,
    typographie.typographier,
)
