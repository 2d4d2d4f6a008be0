"""Ce qui fait qu'un lien vers le site se partage, se trouve et se comprend : données liées, vignettes, plan, robots."""

from macros.partage.donnees_liees import PagePartagee, Partage, blocs_des_referents, partager
from macros.partage.fil import Etape, fil_d_ariane
from macros.partage.moteurs import derniere_modification, robots, sitemap

__all__ = [
    "Etape",
    "PagePartagee",
    "Partage",
    "blocs_des_referents",
    "derniere_modification",
    "fil_d_ariane",
    "partager",
    "robots",
    "sitemap",
]
