"""Les référents, en fiches qu'un téléphone ajoute à ses contacts : vCard 3, https://www.rfc-editor.org/rfc/rfc2426.

La version 4 est plus récente ; mais bien des téléphones n'en lisent pas les numéros, ou les prennent pour du texte.
"""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from macros.edition import Edition
from macros.langue.francais import majuscule
from macros.langue.porteur import nom_officiel
from macros.modele import Contrat
from macros.modele.instances import Instance, MaisonDuProjet
from macros.modele.porteur import Porteur
from macros.modele.referent import Referent
from macros.modele.site import Editeur

CARNET = "contacts.vcf"
OCTETS_PAR_LIGNE = 75
FIN_DE_LIGNE = "\r\n"
UN_ORGANISME = ("N:;;;;", "X-ABShowAs:COMPANY")  # la norme veut un nom, même vide ; les téléphones lisent la suite
PROTEGES = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"})


def contacts(contrat: Contrat, edition: Edition) -> dict[str, bytes]:
    """Le chemin de chaque fichier, sous ``donnees/`` : le carnet, où tous sont, et la carte de chaque référent.

    Ce que la source ne dit pas n'y est pas.
    """
    fin = list(_ou_et_quand(edition))
    cartes = {
        chemin: _ecrire([*_qui(referent, contrat), *_joindre(referent), *fin])
        for chemin, referent in contrat.pilotage.cartes.items()
    }
    lieux = [_ecrire([*_lieu(lieu, contrat), *_joindre(lieu), *fin]) for lieu in _lieux(contrat)]
    carnet = b"".join((*cartes.values(), *lieux)) or _ecrire(
        [*_porteur(contrat), *fin]
    )  # sans fiche, ce n'en est pas un
    return {CARNET: carnet, **cartes}


def _ecrire(fiche: list[str]) -> bytes:
    return "".join(map(_plier, ("BEGIN:VCARD", "VERSION:3.0", *fiche, "END:VCARD"))).encode()


def _qui(referent: Referent, contrat: Contrat) -> Iterator[str]:
    """Une personne ; sinon un service, ou l'organisme lui-même quand le poste est vacant."""
    porteur = contrat.convention.porteur
    organisation = referent.institution or nom_officiel(porteur)
    nom = majuscule(referent.nom_complet) or organisation
    yield f"UID:{_identifiant(referent.nom_complet or referent.fonction, porteur)}"
    yield f"FN:{_proteger(nom)}"
    if referent.prenom and referent.nom:
        yield f"N:{_proteger(referent.nom)};{_proteger(referent.prenom)};;;"
    else:
        yield from UN_ORGANISME
    yield f"ORG:{_proteger(organisation)}" + (f";{_proteger(nom)}" if referent.service else "")
    if referent.qualite:
        yield f"TITLE:{_proteger(referent.qualite)}"
    yield f"ROLE:{_proteger(referent.fonction)}"


def _lieux(contrat: Contrat) -> list[Instance | MaisonDuProjet]:
    """Les instances et les maisons du projet que l'on peut joindre : elles sont dans le carnet, avec les référents."""
    lieux: list[Instance | MaisonDuProjet] = [*contrat.pilotage.instances, *contrat.pilotage.maisons_du_projet]
    return [lieu for lieu in lieux if lieu.telephone or lieu.courriel]


def _lieu(lieu: Instance | MaisonDuProjet, contrat: Contrat) -> Iterator[str]:
    nom = majuscule(lieu.nom)
    yield f"UID:{_identifiant(lieu.nom, contrat.convention.porteur)}"
    yield f"FN:{_proteger(nom)}"
    yield from UN_ORGANISME
    yield f"ORG:{_proteger(nom)}"
    if ou := lieu.adresse if isinstance(lieu, MaisonDuProjet) else lieu.lieu:
        yield f"ADR;TYPE=WORK:;;{_proteger(ou)};;;;"


def _porteur(contrat: Contrat) -> list[str]:
    """La fiche du territoire à qui est le contrat, quand aucun référent n'en a une."""
    porteur = contrat.convention.porteur
    nom = _proteger(nom_officiel(porteur))
    uid = f"UID:{_identifiant('', porteur)}"
    return [uid, f"FN:{nom}", *UN_ORGANISME, f"ORG:{nom}", *_joindre(contrat.site.editeur)]


def _joindre(contact: Referent | Editeur | Instance | MaisonDuProjet) -> Iterator[str]:
    if contact.telephone:
        yield f"TEL;TYPE=WORK,VOICE:{contact.telephone}"
    if contact.courriel:
        yield f"EMAIL;TYPE=INTERNET,WORK:{_proteger(contact.courriel)}"


def _ou_et_quand(edition: Edition) -> Iterator[str]:
    if edition.adresse:
        yield f"URL:{edition.url()}"
    if jour := edition.jour():
        yield f"REV:{jour}T00:00:00Z"  # la norme veut une heure : celle où le jour commence


def _identifiant(qui: str, porteur: Porteur) -> str:
    """Toujours le même pour une personne : un téléphone met sa fiche à jour au lieu de la doubler."""
    return uuid5(NAMESPACE_URL, f"{porteur.departement or ''}/{porteur.nom}/{qui}").urn


def _proteger(texte: str) -> str:
    return texte.translate(PROTEGES)


def _plier(ligne: str) -> str:
    """Une ligne de 75 octets au plus ; la suite commence par une espace. Aucune lettre n'est coupée."""
    pliee, largeur = "", 0
    for signe in ligne:
        octets = len(signe.encode())
        if largeur + octets > OCTETS_PAR_LIGNE:
            pliee, largeur = f"{pliee}{FIN_DE_LIGNE} ", 1
        pliee, largeur = pliee + signe, largeur + octets
    return pliee + FIN_DE_LIGNE
