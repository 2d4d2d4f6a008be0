"""Les titres et les mots communs aux pages, aux documents à imprimer, aux fils et aux données liées.

Les gabarits les lisent sous le nom « titres ». Les titres des pages de ``docs/`` restent dans ces pages.
"""

# Un quartier, dans l'ordre de sa page.
EN_BREF = "En bref"
DIT_AUSSI = "Dit aussi"
COMMUNE = "Commune"
COMMUNES = "Communes"
LIEU = "Lieu"
LIEUX = "Lieux"
SECTEUR = "Secteur"
SECTEURS = "Secteurs"
POPULATION = "Population"
AUPARAVANT = "Auparavant"
CHANGEMENTS = "Statut et périmètre"
SURFACE = "Surface"
SOURCE = "Source"
CODE_DU_QUARTIER = "Code du quartier"
CARTE = "Cartographie"
CARTE_A_TELECHARGER = "Pour télécharger la carte :"
FICHE_OFFICIELLE = "La fiche officielle de ce quartier :"
MA_RUE = "Ma rue est-elle dans le quartier ?"
RUES_DU_QUARTIER = "Ces rues y sont, d'après la liste publiée avec ce contrat :"
MA_RUE_ICI = "Votre rue est-elle dans un quartier prioritaire ?"
DOCUMENTS_DU_QUARTIER = "Les documents de ce quartier"
RECHERCHE_D_ADRESSE = "Service-Public.fr répond, adresse par adresse"
PORTRAIT = "Portrait statistique"
OBJECTIFS = "Objectifs poursuivis sur le quartier"
CE_QUI_EST_PREVU = "Ce qui est prévu"
VOIR_LES_CONTACTS = "Voir les contacts"
QUI_APPELER = "Qui appeler"
CONTACTS = "Qui contacter"
TOUT_LIRE_SUR_CE_QUARTIER = "Tout lire sur ce quartier"
TOUT_LIRE_SUR_LE_CONTRAT = "Tout lire sur le contrat de ville"
FICHE_CHANGEE = "La fiche de ce quartier a changé le"
FICHE_CREEE = "La fiche de ce quartier date du"
AUTRES_CONTACTS = "Les autres contacts"
SANS_CONTACT = "L'éditeur n'a pas encore publié comment le joindre."

# Les colonnes des tableaux de chiffres.
INDICATEUR = "Indicateur"
QUARTIER = "Quartier"
TERRITOIRES = "Territoires"
EN_CLAIR = "En clair"
NON_INDIQUE = "non indiqué"
NON_DIFFUSE = "non diffusé"
LEGENDE_DU_POINT = "Le point montre le quartier"
TRAITS = {  # la forme dessinée, et son nom ; le premier territoire a la première
    "simple": "le trait",
    "carre": "le trait à tête carrée",
    "pointille": "le trait pointillé",
    "double": "le double trait",
    "rond": "le trait à pied rond",
}
LEGENDE_DE_PLUS_DE = "Une suite de points dit « plus de »."
LEGENDE_D_ENVIRON = "Un point vide dit « environ »."
LEGENDE_DES_ANNEES = "Les petits points montrent les années d'avant."
ORDRE_DES_QUARTIERS = "Les quartiers sont partout dans le même ordre, et une même unité a partout la même échelle."
VALEUR = "Valeur"
EN_HABITANTS = "en nombre d'habitants"
CHIFFRE_INCONNU = "Ce chiffre n'est publié ici pour aucun quartier."
ABSENT_DU_TABLEAU = "D'un quartier absent de ce tableau, ce chiffre n'est pas publié ici."
SENS_DE_NON_INDIQUE = (
    "« Non indiqué » : ce chiffre n'est pas publié ici. La source des chiffres d'un quartier est dite sur sa page"
)

# La stratégie ; le contrat en nomme les niveaux (``branches.py``).
STRATEGIE_AU_MENU = "Enjeux"  # tel que l'écrit mkdocs.yml : le menu dit à sa place le mot du contrat
STRATEGIE = "La stratégie du contrat"
RIEN_DE_PLUS = "Rien de plus n'en est publié ici."
QUARTIERS_DE_LA_BRANCHE = "Les quartiers qui poursuivent cet objectif"

# Le suivi.
SUIVI = "Suivi"
ANNONCE_DU_GLOSSAIRE = "Les mots et les sigles de la politique de la ville, expliqués simplement."
RIEN_ICI = "Rien n'en est publié ici."
SANS_OBJECTIF = "Aucun objectif n'est indiqué"

# La convention.
PREAMBULE = "Préambule"
CONTRAT = "Contrat"
PERIODE = "Période"
INTERCOMMUNALITE = "Intercommunalité"
DOCUMENT = "Le document"
DOCUMENT_SIGNE = "Le document signé"
ACTES = "Les actes"
ACTES_SIGNES = "Les actes signés"
ACTE_SIGNE = "L'acte signé"
ACTES_PREVUS = "Ce qui est prévu ensuite"
FIN_DE_L_ENGAGEMENT = "L'engagement court jusqu'au"

# Le pilotage.
REFERENTS = "Les référents"
COMITE = "Le comité de pilotage"
INSTANCES = "Les instances"
AVIS_PUBLIES = "Publications :"
ANIMATIONS = {"partenariat": "L'animation du partenariat", "participation": "La participation des habitants"}
MAISONS_DU_PROJET = "Où être accueilli"

# Ce qui a été retiré.
N_EST_PLUS_ICI = "Ce qui n'est plus sur cette page"
ADRESSE_PARTAGEE = "Cette page était celle d'un quartier qui n'existe plus. Ce qui s'y lisait concerne maintenant :"
TOUS_SES_QUARTIERS = "Pour tous les quartiers du contrat"
TOUS_LES_QUARTIERS = "Tous les quartiers du contrat de ville"
OU_ALLER = "Où aller maintenant"

PAGE_INTROUVABLE = "Page introuvable"
CE_QUI_CHANGE = "Ce qui change"
OU_EN_SONT_LES_ENGAGEMENTS = "Où en sont les engagements"
RAISON = "Pourquoi"
