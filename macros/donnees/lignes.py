"""Les lignes des tableaux : une classe par tableau, un champ par colonne, dans l'ordre des colonnes.

Une cellule vide vaut « None » : la source n'en dit rien.
"""

from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

from pydantic import BaseModel, Field, create_model

from macros.donnees.fichiers_json import QuartierPublie
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Carte, Population, Portrait, Quartier, Valeur
from macros.modele.strategie import Enjeu, ObjectifStrategique, SousObjectif


def _repris(modele: type[BaseModel], cle: str, titre: str = "") -> Any:
    """Le titre et l'explication que le modèle donne déjà ; ``titre`` remplace celui qui ne se comprend que chez lui."""
    champ = modele.model_fields.get(cle) or modele.model_computed_fields[cle]
    return Field(title=titre or champ.title, description=champ.description)


CleQuartier = Annotated[
    str, Field(title="quartier", description="Son identifiant : il fait l'adresse de sa page et relie les tableaux.")
]
NomQuartier = Annotated[str, Field(title="nom du quartier")]


class LigneQuartier(NamedTuple):
    """Un quartier : qui il est, combien d'habitants, quelle surface."""

    quartier: CleQuartier
    nom: NomQuartier
    statut: Annotated[Literal["QPV", "QIC"], _repris(Quartier, "statut")]
    statut_complet: Annotated[str, _repris(QuartierPublie, "statut_complet")]
    code: Annotated[str | None, _repris(Quartier, "code")]
    code_2024: Annotated[str | None, _repris(Quartier, "code_2024")]
    communes: Annotated[str, Field(title="communes", description="Séparées par une virgule.")]
    perimetre: Annotated[str, _repris(Carte, "perimetre")]
    population: Annotated[int, _repris(Population, "valeur")]
    environ: Annotated[bool, _repris(Population, "environ")]
    evolution: Annotated[int | None, _repris(Population, "evolution")]
    depuis: Annotated[int | None, _repris(Population, "depuis")]
    surface: Annotated[int | None, _repris(Portrait, "surface")]
    source: Annotated[str, _repris(Portrait, "source")]
    fiche_officielle: Annotated[str | None, _repris(QuartierPublie, "fiche_officielle")]
    page: Annotated[str, _repris(QuartierPublie, "page")]


class LigneIndicateur(NamedTuple):
    """Un indicateur d'un quartier, face à l'agglomération."""

    quartier: CleQuartier
    nom_quartier: NomQuartier
    indicateur: Annotated[str, Field(title="indicateur", description="Son identifiant.")]
    libelle: Annotated[str, _repris(Indicateur, "libelle")]
    precision: Annotated[str | None, _repris(Indicateur, "precision")]
    valeur: Annotated[float, _repris(Valeur, "valeur")]
    plus_de: Annotated[bool, _repris(Valeur, "plus_de")]
    unite: Annotated[Literal["%", "indice"], _repris(Indicateur, "unite")]
    source: Annotated[str, _repris(Portrait, "source")]
    agglomeration: Annotated[float, _repris(Indicateur, "agglomeration")]
    precision_agglomeration: Annotated[str | None, _repris(Indicateur, "precision_agglomeration")]
    en_clair: Annotated[str, Field(title="en clair", description="La phrase simple qui compare à l'agglomération.")]


class LigneObjectif(NamedTuple):
    """Un objectif opérationnel d'un quartier, et sa place dans la stratégie."""

    quartier: CleQuartier
    nom_quartier: NomQuartier
    enjeu: Annotated[str, Field(title="enjeu", description="Son identifiant.")]
    numero_enjeu: Annotated[int, _repris(Enjeu, "numero", "numéro de l'enjeu")]
    titre_enjeu: Annotated[str, _repris(Enjeu, "titre", "titre de l'enjeu")]
    objectif_strategique: Annotated[str, Field(title="objectif stratégique", description="Son identifiant.")]
    titre_objectif_strategique: Annotated[str, _repris(ObjectifStrategique, "titre", "titre de l'objectif stratégique")]
    sous_objectif: Annotated[str, Field(title="sous-objectif", description="Son identifiant.")]
    titre_sous_objectif: Annotated[str, _repris(SousObjectif, "titre", "titre du sous-objectif")]
    rang: Annotated[int, Field(title="rang", description="Sa place sous le sous-objectif, à partir de 1.")]
    objectif: Annotated[str, Field(title="objectif", description="Ce que la commune prévoit dans ce quartier.")]


def modele_de(ligne: type[Any]) -> type[BaseModel]:
    """Les colonnes d'un tableau, sous la forme d'un modèle : leur schéma et leur documentation s'en tirent de même."""
    colonnes: dict[str, Any] = {nom: (type_, ...) for nom, type_ in get_type_hints(ligne, include_extras=True).items()}
    return create_model(ligne.__name__, **colonnes)
