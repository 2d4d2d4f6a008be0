"""Notre environnement Jinja : tout texte est échappé, tout nom inconnu est une erreur."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros import adresses
from macros.langue import titres
from macros.pages.filtres import FILTRES, cacher
from macros.pages.pictogrammes import dessin_du_lieu

GABARITS = Path(__file__).parent / "gabarits"
# Ce qu'une page a le droit de charger : ni script ni style en ligne, aucun autre site (https://www.w3.org/TR/CSP3/).
POLITIQUE_DE_SECURITE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
# Qui suit un lien ne dit à personne d'où il vient (https://www.w3.org/TR/referrer-policy/).
POLITIQUE_D_ORIGINE = "no-referrer"
REMARQUE = re.compile(r"^ *(?://.*|/\*(?:(?!\*/).)*\*/)$", re.MULTILINE)


@cache
def environnement() -> Environment:
    """L'environnement partagé par tous les gabarits."""
    env = Environment(
        loader=FileSystemLoader(GABARITS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["adresses"] = adresses
    env.filters.update({filtre.__name__: filtre for filtre in FILTRES})
    env.globals["titres"] = titres
    env.globals["politique_d_origine"] = POLITIQUE_D_ORIGINE
    env.globals["dessin_du_lieu"] = dessin_du_lieu()  # la construction sait celui des données ; ailleurs, celui de tous
    env.globals["ou_corriger"] = lambda *_: ""  # la composition d'une page le sait ; ailleurs, aucun lien
    env.globals["fils_du_suivi"] = {}
    env.globals["suivi_publie"] = False  # la construction sait si la page du suivi existe ; ailleurs, aucun lien
    return env


def rendre(gabarit: str, **contexte: Any) -> str:
    """Le HTML du gabarit ``<gabarit>.html`` ; lève ``UndefinedError`` s'il manque un nom au contexte."""
    return environnement().get_template(f"{gabarit}.html").render(contexte)


def dessiner(env: Environment, chemin: str) -> Markup:
    """Le chemin d'un SVG que connaît ``env`` (une icône, un dessin du site) -> son code, pour une page.

    RGAA 1.2 : une image vectorielle de décoration porte ``aria-hidden="true"``.
    """
    chargeur: Any = env.loader
    source, *_ = chargeur.get_source(env, chemin)  # rien n'y est à remplacer : le compiler coûterait pour rien
    return Markup(cacher(source.removesuffix("\n")))  # noqa: S704 - nos fichiers


def sans_remarque(source: str) -> str:
    """Un script ou une feuille de style, sans ce qu'on n'y lit que pour le changer : le quart du poids d'un script.

    Seules partent les remarques qui ont leur ligne à elles ; elle reste, vide, et les autres gardent leur numéro.
    """
    return REMARQUE.sub("", source)
