"""Deux versions des données -> ce qui change pour les lecteurs, en phrases françaises."""

from collections.abc import Iterator
from operator import attrgetter

from macros import adresses
from macros.histoire.changement import Changement
from macros.histoire.fiches import comparer_fiches
from macros.histoire.listes import Phrases
from macros.histoire.noms import NOMS
from macros.histoire.quartiers import comparer_quartier
from macros.modele import Contrat, Quartier
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.fiche import Rubrique

QUARTIER = Phrases(NOMS["quartiers"])


def _rubriques() -> Iterator[tuple[str, Rubrique]]:
    """Le chemin de ce qui a sa page : un fichier commun, ou l'une de ses parties (« site.accessibilite »)."""
    for nom, fichier in FICHIERS_COMMUNS.items():
        if fichier.rubrique:
            yield nom, fichier.rubrique
        for cle, champ in fichier.model_fields.items():
            if rubrique := getattr(champ.annotation, "rubrique", None):
                yield f"{nom}.{cle}", rubrique


RUBRIQUES = dict(_rubriques())


def differences(avant: Contrat, apres: Contrat) -> list[Changement]:
    """Tous les changements, les quartiers d'abord ; une liste vide quand rien ne change pour un lecteur."""
    return [*_quartiers(avant, apres), *_communs(avant, apres)]


def _quartiers(avant: Contrat, apres: Contrat) -> Iterator[Changement]:
    for quartier in apres.quartiers_ranges:
        if ancien := _ancien(avant, quartier):
            yield from comparer_quartier((avant, ancien), (apres, quartier))
        else:
            yield Changement("Quartiers", QUARTIER.arriver(quartier.nom), adresses.page_du_quartier(quartier.slug))
    connus = {slug for quartier in apres.quartiers for slug in (quartier.slug, *quartier.anciens_noms)}
    for quartier in avant.quartiers_ranges:
        if quartier.slug not in connus:
            yield Changement("Quartiers", QUARTIER.partir(quartier.nom), adresses.QUARTIERS)


def _ancien(avant: Contrat, quartier: Quartier) -> Quartier | None:
    """Le même quartier dans la version d'avant, même si son fichier a depuis changé de nom."""
    slugs = (quartier.slug, *quartier.anciens_noms)
    return next((avant.quartier_par_slug[slug] for slug in slugs if slug in avant.quartier_par_slug), None)


def _communs(avant: Contrat, apres: Contrat) -> Iterator[Changement]:
    for chemin, (sujet, page) in RUBRIQUES.items():
        parties = frozenset(autre.removeprefix(f"{chemin}.") for autre in RUBRIQUES if autre.startswith(f"{chemin}."))
        lire = attrgetter(chemin)
        for phrase in comparer_fiches(chemin, lire(avant), lire(apres), sauf=parties):
            yield Changement(sujet, phrase, page)


__all__ = ["Changement", "differences"]
