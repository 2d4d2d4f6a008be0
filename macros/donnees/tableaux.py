"""Les tableaux publiés : les quartiers, leurs chiffres, leurs objectifs, le suivi. Une colonne ne se déclare qu'ici."""

from collections.abc import Iterator
from typing import NamedTuple

from macros.donnees.publication import NouvellePubliee, ObjectifPublie, Publication, QuartierPublie
from macros.donnees.suivi import EtatPublie, etats_publies
from macros.donnees.tableur import Colonne, Tableau
from macros.langue.suivi import correction_dite
from macros.modele.chiffre import ChiffreDate, Valeur, par_sexe
from macros.modele.indicateurs import Indicateur
from macros.modele.portrait import Portrait
from macros.modele.strategie import Branche
from macros.modele.suivi import Nouvelle
from macros.modele.vocabulaire import Territoire

ENSEMBLE = "ensemble"  # ni les femmes seules, ni les hommes seuls


class LigneChiffre(NamedTuple):
    """Un chiffre : l'indicateur, l'année, le sexe, ce qui le nuance et d'où il vient."""

    indicateur: Indicateur
    rang: int
    sexe: str
    valeur: float | None
    chiffre: ChiffreDate
    source: str | None


class LigneIndicateur(NamedTuple):
    """Un chiffre d'un quartier, et la phrase simple qui le compare, s'il est le plus récent."""

    quartier: QuartierPublie
    ligne: LigneChiffre
    en_clair: str | None


class LigneTerritoire(NamedTuple):
    """Un chiffre d'un territoire auquel on compare les quartiers."""

    territoire: Territoire
    ligne: LigneChiffre


def _indicateurs(publication: Publication) -> Iterator[LigneIndicateur]:
    for quartier in publication.quartiers:
        for indicateur, valeur in publication.contrat.portrait(quartier):
            for ligne in _chiffres(indicateur, valeur, quartier.portrait.source):
                en_clair = quartier.en_clair[indicateur.id] if (ligne.rang, ligne.sexe) == (1, ENSEMBLE) else None
                yield LigneIndicateur(quartier, ligne, en_clair)


def _territoires(publication: Publication) -> Iterator[LigneTerritoire]:
    contrat = publication.contrat
    for territoire in contrat.vocabulaire.territoires:
        for indicateur in contrat.indicateurs.indicateurs:
            if valeur := indicateur.comparaisons.get(territoire.id):
                for ligne in _chiffres(indicateur, valeur, None):
                    yield LigneTerritoire(territoire, ligne)


def _chiffres(indicateur: Indicateur, valeur: Valeur, source: str | None) -> Iterator[LigneChiffre]:
    """Une ligne par année, la plus récente d'abord, puis une par sexe quand la source les distingue."""
    for rang, chiffre in enumerate(valeur.chiffres, start=1):
        d_ou = chiffre.source or source
        if chiffre.valeur is not None or chiffre.non_diffuse:
            yield LigneChiffre(indicateur, rang, ENSEMBLE, chiffre.valeur, chiffre, d_ou)
        for sexe, sienne in par_sexe(chiffre):
            yield LigneChiffre(indicateur, rang, sexe, sienne, chiffre, d_ou)


class LigneBranche(NamedTuple):
    """Une branche de la stratégie, le mot de son niveau, et ce qui la contient."""

    branche: Branche
    niveau: str
    rang: int
    contenue_dans: Branche | None
    premiere: Branche


def _branches(publication: Publication) -> Iterator[LigneBranche]:
    contrat = publication.contrat
    for rang, chemin in enumerate(contrat.chemin_par_id.values(), start=1):
        contenue_dans = chemin[-2] if len(chemin) > 1 else None
        yield LigneBranche(chemin[-1], contrat.niveau_de(chemin[-1]).nom, rang, contenue_dans, chemin[0])


class LigneObjectif(NamedTuple):
    """Un objectif d'un quartier, sa place dans la stratégie, et où il en est."""

    quartier: QuartierPublie
    chemin: str
    premiere: Branche
    branche: Branche
    rang: int
    objectif: ObjectifPublie
    annonce: Nouvelle | None
    equivalent: EtatPublie | None


