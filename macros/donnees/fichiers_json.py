"""Les fichiers JSON : une tête commune, puis ce que disent les données et ce qu'une page en déduit."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, Field, create_model

from macros.adresses import json_du_quartier
from macros.donnees.publication import NouvellePubliee, Publication, QuartierPublie
from macros.donnees.suivi import SuiviPublie, publier_le_suivi
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.fiche import Fiche
from macros.modele.indicateurs import Indicateur
from macros.modele.instances import Instance, MaisonDuProjet
from macros.modele.referent import Referent
from macros.modele.site import Licence
from macros.modele.strategie import Branche
from macros.modele.types import Jour, Texte
from macros.modele.vocabulaire import Element, Niveau, RubriqueDeQuartier, Territoire

VERSION: Literal[3] = 3


class Entete(Fiche):
    """Ce qui ouvre chaque fichier."""

    version: Literal[3] = Field(
        default=VERSION,
        title="version du format",
        description="Elle augmente quand un champ disparaît, change de nom ou de sens ; un champ de plus la laisse.",
    )
    licence: Licence = Field(title="licence")
    date: Jour | None = Field(
        default=None,
        title="date",
        description="Le jour où les données ont changé pour la dernière fois, écrit année-mois-jour.",
    )
    source: Texte = Field(
        title="source",
        description="Le document signé dont viennent les engagements et les chiffres, avant leurs mises à jour.",
    )


# L'ordre des bases fait celui des champs, la dernière d'abord : la tête ouvre donc chaque fichier.
class FichierQuartier(QuartierPublie, Entete):
    """Un quartier, avec tout ce qu'il faut pour le lire sans autre fichier."""

    indicateurs: tuple[Indicateur, ...] = Field(
        title="indicateurs", description="Ceux que la source donne ici, et leurs valeurs de comparaison."
    )
    branches: tuple[Branche, ...] = Field(
        title="branches", description="Celles du premier niveau que le quartier poursuit, et ce qu'elles contiennent."
    )
    niveaux: tuple[Niveau, ...] = Field(
        title="niveaux", description="Ceux de la stratégie, du plus général au plus précis."
    )
    objectifs_des_quartiers: Element = Field(
        title="objectifs des quartiers", description="Comment le contrat nomme ce que chaque quartier prévoit."
    )
    referents: tuple[Referent, ...] = Field(title="référents", description="Ceux du quartier, puis ceux de tous.")
    instances: tuple[Instance, ...] = Field(title="instances", description="Celles du quartier, puis celles de tous.")
    maisons_du_projet: tuple[MaisonDuProjet, ...] = Field(title="maisons du projet")
    territoires: tuple[Territoire, ...] = Field(
        title="territoires de comparaison", description="Ceux auxquels ces indicateurs se comparent."
    )
    rubriques_des_quartiers: tuple[RubriqueDeQuartier, ...] = Field(
        title="rubriques des quartiers", description="Celles qu'il remplit, et leurs titres."
    )
    nouvelles: tuple[NouvellePubliee, ...] = Field(
        title="nouvelles", description="Celles qui concernent ce quartier, la plus récente d'abord."
    )


class FichierQuartiers(Entete):
    """Tous les quartiers."""

    quartiers: tuple[QuartierPublie, ...] = Field(title="quartiers")


class FichierSuivi(SuiviPublie, Entete):
    """Ce que devient chaque engagement, dans tous les quartiers."""


# Les autres fichiers sont ceux de data/, sous le même nom.
COMMUNS: dict[str, type[BaseModel]] = {
    nom: create_model(f"Fichier{nom.capitalize()}", __base__=(fichier, Entete))
    for nom, fichier in FICHIERS_COMMUNS.items()
    if fichier.telechargement
}


def fichiers_json(publication: Publication) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque fichier JSON, sous ``donnees/``, et son texte."""
    return {
        chemin: fichier.model_dump_json(indent=2, exclude_none=True).encode() + b"\n"
        for chemin, fichier in _fichiers(publication)
    }


def _fichiers(publication: Publication) -> Iterator[tuple[str, BaseModel]]:
    contrat = publication.contrat
    licence, source = contrat.site.licence_donnees, contrat.convention.acte_en_vigueur.titre
    tete = dict(Entete(licence=licence, date=publication.edition.jour(), source=source))
    yield "quartiers.json", FichierQuartiers.model_construct(**tete, quartiers=publication.quartiers)
    yield "suivi.json", FichierSuivi.model_construct(**tete, **dict(publier_le_suivi(publication)))
    for quartier in publication.quartiers:
        yield json_du_quartier(quartier.slug), _fichier_du_quartier(publication, quartier, tete)
    for nom, modele in COMMUNS.items():
        if fiche := getattr(contrat, nom):
            yield f"{nom}.json", modele.model_construct(**tete, **dict(fiche))


def _fichier_du_quartier(publication: Publication, quartier: QuartierPublie, tete: dict[str, Any]) -> FichierQuartier:
    contrat = publication.contrat
    contacts = contrat.pilotage.contacts(quartier.slug)
    indicateurs = tuple(indicateur for indicateur, _ in contrat.portrait(quartier))
    return FichierQuartier.model_construct(
        **tete,
        **dict(quartier),
        indicateurs=indicateurs,
        branches=tuple(poursuivie.branche for poursuivie in contrat.poursuivies_par(quartier)),
        niveaux=contrat.vocabulaire.niveaux,
        objectifs_des_quartiers=contrat.vocabulaire.objectifs_des_quartiers,
        referents=contacts.referents,
        instances=contacts.instances,
        maisons_du_projet=contacts.maisons,
        territoires=contrat.territoires_de(indicateurs),
        rubriques_des_quartiers=tuple(rubrique for rubrique, _ in contrat.rubriques_de(quartier)),
        nouvelles=publication.nouvelles_du_quartier(quartier.slug),
    )
