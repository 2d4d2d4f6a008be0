"""Les sigles et les mots expliqués."""

from typing import Self

from pydantic import Field, model_validator

from macros.modele.champs import Booleen, Identifiant, Texte
from macros.modele.fiche import Fiche


class Terme(Fiche):
    """Un mot ou un sigle, et son explication en langage simple."""

    id: Identifiant = Field(
        title="identifiant",
        description="Il fait l'adresse ; une fois publié, il ne change plus.",
        examples=["terme-exemple"],
    )
    terme: Texte = Field(title="terme", description="Tel qu'il s'écrit dans les textes, par exemple CCAS.")
    sigle: Booleen = Field(
        default=False,
        title="sigle",
        description="oui quand le terme est un sigle : il est alors expliqué partout où il apparaît.",
    )
    developpe: Texte | None = Field(
        default=None,
        title="développement",
        description="Les mots du sigle, en toutes lettres.",
    )
    definition: Texte = Field(title="définition", description="Ce que c'est, en langage simple.")
    source: Texte = Field(title="source", description="D'où vient la définition.")

    @model_validator(mode="after")
    def _sigle_developpe(self) -> Self:
        if self.sigle and self.developpe is None:
            raise ValueError(f"le sigle « {self.terme} » a besoin de « developpe » : ses mots en toutes lettres")
        return self


class Glossaire(Fiche):
    """Le fichier ``data/glossaire.yml``."""

    termes: tuple[Terme, ...] = Field(title="termes")
