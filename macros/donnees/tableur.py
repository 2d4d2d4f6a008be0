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
from typing import Any, Generic, NamedTuple, TypeVar, get_type_hints

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
Cellule = str | float | bool | None
L = TypeVar("L")  # ce qui fait une ligne


class Colonne(NamedTuple, Generic[L]):
    """Son nom, sa valeur dans une ligne (« None » : absente de la source), ce qu'elle dit : son type et son titre."""

    nom: str
    lire: Callable[[L], Cellule]
    champ: tuple[Any, Any]


def propre(titre: str, description: str | None = None, genre: Any = str) -> tuple[Any, Any]:
    """Ce que dit une colonne qui n'est pas un champ du modèle."""
    return genre, Field(title=titre, description=description)


def repris(modele: type[BaseModel], cle: str, titre: str = "") -> tuple[Any, Any]:
    """Ce que le modèle dit déjà de ce champ ; ``titre`` remplace celui qui ne se comprend que chez lui."""
    if champ := modele.model_fields.get(cle):
        return propre(titre or str(champ.title), champ.description, champ.annotation)
    deduit = modele.model_computed_fields[cle]
    return propre(str(deduit.title), deduit.description, get_type_hints(deduit.wrapped_property.fget)["return"])


class Tableau(NamedTuple, Generic[L]):
    """Un fichier CSV : son nom, ce qu'il contient, ce qui désigne une ligne, ses colonnes et ses lignes."""

    nom: str
    titre: str
    contenu: str
    cle: tuple[str, ...]
    lignes: Callable[[Contrat, Sequence[QuartierPublie]], Iterable[L]]
    colonnes: tuple[Colonne[L], ...]

    def modele(self) -> type[BaseModel]:
        """Ses colonnes, sous la forme d'un modèle : leur schéma et leur documentation s'en tirent comme des autres."""
        colonnes: dict[str, Any] = {colonne.nom: colonne.champ for colonne in self.colonnes}
        return create_model(self.nom, **colonnes)

    def ecrire(self, contrat: Contrat, publies: Sequence[QuartierPublie]) -> bytes:
        """Le contenu du fichier : les noms des colonnes, puis les lignes."""
        connue = lru_cache(maxsize=None, typed=True)(cellule)  # « typed » sépare 1 de « oui »
        lire = [colonne.lire for colonne in self.colonnes]
        sortie = io.StringIO(newline="")
        ecrivain = csv.writer(sortie, delimiter=SEPARATEUR, lineterminator=FIN_DE_LIGNE)
        ecrivain.writerow(colonne.nom for colonne in self.colonnes)
        ecrivain.writerows([connue(lu(ligne)) for lu in lire] for ligne in self.lignes(contrat, publies))
        return sortie.getvalue().encode("utf-8-sig")


def cellule(valeur: Cellule) -> str:
    """Une valeur, comme on l'écrit dans un tableur français ; ce qui est absent de la source est une cellule vide.

    Une apostrophe précède un texte qui passerait pour une formule ; qui la supprime retrouve le texte exact.
    """
    if isinstance(valeur, str):
        return f"'{valeur}" if FORMULE.match(valeur) else valeur
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return OUI if valeur else NON
    return format(Decimal(repr(valeur)), "f").removesuffix(".0").replace(".", VIRGULE)
