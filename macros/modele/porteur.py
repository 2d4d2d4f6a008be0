"""À qui est le contrat : une commune, plusieurs, un établissement intercommunal, une métropole, une collectivité."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from macros import adresses
from macros.langue.francais import Nom, sans_accent
from macros.modele.ecritures import montrer
from macros.modele.fiche import Fiche
from macros.modele.types import Intitule, NomAvecPreposition

# Le premier mot de chaque sorte, sans accent -> vrai s'il est féminin. Le reste de la sorte est libre.
SORTES = {
    "agglomeration": True,
    "agglomerations": True,
    "arrondissement": False,
    "collectivite": True,
    "collectivites": True,
    "commune": True,
    "communes": True,
    "communaute": True,
    "communautes": True,
    "departement": False,
    "etablissement": False,
    "groupement": False,
    "intercommunalite": True,
    "metropole": True,
    "pays": False,
    "pole": False,
    "region": True,
    "syndicat": False,
    "territoire": False,
    "ville": True,
    "villes": True,
}
PLURIELS = ("agglomerations", "collectivites", "communes", "communautes", "villes")
COMMUNE = "commune"
MOT = re.compile(r"[^\W_]{3,}")


def _premier_mot(sorte: str) -> str:
    return sans_accent(sorte).split(" ", 1)[0]


def sorte_connue(sorte: str) -> str:
    """De quoi l'accorder : « la métropole », « l'établissement public territorial », « les communes »."""
    if _premier_mot(sorte) not in SORTES or sorte[0].isupper():
        possibles = "commune, communauté d'agglomération, métropole, établissement public territorial, collectivité"
        raise ValueError(f"{montrer(sorte)} n'est pas une sorte de territoire : écrivez par exemple {possibles}")
    return sorte


def nom_de_la_sorte(sorte: str) -> Nom:
    """De quoi l'accorder ; son pluriel n'est écrit que si elle en est un : « communes »."""
    premier = _premier_mot(sorte)
    return Nom(sorte, SORTES[premier], sorte if premier in PLURIELS else "")


Sorte = Annotated[Intitule, AfterValidator(sorte_connue)]


class Porteur(Fiche):
    """Le territoire à qui est le contrat, et de quelle sorte il est."""

    nom: Intitule = Field(title="nom", examples=["Métropole d'Exemple"])
    avec_preposition: NomAvecPreposition = Field(
        title="nom avec préposition",
        description="Le nom après « contrat de ville » : d'Exempleville, du Havre, de la Métropole d'Exemple…",
        examples=["de la Métropole d'Exemple"],
    )
    sorte: Sorte = Field(
        title="sorte",
        description="Sans article : commune, communauté d'agglomération, métropole… ; « communes » pour plusieurs.",
        examples=["métropole"],
    )
    departement: Intitule | None = Field(default=None, title="département", examples=["Loire-Exemple"])

    @field_validator("avec_preposition")
    @classmethod
    def _le_meme_nom(cls, texte: str, info: ValidationInfo) -> str:
        """« du Havre » pour « Le Havre » : d'un contrat copié, l'ancien nom ne reste pas dans les phrases."""
        nom = info.data.get("nom", "")
        mots, les_siens = (set(MOT.findall(sans_accent(ecrit))) for ecrit in (texte, nom))
        if les_siens and not mots & les_siens:
            raise ValueError(f"{montrer(texte)} n'est pas le nom {montrer(nom)} : corrigez l'un ou l'autre")
        return texte

    @property
    def est_une_commune(self) -> bool:
        """Faux pour plusieurs communes, et pour tout ce qui en réunit."""
        return self.sorte == COMMUNE

    @property
    def en_sont_plusieurs(self) -> bool:
        """Vrai pour « communes » : les phrases sont alors au pluriel."""
        return bool(self.nom_commun.pluriel)

    @property
    def nom_commun(self) -> Nom:
        """De quoi accorder sa sorte."""
        return nom_de_la_sorte(self.sorte)

    @property
    def identite(self) -> str:
        """Ce qui le distingue des autres : une majuscule ou un trait d'union corrigés n'en font pas un autre."""
        return f"{adresses.slug(self.departement or '')}/{adresses.slug(self.nom)}"


class Commune(Fiche):
    """La commune à qui est le contrat : la forme courte de ``territoire``."""

    nom: Intitule = Field(title="nom", examples=["Exempleville"])
    avec_preposition: NomAvecPreposition = Field(
        title="nom avec préposition",
        description="Le nom après « commune » : d'Exempleville, de Lens, du Havre…",
        examples=["d'Exempleville"],
    )
    departement: Intitule | None = Field(default=None, title="département", examples=["Loire-Exemple"])

    @property
    def porteur(self) -> Porteur:
        """La même, en forme longue."""
        return Porteur.model_construct(**dict(self), sorte=COMMUNE)
