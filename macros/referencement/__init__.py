"""Ce qui fait qu'un lien vers le site se partage, se trouve et se comprend : données liées, plan, redirections."""

from macros.referencement.donnees_liees import PageAPartager, Partage, blocs_des_referents, preparer_partage
from macros.referencement.moteurs import doubler, redirections, robots, sitemap

__all__ = [
    "PageAPartager",
    "Partage",
    "blocs_des_referents",
    "doubler",
    "preparer_partage",
    "redirections",
    "robots",
    "sitemap",
]
