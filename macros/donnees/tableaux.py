"""Les tableaux publiés : les quartiers, leurs chiffres, leurs objectifs, le suivi. Une colonne ne se déclare qu'ici."""

from collections.abc import Iterator
from typing import NamedTuple

from macros.donnees.publication import NouvellePubliee, ObjectifPublie, Publication, QuartierPublie
from macros.donnees.suivi import EtatPublie, etats_publies
from macros.donnees.tableur import Colonne, Tableau
from macros.langue.suivi import correction_dite
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Portrait, Valeur
from macros.modele.strategie import Enjeu, ObjectifStrategique, SousObjectif
from macros.modele.suivi import Nouvelle


class LigneIndicateur(NamedTuple):
    """Un indicateur d'un quartier, d'où vient son chiffre, et la phrase qui le compare à l'agglomération."""

    quartier: QuartierPublie
    indicateur: Indicateur
    valeur: Valeur
    source: str | None
    en_clair: str


def _indicateurs(publication: Publication) -> Iterator[LigneIndicateur]:
    for quartier in publication.quartiers:
        for indicateur, valeur in publication.contrat.portrait(quartier):
            source = valeur.source or quartier.portrait.source
            yield LigneIndicateur(quartier, indicateur, valeur, source, quartier.en_clair[indicateur.id])


class LigneObjectif(NamedTuple):
    """Un objectif opérationnel d'un quartier, sa place dans la stratégie, et où il en est."""

    quartier: QuartierPublie
    enjeu: Enjeu
    objectif_strategique: ObjectifStrategique
    sous_objectif: SousObjectif
    rang: int
    objectif: ObjectifPublie
    annonce: Nouvelle | None
    equivalent: EtatPublie | None


def _objectifs(publication: Publication) -> Iterator[LigneObjectif]:
    equivalents = etats_publies()
    for quartier in publication.quartiers:
        avancements = publication.avancements[quartier.slug]
        for enjeu, strategique, sous_objectif in _places(publication, quartier):
            suivis = zip(quartier.objectifs[sous_objectif.id], avancements[sous_objectif.id], strict=True)
            for rang, (objectif, avancement) in enumerate(suivis, start=1):
                equivalent = equivalents[objectif.etat] if objectif.etat else None
                place = (enjeu, strategique, sous_objectif, rang)
                yield LigneObjectif(quartier, *place, objectif, avancement.annonce, equivalent)


def _places(
    publication: Publication, quartier: QuartierPublie
) -> Iterator[tuple[Enjeu, ObjectifStrategique, SousObjectif]]:
    """Chaque sous-objectif que poursuit le quartier, dans l'ordre de la stratégie."""
    for enjeu in publication.contrat.strategie.enjeux:
        for objectif in enjeu.objectifs_strategiques:
            for sous_objectif in objectif.sous_objectifs:
                if sous_objectif.id in quartier.objectifs:
                    yield enjeu, objectif, sous_objectif


class LigneNouvelle(NamedTuple):
    """Une nouvelle, les mots de l'engagement, et ce qui en a été corrigé."""

    nouvelle: NouvellePubliee
    objectif: str
    corrections: str | None


def _nouvelles(publication: Publication) -> Iterator[LigneNouvelle]:
    engagements = publication.contrat.engagements
    for nouvelle in publication.nouvelles:
        corrections = " ".join(map(correction_dite, nouvelle.corrections))
        yield LigneNouvelle(nouvelle, engagements[nouvelle.engagement].texte, corrections or None)


CLE = ("quartier", "Son identifiant : il fait l'adresse de sa page et relie les tableaux.")
NOM = "nom du quartier"
IDENTIFIANT = "Son identifiant."
SOURCE = Portrait.model_fields["source"]
TEXTE = ("objectif", "Ce que la commune prévoit dans ce quartier.")
VERS_LE_QUARTIER = {"quartiers.csv": ("quartier",)}

