"""Ce que devient le suivi d'une version à l'autre, en phrases : une nouvelle après coup, retirée, corrigée."""

from collections.abc import Sequence

from macros.langue.francais import Nom, accorder, citer, de, enumerer, feminin, jour, masculin, minuscule
from macros.langue.suivi import constat, passage, preuve, suite
from macros.modele.instances import Instance
from macros.modele.suivi import Correction, Etat, Nouvelle


def dire_ou(texte: str, nouvelle: Nouvelle, instance: Instance | None, avant: Etat | None, ou: str) -> str:
    """« « Renforcer » est maintenant fait dans 12 quartiers (délibération) » ; ``ou`` est vide pour un seul."""
    return f"{citer(texte)}{suite(nouvelle, instance, avant)}{_placer(ou)} ({preuve(nouvelle)})"


def _placer(ou: str) -> str:
    return f" {ou}" if ou else ""


def dire_apres_coup(
    texte: str, nouvelle: Nouvelle, instance: Instance | None = None, etat: Etat | None = None, ou: str = ""
) -> str:
    """« « Renforcer » reste fait : une nouvelle plus ancienne est ajoutée, « en cours » au 3 janvier 2026 (bilan) ».

    ``etat`` : celui qu'a l'engagement, avant comme après ; ``instance`` : celle qui constate.
    """
    quand = jour(nouvelle.date)
    if instance:
        ajoutee = f"un constat plus ancien est ajouté{_placer(ou)}, celui du {quand}"
        return f"{citer(texte)} : {ajoutee}, où {constat(nouvelle, instance)} ({preuve(nouvelle)})"
    ajoutee = f"une nouvelle plus ancienne est ajoutée, {citer(nouvelle.etat or '')} au {quand}"
    return f"{citer(texte)} {passage(etat, etat)}{_placer(ou)} : {ajoutee} ({preuve(nouvelle)})"


def dire_le_retrait(
    texte: str, retirees: Sequence[Nouvelle], etats: tuple[Etat | None, Etat | None], reste: bool, ou: str = ""
) -> str:
    """« « Renforcer » n'a plus de nouvelle publiée : celle du 12 mars 2026, « fait », est retirée ».

    ``etats`` : celui d'avant, celui d'après ; ``reste`` : il reste des nouvelles, ne serait-ce que d'une instance.
    """
    avant, apres = etats
    if apres is None:
        devient = "n'a plus d'état publié" if reste else passage(avant, None)
    else:
        devient = passage(apres, apres) if avant == apres else f"est de nouveau {apres}"
    celle = "la nouvelle" if apres else "celle"
    lesquelles = enumerer([f"{celle} du {jour(n.date)}, {citer(n.etat or '')}" for n in retirees])
    sont = "sont" if len(retirees) > 1 else "est"
    return f"{citer(texte)} {devient}{_placer(ou)} : {lesquelles}, {sont} {accorder('retirée', len(retirees))}"


def dire_la_correction(sujet: Nom, texte: str, correction: Correction) -> str:
    """« la nouvelle du 12 mars 2026 sur « Renforcer » est corrigée le 20 mars 2026 : « C'était en avril » »."""
    quoi = f"{sujet.defini} sur {citer(texte)}"
    return f"{quoi} est {sujet.accorder('corrigé')} le {jour(correction.date)} : {citer(correction.texte)}"


def nom_de_la_nouvelle(nouvelle: Nouvelle, instance: Instance | None = None) -> Nom:
    """« nouvelle du 12 mars 2026 » ; « constat du conseil citoyen du 12 mars 2026 »."""
    if instance:
        return masculin(f"constat {de(minuscule(instance.nom))} du {jour(nouvelle.date)}")
    return feminin(f"nouvelle du {jour(nouvelle.date)}")


def dire_les_quartiers(nom: str, quartiers: Sequence[str]) -> str:
    """« « le conseil citoyen » concerne maintenant Le Centre », sans point ; aucun nom vaut pour tous."""
    return f"{citer(nom)} concerne maintenant {enumerer(quartiers) or 'tous les quartiers'}"
