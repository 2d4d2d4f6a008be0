"""Qui contacter, et qui siège, en phrases : une personne, un service, un poste vacant."""

from collections.abc import Sequence

from macros.langue import titres
from macros.langue.francais import a, article, enumerer, jour, telephone
from macros.langue.porteur import le_porteur
from macros.modele import Contrat
from macros.modele.convention import Convention
from macros.modele.instances import Instance, Membre
from macros.modele.referent import Referent


def qui(referent: Referent) -> str:
    """« Camille Exemple », « Service Vie des quartiers », « Poste vacant depuis le 31 mars 2026 »."""
    if referent.vacant_depuis:
        return f"Poste vacant depuis le {jour(referent.vacant_depuis)}"
    return referent.nom_complet


def qui_repond(referent: Referent, convention: Convention) -> str:
    """À côté d'un numéro : « Camille Exemple, Maire », le nom du service, ou la commune quand le poste est vacant."""
    return ", ".join(filter(None, (_nom(referent, convention), referent.qualite)))


def telephoner_a(referent: Referent, numero: str, convention: Convention) -> str:
    """« Téléphoner à Camille Exemple : 03 53 01 00 00 », « au service Jeunesse » s'il est écrit avec son article.

    Le numéro d'un poste vacant est celui de l'institution, ou du territoire à qui est le contrat.
    """
    nom = _nom(referent, convention)
    avec_article = referent.est_une_personne or article(nom)
    return f"Téléphoner {a(nom) if avec_article else f'({nom})'} : {telephone(numero)}"


def inviter(contrat: Contrat, quartier: str = "") -> str:
    """Le verbe qui mène à un numéro quand il y en a un, sinon aux contacts : « appelez », « adressez-vous »."""
    return "appelez" if contrat.pilotage.referents_a_appeler(quartier) else "adressez-vous"


def a_qui_s_adresser(contrat: Contrat) -> str:
    """« aux référents » ; sans référent, « aux contacts du contrat »."""
    return "aux référents" if contrat.pilotage.referents else "aux contacts du contrat"


def _nom(referent: Referent, convention: Convention) -> str:
    return referent.nom_complet or referent.institution or le_porteur(convention)


def de_qui(referent: Referent, contrat: Contrat) -> str:
    """« Caisse d'exemple · Les Essais » : le signataire et les quartiers dont c'est le référent ; vide pour tous."""
    return " · ".join(filter(None, (referent.institution, des_quartiers(referent.quartiers, contrat))))


def des_quartiers(slugs: Sequence[str], contrat: Contrat) -> str:
    """« Les Essais et Les Épreuves », ceux que ces noms de fichiers désignent."""
    connus = contrat.quartier_par_slug if slugs else {}
    return enumerer([connus[slug].nom for slug in slugs if slug in connus])


def de_quels_quartiers(instance: Instance, contrat: Contrat) -> str:
    """Ceux dont elle parle, ou « Pour tous les quartiers du contrat » ; vide quand il n'y en a qu'un."""
    tous = titres.TOUS_SES_QUARTIERS if contrat.a_plusieurs_quartiers else ""
    return des_quartiers(instance.quartiers, contrat) or tous


def precisions_de_l_instance(instance: Instance) -> list[tuple[str, str]]:
    """« Rythme », « Lieu », « Porteur »… : ce que les données en disent."""
    dites = {"Rythme": instance.rythme, "Lieu": instance.lieu, "Porteur": instance.porteur}
    return [(nom, texte) for nom, texte in dites.items() if texte]


def membre(donnee: Membre) -> str:
    """« La commune, pilote » ; « Les bailleurs : » quand la liste de ceux que le membre réunit suit."""
    texte = ", ".join(filter(None, (donnee.designation, donnee.qualite)))
    return f"{texte} :" if donnee.parmi else texte
