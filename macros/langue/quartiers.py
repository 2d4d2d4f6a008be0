"""La liste des quartiers, en phrases : ce qu'elle montre, et pour qui n'y trouve pas le sien."""

from macros.modele import Contrat


def question_de_l_absent(contrat: Contrat) -> str:
    """« Votre quartier n'est pas dans la liste ? » ; d'un seul quartier, il n'y a pas de liste."""
    seul = len(contrat.quartiers) == 1
    return "Vous habitez un autre quartier ?" if seul else "Votre quartier n'est pas dans la liste ?"


def ce_que_dit_la_liste(contrat: Contrat) -> str:
    """Ce que l'on sait des autres quartiers : rien n'affirme qu'il n'y en a pas, si les données ne le disent."""
    lesquels = "ce quartier" if len(contrat.quartiers) == 1 else "les quartiers de cette liste"
    if contrat.convention.liste_complete:
        return f"Le contrat de ville ne concerne que {lesquels}."
    return f"Ce site ne montre que {lesquels} : le contrat de ville peut en concerner d'autres."
