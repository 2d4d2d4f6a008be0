"""La liste des quartiers, en phrases : ce qu'elle montre, et pour qui n'y trouve pas le sien."""

from macros.modele import Contrat


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
