"""Les tableaux publiés : les quartiers, leurs indicateurs, leurs objectifs. Une colonne ne se déclare qu'ici."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.donnees.fichiers_json import QuartierPublie
from macros.donnees.tableur import Colonne, Tableau, propre, repris
from macros.modele import Contrat
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Carte, Population, Portrait, Quartier, Valeur
from macros.modele.strategie import Enjeu, ObjectifStrategique, SousObjectif


class LigneIndicateur(NamedTuple):
    """Un indicateur d'un quartier."""

    quartier: QuartierPublie
    indicateur: Indicateur
    valeur: Valeur


class LigneObjectif(NamedTuple):
    """Un objectif opérationnel d'un quartier, et sa place dans la stratégie."""

    quartier: QuartierPublie
    enjeu: Enjeu
    objectif_strategique: ObjectifStrategique
    sous_objectif: SousObjectif
    rang: int
    objectif: str


CLE = propre("quartier", "Son identifiant : il fait l'adresse de sa page et relie les tableaux.")
NOM = propre("nom du quartier")
IDENTIFIANT = "Son identifiant."


def tableaux(contrat: Contrat, publies: Sequence[QuartierPublie]) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque tableau, sous ``donnees/``, et ses octets."""
    return {tableau.nom: tableau.ecrire(contrat, publies) for tableau in TABLEAUX}


def _indicateurs(contrat: Contrat, publies: Sequence[QuartierPublie]) -> Iterator[LigneIndicateur]:
    for quartier in publies:
        for indicateur, valeur in contrat.portrait(quartier):
            yield LigneIndicateur(quartier, indicateur, valeur)


def _objectifs(contrat: Contrat, publies: Sequence[QuartierPublie]) -> Iterator[LigneObjectif]:
    for quartier in publies:
        for enjeu, groupes in contrat.enjeux_de(quartier):
            for objectif, lignes in groupes:
                for sous_objectif, actions in lignes:
                    for rang, action in enumerate(actions, start=1):
                        yield LigneObjectif(quartier, enjeu, objectif, sous_objectif, rang, action)


QUARTIERS = Tableau[QuartierPublie](
    "quartiers.csv",
    "Les quartiers",
    "Une ligne par quartier.",
    ("quartier",),
    lambda _, publies: publies,
    (
        Colonne("quartier", lambda q: q.slug, CLE),
        Colonne("nom", lambda q: q.nom, NOM),
        Colonne("statut", lambda q: q.statut, repris(Quartier, "statut")),
        Colonne("statut_complet", lambda q: q.statut_complet, repris(QuartierPublie, "statut_complet")),
        Colonne("code", lambda q: q.code, repris(Quartier, "code")),
        Colonne("code_2024", lambda q: q.code_2024, repris(Quartier, "code_2024")),
        Colonne("communes", lambda q: ", ".join(q.communes), propre("communes", "Séparées par une virgule.")),
        Colonne("perimetre", lambda q: q.carte.perimetre, repris(Carte, "perimetre")),
        Colonne("population", lambda q: q.portrait.population.valeur, repris(Population, "valeur")),
        Colonne("environ", lambda q: q.portrait.population.environ, repris(Population, "environ")),
        Colonne("evolution", lambda q: q.portrait.population.evolution, repris(Population, "evolution")),
        Colonne("depuis", lambda q: q.portrait.population.depuis, repris(Population, "depuis")),
        Colonne("surface", lambda q: q.portrait.surface, repris(Portrait, "surface")),
        Colonne("source", lambda q: q.portrait.source, repris(Portrait, "source")),
        Colonne("fiche_officielle", lambda q: q.fiche_officielle, repris(QuartierPublie, "fiche_officielle")),
        Colonne("page", lambda q: q.page, repris(QuartierPublie, "page")),
    ),
)
INDICATEURS = Tableau[LigneIndicateur](
    "indicateurs.csv",
    "Les indicateurs des quartiers",
    "Une ligne par quartier et par indicateur, avec la valeur de l'agglomération.",
    ("quartier", "indicateur"),
    _indicateurs,
    (
        Colonne("quartier", lambda ligne: ligne.quartier.slug, CLE),
        Colonne("nom_quartier", lambda ligne: ligne.quartier.nom, NOM),
        Colonne("indicateur", lambda ligne: ligne.indicateur.id, propre("indicateur", IDENTIFIANT)),
        Colonne("libelle", lambda ligne: ligne.indicateur.libelle, repris(Indicateur, "libelle")),
        Colonne("precision", lambda ligne: ligne.indicateur.precision, repris(Indicateur, "precision")),
        Colonne("valeur", lambda ligne: ligne.valeur.valeur, repris(Valeur, "valeur")),
        Colonne("plus_de", lambda ligne: ligne.valeur.plus_de, repris(Valeur, "plus_de")),
        Colonne("unite", lambda ligne: ligne.indicateur.unite, repris(Indicateur, "unite")),
        Colonne(
            "source", lambda ligne: ligne.valeur.source or ligne.quartier.portrait.source, repris(Portrait, "source")
        ),
        Colonne("agglomeration", lambda ligne: ligne.indicateur.agglomeration, repris(Indicateur, "agglomeration")),
        Colonne(
            "precision_agglomeration",
            lambda ligne: ligne.indicateur.precision_agglomeration,
            repris(Indicateur, "precision_agglomeration"),
        ),
        Colonne(
            "en_clair",
            lambda ligne: ligne.quartier.en_clair[ligne.indicateur.id],
            propre("en clair", "La phrase simple qui compare à l'agglomération."),
        ),
    ),
)
OBJECTIFS = Tableau[LigneObjectif](
    "objectifs.csv",
    "Les objectifs des quartiers",
    "Une ligne par objectif opérationnel, avec sa place dans la stratégie.",
    ("quartier", "sous_objectif", "rang"),
    _objectifs,
    (
        Colonne("quartier", lambda ligne: ligne.quartier.slug, CLE),
        Colonne("nom_quartier", lambda ligne: ligne.quartier.nom, NOM),
        Colonne("enjeu", lambda ligne: ligne.enjeu.id, propre("enjeu", IDENTIFIANT)),
        Colonne("numero_enjeu", lambda ligne: ligne.enjeu.numero, repris(Enjeu, "numero", "numéro de l'enjeu")),
        Colonne("titre_enjeu", lambda ligne: ligne.enjeu.titre, repris(Enjeu, "titre", "titre de l'enjeu")),
        Colonne(
            "objectif_strategique",
            lambda ligne: ligne.objectif_strategique.id,
            propre("objectif stratégique", IDENTIFIANT),
        ),
        Colonne(
            "titre_objectif_strategique",
            lambda ligne: ligne.objectif_strategique.titre,
            repris(ObjectifStrategique, "titre", "titre de l'objectif stratégique"),
        ),
        Colonne("sous_objectif", lambda ligne: ligne.sous_objectif.id, propre("sous-objectif", IDENTIFIANT)),
        Colonne(
            "titre_sous_objectif",
            lambda ligne: ligne.sous_objectif.titre,
            repris(SousObjectif, "titre", "titre du sous-objectif"),
        ),
        Colonne(
            "rang", lambda ligne: ligne.rang, propre("rang", "Sa place sous le sous-objectif, à partir de 1.", int)
        ),
        Colonne(
            "objectif", lambda ligne: ligne.objectif, propre("objectif", "Ce que la commune prévoit dans ce quartier.")
        ),
    ),
)
TABLEAUX = (QUARTIERS, INDICATEURS, OBJECTIFS)
