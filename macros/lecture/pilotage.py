"""Les règles du pilotage : ce que ses référents, ses instances et ses textes disent d'autres fichiers, et entre eux."""

from collections.abc import Iterator

from macros.lecture.arbre import (
    TOUS,
    Arbre,
    Chemin,
    Faute,
    le_plus_proche,
    repetes,
    sans_egard,
    suggerer,
    textes_ecrits,
)
from macros.modele.ecritures import montrer

IDS_TEXTES = ("textes", TOUS, "id")
MEMBRES = (("comite", "membres", TOUS, "designation"), ("instances", TOUS, "membres", TOUS, "designation"))
ONT_DES_QUARTIERS = ("instances", "maisons_du_projet", "referents")
ANIMATIONS = ("partenariat", "participation")  # leur clé est aussi l'ancre de leur partie


def croiser_le_pilotage(pilotage: Arbre, convention: Arbre) -> Iterator[Faute]:
    """Toutes les fautes que le pilotage a, seul ou avec la convention."""
    yield from referents_uniques(pilotage)
    yield from membres_uniques(pilotage)
    yield from maisons_uniques(pilotage)
    if not convention.fautes:
        yield from institutions_signataires(pilotage, convention)


def quartiers_cites(pilotage: Arbre) -> list[tuple[Arbre, Chemin, str]]:
    """Ceux que nomment les instances, les référents et les maisons du projet, et leur place."""
    return [ecrit for cle in ONT_DES_QUARTIERS for ecrit in textes_ecrits([pilotage], cle, TOUS, "quartiers", TOUS)]


def referents_uniques(pilotage: Arbre) -> Iterator[Faute]:
    """Une personne n'est qu'une fois dans une liste, sous sa qualité d'aujourd'hui."""
    lieux = []
    for _, chemin, nom in textes_ecrits([pilotage], "referents", TOUS, "nom"):
        prenom = str(pilotage.valeurs.get((*chemin[:-1], "prenom"), ""))
        lieux.append((pilotage, chemin, sans_egard(f"{prenom} {nom}") if prenom and nom else ""))
    for _, chemin, _ in repetes(lieux):
        qui = f"{pilotage.valeurs[(*chemin[:-1], 'prenom')]} {pilotage.valeurs[chemin]}"
        yield pilotage.faute(chemin, f"{montrer(qui)} est deux fois dans cette liste : gardez une seule de ses fiches")


def membres_uniques(pilotage: Arbre) -> Iterator[Faute]:
    """Un membre n'a qu'une ligne dans un comité ; deux groupes d'organismes peuvent porter le même nom."""
    lieux = [
        (arbre, chemin, (chemin[:-2], sans_egard(nom)) if nom else "")
        for motif in MEMBRES
        for arbre, chemin, nom in textes_ecrits([pilotage], *motif)
        if (*chemin[:-1], "parmi") not in pilotage.valeurs
    ]
    for _, chemin, _ in repetes(lieux):
        qui = montrer(pilotage.valeurs[chemin])
        yield pilotage.faute(chemin, f"{qui} est deux fois dans le comité : gardez une seule de ses lignes")


def maisons_uniques(pilotage: Arbre) -> Iterator[Faute]:
    """Deux lieux d'accueil ne portent pas le même nom : on ne saurait où aller."""
    for _, chemin, nom in repetes(textes_ecrits([pilotage], "maisons_du_projet", TOUS, "nom")):
        yield pilotage.faute(chemin, f"deux lieux s'appellent {montrer(nom)} : précisez le nom de l'un des deux")


def institutions_signataires(pilotage: Arbre, convention: Arbre) -> Iterator[Faute]:
    """Le référent d'un signataire nomme une institution que la convention dit signataire.

    Quand elle compte des signataires sans les nommer tous, seule une faute de frappe se reconnaît.
    """
    connues = {texte for chemin, texte in convention.valeurs.items() if chemin[-1:] == ("institution",)}
    toutes = not any(chemin[-1:] == ("nombre_de_signataires",) for chemin in convention.valeurs)
    for chemin, institution in pilotage.textes("referents", TOUS, "institution"):
        a_part = bool(institution.strip()) and institution not in connues
        if a_part and (connues if toutes else le_plus_proche(institution, connues)):
            ou = f"écrivez-la comme parmi les signataires de {convention.fichier}"
            yield pilotage.faute(
                chemin, f"institution inconnue : {montrer(institution)}{suggerer(institution, connues)} : {ou}"
            )
