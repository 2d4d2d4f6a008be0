"""Le cadre du contrat : tout, sauf ses quartiers."""

from pathlib import Path
from typing import Any

from macros.lecture import DonneesFautives, Faute
from macros.lecture.fichiers import FICHIERS, ramasser
from macros.lecture.lecteur import lire_arbre
from macros.lecture.validation import valider
from macros.modele import Contrat


def lire_cadre(dossier: Path) -> Contrat:
    """Le contrat que décrivent les fichiers communs de ``dossier`` ; lève ``DonneesFautives`` avec leurs fautes.

    Une commune qui n'a encore aucun quartier, ou dont une fiche est fautive, a déjà un cadre.
    """
    fautes: list[Faute] = []
    fichiers = ramasser(dossier)
    arbres = {nom: lire_arbre(f"{nom}.yml", fichiers.get(f"{nom}.yml", b"")) for nom in FICHIERS}
    parties: dict[str, Any] = {nom: valider(FICHIERS[nom], arbre, fautes) for nom, arbre in arbres.items()}
    if fautes:
        raise DonneesFautives(fautes)
    return Contrat(**parties, quartiers=())
