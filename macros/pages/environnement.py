"""Notre environnement Jinja : tout texte est échappé, tout nom inconnu est une erreur."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros import adresses
from macros.langue import francais, phrases, titres, typographie

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
    phrases.convention_signee,
    phrases.credits_de_la_carte,
    phrases.document_signe,
    phrases.en_bref,
    phrases.en_clair,
    phrases.fait_a,
    phrases.habitants,
    phrases.le_quartier,
    phrases.membre,
    phrases.numero_de_l_enjeu,
    phrases.origine_du_code_2024,
    phrases.perimetre,
    phrases.periode,
    phrases.population,
    phrases.reperes,
    phrases.sans_protocole,
    phrases.source,
    phrases.titre_de_l_enjeu,
    phrases.titre_du_portrait,
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
    env.globals["titres"] = titres
    return env


def rendre(gabarit: str, **contexte: Any) -> str:
    """Le HTML du gabarit ``<gabarit>.html`` ; lève ``UndefinedError`` s'il manque un nom au contexte."""
    return environnement().get_template(f"{gabarit}.html").render(contexte)
