"""Qui contacter, et qui siège, en phrases : une personne, un service, un poste vacant."""

from macros.langue.francais import a, article, jour, telephone
from macros.modele.pilotage import Membre, Referent

LA_COMMUNE = "la commune"


def qui(referent: Referent) -> str:
    """« Camille Exemple », « Service Vie des quartiers », « Poste vacant depuis le 31 mars 2026 »."""
    if referent.vacant_depuis:
        return f"Poste vacant depuis le {jour(referent.vacant_depuis)}"
    return referent.nom_complet


def qui_repond(referent: Referent) -> str:
    """À côté d'un numéro : « Camille Exemple, Maire », le nom du service, ou la commune quand le poste est vacant."""
    return ", ".join(filter(None, (referent.nom_complet or LA_COMMUNE, referent.qualite)))


def telephoner_a(referent: Referent, numero: str) -> str:
    """« Téléphoner à Camille Exemple : 03 53 01 00 00 », « au service Jeunesse » s'il est écrit avec son article.

    Le numéro d'un poste vacant est celui de la commune.
    """
    nom = referent.nom_complet or LA_COMMUNE
    avec_article = referent.est_une_personne or article(nom)
    return f"Téléphoner {a(nom) if avec_article else f'({nom})'} : {telephone(numero)}"


def membre(donnee: Membre) -> str:
    """« La commune, pilote » ; « Les bailleurs : » quand la liste de ceux que le membre réunit suit."""
    texte = ", ".join(filter(None, (donnee.designation, donnee.qualite)))
    return f"{texte} :" if donnee.parmi else texte
