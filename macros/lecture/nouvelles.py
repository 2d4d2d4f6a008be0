"""Les nouvelles telles qu'elles sont écrites, et ce dont elles peuvent parler."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from macros.lecture.arbre import TOUS, Arbre, Chemin, Faute
from macros.lecture.engagements import ObjectifEcrit
from macros.modele.jours import lire_date

INSTANCES = ("instances", TOUS, "id")


class NouvelleEcrite(NamedTuple):
    """Une nouvelle, telle qu'elle est écrite ; ce qui n'y est pas un texte, le modèle le dit."""

    arbre: Arbre
    rang: int
    cles: Mapping[str, Any]

    def texte(self, cle: str) -> str:
        """Ce qui est écrit à cette clé ; vide quand elle manque."""
        valeur = self.cles.get(cle)
        return valeur if isinstance(valeur, str) else ""

    @property
    def jour(self) -> date | None:
        """Sa date, quand elle se lit."""
        return self.arbre.lire((self.rang, "date"), lire_date)

    @property
    def quartiers(self) -> list[tuple[Chemin, str]]:
        """Les quartiers écrits, et leur place ; aucun quand la nouvelle vaut pour tous."""
        ecrits = self.cles.get("quartiers")
        quartiers = ecrits if isinstance(ecrits, list) else []
        return [((self.rang, "quartiers", rang), q) for rang, q in enumerate(quartiers) if isinstance(q, str) and q]

    @property
    def lieu(self) -> str:
        """« data/suivi/2026.yml:8 »."""
        return f"{self.arbre.fichier}:{self.arbre.place((self.rang,)).ligne}"

    def faute(self, cle: str, message: str) -> Faute:
        """La faute ``message``, à la place de cette clé."""
        return self.arbre.faute((self.rang, cle), message)


def nouvelles_ecrites(suivi: Iterable[Arbre]) -> list[NouvelleEcrite]:
    """Celles de tous ces fichiers, dans leur ordre."""
    listes = ((arbre, arbre.valeur if isinstance(arbre.valeur, list) else []) for arbre in suivi)
    return [NouvelleEcrite(a, rang, c) for a, liste in listes for rang, c in enumerate(liste) if isinstance(c, dict)]


@dataclass(frozen=True)
class Cadre:
    """Ce dont les nouvelles peuvent parler."""

    arbres: list[Arbre]
    objectifs: list[ObjectifEcrit]
    pilotage: Arbre
    signature: date | None

    @cached_property
    def quartiers(self) -> set[str]:
        """Le nom de fichier de chacun."""
        return {quartier.nom for quartier in self.arbres}

    @cached_property
    def anciens_noms(self) -> dict[str, str]:
        """Un ancien nom de fichier -> celui d'aujourd'hui."""
        return {ancien: q.nom for q in self.arbres for _, ancien in q.textes("anciens_noms", TOUS)}

    @cached_property
    def heritiers(self) -> dict[str, list[str]]:
        """Le nom de fichier d'un quartier qui n'est plus -> ceux des quartiers qui en sont nés."""
        nes: dict[str, list[str]] = defaultdict(list)
        for quartier in self.arbres:
            for _, ancien in quartier.textes("issu_de", TOUS):
                nes[ancien].append(quartier.nom)
        return dict(nes)

    @cached_property
    def qui_l_a(self) -> Mapping[str, dict[str, ObjectifEcrit]]:
        """L'identifiant de chaque engagement -> les quartiers qui l'ont, et ce qu'ils en écrivent."""
        qui: dict[str, dict[str, ObjectifEcrit]] = defaultdict(dict)
        for objectif in self.objectifs:
            qui[objectif.engagement][objectif.arbre.nom] = objectif
        return dict(qui)

    @cached_property
    def instances(self) -> dict[str, set[str]]:
        """L'identifiant de chaque instance -> les quartiers dont elle parle ; aucun quand elle parle de tous."""
        parle_de = {
            identifiant: {slug for _, slug in self.pilotage.textes(*chemin[:2], "quartiers", TOUS)}
            for chemin, identifiant in self.pilotage.textes(*INSTANCES)
        }
        return {identifiant: quartiers for identifiant, quartiers in parle_de.items() if identifiant}

    def concernes(self, nouvelle: NouvelleEcrite) -> set[str]:
        """Les quartiers dont parle la nouvelle : ceux qu'elle nomme, sinon tous ceux qui ont l'engagement."""
        return {slug for _, slug in nouvelle.quartiers} or set(self.qui_l_a.get(nouvelle.texte("engagement"), ()))
