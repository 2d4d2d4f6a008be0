"""Comment un lecteur dit que quelque chose ne va pas : aux référents d'abord, sans compte ; sur GitHub ensuite."""

from typing import NamedTuple
from urllib.parse import quote

from macros.edition import Edition
from macros.langue.referents import telephoner_a
from macros.modele import Contrat

FIN_DE_LIGNE = "\r\n"


class Signalement(NamedTuple):
    """Le lien qui écrit aux référents, les numéros à appeler, et le formulaire public ; ce qui manque est vide."""

    courriel: str = ""
    appels: tuple[tuple[str, str], ...] = ()
    """Le numéro de chaque référent qui en a un, et la phrase qui propose de l'appeler."""
    formulaire: str = ""


def signalement(contrat: Contrat, edition: Edition, site: str, titre: str = "", adresse: str = "") -> Signalement:
    """De quoi signaler une erreur sur la page de ce titre et de cette adresse ; sans titre, c'est la page introuvable.

    ``site`` est le nom du site ; ``adresse`` est vide quand on ne la connaît pas.
    """
    referents = contrat.pilotage.referents_du_contrat
    editeur = contrat.site.editeur
    courriels = [r.courriel for r in referents if r.courriel] or [c for c in (editeur.courriel,) if c and not referents]
    objet = f"{site} : erreur sur la page « {titre} »" if titre else f"{site} : page introuvable"
    return Signalement(
        mailto(courriels, objet, _corps(titre, adresse)),
        tuple((r.telephone, telephoner_a(r, r.telephone, contrat.convention)) for r in referents if r.telephone),
        edition.formulaire(adresse),
    )


def moyens_de_signaler(contrat: Contrat, edition: Edition) -> Signalement:
    """Ceux que montre le bas de toute page : ce que le guide peut promettre."""
    return signalement(contrat, edition, "")


def mailto(destinataires: list[str], objet: str, corps: str) -> str:
    """Le lien qui ouvre un message déjà commencé (RFC 6068) ; vide s'il n'y a personne à qui l'écrire."""
    if not destinataires:
        return ""
    a_qui = ",".join(quote(destinataire, safe="@") for destinataire in destinataires)
    return f"mailto:{a_qui}?subject={quote(objet, safe='')}&body={quote(corps, safe='')}"


def _corps(titre: str, adresse: str) -> str:
    """Le début du message, à compléter ; l'adresse d'une page introuvable, seul le lecteur la connaît."""
    page = [f"Page : {titre}"] if titre else []
    ou = [f"Adresse : {adresse}"] if adresse or not titre else []
    return FIN_DE_LIGNE.join([*page, *ou, "", "Ce qui ne va pas :", ""])
