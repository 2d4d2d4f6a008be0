"""Ce que disent les nouvelles du suivi, en phrases : où en est un engagement, ce qui a changé, ce qui le prouve."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from macros.langue.chiffres import en
from macros.langue.francais import (
    LANGUE,
    accorder,
    article,
    citer,
    compter,
    enumerer,
    euros,
    jour,
    majuscule,
    minuscule,
)
from macros.langue.francais import nombre as ecrire_nombre
from macros.langue.porteur import le_porteur
from macros.modele import Contrat
from macros.modele.avancement import Avancement
from macros.modele.convention import Convention
from macros.modele.instances import Instance
from macros.modele.jours import dernier_jour
from macros.modele.objectif import Budget, Cible
from macros.modele.suivi import AVEC_UNE_RAISON, Constat, Correction, Etat, Nouvelle

SANS_NOUVELLE = "Aucune nouvelle publiée"
AVANCE: tuple[Etat, ...] = ("prévu", "en cours", "fait en partie", "fait")  # ce qui va de l'avant, dans cet ordre
CHEMIN: tuple[Etat, ...] = (*AVANCE, *AVEC_UNE_RAISON)  # on y descend : plus loin, c'est nouveau
# Du plus avancé au moins avancé, puis ce qui s'arrête, puis ce dont on ne sait rien.
ORDRE_DU_BILAN: tuple[Etat | None, ...] = (*reversed(AVANCE), *AVEC_UNE_RAISON, None)
# Ce par quoi commence une source ou une correction, et qui n'est pas un nom propre : « Insee, 2024 » en est un.
MOT_COMMUN = re.compile(
    r"(?:[ld]['’]|(?:le|la|les|un|une|des|du|il|elle|ils|elles|on|ce|cette|ces|deux|trois|aucune?|seuls?|"
    r"annonce|annuaire|appel|arrêté|article|avenant|avis|bail|bilan|bulletin|certificat|communiqué|compte|constat|contrat|"
    r"convention|courrier|courriel|décision|déclaration|délibération|dossier|enquête|entretien|extrait|facture|fiche|journal|"
    r"lettre|liste|magazine|marché|message|note|ordre|page|panneau|permis|photo|photographie|plan|présentation|procès|programme|"
    r"protocole|publication|questionnaire|rapport|registre|relevé|réponse|réunion|site|statistiques|tableau|témoignage|visite)\b)",
    re.IGNORECASE,
)
CONSTATE: dict[Constat, str] = {
    "constaté": "le {}",
    "constaté en partie": "le {} en partie",
    "pas constaté": "ne le {} pas",
}


def nom_de_l_etat(etat: Etat | None) -> str:
    """« Fait en partie » ; sans nouvelle, on ne sait pas si l'on a commencé : « Aucune nouvelle publiée »."""
    return majuscule(etat) if etat else SANS_NOUVELLE


def etat_dit(avancement: Avancement, convention: Convention) -> str:
    """Où en est un engagement ; quand seule une instance a parlé, c'est la commune qui n'a rien publié."""
    if avancement.nouvelles and not avancement.etat:
        return f"{SANS_NOUVELLE} par {le_porteur(convention)}"
    return nom_de_l_etat(avancement.etat)


def ce_que_dit(nouvelle: Nouvelle, instance: Instance | None, convention: Convention) -> str:
    """« La commune : fait en partie » ; « Le conseil citoyen : pas constaté »."""
    if instance:
        return f"{majuscule(instance.nom)} : {nouvelle.constat}"
    return f"{majuscule(le_porteur(convention))} : {nouvelle.etat}"


def passage(avant: Etat | None, apres: Etat | None) -> str:
    """Ce que devient un engagement, à la suite de ses mots : « est fait », « n'est plus fait : il est en cours »."""
    if avant is None or apres is None:
        silence = "n'a plus de nouvelle publiée" if avant else "n'a pas de nouvelle publiée"
        return f"est {apres}" if apres else silence
    if avant == apres:
        return f"{'reste' if apres in ('fait', 'abandonné') else 'est toujours'} {apres}"
    if avant not in AVANCE and apres in AVANCE[:-1]:
        return f"reprend : il est {apres}"
    if CHEMIN.index(avant) < CHEMIN.index(apres) or apres == "fait":
        return f"est maintenant {apres}"
    return f"n'est plus {avant} : il est {apres}"


def constat(nouvelle: Nouvelle, instance: Instance) -> str:
    """« le conseil citoyen ne le constate pas » ; « les habitants le constatent en partie »."""
    verbe = "constatent" if article(instance.nom) == "les" else "constate"
    return f"{minuscule(instance.nom)} {CONSTATE[nouvelle.constat or 'constaté'].format(verbe)}"


def preuve(nouvelle: Nouvelle) -> str:
    """La source, au milieu d'une phrase : « délibération du 12 mars 2026 » ; un sigle garde sa majuscule."""
    return _a_la_suite(nouvelle.source)


def dire(
    texte: str,
    nouvelle: Nouvelle,
    instance: Instance | None = None,
    avant: Etat | None = None,
    longueur: int | None = None,
) -> str:
    """« « Renforcer le dispositif » est fait (délibération du 12 mars 2026) », sans point.

    ``avant`` : l'état qu'avait l'engagement ; ``instance`` : celle qui constate.
    """
    return f"{citer(texte, longueur)}{suite(nouvelle, instance, avant)} ({preuve(nouvelle)})"


def suite(nouvelle: Nouvelle, instance: Instance | None, avant: Etat | None) -> str:
    """Après les mots de l'engagement : « est fait », ou « : le conseil citoyen le constate »."""
    return f" : {constat(nouvelle, instance)}" if instance else f" {passage(avant, nouvelle.etat)}"


