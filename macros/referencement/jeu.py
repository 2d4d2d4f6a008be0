"""Le jeu de données que décrit la page des données : https://schema.org/Dataset."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from macros.adresses import DONNEES
from macros.edition import TYPES_DE_FICHIERS, Edition
from macros.langue.phrases import convention_signee, nom_du_contrat
from macros.modele import Contrat
from macros.modele.indicateurs import Indicateur
from macros.referencement.entites import Noeud, agglomeration, commune, noeud, renvoi


def jeu(contrat: Contrat, edition: Edition, telechargements: Iterable[str]) -> Noeud:
    """Les données du contrat, et où les prendre : ``telechargements`` : « donnees/quartiers.json »…"""
    convention = contrat.convention
    modifie_le = edition.jour()
    return noeud(
        "Dataset",
        edition.url(DONNEES, "jeu"),
        name=f"{nom_du_contrat(contrat)} : quartiers, indicateurs et objectifs",
        description=f"Ce que prévoit la {convention_signee(convention)} pour chaque quartier "
        f"{convention.commune.avec_preposition} : portrait statistique, objectifs, pilotage et glossaire.",
        url=edition.url(DONNEES),
        inLanguage="fr",
        isAccessibleForFree=True,
        license=contrat.site.licence_donnees.lien,
        creator=renvoi(edition.url(ancre="editeur")),
        publisher=renvoi(edition.url(ancre="editeur")),
        isBasedOn=noeud("CreativeWork", name=convention.document.titre, url=convention.document.lien),
        temporalCoverage=f"{convention.periode.debut}/{convention.periode.fin}",
        spatialCoverage=[commune(contrat, convention.commune.nom), agglomeration(contrat)],
        dateModified=modifie_le.isoformat() if modifie_le else None,
        variableMeasured=[_variable(indicateur) for indicateur in contrat.indicateurs.indicateurs],
        distribution=[_fichier(edition, chemin) for chemin in telechargements],
    )


def _variable(indicateur: Indicateur) -> Noeud:
    return noeud("PropertyValue", propertyID=indicateur.id, name=indicateur.libelle, description=indicateur.explication)


def _fichier(edition: Edition, chemin: str) -> Noeud:
    """Un fichier d'un format que l'on ne connaît pas n'en dit rien."""
    nature = TYPES_DE_FICHIERS.get(PurePosixPath(chemin).suffix)
    return noeud("DataDownload", contentUrl=edition.url(chemin), encodingFormat=nature)
