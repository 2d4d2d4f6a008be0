"""Ce qui fait qu'un lien vers le site se partage, se trouve et se comprend : données liées, vignettes, plan, robots."""

from macros.referencement.donnees_liees import PagePartagee, Partage, blocs_des_referents, partager
from macros.referencement.moteurs import robots, sitemap

__all__ = [
    "PagePartagee",
    "Partage",
    "blocs_des_referents",
    "partager",
    "robots",
    "sitemap",
]
