"""Deux versions d'un quartier -> ce qui change pour ses lecteurs, en phrases."""

from collections.abc import Iterator

from macros.adresses import ancre_du_champ, chemin_public, page_du_quartier
from macros.histoire.changement import Changement
from macros.histoire.fiches import comparer_fiches, comparer_suites
from macros.histoire.noms import NOMS
from macros.histoire.valeurs import arriver, partir, passer
from macros.langue.francais import de
from macros.langue.grammaire import citer
from macros.langue.phrases import evolution, habitants
from macros.langue.phrases import valeur as dire_valeur
from macros.modele import Contrat, Quartier
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Valeur

CHEMIN = "quartiers[]"
LISTES = ("irritants", "opportunites", "enjeux_prioritaires")
DITS_AUTREMENT = frozenset({*LISTES, "slug", "portrait", "objectifs"})


def comparer_quartier(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[Changement]:
    """Les changements d'un quartier, chacun avec l'ancre où le lire."""
    (_, ancien), (_, nouveau) = avant, apres
    page = page_du_quartier(nouveau.slug)
    for ancre, phrases in (
        ("", _adresse(ancien, nouveau)),
        ("", comparer_fiches(CHEMIN, ancien, nouveau, sauf=DITS_AUTREMENT)),
        ("portrait", _portrait(ancien, nouveau)),
        ("portrait", _indicateurs(avant, apres)),
        *((ancre_du_champ(champ), _liste(champ, ancien, nouveau)) for champ in LISTES),
        *_objectifs(avant, apres),
    ):
        yield from (Changement(nouveau.nom, phrase, page, ancre) for phrase in phrases)


def _adresse(ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    if ancien.slug != nouveau.slug:
        avant, apres = (chemin_public(page_du_quartier(quartier.slug)) for quartier in (ancien, nouveau))
        yield f"la page change d'adresse, de {avant} à {apres}."


def _liste(champ: str, ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    return comparer_suites(f"{CHEMIN}.{champ}", "", getattr(ancien, champ), getattr(nouveau, champ))


def _objectifs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[tuple[str, Iterator[str]]]:
    """L'ancre et les phrases de chaque sous-objectif."""
    (ancien_contrat, ancien), (contrat, nouveau) = avant, apres
    connus = ancien_contrat.sous_objectif_par_id | contrat.sous_objectif_par_id
    for identifiant in {**ancien.objectifs, **nouveau.objectifs}:
        ancre = identifiant if identifiant in nouveau.objectifs else "objectifs"
        listes = (quartier.objectifs.get(identifiant, ()) for quartier in (ancien, nouveau))
        yield ancre, comparer_suites(f"{CHEMIN}.objectifs", citer(connus[identifiant].titre), *listes)


def _portrait(ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    avant, apres = ancien.portrait, nouveau.portrait
    anciens, nouveaux = habitants(avant.population), habitants(apres.population)
    if anciens != nouveaux:
        yield passer("la population", anciens, nouveaux)
    yield from _evolution(evolution(avant.population), evolution(apres.population))
    yield from comparer_fiches(f"{CHEMIN}.portrait", avant, apres, sauf=frozenset({"population", "indicateurs"}))


def _evolution(ancienne: str, nouvelle: str) -> Iterator[str]:
    nom = NOMS[f"{CHEMIN}.portrait.population.evolution"]
    if ancienne and nouvelle and ancienne != nouvelle:
        yield passer(nom.defini, ancienne, nouvelle)
    elif ancienne != nouvelle:
        yield arriver(nom, "", nouvelle) if nouvelle else partir(nom, "")


def _indicateurs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[str]:
    connus = {i.id: i for contrat, _ in (avant, apres) for i in contrat.indicateurs.indicateurs}
    for identifiant, indicateur in connus.items():
        valeurs = (quartier.portrait.indicateurs.get(identifiant) for _, quartier in (avant, apres))
        yield from _indicateur(indicateur, *valeurs)


def _indicateur(indicateur: Indicateur, avant: Valeur | None, apres: Valeur | None) -> Iterator[str]:
    """Le nom que donne un éditeur n'a pas de genre connu : aucun participe ne s'accorde avec lui."""
    nom = indicateur.avec_article or f"l'indicateur {citer(indicateur.libelle)}"
    if avant is None and apres is not None:
        yield f"le portrait statistique donne maintenant {nom} : {dire_valeur(apres, indicateur)}."
    elif avant is not None and apres is None:
        yield f"le portrait statistique ne donne plus {nom}."
    elif avant is not None and apres is not None:
        ancienne, nouvelle = dire_valeur(avant, indicateur), dire_valeur(apres, indicateur)
        if ancienne != nouvelle:
            yield passer(nom, ancienne, nouvelle)
        if avant.source != apres.source:
            yield f"la source {de(nom)} devient {citer(apres.source) if apres.source else 'celle du portrait'}."
