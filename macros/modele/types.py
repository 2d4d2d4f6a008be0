"""Les types des champs : ce que le site retient de chaque écriture, et ce qu'en sait un éditeur de texte.

Tout arrive en texte (le YAML est lu sans deviner les types) ; chaque type dit ici ce qu'il accepte.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from macros.adresses import LONGUEUR_MAXIMALE, ancre_de_l_engagement
from macros.modele.ecritures import (
    ANNEE,
    DECIMAL,
    EN_CHIFFRES,
    ENTIER,
    MESURE,
    MESURE_AVEC_UNITE,
    NON,
    OUI,
    lire_annee,
    lire_booleen,
    lire_entier,
    lire_mesure,
    lire_mesure_avec_unite,
    lire_montant,
    lire_nombre,
    lire_positif,
    lire_telephone,
    verifier_hote,
    verifier_identifiant,
    verifier_nom_d_engagement,
    verifier_periode,
    verifier_texte,
)
from macros.modele.formes import (
    ESPACES,
    LONGUEUR_D_UN_INTITULE,
    LONGUEUR_D_UN_TEXTE,
    LONGUEUR_D_UNE_ADRESSE,
    TIRETS,
    Forme,
    au_plus,
    chiffres,
    codes,
    saisie,
    sans_casse,
    si_texte,
)
from macros.modele.grammaire import (
    PREPOSITION,
    verifier_article,
    verifier_mot,
    verifier_preposition,
    verifier_sans_point,
)
from macros.modele.jours import JOUR, MOMENT, lire_date, lire_moment

MOT_SEUL = r"^\s*(?!(l[ea]|les)\s|l['’])(?![A-ZÀ-Þ][a-zà-ÿ])[A-Za-zÀ-ÿ].*[^.\s]\s*$"
LONGUEUR_D_UN_NUMERO = 12
_PAS = "([0-9]{1,3}|[A-Za-z]|[IVXivx]{1,5})"
NUMERO = rf"{_PAS}([.-]{_PAS})*"
IDENTIFIANT = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
MOT = r"[A-Za-z0-9_%+-]+"
NOM = r"[^\W_]+(-+[^\W_]+)*"
NOM_ASCII = "[A-Za-z0-9]+(-+[A-Za-z0-9]+)*"
POSITIF = "(?=.*[1-9])" + ENTIER.replace("[+-]", "[+]")
NEUF_CHIFFRES_OU_PLUS = "(?=([^0-9]*[0-9]){9,13}[^0-9]*$)"
CONSEIL_NOMBRE = "écrivez par exemple 46.7"
CONSEIL_ENTIER = f"écrivez le nombre {EN_CHIFFRES}"

Texte = Annotated[
    str,
    au_plus(LONGUEUR_D_UN_TEXTE),
    AfterValidator(verifier_texte),
    saisie(r"\S", "valeur vide : complétez-la", "number"),
]
Intitule = Annotated[
    str,
    au_plus(LONGUEUR_D_UN_INTITULE),
    AfterValidator(verifier_texte),
    saisie(r"\S", "valeur vide : complétez-la", "number", maxLength=LONGUEUR_D_UN_INTITULE),
]
NomAvecArticle = Annotated[
    Texte,
    AfterValidator(verifier_article),
    saisie(r"^([Ll](e|a|es)\s|[Ll]['’])\s*\S", "avec son article : le taux d'exemple"),
]
NomAvecPreposition = Annotated[
    Texte,
    AfterValidator(verifier_preposition),
    saisie(f"^{PREPOSITION}", "par exemple d'Exempleville, de Lens ou du Havre"),
]
MorceauDePhrase = Annotated[
    Texte, AfterValidator(verifier_sans_point), saisie(r"[^.\s]\s*$", "sans point final : la phrase continue")
]
MOTS = "[a-z0-9]+(-[a-z0-9]+)*"
NomDEngagement = Annotated[
    str,
    AfterValidator(verifier_nom_d_engagement),
    Forme(
        MOTS,
        "identifiant attendu",
        "lettres minuscules sans accent, chiffres et tirets, par exemple ouvrir-un-lieu",
        LONGUEUR_MAXIMALE,
    ),
]
ReferenceDEngagement = Annotated[
    str,
    Forme(
        ancre_de_l_engagement(IDENTIFIANT, MOTS),
        "identifiant d'engagement attendu",
        "le bouton « Citer », sous chaque objectif d'un quartier, le donne, par exemple lien-social--ouvrir-un-lieu",
        2 * LONGUEUR_MAXIMALE + 2,
    ),
]
CleDeRubrique = Annotated[
    str,
    Forme(
        "[a-z][a-z0-9]*([_-][a-z0-9]+)*",
        "clé attendue",
        "lettres minuscules sans accent, chiffres, tirets, par exemple atouts",
        LONGUEUR_MAXIMALE,
    ),
]
CleDeNiveau = Annotated[
    str,
    Forme(
        "[a-z][a-z0-9]*(_[a-z0-9]+)*",
        "clé attendue",
        "lettres minuscules sans accent, chiffres, « _ » entre les mots, par exemple objectifs_strategiques",
        LONGUEUR_MAXIMALE,
    ),
]
MotDuContrat = Annotated[
    Intitule,
    AfterValidator(verifier_mot),
    saisie(MOT_SEUL, "un nom, sans article ni majuscule : axe", maxLength=LONGUEUR_D_UN_INTITULE),
]
Numero = Annotated[
    str,
    si_texte(str),
    Forme(NUMERO, "numéro attendu", "écrivez par exemple 1, 1.2 ou A", LONGUEUR_D_UN_NUMERO),
    saisie(f"^\\s*{NUMERO}\\s*$", "écrivez par exemple 1, 1.2 ou A", "number", maxLength=LONGUEUR_D_UN_NUMERO),
]
Identifiant = Annotated[
    str,
    AfterValidator(verifier_identifiant),
    Forme(
        IDENTIFIANT,
        "identifiant attendu",
        "lettres minuscules sans accent, chiffres et tirets, par exemple lien-social",
        LONGUEUR_MAXIMALE,
    ),
    saisie(f"^{IDENTIFIANT}$", "lettres minuscules sans accent, chiffres et tirets", maxLength=LONGUEUR_MAXIMALE),
]
Nombre = Annotated[float, si_texte(lire_nombre), saisie(chiffres(DECIMAL), CONSEIL_NOMBRE, "number")]
Mesure = Annotated[float, si_texte(lire_mesure), saisie(chiffres(MESURE), CONSEIL_NOMBRE, "number")]
MesureAvecUnite = Annotated[
    float, si_texte(lire_mesure_avec_unite), saisie(chiffres(MESURE_AVEC_UNITE), CONSEIL_NOMBRE, "number")
]
Entier = Annotated[int, si_texte(lire_entier), saisie(chiffres(ENTIER), CONSEIL_ENTIER, "integer")]
Positif = Annotated[int, si_texte(lire_positif), saisie(chiffres(POSITIF), CONSEIL_ENTIER, "integer", minimum=1)]
Annee = Annotated[
    int,
    si_texte(lire_annee),
    saisie(f"^{ANNEE}$", "écrivez par exemple 2024", "integer", minimum=1900, maximum=2099),
]
Booleen = Annotated[
    bool,
    si_texte(lire_booleen),
    saisie(sans_casse(OUI | NON), "écrivez oui ou non", "boolean", examples=["oui", "non"]),
]
Jour = Annotated[date, si_texte(lire_date), saisie(f"^{JOUR}$", "écrivez par exemple 2024-07-09")]
Moment = Annotated[
    str,
    si_texte(lire_moment),
    saisie(f"^{MOMENT}$", "écrivez par exemple 2026, 2026-06 ou 2026-06-30", "integer", minimum=1900, maximum=2099),
]
Montant = Annotated[
    float, si_texte(lire_montant), saisie(chiffres(f"{DECIMAL}(?: ?€)?"), "écrivez par exemple 12000", "number")
]
Telephone = Annotated[
    str,
    si_texte(lire_telephone),
    saisie(
        f"^{NEUF_CHIFFRES_OU_PLUS}[0-9+(][-0-9 ().{codes(ESPACES + TIRETS)}]+$",
        "écrivez par exemple 03 53 01 00 00",
        "integer",
    ),
]
Courriel = Annotated[
    str,
    AfterValidator(verifier_texte),
    Forme(
        rf"{MOT}(\.{MOT})*@({NOM_ASCII}\.)+[A-Za-z]{{2,}}",
        "adresse électronique attendue",
        "écrivez par exemple mairie@exemple.fr",
    ),
]
AdresseWeb = Annotated[
    str,
    AfterValidator(verifier_texte),
    Forme(
        rf"""https://({NOM}\.)+[^\W\d_]{{2,}}(:[0-9]+)?([/?#][^\s<>"`{{|}}\\^]*)?""",
        "adresse web attendue",
        "https://, puis le nom d'un site, sans espace, par exemple https://exemple.fr",
        LONGUEUR_D_UNE_ADRESSE,
    ),
    AfterValidator(verifier_hote),
    saisie(r"^https://\S+$", "l'adresse commence par https://", maxLength=LONGUEUR_D_UNE_ADRESSE),
]
# Les départements de Corse s'écrivent 2A et 2B, d'où les lettres au milieu des chiffres.
CodeQuartier = Annotated[
    str,
    Forme(r"QP[0-9]{2}[0-9AB][0-9]{3}", "code de quartier attendu", "QP suivi de six chiffres, par exemple QP000000"),
]
CodeQuartier2024 = Annotated[
    str,
    Forme(
        r"QN[0-9]{2}[0-9AB][0-9]{2}[A-Z0-9]",
        "code 2024 attendu",
        "QN, cinq chiffres et une lettre, par exemple QN00000X",
    ),
]
Periode = Annotated[
    str,
    AfterValidator(verifier_texte),
    Forme(r"20[0-9]{2}-20[0-9]{2}", "période attendue", "écrivez par exemple 2024-2030"),
    AfterValidator(verifier_periode),
]
