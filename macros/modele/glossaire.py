"""Les sigles et les mots expliqués."""

from typing import Self

from pydantic import model_validator

from macros.modele.champs import Booleen, Identifiant, Texte
from macros.modele.fiche import Fiche


class Terme(Fiche):
    """Un mot ou un sigle, et son explication en langage simple."""

    id: Identifiant
    terme: Texte
    sigle: Booleen = False
    developpe: Texte | None = None
    definition: Texte
    source: Texte

    @model_validator(mode="after")
    def _sigle_developpe(self) -> Self:
        if self.sigle and self.developpe is None:
            raise ValueError(f"le sigle « {self.terme} » a besoin de « developpe » : ses mots en toutes lettres")
        return self


class Glossaire(Fiche):
    """Le fichier ``data/glossaire.yml``."""

    termes: tuple[Terme, ...]
