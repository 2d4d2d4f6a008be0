"""Les tableaux publiés : quartiers, chiffres, objectifs, suivi. Une colonne ne se déclare qu'ici."""

from macros.donnees.lignes import (
    ENSEMBLE,
    LigneBranche,
    LigneIndicateur,
    LigneNouvelle,
    LigneObjectif,
    LigneTerritoire,
    lignes_des_branches,
    lignes_des_indicateurs,
    lignes_des_nouvelles,
    lignes_des_objectifs,
    lignes_des_territoires,
)
from macros.donnees.publication import Publication, QuartierPublie
from macros.donnees.tableur import Colonne, Tableau
from macros.modele.portrait import Portrait

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
    lignes_des_indicateurs,
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
    lignes_des_territoires,
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
    lignes_des_branches,
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
    lignes_des_objectifs,
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
    lignes_des_objectifs,
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
    lignes_des_nouvelles,
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
