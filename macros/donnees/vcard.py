"""Les référents, en fiches qu'un téléphone ajoute à ses contacts : vCard 4, https://www.rfc-editor.org/rfc/rfc6350."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from macros.edition import Edition
from macros.langue.francais import majuscule
from macros.modele import Contrat
from macros.modele.convention import Commune
from macros.modele.pilotage import Referent
from macros.modele.site import Editeur

CARNET = "contacts.vcf"
OCTETS_PAR_LIGNE = 75
FIN_DE_LIGNE = "\r\n"
PROTEGES = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"})


def contacts(contrat: Contrat, edition: Edition) -> dict[str, bytes]:
    """Le chemin du carnet, sous ``donnees/``, et une fiche par référent ; ce que la source ne dit pas n'y est pas."""
    fiches = [[*_qui(r, contrat), *_joindre(r)] for r in contrat.pilotage.referents if r.nom_complet or r.telephone]
    fiches = fiches or [_commune(contrat)]  # un carnet sans fiche n'en est pas un
    fin = list(_ou_et_quand(edition))
    lignes = (ligne for fiche in fiches for ligne in ("BEGIN:VCARD", "VERSION:4.0", *fiche, *fin, "END:VCARD"))
    return {CARNET: "".join(_plier(ligne) for ligne in lignes).encode()}


def _qui(referent: Referent, contrat: Contrat) -> Iterator[str]:
    """Une personne ; sinon un service (« KIND:org »), qui est la commune elle-même quand le poste est vacant."""
    commune = contrat.convention.commune
    nom = majuscule(referent.nom_complet) or _organisation(commune)
    yield f"UID:{_identifiant(referent.nom_complet or referent.fonction, commune)}"
    yield f"FN:{_proteger(nom)}"
    if referent.prenom and referent.nom:
        yield f"N:{_proteger(referent.nom)};{_proteger(referent.prenom)};;;"
    else:
        yield "KIND:org"
    yield f"ORG:{_proteger(_organisation(commune))}" + (f";{_proteger(nom)}" if referent.service else "")
    if referent.qualite:
        yield f"TITLE:{_proteger(referent.qualite)}"
    yield f"ROLE:{_proteger(referent.fonction)}"


def _commune(contrat: Contrat) -> list[str]:
    """La fiche de la commune, quand aucun référent n'en a une."""
    commune = contrat.convention.commune
    nom = _proteger(_organisation(commune))
    return [f"UID:{_identifiant('', commune)}", f"FN:{nom}", "KIND:org", f"ORG:{nom}", *_joindre(contrat.site.editeur)]


def _organisation(commune: Commune) -> str:
    return f"Commune {commune.avec_preposition}"


def _joindre(contact: Referent | Editeur) -> Iterator[str]:
    if contact.telephone:
        yield f"TEL;VALUE=uri:tel:{contact.telephone}"
    if contact.courriel:
        yield f"EMAIL:{_proteger(contact.courriel)}"


def _ou_et_quand(edition: Edition) -> Iterator[str]:
    if edition.adresse:
        yield f"URL:{edition.url()}"
    if jour := edition.jour():
        yield f"REV:{jour:%Y%m%d}T000000Z"  # la norme veut une heure : celle où le jour commence


def _identifiant(qui: str, commune: Commune) -> str:
    """Toujours le même pour une personne : un téléphone met sa fiche à jour au lieu de la doubler."""
    return uuid5(NAMESPACE_URL, f"{commune.departement}/{commune.nom}/{qui}").urn


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
