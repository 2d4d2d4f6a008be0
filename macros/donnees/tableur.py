"""Un tableau, tel qu'un tableur français l'ouvre d'un double clic.

Le point-virgule sépare les cellules parce que la virgule y est décimale ; l'UTF-8 commence par sa marque (BOM), sans
laquelle Excel lit mal les accents ; le reste suit la RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, get_origin, get_type_hints

from pydantic import BaseModel, Field, create_model

from macros.donnees.fichiers_json import QuartierPublie
from macros.modele import Contrat

SEPARATEUR = ";"
VIRGULE = ","
FIN_DE_LIGNE = "\r\n"
OUI = "oui"
NON = "non"
# Un tableur prend pour une formule un texte qui commence ainsi : https://owasp.org/www-community/attacks/CSV_Injection
FORMULE = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
Cellule = str | float | bool | tuple[str, ...] | None


class Colonne(NamedTuple):
    """Son nom et, s'il n'est pas le même, le chemin de sa valeur dans une ligne (« portrait.surface »).

    Son titre et son explication sont ceux du modèle, à moins d'être donnés ici.
    """

    nom: str
    chemin: str = ""
    titre: str = ""
    description: str = ""

    def champ(self, ligne: Any) -> tuple[Any, Any]:
        """Le type de sa valeur et ce qu'elle dit, d'après la classe des lignes."""
        genre, titre, description = ligne, "", None
        for cle in (self.chemin or self.nom).split("."):
            genre, titre, description = _champ(genre, cle)
        genre = str if get_origin(genre) is tuple else genre  # une liste tient dans une cellule
        return genre, Field(title=self.titre or titre, description=self.description or description)


def _champ(classe: Any, cle: str) -> tuple[Any, str, str | None]:
    """Le type d'un champ, son titre et son explication ; seul un modèle dit les deux derniers."""
    if not issubclass(classe, BaseModel):
        return classe.__annotations__[cle], "", None
    if champ := classe.model_fields.get(cle):
        return champ.annotation, str(champ.title), champ.description
    deduit = classe.model_computed_fields[cle]
    return get_type_hints(deduit.wrapped_property.fget)["return"], str(deduit.title), deduit.description


class Tableau(NamedTuple):
    """Un fichier CSV : son nom, ce qu'il contient, ce qui désigne une ligne, ses lignes, leur classe, ses colonnes."""

    nom: str
    titre: str
    contenu: str
    cle: tuple[str, ...]
    lignes: Callable[[Contrat, Sequence[QuartierPublie]], Iterable[Any]]
    classe: type
    colonnes: tuple[Colonne, ...]

    def modele(self) -> type[BaseModel]:
        """Ses colonnes, sous la forme d'un modèle : leur schéma et leur documentation s'en tirent comme des autres."""
        colonnes: dict[str, Any] = {colonne.nom: colonne.champ(self.classe) for colonne in self.colonnes}
        return create_model(self.nom, **colonnes)

    def ecrire(self, contrat: Contrat, publies: Sequence[QuartierPublie]) -> bytes:
        """Le contenu du fichier : les noms des colonnes, puis les lignes."""
        ecrire = lru_cache(maxsize=None, typed=True)(cellule)  # « typed » sépare 1 de « oui »
        lectures = [attrgetter(colonne.chemin or colonne.nom) for colonne in self.colonnes]
        sortie = io.StringIO(newline="")
        tableur = csv.writer(sortie, delimiter=SEPARATEUR, lineterminator=FIN_DE_LIGNE)
        tableur.writerow(colonne.nom for colonne in self.colonnes)
        tableur.writerows([ecrire(lire(ligne)) for lire in lectures] for ligne in self.lignes(contrat, publies))
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
    return format(Decimal(repr(valeur)), "f").removesuffix(".0").replace(".", VIRGULE)
