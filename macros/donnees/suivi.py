"""Le suivi, tel qu'il se publie : où en est chaque engagement, les nouvelles, et le mot d'autres pour chaque état."""

from functools import cache

from pydantic import Field

from macros.donnees.publication import AvancementPublie, NouvellePubliee, Publication
from macros.modele.avancement import Avancement, Engagement
from macros.modele.fiche import Fiche
from macros.modele.suivi import EQUIVALENTS, Etat
from macros.modele.types import Identifiant, Texte


class EtatPublie(Fiche):
    """Un état, et le mot qu'emploient d'autres pour le dire."""

    etat: Etat = Field(title="état")
    phase: str = Field(title="phase", description="Celle du schéma « projets-territoire » 0.1.0.")
    phase_statut: str = Field(title="statut de la phase", description="Le « phaseStatut » du même schéma.")
    territoires_en_transitions: str = Field(
        title="Territoires en Transitions", description="Le statut de l'action sur la plateforme de l'ADEME."
    )


class AvancementDansUnQuartier(AvancementPublie):
    """Où en est l'engagement dans l'un des quartiers qui l'ont."""

    quartier: Identifiant = Field(title="quartier", description="Son identifiant.")
    derniere_nouvelle: str | None = Field(
        title="dernière nouvelle",
        description="L'identifiant de la plus récente, du porteur du contrat ou d'une instance.",
    )


class EngagementPublie(Fiche):
    """Un engagement : les mêmes mots, sous la même branche, sont le même dans tous les quartiers."""

    id: str = Field(title="identifiant", description="Celui que citent les nouvelles et les fichiers de quartier.")
    branche: Identifiant = Field(title="branche", description="L'identifiant de celle où il est, dans la stratégie.")
    premiere_branche: Identifiant = Field(title="première branche", description="L'identifiant de celle qui a sa page.")
    texte: Texte = Field(title="texte", description="Celui du contrat signé.")
    avancements: tuple[AvancementDansUnQuartier, ...] = Field(title="avancements", description="Un par quartier.")


class SuiviPublie(Fiche):
    """Ce que devient chaque engagement."""

    etats: tuple[EtatPublie, ...] = Field(
        title="états",
        description="Ceux que peut dire le porteur du contrat, et le mot qu'emploient d'autres pour le dire.",
    )
    engagements: tuple[EngagementPublie, ...] = Field(
        title="engagements", description="Tous, dans l'ordre de la stratégie."
    )
    nouvelles: tuple[NouvellePubliee, ...] = Field(title="nouvelles", description="Toutes, la plus récente d'abord.")


@cache
def etats_publies() -> dict[Etat, EtatPublie]:
    """L'état -> ce qu'on en publie."""
    return {etat: EtatPublie(etat=etat, **equivalent._asdict()) for etat, equivalent in EQUIVALENTS.items()}


def publier_le_suivi(publication: Publication) -> SuiviPublie:
    """Le contrat -> tout ce que l'on sait de ce que deviennent ses engagements."""
    return SuiviPublie.model_construct(
        etats=tuple(etats_publies().values()),
        engagements=tuple(_engagement(publication, e) for e in publication.contrat.engagements.values()),
        nouvelles=publication.nouvelles,
    )


def _engagement(publication: Publication, engagement: Engagement) -> EngagementPublie:
    branche = engagement.branche.id
    return EngagementPublie.model_construct(
        id=engagement.id,
        branche=branche,
        premiere_branche=publication.contrat.racine_de[branche].id,
        texte=engagement.texte,
        avancements=tuple(_avancement(publication, avancement) for avancement in engagement.avancements),
    )


def _avancement(publication: Publication, avancement: Avancement) -> AvancementDansUnQuartier:
    derniere = publication.derniere_nouvelle(avancement)
    return AvancementDansUnQuartier.model_construct(
        **publication.avancement(avancement),
        quartier=avancement.quartier.slug,
        derniere_nouvelle=derniere and derniere.id,
    )
