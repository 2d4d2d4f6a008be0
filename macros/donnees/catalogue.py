"""Ce qui se publie, fichier par fichier : la page des données et la description du paquet en viennent toutes deux."""

from typing import NamedTuple

from pydantic import BaseModel

from macros.adresses import fichier_de_donnees, json_du_quartier
from macros.donnees.champs import Champ, champs
from macros.donnees.fichiers_json import COMMUNS, Entete, FichierQuartier, FichierQuartiers
from macros.donnees.lignes import LigneIndicateur, LigneObjectif, LigneQuartier, modele_de
from macros.donnees.schemas_publies import MODELES, SCHEMAS
from macros.modele import Contrat, Quartier

PAQUET = "datapackage.json"
CARNET = "contacts.vcf"
FORMATS = {"csv": "CSV", "json": "JSON", "vcf": "vCard"}
TETE = champs(Entete)  # ce qui ouvre chaque fichier JSON
CONTENUS = {
    "convention": ("La convention", "Le préambule, l'engagement, les signataires et le document signé."),
    "strategie": ("La stratégie", "Les enjeux, leurs objectifs stratégiques et leurs sous-objectifs."),
    "indicateurs": (
        "Les indicateurs",
        "Leur libellé, leur unité, leur explication et leur valeur pour l'agglomération.",
    ),
    "pilotage": ("Le pilotage", "Les référents, le comité et la participation des habitants."),
    "glossaire": ("Le glossaire", "Les mots et les sigles expliqués."),
    "site": ("Le site", "Son éditeur, son hébergeur et la licence des données."),
}


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
    def format(self) -> str:
        """« CSV », « JSON » ou « vCard »."""
        return FORMATS[self.chemin.rpartition(".")[2]]

    @property
    def nom(self) -> str:
        """« quartiers/le-centre.json » -> « quartiers-le-centre-json »."""
        return self.chemin.replace("/", "-").replace(".", "-")

    @property
    def champs(self) -> list[Champ]:
        """Ses champs, sans ceux de la tête que partagent tous les fichiers JSON."""
        return [champ for champ in champs(self.modele) if champ not in TETE] if self.modele else []


TABLEAUX = (
    Fichier("quartiers.csv", "Les quartiers", "Une ligne par quartier.", modele_de(LigneQuartier), ("quartier",)),
    Fichier(
        "indicateurs.csv",
        "Les indicateurs des quartiers",
        "Une ligne par quartier et par indicateur, avec la valeur de l'agglomération.",
        modele_de(LigneIndicateur),
        ("quartier", "indicateur"),
    ),
    Fichier(
        "objectifs.csv",
        "Les objectifs des quartiers",
        "Une ligne par objectif opérationnel, avec sa place dans la stratégie.",
        modele_de(LigneObjectif),
        ("quartier", "sous_objectif", "rang"),
    ),
)
COMMUNS_PUBLIES = (
    Fichier("quartiers.json", "Les quartiers", "Tout ce que la convention dit de chacun.", FichierQuartiers),
    *(Fichier(f"{nom}.json", *CONTENUS[nom], modele) for nom, modele in COMMUNS.items()),
)
CONTACTS = Fichier(CARNET, "Les référents", "Une fiche par personne, qu'un téléphone ajoute à ses contacts.")
DESCRIPTION = Fichier(
    PAQUET, "La description des fichiers", "Pour un logiciel : ce que contient chacun, comment le lire."
)

PRESENTES = (*TABLEAUX, *COMMUNS_PUBLIES, CONTACTS, DESCRIPTION)  # sans ceux que l'on compte par quartier


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
        communs=COMMUNS_PUBLIES,
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
    return Fichier(f"{SCHEMAS}/{nom}.json", f"Schéma {fichiers}", "Pour vérifier ce que l'on a téléchargé.")
