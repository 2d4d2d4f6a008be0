"""Les mots : ceux que le glossaire explique, et ceux de tous les jours, dont la recherche a l'équivalent."""

from typing import Self

from pydantic import Field, model_validator

from macros import adresses
from macros.langue.francais import sans_accent
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Booleen, Identifiant, Intitule, Texte


class Terme(Fiche):
    """Un mot ou un sigle, et son explication en langage simple."""

    id: Identifiant = Field(
        title="identifiant",
        description="Il fait l'adresse ; une fois publié, il ne change plus.",
        examples=["terme-exemple"],
    )
    terme: Intitule = Field(title="terme", description="Tel qu'il s'écrit dans les textes, par exemple CCAS.")
    sigle: Booleen = Field(
        default=False,
        title="sigle",
        description="oui quand le terme est un sigle : il est alors expliqué partout où il apparaît.",
    )
    developpe: Texte | None = Field(
        default=None, title="développement", description="Les mots du sigle, en toutes lettres."
    )
    definition: Texte = Field(title="définition", description="Ce que c'est, en langage simple.")
    source: Texte = Field(title="source", description="D'où vient la définition.")

    @model_validator(mode="after")
    def _sigle_developpe(self) -> Self:
        if self.sigle and self.developpe is None:
            raise ValueError(f"le sigle « {self.terme} » a besoin de « developpe » : ses mots en toutes lettres")
        return self


class Glossaire(FichierCommun):
    """Le fichier ``data/glossaire.yml``."""

    rubrique = Rubrique("Glossaire", adresses.GLOSSAIRE)
    telechargement = Telechargement("Le glossaire", "Les mots et les sigles expliqués.")

    termes: tuple[Terme, ...] = Field(default=(), title="termes")

    @property
    def termes_ranges(self) -> tuple[Terme, ...]:
        """Par ordre alphabétique, sans égard aux accents ni aux majuscules."""
        return tuple(sorted(self.termes, key=lambda terme: sans_accent(terme.terme)))


class Equivalence(Fiche):
    """Ce que les habitants tapent, et ce que la recherche cherche pour eux."""

    on_tape: tuple[Texte, ...] = Field(
        min_length=1,
        title="mots que l'on tape",
        description="Les mots de tous les jours, un par tiret, sans leurs pluriels.",
        examples=[["HLM", "logement aidé"]],
    )
    on_cherche: Texte = Field(
        title="mots que l'on cherche",
        description="Ceux des données, tels qu'ils y sont écrits.",
        examples=["logement social"],
    )


class Recherche(FichierCommun):
    """Le fichier ``data/recherche.yml``, dont une commune peut se passer."""

    equivalences: tuple[Equivalence, ...] = Field(min_length=1, title="équivalences")