QUARTIERS = Tableau(
    "quartiers.csv",
    "Les quartiers",
    "Une ligne par quartier.",
    ("quartier",),
    lambda publication: publication.quartiers,
    QuartierPublie,
    (
        Colonne("quartier", "slug", *CLE),
        Colonne("nom", titre=NOM),
        Colonne("statut"),
        Colonne("statut_complet"),
        Colonne("code"),
        Colonne("code_2024"),
        Colonne("communes", description="Séparées par une virgule."),
        Colonne("lieux", description="Ce qui le situe en plus, ou à la place ; séparés par une virgule."),
        Colonne("secteurs", description="Les lieux dont il est fait, séparés par une virgule."),
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
    VERS_LE_QUARTIER,
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
        Colonne("objectif", "objectif.texte", *TEXTE),
        Colonne("engagement", "objectif.engagement"),
    ),
    {**VERS_LE_QUARTIER, "suivi.csv": ("quartier", "engagement")},
)
SUIVI = Tableau(
    "suivi.csv",
    "Le suivi des engagements",
    "Une ligne par engagement et par quartier : où il en est, et ce qui le prouve.",
    ("quartier", "engagement"),
    _objectifs,
    LigneObjectif,
    (
        Colonne("quartier", "quartier.slug", *CLE),
        Colonne("nom_quartier", "quartier.nom", NOM),
        Colonne("enjeu", "enjeu.id", "enjeu", IDENTIFIANT),
        Colonne("titre_enjeu", "enjeu.titre", "titre de l'enjeu"),
        Colonne("sous_objectif", "sous_objectif.id", "sous-objectif", IDENTIFIANT),
        Colonne("titre_sous_objectif", "sous_objectif.titre", "titre du sous-objectif"),
        Colonne("engagement", "objectif.engagement"),
        Colonne("objectif", "objectif.texte", *TEXTE),
        Colonne("etat", "objectif.etat"),
        Colonne("date_etat", "objectif.date_etat"),
        Colonne("explication", "annonce.texte", "explication", "Ce que la commune dit de cet état."),
        Colonne("source", "annonce.source", description="Ce qui prouve cet état."),
        Colonne("lien", "annonce.lien"),
        Colonne(
            "derniere_nouvelle",
            "objectif.derniere_nouvelle.date",
            "dernière nouvelle",
            "Le jour de la plus récente, de la commune ou d'une instance, écrit année-mois-jour.",
        ),
        Colonne("nombre_de_nouvelles", "objectif.nombre_de_nouvelles"),
        Colonne("porteur", "objectif.porteur"),
        Colonne("partenaires", "objectif.partenaires", description="Avec qui, séparés par une virgule."),
        Colonne("debut", "objectif.debut"),
        Colonne("echeance", "objectif.echeance"),
        Colonne("budget", "objectif.budget.montant", "budget"),
        Colonne("annee_budget", "objectif.budget.annee", "année du budget"),
        Colonne("source_budget", "objectif.budget.source", "source du budget"),
        Colonne("cible", "objectif.cible.valeur", "cible", "Le chiffre que le contrat veut atteindre."),
        Colonne("unite_cible", "objectif.cible.unite", "unité de la cible", "Ce que l'on compte, au pluriel."),
        Colonne("annee_cible", "objectif.cible.annee", "année de la cible"),
        Colonne("phase", "equivalent.phase"),
        Colonne("phase_statut", "equivalent.phase_statut"),
        Colonne("territoires_en_transitions", "equivalent.territoires_en_transitions"),
        Colonne("page", "objectif.page"),
    ),
    VERS_LE_QUARTIER,
)
NOUVELLES = Tableau(
    "nouvelles.csv",
    "Les nouvelles du suivi",
    "Une ligne par nouvelle : ce qu'en dit la commune, ou ce qu'en constate une instance.",
    ("nouvelle",),
    _nouvelles,
    LigneNouvelle,
    (
        Colonne("nouvelle", "nouvelle.id"),
        Colonne("date", "nouvelle.date"),
        Colonne("engagement", "nouvelle.engagement", "engagement", "Son identifiant : il relie au suivi."),
        Colonne("objectif", "objectif", *TEXTE),
        Colonne(
            "quartiers",
            "nouvelle.quartiers",
            description="Leurs identifiants, séparés par une virgule ; vide, tous ceux qui ont l'engagement.",
        ),
        Colonne("etat", "nouvelle.etat"),
        Colonne("par", "nouvelle.par"),
        Colonne("instance", "nouvelle.instance"),
        Colonne("constat", "nouvelle.constat"),
        Colonne("texte", "nouvelle.texte"),
        Colonne("source", "nouvelle.source"),
        Colonne("lien", "nouvelle.lien"),
        Colonne("corrections", "corrections", "corrections", "Ce qui a été corrigé dans cette nouvelle, et quand."),
    ),
    {"suivi.csv": ("engagement",)},
)
TABLEAUX = (QUARTIERS, INDICATEURS, OBJECTIFS, SUIVI, NOUVELLES)


def tableaux(publication: Publication) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque tableau, sous ``donnees/``, et ses octets."""
    return {tableau.nom: tableau.ecrire(publication) for tableau in TABLEAUX}
