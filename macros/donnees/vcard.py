"""Les référents, en fiches qu'un téléphone ajoute à ses contacts : vCard 4, https://www.rfc-editor.org/rfc/rfc6350."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from macros.edition import Edition
from macros.modele import Contrat
from macros.modele.convention import Commune
from macros.modele.pilotage import Referent

CARNET = "contacts.vcf"
OCTETS_PAR_LIGNE = 75
FIN_DE_LIGNE = "\r\n"
PROTEGES = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"})


def contacts(contrat: Contrat, edition: Edition) -> dict[str, bytes]:
    """Le chemin du carnet, sous ``donnees/``, et une fiche par référent ; ce que la source ne dit pas n'y est pas."""
    lignes = (ligne for referent in contrat.pilotage.referents for ligne in _fiche(referent, contrat, edition))
    return {CARNET: "".join(_plier(ligne) for ligne in lignes).encode()}


def _fiche(referent: Referent, contrat: Contrat, edition: Edition) -> Iterator[str]:
    commune = contrat.convention.commune
    yield from ("BEGIN:VCARD", "VERSION:4.0")
    yield f"UID:{_identifiant(referent, commune)}"
    yield f"FN:{_proteger(referent.nom_complet)}"
    yield f"N:{_proteger(referent.nom)};{_proteger(referent.prenom)};;;"
    yield f"ORG:{_proteger(f'Commune {commune.avec_preposition}')}"
    yield f"TITLE:{_proteger(referent.qualite)}"
    yield f"ROLE:{_proteger(referent.fonction)}"
    yield from _joindre(referent, edition)
    yield "END:VCARD"


def _joindre(referent: Referent, edition: Edition) -> Iterator[str]:
    if referent.telephone:
        yield f"TEL;VALUE=uri:tel:{referent.telephone}"
    if referent.courriel:
        yield f"EMAIL:{_proteger(referent.courriel)}"
    if edition.adresse:
        yield f"URL:{edition.url()}"
    if jour := edition.jour():
        yield f"REV:{jour:%Y%m%d}T000000Z"  # la norme veut une heure : celle où le jour commence


def _identifiant(referent: Referent, commune: Commune) -> str:
    """Toujours le même pour une personne : un téléphone met sa fiche à jour au lieu de la doubler."""
    return uuid5(NAMESPACE_URL, f"{commune.departement}/{commune.nom}/{referent.nom_complet}").urn


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
