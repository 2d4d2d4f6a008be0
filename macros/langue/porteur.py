"""À qui est le contrat, et qui l'a signé, en phrases : une commune n'est que le cas le plus simple."""

import re

from macros.langue.francais import Nom, compter, enumerer, majuscule, masculin
from macros.modele import Contrat
from macros.modele.actes import Acte
from macros.modele.convention import CONTRAT_DE_VILLE, CONVENTION, Convention
from macros.modele.porteur import Porteur, nom_de_la_sorte
from macros.modele.signataires import GroupeDeSignataires

EN_SONT_PLUSIEURS = re.compile(
    r"(?:les|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques|[0-9]+|une [a-z]+aine)\b",
    re.IGNORECASE,
)
QUARTIERS = "dans les quartiers qui ont le plus de difficultés"


def le_porteur(convention: Convention) -> str:
    """« la commune », « la métropole », « les communes », au milieu d'une phrase."""
    return _defini(convention.porteur.sorte)


def l_intercommunalite(convention: Convention) -> str:
    """« l'agglomération », « la communauté de communes » ; vide quand les données ne disent pas ce qu'elle est."""
    agglomeration = convention.agglomeration
    return _defini(agglomeration.sorte) if agglomeration and agglomeration.sorte else ""


def toute_l_intercommunalite(convention: Convention) -> str:
    """« toute l'agglomération », « tout le pays », « toutes les communes » ; vide de même."""
    agglomeration = convention.agglomeration
    if not (agglomeration and agglomeration.sorte):
        return ""
    nom = nom_de_la_sorte(agglomeration.sorte)
    tous = ("toutes" if nom.feminin else "tous") if nom.pluriel else nom.accorder("tout")
    return f"{tous} {_defini(nom.mot)}"


def _defini(sorte: str) -> str:
    nom = nom_de_la_sorte(sorte)
    return f"les {sorte}" if nom.pluriel else nom.defini


def accorder_avec_le_porteur(convention: Convention, verbe: str) -> str:
    """« publie » -> « publient » pour plusieurs communes."""
    return f"{verbe}nt" if convention.porteur.en_sont_plusieurs else verbe


def nom_officiel(porteur: Porteur) -> str:
    """« Commune d'Exempleville », « Métropole d'Exemple »."""
    return f"Commune {porteur.avec_preposition}" if porteur.est_une_commune else majuscule(porteur.nom)


def nom_et_departement(porteur: Porteur) -> str:
    """« Commune d'Exempleville (Loire-Exemple) »."""
    return f"{nom_officiel(porteur)}{f' ({porteur.departement})' if porteur.departement else ''}"


def periode(convention: Convention) -> str:
    """« de 2024 à 2030 »."""
    return f"de {convention.periode.debut} à {convention.derniere_annee}"


def titre_de_l_engagement(convention: Convention) -> str:
    """Celui de la partie qui dit l'engagement et, quand un seul acte a été signé, ses signataires ; vide sans rien."""
    actes = convention.tous_les_actes
    seul = actes[0] if len(actes) == 1 else None
    engagement = convention.engagement or convention.fin
    if seul and seul.combien:
        return "Les signataires et leur engagement" if engagement else "Les signataires"
    return "L'engagement" if engagement or (seul and seul.date) else ""


def qui_a_signe(contrat: Contrat) -> str:
    """« La commune et l'État ont signé un contrat de ville. Ils y disent… » : ce qu'en disent les données."""
    convention = contrat.convention
    qui, quand = _signataires(convention), periode(convention)
    if _au_masculin(convention.parties):
        return f"{qui} un contrat de ville. Ils y disent ce qu'ils veulent faire {QUARTIERS}, {quand}."
    if qui:
        signe = _ce_qui_est_signe(convention)
        pronom = "Elle" if signe.feminin else "Il"
        return f"{qui} {signe.accorder('un')} {signe.mot}. {pronom} dit ce qui est prévu {QUARTIERS}, {quand}."
    if combien := _signataires_comptes(convention):
        comptes = compter(combien, "signataire")
        return f"Un contrat de ville a {comptes}. Il dit ce qui est prévu {QUARTIERS}, {quand}."
    return f"Un contrat de ville dit ce qui est prévu {QUARTIERS}, {quand}."


def ce_que_montre_le_site(contrat: Contrat) -> str:
    """« Ce site montre leurs engagements, quartier par quartier. », quand chacun de plusieurs quartiers a les siens."""
    convention = contrat.convention
    connus = convention.parties or _institutions(convention) > 1 or _signataires_comptes(convention) > 1
    qui = "leurs" if connus else "ses"
    if contrat.avancements and contrat.a_plusieurs_quartiers:
        return f"Ce site montre {qui} engagements, quartier par quartier."
    return f"Ce site montre {qui} engagements."


def _signataires(convention: Convention) -> str:
    """« La commune et l'État ont signé », « 9 institutions ont signé » ; vide quand tous ne sont pas nommés."""
    if parties := convention.parties:
        plusieurs = len(parties) > 1 or EN_SONT_PLUSIEURS.match(parties[0])
        return f"{majuscule(enumerer(parties))} {'ont' if plusieurs else 'a'} signé"
    institutions = _institutions(convention)
    if institutions > 1:
        return f"{compter(institutions, 'institution')} ont signé"
    return ""


def _ce_qui_est_signe(convention: Convention) -> Nom:
    """« contrat de ville » ou, quand ceux que l'on compte ont signé autre chose, « convention territoriale »."""
    contrat = masculin(CONTRAT_DE_VILLE)
    signes = [acte for acte in convention.actes_signes if acte.combien]
    if convention.parties or len(signes) != 1 or signes[0].sorte == CONVENTION:
        return contrat
    return signes[0].nom_commun


def _institutions(convention: Convention) -> int:
    """Combien ont signé, en tout ; zéro quand les données ne disent pas celle de chaque signataire."""
    actes = convention.actes_signes
    institutions = [s.institution for acte in actes for s in acte.tous_les_signataires]
    tous_nommes = all(acte.nommes == acte.combien for acte in actes)
    return len({*institutions}) if tous_nommes and all(institutions) else 0


def _signataires_comptes(convention: Convention) -> int:
    """Combien ont signé, d'un nombre écrit ; zéro sans lui, ou quand plusieurs actes ont chacun les leurs."""
    signes = [acte for acte in convention.tous_les_actes if acte.combien]
    return signes[0].combien if len(signes) == 1 and signes[0].combien > signes[0].nommes else 0


def annonce_des_signataires(qui: Acte | GroupeDeSignataires) -> str:
    """« 13 signataires. », « 13 signataires, dont : » avant ceux que l'on nomme ; vide quand tous le sont."""
    total = qui.nombre_de_signataires
    if not total or total == qui.nommes:
        return ""
    comptes = compter(total, "signataire")
    if not qui.ecrits:
        return f"{comptes}."
    return f"{comptes} :" if total == qui.ecrits else f"{comptes}, dont :"


def _au_masculin(parties: tuple[str, ...]) -> bool:
    """Vrai quand « ils » les reprend à coup sûr."""
    return len(parties) > 1 and any(partie.casefold().startswith(("le ", "l'état", "l’état")) for partie in parties)
