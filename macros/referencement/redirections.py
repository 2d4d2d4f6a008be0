"""Les adresses qui mènent ailleurs : celles d'avant un changement de nom, et les courtes, pour une affiche.

Un hébergement de fichiers ne sait pas rediriger : chacune est une petite page qui renvoie à la bonne.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from macros import adresses
from macros.modele import Contrat, Quartier
from macros.pages.environnement import rendre
from macros.pages.securite import POLITIQUE

T = TypeVar("T")


def redirections(contrat: Contrat, adresse: Callable[[str], str]) -> dict[str, str]:
    """Le contrat -> le chemin de chaque page de redirection (« q/QP062011/index.html ») et son HTML.

    ``adresse`` donne celle d'une page du site (« quartiers/le-centre.md »), depuis sa racine.
    """
    return {
        f"{depart}index.html": rendre(
            "redirection",
            titre=quartier.nom,
            cible=adresse(adresses.page_du_quartier(quartier.slug)),
            racine="../" * depart.count("/"),
            politique=POLITIQUE,
        )
        for quartier in contrat.quartiers_ranges
        for depart in departs(quartier)
    }


def departs(quartier: Quartier) -> Iterator[str]:
    """Les adresses qui mènent à un quartier : ses anciens noms, ses codes de 2015 et de 2024."""
    yield from (adresses.chemin_public(adresses.page_du_quartier(nom)) for nom in quartier.anciens_noms)
    yield from (adresses.adresse_courte(code) for code in (quartier.code, quartier.code_2024) if code)


def doubler(fichiers: dict[str, T], quartiers: Iterable[Quartier]) -> dict[str, T]:
    """Les fichiers d'un quartier renommé (« donnees/quartiers/<slug>.json ») restent aussi sous son ancien nom."""
    doubles = {
        nommer(ancien): fichiers[chemin]
        for quartier in quartiers
        for ancien in quartier.anciens_noms
        for nommer in adresses.FICHIERS_DU_QUARTIER
        if (chemin := nommer(quartier.slug)) in fichiers
    }
    return fichiers | doubles