def _objectifs(publication: Publication) -> Iterator[LigneObjectif]:
    equivalents = etats_publies()
    chemins = publication.contrat.chemin_par_id
    for quartier in publication.quartiers:
        for identifiant, avancements in publication.avancements[quartier.slug].items():
            chemin = chemins[identifiant]
            suivis = zip(quartier.objectifs[identifiant], avancements, strict=True)
            for rang, (objectif, avancement) in enumerate(suivis, start=1):
                equivalent = equivalents[objectif.etat] if objectif.etat else None
                place = (" > ".join(branche.titre for branche in chemin), chemin[0], chemin[-1], rang)
                yield LigneObjectif(quartier, *place, objectif, avancement.annonce, equivalent)


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
TEXTE = ("objectif", "Ce qui est prévu dans ce quartier.")
VERS_LE_QUARTIER = {"quartiers.csv": ("quartier",)}
VERS_SA_PLACE = {**VERS_LE_QUARTIER, "strategie.csv": ("branche",)}
# De quel quartier parle une ligne.
DU_QUARTIER = (
    Colonne("quartier", "quartier.slug", *CLE),
    Colonne("nom_quartier", "quartier.nom", NOM),
)
# Où est un objectif dans la stratégie, quels qu'en soient les niveaux : strategie.csv les nomme.
PLACE = (
    Colonne("branche", "branche.id", "branche", "L'identifiant de celle où il est ; il relie à la stratégie."),
    Colonne("titre_branche", "branche.titre", "titre de la branche"),
    Colonne("premiere_branche", "premiere.id", "première branche", "L'identifiant de celle qui a sa page."),
    Colonne("titre_premiere_branche", "premiere.titre", "titre de la première branche"),
    Colonne("chemin", "chemin", "chemin", "Les titres qui y mènent, du plus général au plus précis."),
)

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
        Colonne("autres_noms", description="Séparés par une virgule."),
        Colonne("statut"),
        Colonne("statut_complet"),
        Colonne("code"),
        Colonne("code_2024"),
        Colonne("communes", description="Séparées par une virgule."),
        Colonne("lieux", description="Ce qui le situe en plus, ou à la place ; séparés par une virgule."),
        Colonne("secteurs", description="Les lieux dont il est fait, séparés par une virgule."),
        Colonne("rues", description="Séparées par une virgule."),
        Colonne("hectares"),
        Colonne("communes_touchees", description="Celles où s'étend son contour, séparées par une virgule."),
        Colonne("perimetre", "carte.perimetre"),
        Colonne("auparavant"),
        Colonne("population", "portrait.population.valeur"),
        Colonne("environ", "portrait.population.environ"),
        Colonne("evolution", "portrait.population.evolution"),
        Colonne("depuis", "portrait.population.depuis"),
        Colonne("plus_de", "portrait.population.plus_de"),
        Colonne("annee_population", "portrait.population.annee", "année de la population"),
        Colonne("source_population", "portrait.population.source", "source de la population"),
        Colonne("part", "portrait.population.part"),
        Colonne("part_de", "portrait.population.part_de"),
        Colonne("surface", "portrait.surface"),
        Colonne("source", "portrait.source"),
        Colonne("fiche_officielle"),
        Colonne("page"),
    ),
)
CHIFFRE = (
    Colonne("indicateur", "ligne.indicateur.id", "indicateur", IDENTIFIANT),
    Colonne("libelle", "ligne.indicateur.libelle"),
    Colonne("rang", "ligne.rang", "rang", "1 pour l'année la plus récente, puis 2, 3…"),
    Colonne("sexe", "ligne.sexe", "sexe", f"« {ENSEMBLE} » pour tout le monde, sinon « femmes » ou « hommes »."),
    Colonne("annee", "ligne.chiffre.annee"),
    Colonne("valeur", "ligne.valeur", "valeur", "Vide quand la source ne diffuse pas ce chiffre."),
    Colonne("plus_de", "ligne.chiffre.plus_de"),
    Colonne("environ", "ligne.chiffre.environ"),
    Colonne("non_diffuse", "ligne.chiffre.non_diffuse"),
    Colonne("unite", "ligne.indicateur.unite"),
)
PRECISIONS = (
    Colonne("precision_chiffre", "ligne.chiffre.precision", "précision du chiffre"),
    Colonne("perimetre", "ligne.chiffre.perimetre"),
    Colonne("source", "ligne.source", str(SOURCE.title), str(SOURCE.description)),
)
INDICATEURS = Tableau(
    "indicateurs.csv",
    "Les indicateurs des quartiers",
    "Une ligne par quartier, par indicateur, par année et, quand la source les distingue, par sexe.",
    ("quartier", "indicateur", "rang", "sexe"),
    _indicateurs,
    LigneIndicateur,
    (
        *DU_QUARTIER,
        *CHIFFRE,
        Colonne("precision", "ligne.indicateur.precision"),
        *PRECISIONS,
        Colonne("en_clair", "en_clair", "en clair", "La phrase simple qui compare le chiffre le plus récent."),
    ),
    VERS_LE_QUARTIER,
)
TERRITOIRES = Tableau(
    "territoires.csv",
    "Les chiffres des territoires de comparaison",
    "Une ligne par territoire, par indicateur, par année et, quand la source les distingue, par sexe.",
    ("territoire", "indicateur", "rang", "sexe"),
    _territoires,
    LigneTerritoire,
    (
        Colonne("territoire", "territoire.id", "territoire", IDENTIFIANT),
        Colonne("nom_territoire", "territoire.nom", "nom du territoire"),
        *CHIFFRE,
        *PRECISIONS,
    ),
)
STRATEGIE = Tableau(
    "strategie.csv",
    "La stratégie",
    "Une ligne par branche, dans l'ordre du contrat, avec le mot de son niveau.",
    ("branche",),
    _branches,
    LigneBranche,
    (
        Colonne("branche", "branche.id", "branche", IDENTIFIANT),
        Colonne("niveau", "niveau", "niveau", "Le mot du contrat : enjeu, axe, défi…"),
        Colonne("numero", "branche.numero"),
        Colonne("titre", "branche.titre"),
        Colonne("transversal", "branche.transversal", "transversal", "Vrai quand le contrat la dit transversale."),
        Colonne("rang", "rang", "rang", "Sa place dans la stratégie, à partir de 1."),
        Colonne("contenue_dans", "contenue_dans.id", "contenue dans", "L'identifiant de celle qui la contient."),
        Colonne("premiere_branche", "premiere.id", "première branche", "L'identifiant de celle qui a sa page."),
    ),
)
OBJECTIFS = Tableau(
    "objectifs.csv",
    "Les objectifs des quartiers",
    "Une ligne par {objectif}, avec sa place dans la stratégie.",
    ("quartier", "branche", "rang"),
    _objectifs,
    LigneObjectif,
    (
        *DU_QUARTIER,
        *PLACE,
        Colonne("rang", "rang", "rang", "Sa place sous la branche, à partir de 1."),
        Colonne("objectif", "objectif.texte", *TEXTE),
        Colonne("engagement", "objectif.engagement"),
    ),
    {**VERS_SA_PLACE, "suivi.csv": ("quartier", "engagement")},
)
SUIVI = Tableau(
    "suivi.csv",
    "Le suivi des engagements",
    "Une ligne par engagement et par quartier : où il en est, et ce qui le prouve.",
    ("quartier", "engagement"),
    _objectifs,
    LigneObjectif,
    (
        *DU_QUARTIER,
        *PLACE,
        Colonne("engagement", "objectif.engagement"),
        Colonne("objectif", "objectif.texte", *TEXTE),
        Colonne("etat", "objectif.etat"),
        Colonne("date_etat", "objectif.date_etat"),
        Colonne("explication", "annonce.texte", "explication", "Ce que le porteur du contrat dit de cet état."),
        Colonne("source", "annonce.source", description="Ce qui prouve cet état."),
        Colonne("lien", "annonce.lien"),
        Colonne(
            "derniere_nouvelle",
            "objectif.derniere_nouvelle.date",
            "dernière nouvelle",
            "Le jour de la plus récente, du porteur du contrat ou d'une instance, écrit année-mois-jour.",
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
    VERS_SA_PLACE,
)
NOUVELLES = Tableau(
    "nouvelles.csv",
    "Les nouvelles du suivi",
    "Une ligne par nouvelle : ce qu'en dit le porteur du contrat, ou ce qu'en constate une instance.",
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
TABLEAUX = (QUARTIERS, INDICATEURS, TERRITOIRES, STRATEGIE, OBJECTIFS, SUIVI, NOUVELLES)


def tableaux(publication: Publication) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque tableau, sous ``donnees/``, et ses octets."""
    return {tableau.nom: tableau.ecrire(publication) for tableau in TABLEAUX}