def correction_dite(correction: Correction) -> str:
    """« Corrigé le 20 mars 2026 : il y a deux permanences, et non trois. »."""
    return f"Corrigé le {jour(correction.date)} : {_a_la_suite(correction.texte)}."


def _a_la_suite(phrase: str) -> str:
    """La phrase au milieu d'une autre : ni point final, ni majuscule, sauf celle d'un nom propre ou d'un sigle."""
    phrase = phrase.removesuffix(".")
    return minuscule(phrase) if MOT_COMMUN.match(phrase) else phrase


def moment(ecrit: str) -> str:
    """« 2026 », « juin 2026 » ou « 30 juin 2026 », selon ce que le contrat en dit."""
    precision = ecrit.count("-")
    dernier = dernier_jour(ecrit)
    return (str(dernier.year), format_date(dernier, "MMMM y", locale=LANGUE), jour(dernier))[precision]


def rien_n_est_publie(bilan: Counter[Etat | None]) -> bool:
    """Vrai quand aucun de ces engagements n'a d'état publié, ou qu'il n'y en a aucun."""
    return bilan.total() == bilan[None]


def resume(bilan: Counter[Etat | None]) -> str:
    """« 53 engagements, aucune nouvelle publiée à ce jour » ; « 53 engagements : 2 faits, un en cours… »."""
    tous = compter(bilan.total(), "engagement")
    if rien_n_est_publie(bilan):
        return f"{tous}, aucune nouvelle publiée à ce jour"
    return f"{tous} : {enumerer(list(_parts(bilan)))}"


def leur_bilan(bilan: Counter[Etat | None]) -> str:
    """À la suite de leur nombre : « Aucune nouvelle n'en est publiée à ce jour. », « Où cela en est : 2 faits… »."""
    if rien_n_est_publie(bilan):
        return "Aucune nouvelle n'en est publiée à ce jour."
    return f"Où cela en est : {enumerer(list(_parts(bilan)))}."


def sans_engagement(contrat: Contrat) -> str:
    """Ce que dit la page du suivi d'un contrat dont les quartiers n'ont rien à eux."""
    if contrat.a_plusieurs_quartiers:
        return "Le suivi se dit quartier par quartier : aucun engagement propre à un quartier n'est publié."
    return "Aucun engagement propre au quartier n'est publié."


def ce_qu_on_ne_sait_pas(bilan: Counter[Etat | None]) -> str:
    """Ce qu'on ne sait pas des engagements dont rien n'est publié ; vide quand chacun a sa nouvelle."""
    return "Un engagement sans nouvelle a pu commencer : rien n'en est encore publié ici." if bilan[None] else ""


def etats(bilan: Counter[Etat | None]) -> str:
    """« 2 faits et 3 sans nouvelle » ; vide tant que rien n'est publié."""
    return "" if rien_n_est_publie(bilan) else enumerer(list(_parts(bilan)))


def _parts(bilan: Counter[Etat | None]) -> Iterator[str]:
    """Dans l'ordre du bilan ; ce qui est nul est omis."""
    for etat in ORDRE_DU_BILAN:
        if combien := bilan[etat]:
            yield f"{ecrire_nombre(combien)} {accorder_l_etat(etat, combien) if etat else 'sans nouvelle'}"


def accorder_l_etat(etat: Etat, combien: int) -> str:
    """« faits en partie » pour plusieurs ; « en cours » et « en pause » ne s'accordent pas."""
    if etat.startswith("en "):
        return etat
    participe, espace, reste = etat.partition(" ")
    return f"{accorder(participe, combien)}{espace}{reste}"


def reste_a_faire(avancement: Avancement) -> bool:
    """Vrai tant que la commune ne dit pas l'engagement fait, ni abandonné : passée, son échéance est alors dépassée."""
    return avancement.etat not in ("fait", "abandonné")


class Precision(NamedTuple):
    """Ce que le contrat dit d'un engagement en plus de son texte ; ``avant`` : le jour où il devait être fait."""

    nom: str
    valeur: str
    avant: date | None = None


def precisions(avancement: Avancement) -> list[Precision]:
    """« Porteur », « Échéance »… : ce que le contrat n'en dit pas est absent."""
    objectif = avancement.objectif
    dites = {
        "Porteur": objectif.porteur,
        accorder("Partenaire", len(objectif.partenaires)): enumerer(objectif.partenaires),
        "Début": objectif.debut and moment(objectif.debut),
        "Échéance": objectif.echeance and moment(objectif.echeance),
        "Budget": objectif.budget and budget(objectif.budget),
        "Cible": objectif.cible and cible(objectif.cible),
    }
    a_tenir = {"Échéance": echeance_a_tenir(avancement)}
    return [Precision(nom, dite, a_tenir.get(nom)) for nom, dite in dites.items() if dite]


def echeance_a_tenir(avancement: Avancement) -> date | None:
    """Le dernier jour où l'engagement doit être fait ; « None » sans échéance, ou s'il n'y a plus rien à faire."""
    echeance = avancement.objectif.echeance
    return dernier_jour(echeance) if echeance and reste_a_faire(avancement) else None


def budget(prevu: Budget) -> str:
    """« 12 000 € en 2026 (Fonds d'exemple) »."""
    return f"{somme(prevu)}{f' ({prevu.source})' if prevu.source else ''}"


def somme(prevu: Budget) -> str:
    """« 12 000 € en 2026 », sans dire d'où cela vient."""
    return f"{euros(prevu.montant)}{en(prevu.annee)}"


def cible(voulue: Cible) -> str:
    """« 40 places en 2030 »."""
    return f"{ecrire_nombre(voulue.valeur)} {voulue.unite}{en(voulue.annee)}"
