"""Deux versions d'un quartier -> ce qui change pour ses lecteurs, en phrases."""

from collections.abc import Iterator

from macros.differences.changement import Changement, Mots, comparer_listes
from macros.differences.fiches import comparer_fiches
from macros.modele import Contrat, Quartier
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Population, Valeur
from macros.phrases import habitants, population
from macros.phrases import valeur as dire_valeur

LISTES = {
    "irritants": Mots("nouvel irritant", "irritant retiré", "l'irritant"),
    "opportunites": Mots("nouvelle opportunité", "opportunité retirée", "l'opportunité"),
    "enjeux_prioritaires": Mots("nouvel enjeu prioritaire", "enjeu prioritaire retiré", "l'enjeu prioritaire"),
}
OBJECTIF = Mots("nouvel objectif", "objectif retiré", "l'objectif")
DITS_AUTREMENT = frozenset({*LISTES, "slug", "anciens_slugs", "portrait", "objectifs"})


def comparer_quartier(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[Changement]:
    """Les changements d'un quartier, chacun avec l'ancre où le lire."""
    (_, ancien), (contrat, nouveau) = avant, apres
    page = f"quartiers/{nouveau.slug}.md"
    for ancre, phrases in (
        ("", _adresse(ancien, nouveau)),
        ("", comparer_fiches(ancien, nouveau, sauf=DITS_AUTREMENT)),
        ("portrait", _portrait(ancien, nouveau)),
        ("portrait", _indicateurs(avant, apres)),
        *((champ.replace("_", "-"), _liste(champ, ancien, nouveau)) for champ in LISTES),
    ):
        yield from (Changement(nouveau.nom, phrase, page, ancre) for phrase in phrases)
    titres = _titres(avant[0]) | _titres(contrat)
    for identifiant in {**ancien.objectifs, **nouveau.objectifs}:
        anciennes, nouvelles = ancien.objectifs.get(identifiant, ()), nouveau.objectifs.get(identifiant, ())
        for phrase in comparer_listes(OBJECTIF, anciennes, nouvelles, f" sous « {titres[identifiant]} »"):
            yield Changement(
                nouveau.nom, phrase, page, identifiant if identifiant in nouveau.objectifs else "objectifs"
            )


def _adresse(ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    if ancien.slug != nouveau.slug:
        yield f"la page change d'adresse, de quartiers/{ancien.slug}/ à quartiers/{nouveau.slug}/."


def _titres(contrat: Contrat) -> dict[str, str]:
    return {sous_objectif.id: sous_objectif.titre for sous_objectif in contrat.strategie.sous_objectifs()}


def _liste(champ: str, ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    return comparer_listes(LISTES[champ], getattr(ancien, champ), getattr(nouveau, champ))


def _portrait(ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    avant, apres = ancien.portrait, nouveau.portrait
    if avant.population != apres.population:
        dire = population if _meme_nombre(avant.population, apres.population) else habitants
        yield f"la population passe de « {dire(avant.population)} » à « {dire(apres.population)} »."
    yield from comparer_fiches(avant, apres, sauf=frozenset({"population", "indicateurs"}))


def _meme_nombre(avant: Population, apres: Population) -> bool:
    return habitants(avant) == habitants(apres)


def _indicateurs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[str]:
    connus = {i.id: i for contrat, _ in (avant, apres) for i in contrat.indicateurs.indicateurs}
    for identifiant, indicateur in connus.items():
        valeurs = (quartier.portrait.indicateurs.get(identifiant) for _, quartier in (avant, apres))
        yield from _indicateur(indicateur, *valeurs)


def _indicateur(indicateur: Indicateur, avant: Valeur | None, apres: Valeur | None) -> Iterator[str]:
    nom = indicateur.avec_article or f"« {indicateur.libelle} »"
    if avant == apres:
        return
    if avant is None and apres is not None:
        yield f"nouveau chiffre : {nom}, {dire_valeur(apres, indicateur)}."
    elif apres is None:
        yield f"{nom} n'est plus indiqué."
    elif avant is not None:
        ancienne, nouvelle = dire_valeur(avant, indicateur), dire_valeur(apres, indicateur)
        if ancienne != nouvelle:
            yield f"{nom} passe de {ancienne} à {nouvelle}."
        if avant.source != apres.source:
            yield f"la source change pour {nom} : {f'« {apres.source} »' if apres.source else 'celle du portrait'}."
