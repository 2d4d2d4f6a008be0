"""Les dessins mis dans une page : aucun n'ajoute rien au texte qui l'accompagne, un lecteur d'écran les passe tous."""

import re

from jinja2 import Environment
from markupsafe import Markup

OUVERTURE = re.compile(r"<svg\b(?![^>]*\saria-hidden=)")


def dessiner(env: Environment, chemin: str) -> Markup:
    """Le chemin d'un SVG que connaît ``env`` (une icône, un dessin du site) -> son code, pour une page.

    RGAA 1.2 : une image vectorielle de décoration porte ``aria-hidden="true"``.
    """
    return Markup(cacher(env.get_template(chemin).render()))  # noqa: S704 - nos fichiers


def cacher(svg: str) -> str:
    """Le même dessin, que les lecteurs d'écran passent."""
    return OUVERTURE.sub('<svg aria-hidden="true"', svg, count=1)
