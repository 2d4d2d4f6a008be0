"""Ce qui a été signé, ce que le site ajoute, et ce qui vient d'une autre source."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from macros.modele.apparence import DU_PREMIER_NIVEAU
from macros.modele.chiffre import ChiffreDate
from macros.modele.contrat.fichiers import Fichiers
from macros.modele.population import Population
from macros.modele.quartier import Quartier

ANNEE_CITEE = re.compile(r"\b20[0-9]{2}\b")
# Ce que personne n'a signé : ce que le site ajoute, et ce qui aide à écrire ses phrases.
AJOUTS: dict[str, Any] = {
    "convention": {
        **dict.fromkeys(("document", "parties", "cadre", "chiffres_du_contrat", "liste_complete"), True),
        "agglomeration": {"sorte"},
    },
    "indicateurs": {"indicateurs": {"__all__": {"avec_article", "echelle", "en_clair", "explication", "id"}}},
    "glossaire": True,
    "site": True,
    "vocabulaire": True,
    "pilotage": {"instances": True},
    "recherche": True,
    "strategie": {"branches": {"__all__": set(DU_PREMIER_NIVEAU)}},
    "suivi": True,
    "contours": True,
    "quartiers": {
        "__all__": {
            **dict.fromkeys(("slug", "nom_dans_une_phrase", "autres_noms", "code_2024", "anciens_noms"), True),
            **dict.fromkeys(("issu_de", "rues", "documents"), True),
            "objectifs": {"__all__": {"__all__": {"id"}}},
        }
    },
}


class SonOrigine(Fichiers):
    """D'où vient ce que disent les données : du contrat signé, ou d'ailleurs."""

    @cached_property
    def ce_qui_est_signe(self) -> dict[str, Any]:
        """Ce qui vient de la convention, ou l'a remplacé depuis : de quoi savoir si une version l'a mis à jour."""
        return self.model_dump(mode="json", exclude=AJOUTS)

    @cached_property
    def cite_plus_recent_que_la_convention(self) -> bool:
        """Vrai quand la source d'un chiffre nomme une année d'après la signature : la convention ne le donne pas."""
        chiffres: list[ChiffreDate | Population] = [*self._chiffres(), *self._populations()]
        sources = {*(quartier.portrait.source for quartier in self.quartiers), *(c.source for c in chiffres)}
        citees = {int(annee) for source in sources if source for annee in ANNEE_CITEE.findall(source)}
        annees = {*citees, *(c.annee for c in chiffres if c.annee)}
        return any(annee > self.convention.dernier_acte_le.year for annee in annees)

    @cached_property
    def a_des_chiffres_d_ailleurs(self) -> bool:
        """Vrai quand un chiffre vient de la source qu'il nomme, et non de ce qui a été signé."""
        return any(map(self.a_ses_chiffres_d_ailleurs, self.quartiers))

    def a_ses_chiffres_d_ailleurs(self, quartier: Quartier) -> bool:
        """Vrai quand l'un des chiffres de ce quartier n'est pas de ce qui a été signé.

        Le portrait d'un contrat qui donne lui-même ses chiffres nomme aussi la source que ce contrat cite.
        """
        portrait = quartier.portrait
        siennes = [chiffre.source for valeur in portrait.indicateurs.values() for chiffre in valeur.chiffres]
        siennes += [portrait.population.source] if portrait.population else []
        return any(siennes) or bool(portrait.source and not self.convention.chiffres_du_contrat)

    def _chiffres(self) -> Iterator[ChiffreDate]:
        """Tous ceux des quartiers, de chaque année."""
        for quartier in self.quartiers:
            for valeur in quartier.portrait.indicateurs.values():
                yield from valeur.chiffres

    def _populations(self) -> Iterator[Population]:
        """Celle du contrat et celles des quartiers, quand la source les donne."""
        yield from filter(None, (self.convention.population, *(q.portrait.population for q in self.quartiers)))
