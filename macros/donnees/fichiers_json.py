"""Les fichiers JSON : une tête commune, puis ce que disent les données et ce qu'une page en déduit.

Chaque fichier hérite du modèle des données : un champ qui s'y ajoute se publie de lui-même.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel, Field, computed_field, create_model

from macros.adresses import json_du_quartier, page_du_quartier
from macros.edition import Edition
from macros.langue import phrases
from macros.modele import Contrat, Quartier
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.fiche import Fiche
from macros.modele.indicateurs import Indicateur
from macros.modele.pilotage import Referent
from macros.modele.site import Licence
from macros.modele.strategie import Enjeu
from macros.modele.types import Identifiant, Jour, Texte

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


class QuartierPublie(Quartier):
    """Un quartier, et ce que sa page en déduit."""

    page: str = Field(title="page", description="L'adresse de sa page.")
    statut_complet: str = Field(
        title="statut complet", description="Le statut en toutes lettres, suivi de sa précision."
    )
    fiche_officielle = computed_field(
        title="fiche officielle",
        description="L'adresse de sa fiche sur le site de l'État, quand il a un code de 2024.",
        exclude_if=lambda adresse: adresse is None,
    )(Quartier.fiche_officielle)
    en_bref: tuple[str, ...] = Field(title="en bref", description="Les phrases qui ouvrent sa page.")
    en_clair: dict[Identifiant, str] = Field(
        title="en clair",
        description="Pour chaque indicateur connu, la phrase simple qui le compare à l'agglomération.",
    )


# L'ordre des bases fait celui des champs, la dernière d'abord : la tête ouvre donc chaque fichier.
class FichierQuartier(QuartierPublie, Entete):
    """Un quartier, avec tout ce qu'il faut pour le lire sans autre fichier."""

    indicateurs: tuple[Indicateur, ...] = Field(
        title="indicateurs", description="Ceux que la source donne ici, et leur valeur pour l'agglomération."
    )
    enjeux: tuple[Enjeu, ...] = Field(title="enjeux", description="Ceux que le quartier poursuit, et leurs intitulés.")
    referents: tuple[Referent, ...] = Field(title="référents")


class FichierQuartiers(Entete):
    """Tous les quartiers."""

    quartiers: tuple[QuartierPublie, ...] = Field(title="quartiers")


# Les autres fichiers sont ceux de data/, sous le même nom.
COMMUNS: dict[str, type[BaseModel]] = {
    nom: create_model(f"Fichier{nom.capitalize()}", __base__=(fichier, Entete))
    for nom, fichier in FICHIERS_COMMUNS.items()
    if fichier.telechargement
}


def fichiers_json(contrat: Contrat, edition: Edition, publies: Sequence[QuartierPublie]) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque fichier JSON, sous ``donnees/``, et son texte."""
    return {
        chemin: fichier.model_dump_json(indent=2, exclude_none=True).encode() + b"\n"
        for chemin, fichier in _fichiers(contrat, edition, publies)
    }


def _fichiers(contrat: Contrat, edition: Edition, publies: Sequence[QuartierPublie]) -> Iterator[tuple[str, BaseModel]]:
    licence, source = contrat.site.licence_donnees, contrat.convention.document.titre
    tete = dict(Entete(licence=licence, date=edition.jour(), source=source))
    yield "quartiers.json", FichierQuartiers.model_construct(**tete, quartiers=tuple(publies))
    for publie in publies:
        yield json_du_quartier(publie.slug), _fichier_du_quartier(contrat, publie, tete)
    for nom, modele in COMMUNS.items():
        if fiche := getattr(contrat, nom):
            yield f"{nom}.json", modele.model_construct(**tete, **dict(fiche))


def publier(contrat: Contrat, quartier: Quartier, edition: Edition) -> QuartierPublie:
    """Le quartier, et ce qui s'en déduit ; rien ne se valide deux fois : tout vient du modèle, qui l'a déjà fait."""
    return QuartierPublie.model_construct(
        **dict(quartier),
        page=edition.url(page_du_quartier(quartier.slug)),
        statut_complet=contrat.statut_de(quartier),
        en_bref=tuple(phrases.en_bref(contrat, quartier)),
        en_clair={i.id: phrases.en_clair(valeur, i) for i, valeur in contrat.portrait(quartier)},
    )


def _fichier_du_quartier(contrat: Contrat, quartier: QuartierPublie, tete: dict[str, Any]) -> FichierQuartier:
    return FichierQuartier.model_construct(
        **tete,
        **dict(quartier),
        indicateurs=tuple(indicateur for indicateur, _ in contrat.portrait(quartier)),
        enjeux=tuple(enjeu for enjeu, _ in contrat.enjeux_de(quartier)),
        referents=contrat.pilotage.referents,
    )
