"""Les indicateurs du portrait statistique, et leur valeur dans les territoires auxquels on compare les quartiers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from macros import adresses
from macros.langue.francais import SANS_UNITE
from macros.modele.chiffre import ValeurSaisie
from macros.modele.echelle import Echelle, arrondie, pour_comparer
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Identifiant, Intitule, MorceauDePhrase, NomAvecArticle, Texte

PARTS = {"%": 100, "‰": 1000}  # une part, et ce dont elle est la part


class EnClair(Fiche):
    """Les mots de la phrase simple : « 47 personnes sur 100 vivent… », et « 1 personne sur 100 vit… »."""

    un: MorceauDePhrase = Field(
        title="sujet au singulier", description="Avec « un » ou « une ».", examples=["une personne"]
    )
    fait: MorceauDePhrase = Field(title="verbe au singulier", examples=["vit sous le seuil de pauvreté"])
    plusieurs: MorceauDePhrase = Field(title="sujet au pluriel", examples=["personnes"])
    font: MorceauDePhrase = Field(title="verbe au pluriel", examples=["vivent sous le seuil de pauvreté"])

    @model_validator(mode="after")
    def _un_ou_une(self) -> Self:
        if not self.un.startswith(("un ", "une ")):
            raise ValueError(f"« {self.un} » doit commencer par « un » ou « une »")
        return self

    @property
    def singulier(self) -> str:
        """Le sujet au singulier, sans son article."""
        return self.un.split(maxsplit=1)[1]


class Indicateur(Fiche):
    """Un indicateur, tel que chaque quartier peut le renseigner."""

    id: Identifiant = Field(
        title="identifiant",
        description="La clé sous laquelle chaque quartier donne sa valeur ; elle ne change plus.",
        examples=["taux-exemple"],
    )
    libelle: Intitule = Field(title="libellé", examples=["Taux d'exemple"])
    avec_article: NomAvecArticle | None = Field(
        default=None,
        title="libellé avec article",
        description="Le libellé au milieu d'une phrase.",
        examples=["le taux d'exemple"],
    )
    precision: Texte | None = Field(
        default=None,
        title="précision",
        description="Ce que mesure la valeur d'un quartier.",
        examples=["des écoles du quartier"],
    )
    unite: Intitule = Field(
        title="unité",
        description="%, ‰, €, indice, ratio, ou ce que l'on compte, au pluriel : habitants, personnes par ménage…",
        examples=['"%"'],
    )
    unite_au_singulier: Intitule | None = Field(
        default=None,
        title="unité au singulier",
        description="Au-dessous de 2 : 1 habitant, 1,8 enfant. Elle ne s'écrit que si ôter les « s » ne suffit pas.",
        examples=["cheval"],
    )
    comparaisons: dict[Identifiant, ValeurSaisie] = Field(
        default_factory=dict,
        title="valeurs de comparaison",
        description="Sa valeur dans chacun des territoires que déclare vocabulaire.yml, sous leur « id ».",
    )
    echelle: Echelle | None = Field(
        default=None,
        title="échelle",
        description="Les bornes du dessin. Sans elles, de 0 à 100 pour des %, sinon de 0 à un nombre rond ; les mêmes "
        "pour tous les indicateurs d'une unité.",
    )
    explication: Texte = Field(title="explication", description="Ce que dit ce chiffre, en langage simple.")
    en_clair: EnClair | None = Field(
        default=None, title="mots de la phrase simple", description="Pour une part (% ou ‰) seulement."
    )

    @field_validator("en_clair")
    @classmethod
    def _en_clair_pour_une_part(cls, mots: EnClair | None, info: ValidationInfo) -> EnClair | None:
        unite = info.data.get("unite", "%")
        if mots and unite not in PARTS:
            raise ValueError(
                f"« en_clair » dit une part, en % ou en ‰, et l'unité est « {unite} » : supprimez ce groupe"
            )
        return mots

    @property
    def bornes(self) -> Echelle | None:
        """L'échelle écrite, ou celle d'un pourcentage ; « None » quand rien ne la donne."""
        return self.echelle or (POUR_CENT if self.unite == "%" else None)

    @property
    def famille(self) -> str:
        """Ce qui partage un axe : une même unité ; un indice, ou qui a son échelle, est seul sur le sien."""
        return self.id if self.echelle or self.unite in SANS_UNITE else f"en {self.unite}"

    def echelle_pour(self, valeurs: Iterable[float]) -> Echelle | None:
        """Ses bornes ou, à défaut, de zéro à la plus grande des ``valeurs`` ; « None » quand rien ne s'y compare."""
        montrees = list(valeurs)
        if self.bornes or len(montrees) < 2 or min(montrees) < 0 or max(montrees) == 0:  # noqa: PLR2004 - on compare
            return self.bornes
        return Echelle(minimum=0, maximum=max(montrees))


POUR_CENT = Echelle(minimum=0, maximum=100)


def echelles_communes(indicateurs: Iterable[Indicateur], valeurs: Mapping[str, Sequence[float]]) -> dict[str, Echelle]:
    """L'identifiant d'un indicateur -> l'échelle qu'ont tous ceux de sa famille.

    ``valeurs`` : toutes celles que l'on connaît de chacun. Ce qui n'a ni bornes ni deux valeurs n'a pas d'échelle.
    """
    familles: dict[str, list[Indicateur]] = {}
    for indicateur in indicateurs:
        familles.setdefault(indicateur.famille, []).append(indicateur)
    trouvees: dict[str, Echelle] = {}
    for famille in familles.values():
        connues = [valeur for indicateur in famille for valeur in valeurs.get(indicateur.id, ())]
        if echelle := _echelle(famille[0].bornes, connues):
            trouvees |= {indicateur.id: echelle for indicateur in famille}
    return trouvees


def _echelle(bornes: Echelle | None, connues: Sequence[float]) -> Echelle | None:
    """Les bornes données, élargies s'il le faut ; sinon, de zéro à un nombre rond."""
    if bornes and all(bornes.minimum <= valeur <= bornes.maximum for valeur in connues):
        return bornes
    if bornes:
        return arrondie((bornes.minimum, bornes.maximum, *connues))
    return pour_comparer(connues)


class Indicateurs(FichierCommun):
    """Le fichier ``data/indicateurs.yml``."""

    rubrique = Rubrique("Indicateurs", adresses.QUARTIERS)
    telechargement = Telechargement(
        "Les indicateurs", "Leur libellé, leur unité, leur explication et leurs valeurs de comparaison."
    )

    indicateurs: tuple[Indicateur, ...] = Field(default=(), title="indicateurs")
