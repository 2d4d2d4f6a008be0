"""Qui pilote le contrat de ville dans la commune, et comment."""

from typing import Annotated

from pydantic import Field

from macros.modele.champs import Courriel, Telephone, Texte
from macros.modele.convention import Personne
from macros.modele.fiche import Fiche


class Referent(Personne):
    """Une personne à contacter."""

    fonction: Texte
    qualite: Texte
    courriel: Courriel | None = None
    telephone: Telephone | None = None


class Membre(Fiche):
    """Un membre du comité : une personne, une fonction, ou un groupe."""

    designation: Texte
    qualite: Texte | None = None
    parmi: tuple[Texte, ...] = ()


class Comite(Fiche):
    """Le comité de pilotage."""

    nom: Texte
    presentation: Texte
    composition: Texte
    membres: Annotated[tuple[Membre, ...], Field(min_length=1)]


class Animation(Fiche):
    """Une façon de faire vivre le contrat, et ses modalités."""

    introduction: Texte
    modalites: Annotated[tuple[Texte, ...], Field(min_length=1)]


class Pilotage(Fiche):
    """Le fichier ``data/pilotage.yml``."""

    referents: Annotated[tuple[Referent, ...], Field(min_length=1)]
    comite: Comite
    partenariat: Animation
    participation: Animation
