"""Le fil d'Ariane : le chemin de l'accueil à une page, tel que le dit la navigation."""

from html import unescape
from typing import Any, NamedTuple

from macros.pages.navigation import est_rubrique


class Etape(NamedTuple):
    """Une page du chemin : son titre, et son adresse dans le projet (« quartiers/index.md »)."""

    titre: str
    chemin: str


def fil_d_ariane(page: Any, accueil: Any) -> tuple[Etape, ...]:
    """L'accueil, l'index de chaque rubrique où est la page, puis elle-même ; vide pour l'accueil, qui n'est sous rien.

    ``page`` et ``accueil`` sont des pages de la navigation de MkDocs. Une section sans index n'a pas d'adresse.
    """
    if page is accueil:
        return ()
    rubriques = (section.children[0] for section in reversed(page.ancestors) if est_rubrique(section))
    return tuple(map(_etape, (accueil, *(index for index in rubriques if index is not page), page)))


def _etape(page: Any) -> Etape:
    """Les titres de la navigation sont du HTML échappé."""
    return Etape(unescape(str(page.title)), page.file.src_uri)
