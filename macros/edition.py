"""Ce qu'une construction sait en plus des données : où le site se publie, et de quand datent ses fichiers."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple


class Edition(NamedTuple):
    """L'adresse du site (elle finit par « / »), celle de son dépôt (sans « / » final), et la date de chaque fichier.

    Une adresse vide n'est pas connue : ce qui en a besoin s'en passe.
    """

    adresse: str = ""
    depot: str = ""
    dates: Mapping[str, date] = MappingProxyType({})

    def url(self, chemin: str = "", ancre: str = "") -> str:
        """L'adresse publique d'une page (« quartiers/le-centre.md ») ou d'un fichier ; sans site connu, son chemin."""
        return self.adresse + chemin_public(chemin) + (f"#{ancre}" if ancre else "")

    def jour(self, fichiers: Iterable[str] = ("data/",)) -> date | None:
        """Le jour où l'un de ces fichiers (ou de ces dossiers, finis par « / ») a changé en dernier, d'après git."""
        prefixes = tuple(fichiers)
        return max((jour for fichier, jour in self.dates.items() if fichier.startswith(prefixes)), default=None)


def chemin_public(chemin: str) -> str:
    """« quartiers/le-centre.md » -> « quartiers/le-centre/ » ; un fichier qui n'est pas une page garde son chemin."""
    return chemin.removesuffix("index.md") if chemin.endswith("index.md") else _dossier(chemin)


def _dossier(chemin: str) -> str:
    return chemin.removesuffix(".md") + "/" if chemin.endswith(".md") else chemin
