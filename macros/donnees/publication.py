"""Ce que les fichiers publiés ont en commun : chaque quartier et chaque nouvelle, avec ce qu'une page en déduit.

Chaque modèle hérite de celui des données : un champ qui s'y ajoute se publie de lui-même. Rien ne se valide deux fois :
tout vient du modèle, qui l'a déjà fait.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import Field, computed_field

from macros.adresses import page_du_quartier
from macros.edition import Edition
from macros.identites import identites_des_nouvelles
from macros.langue import phrases, reperes
from macros.langue.chiffres import phrase_complete
from macros.modele import Contrat, Quartier
from macros.modele.avancement import Avancement
from macros.modele.fiche import Fiche
from macros.modele.objectif import Objectif
from macros.modele.quartier import est_absente
from macros.modele.suivi import Etat, Nouvelle
from macros.modele.types import Identifiant, Intitule, Jour


class NouvellePubliee(Nouvelle):
    """Une nouvelle, et de quoi la reconnaître."""

    id: str = Field(title="identifiant", description="Il reste le même, même si la nouvelle est corrigée.")
    instance: str | None = Field(title="nom de l'instance")


class AvancementPublie(Fiche):
    """Où en est un engagement dans un quartier."""

    page: str = Field(title="page", description="L'adresse où le lire, sur la page du quartier.")
    etat: Etat | None = Field(
        title="état",
        description="Le dernier qu'ait dit le porteur du contrat. Sans nouvelle, on ne sait pas : cela a pu commencer.",
    )
    date_etat: Jour | None = Field(title="date de l'état", description="Le jour du fait, écrit année-mois-jour.")
    nombre_de_nouvelles: int = Field(title="nombre de nouvelles", description="Du porteur du contrat et des instances.")


class ObjectifPublie(AvancementPublie, Objectif):
    """Un objectif d'un quartier, et ce qu'il devient."""

    engagement: str = Field(
        title="engagement", description="L'identifiant sous lequel il se suit, le même dans tous les quartiers."
    )
    derniere_nouvelle: NouvellePubliee | None = Field(title="dernière nouvelle")


class QuartierPublie(Quartier):
    """Un quartier, et ce que sa page en déduit."""

    # Un quartier publié ne change plus : ses objectifs peuvent en dire plus que ceux des données.
    objectifs: dict[Identifiant, tuple[ObjectifPublie, ...]] = Field(  # type: ignore[assignment]
        title="objectifs", description="Sous l'identifiant de chaque branche de la stratégie, ce qui est prévu ici."
    )
    page: str = Field(title="page", description="L'adresse de sa page.")
    statut_complet: str = Field(
        title="statut complet", description="Le statut en toutes lettres, suivi de sa précision."
    )
    explication_du_statut: str | None = Field(
        default=None, title="explication du statut", description="Ce qu'il veut dire, quand le contrat l'explique."
    )
    hectares: float | None = Field(
        default=None, title="hectares", description="La surface que mesure son contour, quand il est publié."
    )
    communes_touchees: tuple[Intitule, ...] = Field(
        default=(),
        exclude_if=est_absente,
        title="communes touchées",
        description="Celles où s'étend son contour, la plus occupée d'abord.",
    )
    auparavant: tuple[str, ...] = Field(
        default=(),
        exclude_if=est_absente,
        title="auparavant",
        description="Son statut et son périmètre d'avant, et ce qui en a changé, comme le dit sa page.",
    )
    fiche_officielle = computed_field(
        title="fiche officielle",
        description="L'adresse de sa fiche sur le site de l'État, quand il a un code de 2024.",
        exclude_if=lambda adresse: adresse is None,
    )(Quartier.fiche_officielle)
    en_bref: tuple[str, ...] = Field(title="en bref", description="Les phrases qui ouvrent sa page.")
    en_clair: dict[Identifiant, str] = Field(
        title="en clair",
        description="Pour chaque indicateur connu, la phrase simple qui le compare, et sa tendance.",
    )


@dataclass(frozen=True)
class Publication:
    """Un contrat à publier, et ce que plusieurs fichiers en disent : cela ne se calcule qu'une fois."""

    contrat: Contrat
    edition: Edition

    @cached_property
    def nouvelles(self) -> tuple[NouvellePubliee, ...]:
        """La plus récente d'abord."""
        noms = {instance.id: instance.nom for instance in self.contrat.pilotage.instances}
        return tuple(
            NouvellePubliee.model_construct(**dict(nouvelle), id=identite, instance=noms.get(nouvelle.par or ""))
            for nouvelle, identite in zip(self.contrat.suivi, identites_des_nouvelles(self.contrat), strict=True)
        )

    @cached_property
    def _rang(self) -> dict[Nouvelle, int]:
        return {nouvelle: rang for rang, nouvelle in enumerate(self.contrat.suivi)}

    @cached_property
    def avancements(self) -> dict[str, dict[str, list[Avancement]]]:
        """Le nom de fichier d'un quartier, puis une branche -> où en sont les engagements."""
        ranges: dict[str, dict[str, list[Avancement]]] = {q.slug: {} for q in self.contrat.quartiers_ranges}
        for avancement in self.contrat.avancements:
            ranges[avancement.quartier.slug].setdefault(avancement.branche.id, []).append(avancement)
        return ranges

    @cached_property
    def quartiers(self) -> tuple[QuartierPublie, ...]:
        """Dans l'ordre des pages."""
        return tuple(self._quartier(quartier) for quartier in self.contrat.quartiers_ranges)

    def _quartier(self, quartier: Quartier) -> QuartierPublie:
        objectifs = {
            branche: tuple(self._objectif(avancement) for avancement in avancements)
            for branche, avancements in self.avancements[quartier.slug].items()
        }
        contour = self.contrat.contour_de(quartier)
        return QuartierPublie.model_construct(
            **dict(quartier) | {"objectifs": objectifs},
            page=self.edition.url(page_du_quartier(quartier.slug)),
            statut_complet=self.contrat.statut_de(quartier),
            explication_du_statut=self.contrat.explication_du_statut(quartier),
            hectares=contour and round(contour.hectares, 1),
            communes_touchees=tuple(commune.nom for commune in self.contrat.communes_touchees(quartier)),
            auparavant=(
                *reperes.dire_avant(self.contrat, quartier),
                *reperes.dire_les_changements(self.contrat, quartier),
            ),
            en_bref=tuple(phrases.en_bref(self.contrat, quartier)),
            en_clair={
                i.id: phrase_complete(v, i, self.contrat.comparaisons(i)) for i, v in self.contrat.portrait(quartier)
            },
        )

    def _objectif(self, avancement: Avancement) -> ObjectifPublie:
        return ObjectifPublie.model_construct(
            **dict(avancement.objectif),
            **self.avancement(avancement),
            engagement=avancement.id,
            derniere_nouvelle=self.derniere_nouvelle(avancement),
        )

    def derniere_nouvelle(self, avancement: Avancement) -> NouvellePubliee | None:
        """La plus récente, telle qu'elle se publie."""
        return self.nouvelles[self._rang[avancement.derniere]] if avancement.derniere else None

    def avancement(self, avancement: Avancement) -> dict[str, Any]:
        """Ce que partagent tous les fichiers qui disent où en est un engagement : ``AvancementPublie``."""
        annonce = avancement.annonce
        return {
            "page": self.edition.url(page_du_quartier(avancement.quartier.slug), avancement.id),
            "etat": avancement.etat,
            "date_etat": annonce and annonce.date,
            "nombre_de_nouvelles": len(avancement.nouvelles),
        }

    def nouvelles_du_quartier(self, slug: str) -> tuple[NouvellePubliee, ...]:
        """Toutes celles qui concernent un quartier, la plus récente d'abord."""
        avancements = (a for groupe in self.avancements[slug].values() for a in groupe)
        rangs = {self._rang[nouvelle] for avancement in avancements for nouvelle in avancement.nouvelles}
        return tuple(self.nouvelles[rang] for rang in sorted(rangs))
