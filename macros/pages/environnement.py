"""Notre environnement Jinja : tout texte est échappé, tout nom inconnu est une erreur."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros import adresses
from macros.langue import francais, phrases, typographie

GABARITS = Path(__file__).parent / "gabarits"
FILTRES = (
    francais.a,
    francais.compter,
    francais.de,
    francais.enumerer,
    francais.jour,
    francais.majuscule,
    francais.mesure,
    francais.nombre,
    francais.telephone,
    phrases.en_bref,
    phrases.en_clair,
    phrases.habitants,
    phrases.le_quartier,
    phrases.population,
    phrases.sans_protocole,
    phrases.valeur,
    typographie.typographier,
)


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
    return env


def rendre(gabarit: str, **contexte: Any) -> str:
    """Le HTML du gabarit ``<gabarit>.html`` ; lève ``UndefinedError`` s'il manque un nom au contexte."""
    return environnement().get_template(f"{gabarit}.html").render(contexte)
