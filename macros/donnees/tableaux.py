"""Les tableaux publiés : les quartiers, leurs indicateurs, leurs objectifs. Une colonne ne se déclare qu'ici."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.donnees.fichiers_json import QuartierPublie
from macros.donnees.tableur import Colonne, Tableau
from macros.modele import Contrat
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Portrait, Valeur
from macros.modele.strategie import Enjeu, ObjectifStrategique, SousObjectif


class LigneIndicateur(NamedTuple):
    """Un indicateur d'un quartier, d'où vient son chiffre, et la phrase qui le compare à l'agglomération."""

    quartier: QuartierPublie
    indicateur: Indicateur
    valeur: Valeur
    source: str
    en_clair: str


def _indicateurs(contrat: Contrat, publies: Sequence[QuartierPublie]) -> Iterator[LigneIndicateur]:
    for quartier in publies:
        for indicateur, valeur in contrat.portrait(quartier):
            source = valeur.source or quartier.portrait.source
            yield LigneIndicateur(quartier, indicateur, valeur, source, quartier.en_clair[indicateur.id])


class LigneObjectif(NamedTuple):
    """Un objectif opérationnel d'un quartier, et sa place dans la stratégie."""

    quartier: QuartierPublie
    enjeu: Enjeu
    objectif_strategique: ObjectifStrategique
    sous_objectif: SousObjectif
    rang: int
    objectif: str


def _objectifs(contrat: Contrat, publies: Sequence[QuartierPublie]) -> Iterator[LigneObjectif]:
    for quartier in publies:
        for enjeu, groupes in contrat.enjeux_de(quartier):
            for objectif, lignes in groupes:
                for sous_objectif, avancements in lignes:
                    for rang, avancement in enumerate(avancements, start=1):
                        texte = avancement.objectif.texte
                        yield LigneObjectif(quartier, enjeu, objectif, sous_objectif, rang, texte)


CLE = ("quartier", "Son identifiant : il fait l'adresse de sa page et relie les tableaux.")
NOM = "nom du quartier"
IDENTIFIANT = "Son identifiant."
SOURCE = Portrait.model_fields["source"]

QUARTIERS = Tableau(
    "quartiers.csv",
    "Les quartiers",
    "Une ligne par quartier.",
    ("quartier",),
    lambda _, publies: publies,
    QuartierPublie,
    (
        Colonne("quartier", "slug", *CLE),
        Colonne("nom", titre=NOM),
        Colonne("statut"),
        Colonne("statut_complet"),
        Colonne("code"),
        Colonne("code_2024"),
        Colonne("communes", description="Séparées par une virgule."),
        Colonne("perimetre", "carte.perimetre"),
        Colonne("population", "portrait.population.valeur"),
        Colonne("environ", "portrait.population.environ"),
        Colonne("evolution", "portrait.population.evolution"),
        Colonne("depuis", "portrait.population.depuis"),
        Colonne("surface", "portrait.surface"),
        Colonne("source", "portrait.source"),
        Colonne("fiche_officielle"),
        Colonne("page"),
    ),
)
INDICATEURS = Tableau(
    "indicateurs.csv",
    "Les indicateurs des quartiers",
    "Une ligne par quartier et par indicateur, avec la valeur de l'agglomération.",
    ("quartier", "indicateur"),
    _indicateurs,
    LigneIndicateur,
    (
        Colonne("quartier", "quartier.slug", *CLE),
        Colonne("nom_quartier", "quartier.nom", NOM),
        Colonne("indicateur", "indicateur.id", "indicateur", IDENTIFIANT),
        Colonne("libelle", "indicateur.libelle"),
        Colonne("precision", "indicateur.precision"),
        Colonne("valeur", "valeur.valeur"),
        Colonne("plus_de", "valeur.plus_de"),
        Colonne("unite", "indicateur.unite"),
        Colonne("source", "source", str(SOURCE.title), str(SOURCE.description)),
        Colonne("agglomeration", "indicateur.agglomeration"),
        Colonne("precision_agglomeration", "indicateur.precision_agglomeration"),
        Colonne("en_clair", "en_clair", "en clair", "La phrase simple qui compare à l'agglomération."),
    ),
)
OBJECTIFS = Tableau(
    "objectifs.csv",
    "Les objectifs des quartiers",
    "Une ligne par objectif opérationnel, avec sa place dans la stratégie.",
    ("quartier", "sous_objectif", "rang"),
    _objectifs,
    LigneObjectif,
    (
        Colonne("quartier", "quartier.slug", *CLE),
        Colonne("nom_quartier", "quartier.nom", NOM),
        Colonne("enjeu", "enjeu.id", "enjeu", IDENTIFIANT),
        Colonne("numero_enjeu", "enjeu.numero", "numéro de l'enjeu"),
        Colonne("titre_enjeu", "enjeu.titre", "titre de l'enjeu"),
        Colonne("objectif_strategique", "objectif_strategique.id", "objectif stratégique", IDENTIFIANT),
        Colonne("titre_objectif_strategique", "objectif_strategique.titre", "titre de l'objectif stratégique"),
        Colonne("sous_objectif", "sous_objectif.id", "sous-objectif", IDENTIFIANT),
        Colonne("titre_sous_objectif", "sous_objectif.titre", "titre du sous-objectif"),
        Colonne("rang", "rang", "rang", "Sa place sous le sous-objectif, à partir de 1."),
        Colonne("objectif", "objectif", "objectif", "Ce que la commune prévoit dans ce quartier."),
    ),
)
TABLEAUX = (QUARTIERS, INDICATEURS, OBJECTIFS)


def tableaux(contrat: Contrat, publies: Sequence[QuartierPublie]) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque tableau, sous ``donnees/``, et ses octets."""
    return {tableau.nom: tableau.ecrire(contrat, publies) for tableau in TABLEAUX}
