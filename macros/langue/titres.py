"""Les titres et les mots communs aux pages, aux documents à imprimer, aux fils et aux données liées.

Les gabarits les lisent sous le nom « titres ». Les titres des pages de ``docs/`` restent dans ces pages.
"""

# Un quartier, dans l'ordre de sa page.
EN_BREF = "En bref"
COMMUNE = "Commune"
COMMUNES = "Communes"
LIEU = "Lieu"
LIEUX = "Lieux"
SECTEUR = "Secteur"
SECTEURS = "Secteurs"
POPULATION = "Population"
AUPARAVANT = "Auparavant"
SURFACE = "Surface"
CODE_DU_QUARTIER = "Code du quartier"
CARTE = "Cartographie"
CARTE_A_TELECHARGER = "Pour télécharger la carte :"
FICHE_OFFICIELLE = "La fiche officielle de ce quartier :"
PORTRAIT = "Portrait statistique"
OBJECTIFS = "Objectifs poursuivis sur le quartier"
CONTACTS = "Qui contacter"
TOUT_LIRE_SUR_CE_QUARTIER = "Tout lire sur ce quartier"
TOUT_LIRE_SUR_LE_CONTRAT = "Tout lire sur le contrat de ville"
AUTRES_CONTACTS = "Les autres contacts"

# Les colonnes des tableaux de chiffres.
INDICATEUR = "Indicateur"
QUARTIER = "Quartier"
EN_CLAIR = "En clair"
NON_INDIQUE = "non indiqué"
NON_DIFFUSE = "non diffusé"
RIEN_A_COMPARER = "Aucun chiffre ne permet de comparer ces quartiers."
LEGENDE_DE_LA_BARRE = "La barre montre le quartier"
CHIFFRE_INCONNU = "Aucune source ne donne ce chiffre pour un quartier."
SENS_DE_NON_INDIQUE = (
    "« Non indiqué » : aucune source ne donne ce chiffre. La source des chiffres d'un quartier est dite sur sa page"
)

# La stratégie ; le contrat en nomme les niveaux (``phrases.py``).
STRATEGIE = "La stratégie du contrat"
RIEN_DE_PLUS = "Rien de plus n'en est publié ici."
QUARTIERS_DE_LA_BRANCHE = "Les quartiers qui poursuivent cet objectif"

# Le suivi.
SUIVI = "Suivi"
SANS_ENGAGEMENT = "Aucun engagement propre à un quartier n'est publié."
QUARTIERS_ET_ETATS = "Quartiers, et où ils en sont"
SANS_OBJECTIF = "Aucun objectif n'est indiqué"

# La convention.
PREAMBULE = "Préambule"
DOCUMENT = "Le document signé"
ACTES = "Les actes signés"
ENGAGEMENT_ET_ACTES = "L'engagement et les actes signés"
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
