"""Notre environnement Jinja : tout texte est échappé, tout nom inconnu est une erreur."""

from contextlib import suppress
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from macros import adresses
from macros.langue import francais, phrases, titres, typographie
from macros.reserve import code

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


class Compiles(FileSystemBytecodeCache):
    """Les gabarits compilés, gardés dans un dossier d'une construction à l'autre ; on peut le vider à tout moment."""

    def get_source_checksum(self, source: str) -> str:
        """Jinja ne compare que le texte du gabarit ; ses réglages et ses filtres sont dans notre code."""
        return super().get_source_checksum(source + code())

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja le donne
        """La même où que soit le projet : le texte, comparé, dit assez de quel gabarit il s'agit."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Sans fichier qui se lise en entier, le gabarit se compile."""
        with suppress(OSError, EOFError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Un dossier où l'on ne peut pas écrire n'arrête pas la construction."""
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
