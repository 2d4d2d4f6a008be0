"""Ce qui se publie, fichier par fichier : la page des données et la description du paquet en viennent toutes deux."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from pydantic import BaseModel

from macros.adresses import fichier_de_donnees, json_du_quartier
from macros.donnees import tableaux
from macros.donnees.fichiers_json import COMMUNS, Entete, FichierQuartier, FichierQuartiers
from macros.donnees.schemas import DOSSIER_DES_SCHEMAS, MODELES, Champ, champs
from macros.donnees.vcard import CARNET
from macros.edition import TYPES_DE_FICHIERS
from macros.modele import Contrat, Quartier
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS

PAQUET = "datapackage.json"
TETE = champs(Entete)  # ce qui ouvre chaque fichier JSON


class Fichier(NamedTuple):
    """Un fichier publié : son chemin sous ``donnees/``, ce qu'il contient, le modèle de ses champs s'il en a un."""

    chemin: str
    titre: str
    description: str
    modele: type[BaseModel] | None = None
    cle: tuple[str, ...] = ()  # les colonnes qui désignent une ligne d'un tableau

    @property
    def adresse(self) -> str:
        """Son chemin dans le site."""
        return fichier_de_donnees(self.chemin)

    @property
    def extension(self) -> str:
        """« .csv », « .json » ou « .vcf »."""
        return PurePosixPath(self.chemin).suffix

    @property
    def type(self) -> str:
        """Son type, pour un logiciel."""
        est_un_schema = self.chemin.startswith(f"{DOSSIER_DES_SCHEMAS}/")
        return "application/schema+json" if est_un_schema else TYPES_DE_FICHIERS[self.extension]

    @property
    def nom(self) -> str:
        """« quartiers/le-centre.json » -> « quartiers-le-centre-json »."""
        return self.chemin.replace("/", "-").replace(".", "-")

    @property
    def champs(self) -> list[Champ]:
        """Ses champs, sans ceux de la tête que partagent tous les fichiers JSON."""
        return [champ for champ in champs(self.modele) if champ not in TETE] if self.modele else []


TABLEAUX = tuple(Fichier(t.nom, t.titre, t.contenu, t.modele(), t.cle) for t in tableaux.TABLEAUX)
CONTACTS = Fichier(CARNET, "Les référents", "Une fiche par personne, qu'un téléphone ajoute à ses contacts.")
DESCRIPTION = Fichier(
    PAQUET, "La description des fichiers", "Pour un logiciel : ce que contient chacun, comment le lire."
)


def _communs(noms: Iterable[str]) -> tuple[Fichier, ...]:
    """Les fichiers JSON que l'on ne compte pas par quartier : ``noms`` dit lesquels de ``data/`` en sont."""
    publies = {nom: FICHIERS_COMMUNS[nom].telechargement for nom in noms}
    return (
        Fichier("quartiers.json", "Les quartiers", "Tout ce que la convention dit de chacun.", FichierQuartiers),
        *(Fichier(f"{nom}.json", *annonce, COMMUNS[nom]) for nom, annonce in publies.items() if annonce),
    )


# Ceux que toute commune publie, sans ceux que l'on compte par quartier.
PRESENTES = (*TABLEAUX, *_communs(nom for nom in COMMUNS if nom not in FACULTATIFS), CONTACTS, DESCRIPTION)


class Catalogue(NamedTuple):
    """Tous les fichiers publiés, par sorte."""

    tableaux: tuple[Fichier, ...]
    communs: tuple[Fichier, ...]
    quartiers: tuple[Fichier, ...]
    contacts: Fichier
    schemas: tuple[Fichier, ...]
    description: Fichier
    tete: list[Champ]

    def decrits(self) -> tuple[Fichier, ...]:
        """Ceux dont parle la description : tous les autres."""
        return (*self.tableaux, *self.communs, *self.quartiers, self.contacts, *self.schemas)


def catalogue(contrat: Contrat) -> Catalogue:
    """Le contrat -> ce qui s'en publie."""
    return Catalogue(
        tableaux=TABLEAUX,
        communs=_communs(nom for nom in COMMUNS if getattr(contrat, nom)),
        quartiers=tuple(_quartier(quartier) for quartier in contrat.quartiers_ranges),
        contacts=CONTACTS,
        schemas=tuple(_schema(nom) for nom in MODELES),
        description=DESCRIPTION,
        tete=TETE,
    )


def _quartier(quartier: Quartier) -> Fichier:
    return Fichier(json_du_quartier(quartier.slug), quartier.nom, quartier.statut_complet, FichierQuartier)


def _schema(nom: str) -> Fichier:
    fichiers = "d'un fichier de quartier" if nom == "quartier" else f"de {nom}.json"
    return Fichier(f"{DOSSIER_DES_SCHEMAS}/{nom}.json", f"Schéma {fichiers}", "Pour vérifier ce que l'on a téléchargé.")
