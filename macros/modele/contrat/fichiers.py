"""Ce que disent les fichiers de ``data/``, un champ par fichier."""

from typing import get_args

from macros.modele.contour import AUCUN_CONTOUR, Contours
from macros.modele.convention import Convention
from macros.modele.fiche import Fiche, FichierCommun
from macros.modele.glossaire import Glossaire, Recherche
from macros.modele.indicateurs import Indicateurs
from macros.modele.pilotage import Pilotage
from macros.modele.quartier import Quartier
from macros.modele.site import Site
from macros.modele.strategie import Strategie
from macros.modele.suivi import Nouvelle
from macros.modele.vocabulaire import Vocabulaire


class Fichiers(Fiche):
    """Un champ par fichier commun, et les dossiers : un quartier, des nouvelles, des contours par fichier."""

    vocabulaire: Vocabulaire
    convention: Convention
    strategie: Strategie = Strategie()
    indicateurs: Indicateurs = Indicateurs()
    pilotage: Pilotage = Pilotage()
    glossaire: Glossaire = Glossaire()
    site: Site
    recherche: Recherche | None = None
    quartiers: tuple[Quartier, ...]
    suivi: tuple[Nouvelle, ...] = ()  # la plus récente d'abord
    contours: Contours = AUCUN_CONTOUR


def fichiers_communs(modele: type[Fichiers]) -> dict[str, type[FichierCommun]]:
    """Le nom de chaque fichier commun de ``data/``, sans « .yml » -> ce qu'il contient."""
    classes = {nom: (champ.annotation, *get_args(champ.annotation)) for nom, champ in modele.model_fields.items()}
    return {
        nom: classe
        for nom, possibles in classes.items()
        for classe in possibles  # « Recherche | None » pour un fichier facultatif
        if isinstance(classe, type) and issubclass(classe, FichierCommun)
    }


FICHIERS_COMMUNS = fichiers_communs(Fichiers)
FACULTATIFS = frozenset(nom for nom in FICHIERS_COMMUNS if not Fichiers.model_fields[nom].is_required())
