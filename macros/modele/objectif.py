"""Un objectif, tel qu'un quartier l'a signé : un texte, et ce que le contrat en dit de plus."""

import json
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from macros import adresses
from macros.modele.fiche import Fiche
from macros.modele.types import Annee, Intitule, Moment, Montant, Nombre, NomDEngagement, Texte


class Budget(Fiche):
    """Ce que le contrat prévoit de dépenser."""

    montant: Montant = Field(title="montant", description="En euros.", examples=["12000"])
    annee: Annee | None = Field(default=None, title="année", examples=["2026"])
    source: Texte | None = Field(
        default=None, title="source", description="Qui paie, ou d'où vient ce montant.", examples=["Fonds d'exemple"]
    )


class Cible(Fiche):
    """Le chiffre que le contrat veut atteindre."""

    valeur: Nombre = Field(title="valeur", examples=["40"])
    unite: Intitule = Field(title="unité", description="Ce que l'on compte, au pluriel.", examples=["places"])
    annee: Annee | None = Field(default=None, title="année", examples=["2030"])


def _nom_du_texte(connus: dict[str, Any]) -> str:
    """Le nom que font les mots du texte : il ne change ni avec l'ordre de la liste, ni d'un quartier à l'autre."""
    return adresses.nom_de_l_engagement(connus.get("texte", ""))


class Objectif(Fiche):
    """Ce qui est prévu dans un quartier, sous une branche de la stratégie."""

    texte: Texte = Field(title="texte", description="Celui du contrat signé.", examples=["Ouvrir un lieu d'exemple"])
    id: NomDEngagement = Field(
        default_factory=_nom_du_texte,
        title="identifiant",
        description="Il vient des mots du texte. Il ne s'écrit que pour garder l'ancien quand les mots changent.",
        examples=["ouvrir-un-lieu-d-exemple"],
    )
    porteur: Texte | None = Field(
        default=None, title="porteur", description="Qui doit le faire.", examples=["Centre social d'exemple"]
    )
    partenaires: tuple[Texte, ...] = Field(
        default=(), title="partenaires", description="Avec qui, un par tiret.", examples=[["Association d'exemple"]]
    )
    debut: Moment | None = Field(default=None, title="début", examples=["2025"])
    echeance: Moment | None = Field(
        default=None,
        title="échéance",
        description="Quand le contrat veut que ce soit fait : 2026, 2026-06 ou 2026-06-30.",
        examples=["2026-06"],
    )
    budget: Budget | None = Field(default=None, title="budget")
    cible: Cible | None = Field(default=None, title="cible")


def _texte_seul(brut: Any) -> Any:
    """Une ligne de texte suffit ; la forme longue sert à écrire un identifiant, une échéance…"""
    return {"texte": brut} if isinstance(brut, str) else brut


ObjectifSaisi = Annotated[Objectif, BeforeValidator(_texte_seul, json_schema_input_type=Texte | Objectif)]


def ecrire_en_long(texte: str, nom: str) -> str:
    """« {texte: "Ouvrir un lieu, dès que possible", id: ouvrir-un-lieu} » : ce qui s'écrit après le tiret."""
    return f"{{texte: {json.dumps(texte, ensure_ascii=False)}, id: {nom}}}"
