"""D'où viennent les engagements et les chiffres : la convention signée, et ses mises à jour dès qu'il y en a."""

from datetime import date

from macros.langue.francais import citer, jour, minuscule
from macros.langue.phrases import nom_du_contrat
from macros.modele import Contrat
from macros.modele.avancement import Avancement
from macros.modele.convention import Convention


def convention_signee(convention: Convention) -> str:
    """« convention signée le 9 juillet 2024 »."""
    return f"convention signée le {jour(convention.signature.date)}"


def citation(contrat: Contrat, avancement: Avancement) -> str:
    """« « Ouvrir un lieu », La Cité, contrat de ville de Rivage, convention signée le 9 juillet 2024 », sans point."""
    ou = f"{avancement.quartier.nom}, {minuscule(nom_du_contrat(contrat))}"
    return f"{citer(avancement.objectif.texte)}, {ou}, {convention_signee(contrat.convention)}"


def mises_a_jour(contrat: Contrat, derniere: date | None) -> str:
    """« ses mises à jour, la dernière le 31 mars 2026 » ; vide tant que la convention dit tout.

    C'est la règle : les données ont changé depuis la signature (``derniere``), ou citent une source plus récente.
    """
    if derniere:
        return f"ses mises à jour, la dernière le {jour(derniere)}"
    return "ses mises à jour" if contrat.cite_plus_recent_que_la_convention else ""


def convention_a_jour(contrat: Contrat, derniere: date | None) -> str:
    """« convention signée le 9 juillet 2024 », suivie de « et ses mises à jour » s'il y en a."""
    suite = mises_a_jour(contrat, derniere)
    return f"{convention_signee(contrat.convention)}{suite and f' et {suite}'}"


def document_a_jour(contrat: Contrat, derniere: date | None) -> str:
    """« document signé le 9 juillet 2024 », suivi de « et ses mises à jour » s'il y en a."""
    suite = mises_a_jour(contrat, derniere)
    return f"document signé le {jour(contrat.convention.signature.date)}{suite and f', et {suite}'}"
