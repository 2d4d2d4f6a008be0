"""``data/`` -> un contrat, ou toutes ses fautes. N'affiche rien, ne s'arrête pas à la première."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from macros.lecture.arbre import Arbre
from macros.lecture.croisements import croiser
from macros.lecture.fautes import DonneesFautives, Faute
from macros.lecture.fichiers import FICHIERS, QUARTIER, est_connu, fautes_de_noms, ramasser
from macros.lecture.lecteur import lire_arbre
from macros.lecture.validation import valider
from macros.modele.contrat import Contrat
from macros.modele.quartier import Quartier


def lire(dossier: Path) -> Contrat:
    """Le contrat que décrit ``dossier`` ; lève ``DonneesFautives`` avec toutes les fautes."""
    absolu, ici = dossier.resolve(), Path.cwd()
    visible = absolu.relative_to(ici) if absolu.is_relative_to(ici) else absolu
    return comprendre(ramasser(dossier), visible.as_posix())


def comprendre(fichiers: Mapping[str, bytes], dossier: str = "data") -> Contrat:
    """Le contrat que décrivent ces fichiers, nommés depuis ``dossier`` ; lève ``DonneesFautives``."""
    arbres = {nom: lire_arbre(f"{dossier}/{nom}", octets) for nom, octets in fichiers.items() if est_connu(nom)}
    communs = {nom: arbres.get(f"{nom}.yml", Arbre(nom)) for nom in FICHIERS}
    quartiers = [arbre for nom, arbre in arbres.items() if QUARTIER.fullmatch(nom)]
    fautes = [*fautes_de_noms(dossier, fichiers), *croiser(communs, quartiers)]
    parties: dict[str, Any] = {nom: valider(FICHIERS[nom], arbre, fautes) for nom, arbre in communs.items()}
    fiches = [valider(Quartier, arbre, fautes, slug=PurePosixPath(arbre.fichier).stem) for arbre in quartiers]
    if fautes:
        raise DonneesFautives(fautes)
    return Contrat(**parties, quartiers=tuple(filter(None, fiches)))


__all__ = ["DonneesFautives", "Faute", "comprendre", "lire"]
