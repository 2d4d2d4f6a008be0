"""Ce qui se publie, fichier par fichier, pour la page des données et pour un logiciel.

Un logiciel en lit la description : « Data Package » 2.0, https://datapackage.org/standard/data-package/. Elle dit
comment lire chaque fichier : séparateur, codage, colonnes, clés, taille, empreinte.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import to_json

from macros.adresses import DONNEES, SCHEMAS_PUBLIES, fichier_de_donnees, json_du_quartier, slug
from macros.donnees import tableaux, tableur
from macros.donnees.contours import ensembles
from macros.donnees.fichiers_json import COMMUNS, VERSION, Entete, FichierQuartier, FichierQuartiers, FichierSuivi
from macros.donnees.schemas import MODELES, ChampPublie, champs_publies, schema
from macros.donnees.suivi import EtatPublie, etats_publies
from macros.donnees.vcard import CARNET
from macros.edition import TYPES_DE_FICHIERS, Edition
from macros.langue.francais import de, minuscule
from macros.langue.porteur import nom_officiel
from macros.modele import Contrat
from macros.modele.contour import Origine
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS
from macros.modele.site import Licence

NORME = "https://datapackage.org/profiles/2.0"
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


def decrire(contrat: Contrat, edition: Edition, fichiers: Mapping[str, bytes]) -> dict[str, bytes]:
    """La description de ``fichiers`` (leur chemin -> leur contenu) ; elle ne dit que ce que les données savent."""
    jour, convention, licence = edition.jour(), contrat.convention, contrat.site.licence_donnees
    proposes = catalogue(contrat)
    ressources = (
        *(*proposes.tableaux, *proposes.communs, *proposes.contours, *proposes.quartiers),
        *(*proposes.contacts, *proposes.cartes, *proposes.schemas),
    )
    origines = {ensemble.chemin: ensemble.origine for ensemble in ensembles(contrat)}
    description = {
        "$schema": f"{NORME}/datapackage.json",
        "name": f"contrat-de-ville-{slug(convention.porteur.nom)}",
        "title": f"{convention.titre}, {minuscule(nom_officiel(convention.porteur))}",
        "description": convention.sous_titre,
        "version": f"{VERSION}.0.0",
        "created": f"{jour}T00:00:00Z" if jour else None,
        "homepage": edition.url(DONNEES) if edition.adresse else None,
        "licenses": [_licence(licence)],
        "sources": [
            _sans_vide({"title": acte.titre, "path": acte.lien}) for acte in convention.tous_les_actes if not acte.prevu
        ],
        "resources": [
            _ressource(fichier, fichiers[fichier.chemin]) | _origine(origines.get(fichier.chemin))
            for fichier in ressources
        ],
    }
    return {DESCRIPTION.chemin: to_json(_sans_vide(description), indent=2) + b"\n"}


def _ressource(fichier: Fichier, contenu: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{NORME}/dataresource.json",
        "name": fichier.nom,
        "title": fichier.titre,
        "description": fichier.description,
        "path": fichier.chemin,
        "format": fichier.extension.removeprefix("."),
        "mediatype": fichier.type,
        "encoding": "utf-8",
        "bytes": len(contenu),
        "hash": f"sha256:{hashlib.sha256(contenu).hexdigest()}",
    } | (_tableau(fichier, fichier.modele) if fichier.modele and fichier.cle else {})


def _origine(origine: Origine | None) -> dict[str, Any]:
    """D'où vient un fichier qui n'a pas la source ni la licence des autres."""
    if not origine:
        return {}
    licence = {"licenses": [_licence(origine.licence)]} if origine.licence else {}
    return {"sources": [_sans_vide({"title": origine.source, "path": origine.adresse})]} | licence


def _licence(licence: Licence) -> dict[str, str]:
    return {"title": licence.nom, "path": licence.lien}


def _tableau(fichier: Fichier, modele: type[BaseModel]) -> dict[str, Any]:
    """Comment lire le tableau : chaque colonne vient du modèle, chaque ligne mène à celles d'autres tableaux."""
    colonnes = schema(modele)
    renvois = [
        {"fields": list(cles), "reference": {"resource": nommer(autre), "fields": list(cles)}}
        for autre, cles in fichier.renvois.items()
    ]
    return {
        "type": "table",
        "dialect": {"delimiter": tableur.SEPARATEUR, "lineTerminator": tableur.FIN_DE_LIGNE},
        "schema": {
            "fields": [
                _colonne(nom, champ, nom in colonnes["required"]) for nom, champ in colonnes["properties"].items()
            ],
            "primaryKey": list(fichier.cle),
            "missingValues": [""],
            **({"foreignKeys": renvois} if renvois else {}),
        },
    }


def _colonne(nom: str, champ: Mapping[str, Any], requise: bool) -> dict[str, Any]:
    ecritures: dict[str, dict[str, Any]] = {
        "number": {"decimalChar": tableur.VIRGULE},
        "boolean": {"trueValues": [tableur.OUI], "falseValues": [tableur.NON]},
    }
    genre = "date" if champ.get("format") == "date" else champ["type"]
    return {
        "name": nom,
        "title": champ["title"],
        **_sans_vide({"description": champ.get("description")}),
        "type": genre,
        **ecritures.get(genre, {}),
        "constraints": {"required": requise} | _sans_vide({"enum": champ.get("enum")}),
    }


def _sans_vide(contenu: dict[str, Any]) -> dict[str, Any]:
    """Sans les valeurs inconnues : leur clé est absente."""
    return {cle: valeur for cle, valeur in contenu.items() if valeur is not None}
