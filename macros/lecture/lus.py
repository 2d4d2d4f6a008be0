"""Un fichier de ``data/`` -> son arbre et sa fiche. Le même contenu n'est lu qu'une fois : sous « mkdocs serve », et
d'une version à l'autre de l'historique, presque rien ne change.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import BaseModel

from macros.lecture.arbre import Arbre
from macros.lecture.cles import ANCIENNES_CLES
from macros.lecture.fautes import Faute
from macros.lecture.fichiers import FICHIERS, QUARTIER
from macros.lecture.lecteur import lire_arbre
from macros.lecture.validation import valider
from macros.modele.quartier import Quartier


class Lu(NamedTuple):
    """Un fichier lu, à ne pas modifier : son modèle, son arbre, et sa fiche s'il est sans faute."""

    modele: type[BaseModel]
    arbre: Arbre
    fiche: Any
    en_plus: Mapping[str, str]

    def dire(self, fautes: list[Faute]) -> None:
        """Ajoute ses fautes à celles que l'on sait déjà : ce qui est dit à la même place n'est pas répété."""
        if self.fiche is None:
            valider(self.modele, self.arbre, fautes, **self.en_plus)


@lru_cache(maxsize=4096)
def lire_fichier(dossier: str, nom: str, octets: bytes) -> Lu:
    """Le fichier ``nom`` de ``dossier``, que le site connaît."""
    arbre = lire_arbre(f"{dossier}/{nom}", octets)
    est_quartier = bool(QUARTIER.fullmatch(nom))
    for ancienne, nouvelle in ANCIENNES_CLES.items() if est_quartier else ():
        arbre.renommer(ancienne, nouvelle)
    return _lu(arbre, PurePosixPath(nom).stem, est_quartier)


def fichier_absent(nom: str) -> Lu:
    """Ce que l'on lit d'un fichier commun qui manque : rien."""
    return _lu(Arbre(nom), nom, est_quartier=False)


def _lu(arbre: Arbre, nom: str, est_quartier: bool) -> Lu:
    modele: type[BaseModel] = Quartier if est_quartier else FICHIERS[nom]
    en_plus = {"slug": nom} if est_quartier else {}
    fautes: list[Faute] = []
    fiche = valider(modele, arbre, fautes, **en_plus)
    return Lu(modele, arbre, None if fautes else fiche, en_plus)
