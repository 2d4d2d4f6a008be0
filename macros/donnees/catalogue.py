"""Ce qui se publie, fichier par fichier, pour la page des données et pour un logiciel (``paquet.py``)."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel

from macros.adresses import SCHEMAS_PUBLIES, fichier_de_donnees, json_du_quartier
from macros.donnees import tableaux
from macros.donnees.contours import ensembles
from macros.donnees.fichiers_json import COMMUNS, Entete, FichierQuartier, FichierQuartiers, FichierSuivi
from macros.donnees.schemas import MODELES, ChampPublie, champs_publies
from macros.donnees.suivi import EtatPublie, etats_publies
from macros.donnees.vcard import CARNET
from macros.edition import TYPES_DE_FICHIERS
from macros.langue.francais import de
from macros.modele import Contrat
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS

TETE = champs_publies(Entete)  # ce qui ouvre chaque fichier JSON


def nommer(chemin: str) -> str:
    """« quartiers/le-centre.json » -> « quartiers-le-centre-json », le nom d'une ressource de la description."""
    return chemin.replace("/", "-").replace(".", "-")


class Fichier(NamedTuple):
    """Un fichier publié : son chemin sous ``donnees/``, ce qu'il contient, le modèle de ses champs s'il en a un."""

    chemin: str
    titre: str
    description: str
    modele: type[BaseModel] | None = None
    cle: tuple[str, ...] = ()  # les colonnes qui désignent une ligne d'un tableau
    renvois: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # d'autres tableaux, et les colonnes qui y mènent

    @property
    def adresse(self) -> str:
        """Son chemin dans le site."""
        return fichier_de_donnees(self.chemin)

    @property
    def extension(self) -> str:
        """« .csv », « .json », « .geojson » ou « .vcf »."""
        return PurePosixPath(self.chemin).suffix

    @property
    def type(self) -> str:
        """Son type, pour un logiciel."""
        est_un_schema = self.chemin.startswith(SCHEMAS_PUBLIES)
        return "application/schema+json" if est_un_schema else TYPES_DE_FICHIERS[self.extension]

    @property
    def nom(self) -> str:
        """« quartiers/le-centre.json » -> « quartiers-le-centre-json »."""
        return nommer(self.chemin)

    @property
    def champs(self) -> list[ChampPublie]:
        """Ses champs, sans ceux de la tête que partagent tous les fichiers JSON."""
        return [champ for champ in champs_publies(self.modele) if champ not in TETE] if self.modele else []


TABLEAUX = tuple(Fichier(t.nom, t.titre, t.contenu, t.modele(), t.cle, t.renvois) for t in tableaux.TABLEAUX)
CONTACTS = Fichier(
    CARNET, "Les contacts", "Une fiche par personne, par service ou par lieu, qu'un téléphone ajoute à ses contacts."
)
DESCRIPTION = Fichier(
    "datapackage.json", "La description des fichiers", "Pour un logiciel : ce que contient chacun, comment le lire."
)
SUIVI = Fichier("suivi.json", tableaux.SUIVI.titre, "Où en est chacun, et toutes les nouvelles.", FichierSuivi)


def _communs(noms: Iterable[str], avec_le_suivi: bool = True) -> tuple[Fichier, ...]:
    """Les fichiers JSON que l'on ne compte pas par quartier : ``noms`` dit lesquels de ``data/`` en sont."""
    publies = {nom: FICHIERS_COMMUNS[nom].telechargement for nom in noms}
    return (
        Fichier("quartiers.json", tableaux.QUARTIERS.titre, "Tout ce que ce site dit de chacun.", FichierQuartiers),
        *((SUIVI,) if avec_le_suivi else ()),
        *(Fichier(f"{nom}.json", *annonce, COMMUNS[nom]) for nom, annonce in publies.items() if annonce),
    )


# Ceux que toute commune publie, sans ceux que l'on compte par quartier.
PRESENTES = (*TABLEAUX, *_communs(nom for nom in COMMUNS if nom != "recherche"), CONTACTS, DESCRIPTION)


# Ce qu'il faut au contrat pour remplir un tableau. Vide, il reste à son adresse, et ne se propose pas.
REMPLIS: dict[str, Callable[[Contrat], object]] = {
    tableaux.INDICATEURS.nom: lambda contrat: contrat.indicateurs_renseignes,
    tableaux.TERRITOIRES.nom: lambda contrat: contrat.territoires_de(contrat.indicateurs.indicateurs),
    tableaux.STRATEGIE.nom: lambda contrat: contrat.strategie.branches,
    **dict.fromkeys(
        (tableaux.OBJECTIFS.nom, tableaux.SUIVI.nom, tableaux.NOUVELLES.nom), lambda contrat: contrat.engagements
    ),
}


def _tableaux(contrat: Contrat) -> tuple[Fichier, ...]:
    """Ceux que le contrat remplit, avec son mot ; l'un ne renvoie qu'à un autre qui se propose aussi."""
    objectif = contrat.vocabulaire.objectifs_des_quartiers.singulier
    remplis = [tableau for tableau in TABLEAUX if REMPLIS.get(tableau.chemin, bool)(contrat)]
    noms = {tableau.chemin for tableau in remplis}
    return tuple(
        tableau._replace(
            description=tableau.description.format(objectif=objectif),
            renvois={autre: cles for autre, cles in tableau.renvois.items() if autre in noms},
        )
        for tableau in remplis
    )


def _est_ecrit(contrat: Contrat, nom: str) -> bool:
    """Faux pour un fichier facultatif qui n'est pas là, ou ne dit rien."""
    contenu = getattr(contrat, nom)
    return nom not in FACULTATIFS or (contenu is not None and contenu != type(contenu)())


class Catalogue(NamedTuple):
    """Tous les fichiers que l'on propose, par sorte."""

    communs: tuple[Fichier, ...]
    contours: tuple[Fichier, ...]
    quartiers: tuple[Fichier, ...]
    cartes: tuple[Fichier, ...]
    schemas: tuple[Fichier, ...]
    tableaux: tuple[Fichier, ...]
    contacts: tuple[Fichier, ...]
    description: Fichier = DESCRIPTION
    tete: list[ChampPublie] = TETE
    etats: tuple[EtatPublie, ...] = tuple(etats_publies().values())
    champs_des_etats: list[ChampPublie] = champs_publies(EtatPublie)


def catalogue(contrat: Contrat) -> Catalogue:
    """Le contrat -> ce qui s'en publie."""
    return Catalogue(
        _communs((nom for nom in COMMUNS if _est_ecrit(contrat, nom)), bool(contrat.engagements)),
        tuple(Fichier(e.chemin, e.titre, e.description) for e in ensembles(contrat)),
        tuple(
            Fichier(json_du_quartier(q.slug), q.nom, contrat.statut_de(q), FichierQuartier)
            for q in contrat.quartiers_ranges
        ),
        tuple(
            Fichier(chemin, r.fonction, "Sa carte, pour un téléphone.") for chemin, r in contrat.pilotage.cartes.items()
        ),
        tuple(_schema(nom) for nom in MODELES),
        _tableaux(contrat),
        (CONTACTS,) if contrat.donne_un_contact() else (),
    )


def _schema(nom: str) -> Fichier:
    fichiers = "d'un fichier de quartier" if nom == "quartier" else de(f"{nom}.json")
    return Fichier(f"{SCHEMAS_PUBLIES}/{nom}.json", f"Schéma {fichiers}", "Pour vérifier ce que l'on a téléchargé.")
