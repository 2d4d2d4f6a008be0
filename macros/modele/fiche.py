"""La base de toutes les fiches : figée, sans clé inconnue."""

from pydantic import BaseModel, ConfigDict


class Fiche(BaseModel):
    """Un morceau de données : rien ne s'y ajoute, rien n'y change après la lecture."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
