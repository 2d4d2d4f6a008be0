"""Deux versions des données -> ce qui change pour les lecteurs, en phrases françaises."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from macros.adresses import (
    QUARTIERS,
    ancre_du_champ,
    chemin_public,
    page_du_quartier,
)
from macros.differences.fiches import (
    comparer_fiches,
    comparer_suites,
    phrase_de_changement,
    phrase_de_passage,
    phrase_exacte,
)
from macros.differences.listes import PhrasesDeListe
from macros.differences.mots import comme_on_la_lit
from macros.differences.noms import NOMS
from macros.langue.francais import citer, compter, de, enumerer
from macros.langue.phrases import evolution, habitants
from macros.langue.phrases import valeur as ecrire_valeur
from macros.modele import Contrat, Quartier
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.fiche import Rubrique
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Valeur
from macros.modele.vocabulaire import Recherche

QUARTIER = PhrasesDeListe(NOMS["quartiers"])
CHEMIN = "quartiers[]"
LISTES = ("irritants", "opportunites", "enjeux_prioritaires")
MOTS_CITES = 8
COMPARES_A_PART = frozenset({*LISTES, "slug", "portrait", "objectifs", "anciens_noms"})


class Changement(NamedTuple):
    """« Le Centre » et « le taux de pauvreté passe de 46,7 % à 45,1 %. » ; ``page`` est un chemin de ``docs/``."""

    sujet: str
    phrase: str
    page: str
    ancre: str = ""

    def __str__(self) -> str:
        return f"{self.sujet} : {self.phrase}"


def _rubriques() -> Iterator[tuple[str, Rubrique]]:
    """Le chemin de ce qui a sa page : un fichier commun, ou l'une de ses parties (« site.accessibilite »)."""
    for nom, fichier in FICHIERS_COMMUNS.items():
        if fichier.rubrique:
            yield nom, fichier.rubrique
        for cle, champ in fichier.model_fields.items():
            if rubrique := getattr(champ.annotation, "rubrique", None):
                yield f"{nom}.{cle}", rubrique


RUBRIQUES = dict(_rubriques())


def meme_commune(avant: Contrat, apres: Contrat) -> bool:
    """Faux quand ce sont les contrats de deux communes : une copie du projet n'a pas changé, elle parle d'une autre."""
    ancienne, nouvelle = avant.convention.commune, apres.convention.commune
    return (ancienne.nom, ancienne.departement) == (nouvelle.nom, nouvelle.departement)


def differences(avant: Contrat, apres: Contrat) -> list[Changement]:
    """Tous les changements, les quartiers d'abord ; une liste vide quand rien ne change pour un lecteur."""
    avant, apres = comme_on_la_lit(avant), comme_on_la_lit(apres)
    return [*_quartiers(avant, apres), *_communs(avant, apres), *_recherche(avant.recherche, apres.recherche)]


def _quartiers(avant: Contrat, apres: Contrat) -> Iterator[Changement]:
    suivis = {quartier.slug: _ancien(avant, quartier) for quartier in apres.quartiers}
    repris = {ancien.slug for ancien in suivis.values() if ancien}
    for quartier in apres.quartiers_ranges:
        if ancien := suivis[quartier.slug]:
            yield from comparer_quartier((avant, ancien), (apres, quartier))
        else:
            yield Changement("Quartiers", QUARTIER.ajout(quartier.nom), page_du_quartier(quartier.slug))
    for quartier in avant.quartiers_ranges:
        if quartier.slug not in repris:
            yield _quitter(quartier, apres)


def _quitter(quartier: Quartier, apres: Contrat) -> Changement:
    """Un quartier n'a plus sa page : il est réuni à celui qui garde son adresse, ou retiré."""
    if reuni := next((autre for autre in apres.quartiers if quartier.slug in autre.anciens_noms), None):
        phrase = f"le quartier {citer(quartier.nom)} est réuni au quartier {citer(reuni.nom)}."
        return Changement("Quartiers", phrase, page_du_quartier(reuni.slug))
    return Changement("Quartiers", QUARTIER.retrait(quartier.nom), QUARTIERS)


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


