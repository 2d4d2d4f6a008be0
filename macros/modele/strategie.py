"""La stratégie de la convention-cadre : enjeux > objectifs stratégiques > sous-objectifs."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.modele.champs import Identifiant, Positif, Texte
from macros.modele.fiche import Fiche


class SousObjectif(Fiche):
    """Le niveau sous lequel un quartier écrit ses objectifs opérationnels."""

    id: Identifiant
    titre: Texte


class ObjectifStrategique(Fiche):
    """Un objectif de la stratégie intercommunale."""

    id: Identifiant
    titre: Texte
    sous_objectifs: Annotated[tuple[SousObjectif, ...], Field(min_length=1)]


class Enjeu(Fiche):
    """Un enjeu de la convention-cadre, et sa page."""

    id: Identifiant
    numero: Positif
    titre: Texte
    objectifs_strategiques: Annotated[tuple[ObjectifStrategique, ...], Field(min_length=1)]


class Strategie(Fiche):
    """Le fichier ``data/strategie.yml``."""

    enjeux: Annotated[tuple[Enjeu, ...], Field(min_length=1)]

    def sous_objectifs(self) -> Iterator[SousObjectif]:
        """Tous les sous-objectifs, dans l'ordre de la convention."""
        for enjeu in self.enjeux:
            for objectif in enjeu.objectifs_strategiques:
                yield from objectif.sous_objectifs
