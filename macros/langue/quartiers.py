"""La liste des quartiers, en phrases : ce qu'elle montre, leurs statuts, et pour qui n'y trouve pas le sien."""

from macros.langue import titres
from macros.langue.francais import enumerer, nombre
from macros.langue.phrases import le_quartier
from macros.modele import Contrat
from macros.modele.vocabulaire import Statut


def question_de_l_absent(contrat: Contrat) -> str:
    """« Votre quartier n'est pas dans la liste ? » ; d'un seul quartier, il n'y a pas de liste."""
    plusieurs = contrat.a_plusieurs_quartiers
    return "Votre quartier n'est pas dans la liste ?" if plusieurs else "Vous habitez un autre quartier ?"


def ce_que_dit_la_liste(contrat: Contrat) -> str:
    """Ce que l'on sait des autres quartiers : rien n'affirme qu'il n'y en a pas, si les données ne le disent."""
    lesquels = "les quartiers de cette liste" if contrat.a_plusieurs_quartiers else "ce quartier"
    if contrat.convention.liste_complete:
        return f"Le contrat de ville ne concerne que {lesquels}."
    return f"Ce site ne montre que {lesquels} : le contrat de ville peut en concerner d'autres."


def chercher_un_quartier(contrat: Contrat) -> str:
    """« Chercher une commune ou un quartier » : ce que l'on peut taper pour filtrer une liste."""
    return f"Chercher {'une commune' if contrat.tous_ont_une_commune else 'un lieu'} ou un quartier"


def lieu_et_quartier(contrat: Contrat) -> str:
    """« Commune et quartier », l'en-tête d'une colonne qui les donne."""
    return f"{titres.COMMUNE if contrat.tous_ont_une_commune else titres.LIEU} et quartier"


def partage_entre(contrat: Contrat, ancien: str) -> str:
    """« Un quartier partagé entre le Parc et les Hauts » : ce que dit l'adresse de celui qui n'est plus."""
    return f"Un quartier partagé entre {enumerer([le_quartier(quartier) for quartier in contrat.partages[ancien]])}"


SANS_EXPLICATION = "Aucune explication n'en est publiée ici."


def dire_le_statut(statut: Statut) -> str:
    """« Quartier en veille active. L'État l'aidait. » : son nom, s'il n'est pas son sigle, et son explication."""
    nom = f"{statut.nom}." if statut.nom != statut.sigle else ""
    return " ".join(filter(None, (nom, statut.explication))) or SANS_EXPLICATION


def voir_les_quartiers(contrat: Contrat) -> str:
    """« Voir les 71 quartiers, commune par commune »."""
    comment = ", commune par commune" if contrat.sont_ranges_par_commune else ""
    return f"Voir les {nombre(len(contrat.quartiers))} quartiers{comment}"