def comparer_quartier(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[Changement]:
    """Les changements d'un quartier, chacun avec l'ancre où le lire."""
    (_, ancien), (_, nouveau) = avant, apres
    page = page_du_quartier(nouveau.slug)
    for ancre, phrases in (
        ("", _adresse(ancien, nouveau)),
        ("", _anciennes_adresses(avant, nouveau)),
        ("", comparer_fiches(CHEMIN, ancien, nouveau, sauf=COMPARES_A_PART)),
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


def _anciennes_adresses(avant: tuple[Contrat, Quartier], nouveau: Quartier) -> Iterator[str]:
    """Les adresses qui mènent à la page, sauf celles qu'avaient des quartiers : elles se disent avec eux."""
    contrat, ancien = avant
    avaient_une_page = contrat.quartier_par_slug
    for nom in sorted({*nouveau.anciens_noms}.difference(ancien.anciens_noms, avaient_une_page)):
        yield f"l'adresse {chemin_public(page_du_quartier(nom))} mène maintenant à cette page."
    for nom in sorted({*ancien.anciens_noms}.difference(nouveau.anciens_noms, {nouveau.slug})):
        yield f"l'adresse {chemin_public(page_du_quartier(nom))} ne mène plus à cette page."
    if ancien.anciens_noms != nouveau.anciens_noms and {*ancien.anciens_noms} == {*nouveau.anciens_noms}:
        yield "l'ordre des anciennes adresses change."


def _recherche(avant: Recherche | None, apres: Recherche | None) -> Iterator[Changement]:
    """Une ligne pour tous les mots : ils ne font qu'aider à trouver ce que disent les pages."""
    anciens, nouveaux = _mots_tapes(avant), _mots_tapes(apres)
    parts = {
        "répond maintenant à": [mot for mot in nouveaux if mot not in anciens],
        "répond autrement à": [mot for mot in nouveaux if anciens.get(mot, nouveaux[mot]) != nouveaux[mot]],
        "ne répond plus à": [mot for mot in anciens if mot not in nouveaux],
    }
    dites = [f"{verbe} {enumerer(_citer_des_mots(mots))}" for verbe, mots in parts.items() if mots]
    if dites:
        yield Changement("Recherche", f"la recherche {enumerer(dites)}.", "")


def _citer_des_mots(mots: list[str]) -> list[str]:
    reste = len(mots) - MOTS_CITES
    return [*map(citer, mots[:MOTS_CITES]), *([compter(reste, "autre", "mot")] if reste > 0 else ())]


def _mots_tapes(recherche: Recherche | None) -> dict[str, set[str]]:
    """Chaque mot que l'on tape -> ce que la recherche cherche alors."""
    mots: dict[str, set[str]] = {}
    for equivalence in recherche.equivalences if recherche else ():
        for mot in equivalence.on_tape:
            mots.setdefault(mot, set()).add(equivalence.on_cherche)
    return mots


def _liste(champ: str, ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    return comparer_suites(f"{CHEMIN}.{champ}", "", getattr(ancien, champ), getattr(nouveau, champ))


def _objectifs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[tuple[str, Iterator[str]]]:
    """L'ancre et les phrases de chaque sous-objectif."""
    (ancien_contrat, ancien), (contrat, nouveau) = avant, apres
    sous_objectifs = ancien_contrat.sous_objectif_par_id | contrat.sous_objectif_par_id
    for identifiant in {**ancien.objectifs, **nouveau.objectifs}:
        ancre = identifiant if identifiant in nouveau.objectifs else "objectifs"
        listes = (quartier.objectifs.get(identifiant, ()) for quartier in (ancien, nouveau))
        yield ancre, comparer_suites(f"{CHEMIN}.objectifs", citer(sous_objectifs[identifiant].titre), *listes)


def _portrait(ancien: Quartier, nouveau: Quartier) -> Iterator[str]:
    avant, apres = ancien.portrait, nouveau.portrait
    anciens, nouveaux = habitants(avant.population), habitants(apres.population)
    if anciens != nouveaux:
        yield phrase_de_passage("la population", anciens, nouveaux)
    ancienne, nouvelle = evolution(avant.population) or None, evolution(apres.population) or None
    if ancienne != nouvelle:
        yield phrase_de_changement(f"{CHEMIN}.portrait.population.evolution", "", (avant, ancienne), (apres, nouvelle))
    yield from comparer_fiches(f"{CHEMIN}.portrait", avant, apres, sauf=frozenset({"population", "indicateurs"}))


def _indicateurs(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[str]:
    indicateurs = {i.id: i for contrat, _ in (avant, apres) for i in contrat.indicateurs.indicateurs}
    for identifiant, indicateur in indicateurs.items():
        valeurs = (quartier.portrait.indicateurs.get(identifiant) for _, quartier in (avant, apres))
        yield from _indicateur(indicateur, *valeurs)


def _indicateur(indicateur: Indicateur, avant: Valeur | None, apres: Valeur | None) -> Iterator[str]:
    """Le nom que donne un éditeur n'a pas de genre connu : aucun participe ne s'accorde avec lui."""
    nom = indicateur.avec_article or f"l'indicateur {citer(indicateur.libelle)}"
    if avant is None and apres is not None:
        yield f"le portrait statistique donne maintenant {nom} : {ecrire_valeur(apres, indicateur)}."
    elif avant is not None and apres is None:
        yield f"le portrait statistique ne donne plus {nom}."
    elif avant is not None and apres is not None:
        ancienne, nouvelle = ecrire_valeur(avant, indicateur), ecrire_valeur(apres, indicateur)
        if ancienne != nouvelle:
            yield phrase_de_passage(nom, ancienne, nouvelle)
        elif avant.valeur != apres.valeur:
            yield phrase_exacte(nom, avant.valeur, apres.valeur)
        if avant.source != apres.source:
            yield f"la source {de(nom)} devient {citer(apres.source) if apres.source else 'celle du portrait'}."
