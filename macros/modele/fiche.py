"""La base de toutes les fiches, et celle des fichiers de ``data/`` qui valent pour tous les quartiers."""

from typing import ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict


class Rubrique(NamedTuple):
    """Ce que le lecteur connaît d'un fichier de données, ou d'une de ses parties : un nom, et la page où le lire."""

    nom: str
    page: str


class Telechargement(NamedTuple):
    """Ce que la page des données dit d'un fichier : son titre, et ce qu'il contient."""

    titre: str
    contenu: str


class Fiche(BaseModel):
    """La base des modèles : aucune clé inconnue n'y est admise, et rien n'y change après la lecture."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    rubrique: ClassVar[Rubrique | None] = None  # pour ce qui a sa page : le journal dit où lire ce qui y change


class FichierCommun(Fiche):
    """Un fichier de ``data/`` qui vaut pour tous les quartiers. Il a le nom du champ que lui donne ``Contrat``.

    Cette classe et ce champ suffisent à le déclarer : la lecture, l'aide à la saisie, le journal et les fichiers
    publiés en découlent. Un champ qui vaut « None » par défaut est un fichier facultatif.
    """

    telechargement: ClassVar[Telechargement | None] = None  # pour ce qui se publie
