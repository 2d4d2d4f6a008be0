"""Les pages écrites à la main qui n'ont rien à dire de ce contrat : elles ne sont ni au menu, ni au plan, ni cherchées.

Leur adresse reste : une page publiée ne meurt pas. Elles reviennent au menu dès que les données les remplissent.
"""

from collections.abc import Callable, Iterable, Mapping

from macros.modele import Contrat
from macros.modele.pilotage import Pilotage
from macros.pages.blocs import BLOCS, appels_de
from macros.pages.navigation import Reglage

# Les blocs qui peuvent ne rien montrer du contrat, et quand. Sans pilotage, le sien ne donne que l'éditeur du site.
SANS_OBJET: dict[str, Callable[[Contrat], bool]] = {
    "glossaire": lambda contrat: not contrat.glossaire.termes,
    "pilotage": lambda contrat: contrat.pilotage == Pilotage(),
    "strategie": lambda contrat: not contrat.strategie.branches,
    **dict.fromkeys((nom for nom in BLOCS if nom.startswith("suivi_")), lambda contrat: not contrat.avancements),
}


def pages_muettes(contrat: Contrat, textes: Mapping[str, str]) -> frozenset[str]:
    """Parmi ces pages (chemin depuis ``docs/`` -> Markdown), celles dont aucun bloc ne montre rien."""
    return frozenset(chemin for chemin, texte in textes.items() if _se_tait(contrat, texte))


def _se_tait(contrat: Contrat, texte: str) -> bool:
    appels = appels_de(texte)
    return bool(appels) and all(appel.nom in SANS_OBJET and SANS_OBJET[appel.nom](contrat) for appel in appels)


def retirer(nav: Iterable[Reglage], muettes: frozenset[str]) -> list[Reglage]:
    """La navigation de ``mkdocs.yml``, sans ces pages, ni les sections qui n'avaient qu'elles."""
    gardees: list[Reglage] = []
    for entree in nav:
        if isinstance(entree, str):
            gardees += [entree] if entree not in muettes else []
            continue
        [(titre, cible)] = entree.items()
        if isinstance(cible, str):
            gardees += [entree] if cible not in muettes else []
        elif reste := retirer(cible, muettes):
            gardees.append({titre: reste})
    return gardees
