"""Deux fiches du même modèle -> les phrases qui disent tout ce qui change, champ par champ."""

from collections.abc import Iterator, Sequence
from typing import Any

from macros.differences.champs import (
    COMPARES_AVEC_LA_LISTE,
    TITRES,
    chercher,
    enumerer_les_valeurs,
    phrase_de_changement,
)
from macros.differences.listes import Element, PhrasesDeListe, PhrasesDeNomsPropres, apparier, comparer_textes, enoncer
from macros.differences.noms import DITS_A_PART, ETATS, NOMS, NOMS_PROPRES
from macros.langue.francais import citer, minuscule
from macros.langue.referents import qui
from macros.modele.fiche import Fiche
from macros.modele.objectif import Objectif
from macros.modele.referent import Referent
from macros.modele.signataires import Signataire


def comparer_fiches(
    chemin: str, avant: Fiche, apres: Fiche, sujet: str = "", sauf: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Les phrases des champs qui changent ; ``chemin`` mène à la fiche (voir ``NOMS``).

    ``sujet`` est l'élément de liste dont il s'agit, « l'enjeu « Transitions » » ; il est vide hors d'une liste.
    """
    for nom in type(apres).model_fields:
        champ = f"{chemin}.{nom}"
        ancienne, nouvelle = getattr(avant, nom), getattr(apres, nom)
        if ancienne != nouvelle and nom not in sauf and champ not in DITS_A_PART:
            yield from _comparer_champ(champ, sujet, (avant, ancienne), (apres, nouvelle))


def _comparer_champ(chemin: str, sujet: str, avant: tuple[Fiche, Any], apres: tuple[Fiche, Any]) -> Iterator[str]:
    ancienne, nouvelle = avant[1], apres[1]
    if isinstance(ancienne, Fiche) and isinstance(nouvelle, Fiche):
        yield from comparer_fiches(chemin, ancienne, nouvelle, sujet)
    elif isinstance(ancienne, tuple) and isinstance(nouvelle, tuple):
        yield from comparer_suites(chemin, sujet, ancienne, nouvelle)
    elif isinstance(nouvelle, bool):
        yield f"{sujet} {chercher(ETATS, chemin)[not nouvelle]}.".lstrip()
    else:
        yield phrase_de_changement(chemin, sujet, avant, apres)


def comparer_suites(chemin: str, sujet: str, avant: Sequence[Any], apres: Sequence[Any]) -> Iterator[str]:
    """Une liste de textes, ou une liste de fiches que leur clé ou leur titre distingue."""
    if all(isinstance(element, str) for element in (*avant, *apres)):
        yield from comparer_textes(PhrasesDeListe(chercher(NOMS, chemin), sujet), avant, apres)
    elif isinstance((*avant, *apres)[0], Referent):
        yield from _comparer_referents(chemin, avant, apres)
    else:
        yield from _comparer_listes_de_fiches(chemin, sujet, avant, apres)


def _comparer_referents(chemin: str, avant: Sequence[Referent], apres: Sequence[Referent]) -> Iterator[str]:
    """Les personnes, les services et les postes vacants se comparent entre eux : l'un ne devient pas l'autre."""
    phrases: list[str] = []
    for sorte, comparer in (
        ("est_une_personne", _comparer_listes_de_fiches),
        ("service", _comparer_listes_de_fiches),
        ("vacant_depuis", _comparer_postes_vacants),
    ):
        anciens, nouveaux = ([r for r in referents if getattr(r, sorte)] for referents in (avant, apres))
        phrases += comparer(chemin, "", anciens, nouveaux)
    yield from phrases or [PhrasesDeListe(chercher(NOMS, chemin)).nouvel_ordre()]


def _comparer_postes_vacants(
    chemin: str, _: str, avant: Sequence[Referent], apres: Sequence[Referent]
) -> Iterator[str]:
    anciens, nouveaux = ([Element(r.fonction, r.fonction) for r in postes] for postes in (avant, apres))
    appariement = apparier(anciens, nouveaux)
    for ancien, nouveau in appariement.gardes.items():
        if avant[ancien].vacant_depuis != apres[nouveau].vacant_depuis:
            yield _vacant(apres[nouveau])
        poste = _poste(apres[nouveau])
        yield from comparer_fiches(f"{chemin}[]", avant[ancien], apres[nouveau], poste, COMPARES_AVEC_LA_LISTE)
    yield from (_vacant(apres[rang]) for rang in appariement.ajoutes)
    yield from (f"{_poste(avant[rang])} n'est plus vacant." for rang in appariement.retires)


def _vacant(referent: Referent) -> str:
    """« le poste « Référente communale » est vacant depuis le 31 mars 2026. »."""
    return f"{_poste(referent)} est {minuscule(qui(referent)).removeprefix('poste ')}."


def _poste(referent: Referent) -> str:
    return f"le poste {citer(referent.fonction)}"


def _comparer_listes_de_fiches(
    chemin: str, sujet: str, avant: Sequence[Fiche], apres: Sequence[Fiche]
) -> Iterator[str]:
    phrases = _phrases(chemin, sujet, personnes=all(map(_est_une_personne, (*avant, *apres))))
    anciens, nouveaux = ([_element(chemin, fiche) for fiche in fiches] for fiches in (avant, apres))
    appariement = apparier(anciens, nouveaux)
    yield from enoncer(phrases, appariement, anciens, nouveaux)
    for ancien, nouveau in appariement.suivis:
        designe = phrases.designer(nouveaux[nouveau].titre)
        sauf = COMPARES_AVEC_LA_LISTE | _qui_suit_le_titre(avant[ancien], apres[nouveau])
        yield from comparer_fiches(f"{chemin}[]", avant[ancien], apres[nouveau], designe, sauf)


def _qui_suit_le_titre(avant: Fiche, apres: Fiche) -> frozenset[str]:
    """L'adresse d'un objectif change avec ses mots, une institution seule est son nom : ce sont eux qui se disent."""
    if isinstance(avant, Signataire) and isinstance(apres, Signataire):
        seule = not (avant.est_une_personne or apres.est_une_personne)
        return frozenset({"institution"}) if seule else frozenset()
    suit = isinstance(avant, Objectif) and isinstance(apres, Objectif) and avant.texte != apres.texte
    return frozenset({"id"}) if suit else frozenset()


def _phrases(chemin: str, sujet: str, personnes: bool) -> PhrasesDeListe:
    nom = chercher(NOMS, chemin)
    return PhrasesDeNomsPropres(nom, sujet, personnes) if chemin in NOMS_PROPRES else PhrasesDeListe(nom, sujet)


def _est_une_personne(fiche: Fiche) -> bool:
    return isinstance(fiche, Signataire | Referent) and fiche.est_une_personne


def _element(chemin: str, fiche: Fiche) -> Element:
    """D'une personne ou d'un mot qui arrive, on dit tout ; d'un enjeu, le titre suffit : sa page dit le reste."""
    titre = next(str(getattr(fiche, champ)) for champ in TITRES if hasattr(fiche, champ))
    details = enumerer_les_valeurs(f"{chemin}[]", fiche) if chemin in NOMS_PROPRES else ""
    return Element(str(getattr(fiche, "id", titre)), titre, fiche, details)
