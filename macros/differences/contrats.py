"""Deux versions des données -> ce qui change pour les lecteurs, en phrases françaises."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from macros.adresses import QUARTIERS, page_du_quartier
from macros.differences import Changement
from macros.differences.chiffres import comparer_les_territoires
from macros.differences.contours import comparer_les_contours
from macros.differences.fiches import comparer_fiches
from macros.differences.listes import PhrasesDeListe
from macros.differences.mots import comme_on_la_lit
from macros.differences.noms import NOMS
from macros.differences.populations import comparer_celle_du_contrat
from macros.differences.quartiers import comparer_quartier, quartier_d_avant
from macros.differences.strategie import comparer_la_strategie
from macros.differences.suivi import comparer_le_suivi, comparer_les_quartiers
from macros.langue.francais import citer, enumerer, enumerer_les_premiers, majuscule
from macros.modele import Contrat, Quartier
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.fiche import Rubrique
from macros.modele.glossaire import Recherche

QUARTIER = PhrasesDeListe(NOMS["quartiers"])
MOTS_CITES = 8
# Ce qui ne se dit pas champ par champ, après ce que dit du fichier le reste.
A_PART: dict[str, Callable[[Contrat, Contrat], Iterator[str]]] = {
    "convention": comparer_celle_du_contrat,
    "indicateurs": comparer_les_territoires,
    "pilotage": comparer_les_quartiers,
    "strategie": comparer_la_strategie,
}


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
    return avant.convention.porteur.identite == apres.convention.porteur.identite


def differences(avant: Contrat, apres: Contrat) -> list[Changement]:
    """Tous les changements, les quartiers d'abord ; une liste vide quand rien ne change pour un lecteur."""
    avant, apres = comme_on_la_lit(avant), comme_on_la_lit(apres)
    des_quartiers = (*_quartiers(avant, apres), *comparer_le_suivi(avant, apres))
    contours = comparer_les_contours(avant, apres)
    return [*des_quartiers, *contours, *_communs(avant, apres), *_recherche(avant.recherche, apres.recherche)]


def _quartiers(avant: Contrat, apres: Contrat) -> Iterator[Changement]:
    suivis = {quartier.slug: quartier_d_avant(avant, quartier) for quartier in apres.quartiers}
    repris = {ancien.slug for ancien in suivis.values() if ancien}
    for quartier in apres.quartiers_ranges:
        if ancien := suivis[quartier.slug]:
            yield from comparer_quartier((avant, ancien), (apres, quartier))
        else:
            ajout = QUARTIER.ajout(quartier.nom, _naissance(avant, quartier))
            yield Changement("Quartiers", ajout, page_du_quartier(quartier.slug), page_neuve=True)
    for quartier in avant.quartiers_ranges:
        if quartier.slug not in repris:
            yield _quitter(quartier, apres)


def _naissance(avant: Contrat, quartier: Quartier) -> str:
    """« il est né de « Le Parc » et « Les Hauts » », des quartiers qu'on lisait avant ; vide s'il ne vient d'aucun."""
    parents = [citer(avant.quartier_par_slug[nom].nom) for nom in quartier.issu_de if nom in avant.quartier_par_slug]
    return f"il est né de {enumerer(parents)}" if parents else ""


def _quitter(quartier: Quartier, apres: Contrat) -> Changement:
    """Un quartier n'a plus sa page : il est réuni à celui qui garde son adresse, partagé, ou retiré."""
    if reuni := next((autre for autre in apres.quartiers if quartier.slug in apres.noms_d_avant(autre)), None):
        phrase = f"le quartier {citer(quartier.nom)} est réuni au quartier {citer(reuni.nom)}."
        return Changement("Quartiers", phrase, page_du_quartier(reuni.slug))
    heritiers = apres.heritiers.get(quartier.slug, ())
    if len(heritiers) > 1:
        phrase = f"le quartier {citer(quartier.nom)} est partagé entre {enumerer([citer(h.nom) for h in heritiers])}."
        return Changement("Quartiers", phrase, QUARTIERS)
    return Changement("Quartiers", QUARTIER.retrait(quartier.nom), QUARTIERS)


def _communs(avant: Contrat, apres: Contrat) -> Iterator[Changement]:
    for chemin, rubrique in RUBRIQUES.items():
        sujet, page = rubrique if chemin != "strategie" else (majuscule(apres.premier_niveau.pluriel), rubrique.page)
        parties = frozenset(autre.removeprefix(f"{chemin}.") for autre in RUBRIQUES if autre.startswith(f"{chemin}."))
        lire = attrgetter(chemin)
        for phrase in comparer_fiches(chemin, lire(avant), lire(apres), sauf=parties):
            yield Changement(sujet, phrase, page)
        for phrase in A_PART[chemin](avant, apres) if chemin in A_PART else ():
            yield Changement(sujet, phrase, page)


def _recherche(avant: Recherche | None, apres: Recherche | None) -> Iterator[Changement]:
    """Une ligne pour tous les mots : ils ne font qu'aider à trouver ce que disent les pages."""
    anciens, nouveaux = _mots_tapes(avant), _mots_tapes(apres)
    mots_par_verbe = {
        "répond maintenant à": [mot for mot in nouveaux if mot not in anciens],
        "répond autrement à": [mot for mot in nouveaux if anciens.get(mot, nouveaux[mot]) != nouveaux[mot]],
        "ne répond plus à": [mot for mot in anciens if mot not in nouveaux],
    }
    reponses = [f"{verbe} {_citer_des_mots(mots)}" for verbe, mots in mots_par_verbe.items() if mots]
    if reponses:
        yield Changement("Recherche", f"la recherche {enumerer(reponses)}.", "")


def _citer_des_mots(mots: list[str]) -> str:
    return enumerer_les_premiers(list(map(citer, mots)), MOTS_CITES, "mot")


def _mots_tapes(recherche: Recherche | None) -> dict[str, set[str]]:
    """Chaque mot que l'on tape -> ce que la recherche cherche alors."""
    mots: dict[str, set[str]] = {}
    for equivalence in recherche.equivalences if recherche else ():
        for mot in equivalence.on_tape:
            mots.setdefault(mot, set()).add(equivalence.on_cherche)
    return mots
