"""Les mots de tous les jours, et ceux des données qui y répondent."""

from pydantic import Field

from macros.modele.champs import Texte
from macros.modele.fiche import Fiche


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


class Recherche(Fiche):
    """Le fichier ``data/recherche.yml``, dont une commune peut se passer."""

    equivalences: tuple[Equivalence, ...] = Field(min_length=1, title="équivalences")
