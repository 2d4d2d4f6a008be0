"""Un tableau, tel qu'un tableur français l'ouvre d'un double clic.

Le point-virgule sépare les cellules parce que la virgule y est décimale ; l'UTF-8 commence par sa marque (BOM), sans
laquelle Excel lit mal les accents ; le reste suit la RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from operator import attrgetter
from types import MappingProxyType, NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, create_model

from macros.donnees.publication import Publication

SEPARATEUR = ";"
VIRGULE = ","
FIN_DE_LIGNE = "\r\n"
OUI = "oui"
NON = "non"
# Un tableur prend pour une formule un texte qui commence ainsi : https://owasp.org/www-community/attacks/CSV_Injection
FORMULE = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
Cellule = str | float | bool | date | tuple[str, ...] | None


class Colonne(NamedTuple):
    """Son nom et, s'il n'est pas le même, le chemin de sa valeur dans une ligne (« portrait.surface »).

    Son titre et son explication sont ceux du modèle, à moins d'être donnés ici.
    """

    nom: str
    chemin: str = ""
    titre: str = ""
    description: str = ""

    def champ(self, ligne: Any) -> tuple[Any, Any]:
        """Le type de sa valeur et ce qu'elle dit, d'après la classe des lignes ; elle manque si son groupe manque."""
        genre, titre, description, peut_manquer = ligne, "", None, False
        for cle in (self.chemin or self.nom).split("."):
            genre, titre, description = _champ(_sans_rien(genre), cle)
            peut_manquer = peut_manquer or genre != _sans_rien(genre)
        genre = _sans_rien(genre)
        genre = str if get_origin(genre) is tuple else genre  # une liste tient dans une cellule
        titres = Field(title=self.titre or titre, description=self.description or description)
        return (genre | None if peut_manquer else genre), titres

    def lecteur(self) -> Callable[[Any], Any]:
        """De quoi lire sa valeur dans une ligne ; « None » dès que manque ce qui y mène."""
        premiere, *suite = map(attrgetter, (self.chemin or self.nom).split("."))
        return partial(_suivre, premiere, suite) if suite else premiere


def _suivre(premiere: Callable[[Any], Any], suite: Iterable[Callable[[Any], Any]], ligne: Any) -> Any:
    valeur = premiere(ligne)
    for lire in suite:
        if valeur is None:
            return None
        valeur = lire(valeur)
    return valeur


def _champ(classe: Any, cle: str) -> tuple[Any, str, str | None]:
    """Le type d'un champ, son titre et son explication ; seul un modèle dit les deux derniers."""
    if not issubclass(classe, BaseModel):
        return get_type_hints(classe)[cle], "", None
    if champ := classe.model_fields.get(cle):
        vide = get_origin(champ.annotation) is tuple and not champ.is_required()  # une liste vide est une cellule vide
        return (champ.annotation | None if vide else champ.annotation), str(champ.title), champ.description
    deduit = classe.model_computed_fields[cle]
    return get_type_hints(deduit.wrapped_property.fget)["return"], str(deduit.title), deduit.description


def _sans_rien(genre: Any) -> Any:
    """« X | None » -> « X »."""
    if get_origin(genre) not in (Union, UnionType):
        return genre
    (seul,) = (possible for possible in get_args(genre) if possible is not NoneType)
    return seul


class Tableau(NamedTuple):
    """Un fichier CSV : son nom, ce qu'il contient, ce qui désigne une ligne, ses lignes, leur classe, ses colonnes.

    ``renvois`` : le nom d'un autre tableau -> les colonnes qui y désignent une ligne ; elles y ont le même nom.
    """

    nom: str
    titre: str
    contenu: str
    cle: tuple[str, ...]
    lignes: Callable[[Publication], Iterable[Any]]
    classe: type
    colonnes: tuple[Colonne, ...]
    renvois: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def modele(self) -> type[BaseModel]:
        """Ses colonnes, sous la forme d'un modèle : leur schéma et leur documentation s'en tirent comme des autres."""
        colonnes: dict[str, Any] = {colonne.nom: colonne.champ(self.classe) for colonne in self.colonnes}
        return create_model(self.nom, **colonnes)

    def ecrire(self, publication: Publication) -> bytes:
        """Le contenu du fichier : les noms des colonnes, puis les lignes."""
        ecrire = lru_cache(maxsize=None, typed=True)(cellule)  # « typed » sépare 1 de « oui »
        sortie = io.StringIO(newline="")
        tableur = csv.writer(sortie, delimiter=SEPARATEUR, lineterminator=FIN_DE_LIGNE)
        tableur.writerow(colonne.nom for colonne in self.colonnes)
        lecteurs = [colonne.lecteur() for colonne in self.colonnes]
        tableur.writerows([ecrire(lire(ligne)) for lire in lecteurs] for ligne in self.lignes(publication))
        return sortie.getvalue().encode("utf-8-sig")


def cellule(valeur: Cellule) -> str:
    """Une valeur, comme on l'écrit dans un tableur français ; ce qui est absent de la source est une cellule vide.

    Une apostrophe précède un texte qui passerait pour une formule ; qui la supprime retrouve le texte exact.
    """
    if isinstance(valeur, tuple):
        return cellule(", ".join(valeur))
    if isinstance(valeur, str):
        return f"'{valeur}" if FORMULE.match(valeur) else valeur
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return OUI if valeur else NON
    if isinstance(valeur, date):
        return valeur.isoformat()
    return format(Decimal(repr(valeur)), "f").removesuffix(".0").replace(".", VIRGULE)
