"""Les chiffres : comment un indicateur écrit ceux des territoires, et les règles de tous, quartiers compris."""

import re
from collections.abc import Collection, Iterable, Iterator
from math import inf
from typing import Any, NamedTuple

from macros.lecture.arbre import TOUS, Arbre, Chemin, Faute
from macros.lecture.cles import cles_connues
from macros.modele.ecritures import (
    ANNEE,
    lire_annee,
    lire_mesure_avec_unite,
    lire_nombre,
    montrer,
)
from macros.modele.indicateurs import PARTS, Indicateurs

IDS_INDICATEURS = ("indicateurs", TOUS, "id")
IDS_TERRITOIRES = ("territoires", TOUS, "id")
CHIFFRES = ("portrait", "indicateurs", TOUS)
COMPARAISONS = "comparaisons"
COMPARES = ("indicateurs", TOUS, COMPARAISONS, TOUS)
VALEURS = ("valeur", "femmes", "hommes")
SIGNE = re.compile("[%‰€]")


def regrouper_les_comparaisons(arbre: Arbre, territoires: Collection[str]) -> None:
    """Dans chaque indicateur, lit « agglomeration: 18.8 » comme la valeur de ce territoire."""
    territoires = {*territoires} - cles_connues(Indicateurs, ("indicateurs", 0))  # une faute le dit
    for chemin, indicateur in list(arbre.trouver("indicateurs", TOUS)):
        ecrits = [cle for cle in indicateur if cle in territoires] if isinstance(indicateur, dict) else ()
        arbre.regrouper(territoires, COMPARAISONS, chemin)
        for territoire in ecrits:
            _preciser(arbre, chemin, territoire)


def _preciser(arbre: Arbre, indicateur: Chemin, territoire: str) -> None:
    """« precision_agglomeration » s'écrivait à côté de la valeur, et non avec elle."""
    ancienne, valeur = (*indicateur, f"precision_{territoire}"), (*indicateur, COMPARAISONS, territoire)
    if ancienne not in arbre.valeurs:
        return
    conseil = f"écrivez {montrer(f'{territoire}: {{valeur: …, precision: …}}')} au lieu de {montrer(str(ancienne[-1]))}"
    arbre.conseils.append(arbre.faute(ancienne, conseil, sur_la_cle=True))
    if isinstance(arbre.valeurs.get(valeur), str):
        arbre.deplacer(valeur, (*valeur, "valeur"))
    if isinstance(arbre.valeurs.get(valeur), dict):
        arbre.deplacer(ancienne, (*valeur, "precision"))
    else:  # cette valeur est déjà dite fautive
        arbre.refuses.add(ancienne)


class _Unite(NamedTuple):
    """Ce que peut valoir un indicateur : le signe qui peut suivre ses valeurs, et ses bornes."""

    signe: str
    minimum: float
    maximum: float


def croiser_les_chiffres(quartiers: list[Arbre], indicateurs: Arbre, vocabulaire: Arbre) -> Iterator[Faute]:
    """Toutes les fautes que les chiffres ont avec ce que déclarent les fichiers communs."""
    yield from territoires_libres(vocabulaire)
    if not indicateurs.fautes:
        for arbre, chemin, unite in _chiffres_ecrits(quartiers, indicateurs):
            yield from valeurs_possibles(arbre, chemin, unite)
            yield from annees_du_passe(arbre, chemin)


def territoires_libres(vocabulaire: Arbre) -> Iterator[Faute]:
    """Un territoire ne prend pas le nom d'une clé d'un indicateur."""
    connues = cles_connues(Indicateurs, ("indicateurs", 0))
    for chemin, identifiant in vocabulaire.textes(*IDS_TERRITOIRES):
        if identifiant in connues:
            dit = f"« {identifiant} » est déjà une clé des indicateurs : choisissez un autre identifiant"
            yield vocabulaire.faute(chemin, dit)


def _chiffres_ecrits(quartiers: list[Arbre], indicateurs: Arbre) -> Iterator[tuple[Arbre, Chemin, _Unite | None]]:
    """Le chemin de chaque chiffre, d'un quartier ou d'un territoire, de chaque année, et ce qu'il peut valoir."""
    unites = dict(_unites(indicateurs))
    for quartier in quartiers:
        for chemin, valeur in quartier.trouver(*CHIFFRES):
            yield from ((quartier, annee, unites.get(str(chemin[2]))) for annee in _annees(chemin, valeur))
    for chemin, valeur in indicateurs.trouver(*COMPARES):
        unite = _unite(indicateurs, chemin[:2])
        yield from ((indicateurs, annee, unite) for annee in _annees(chemin, valeur))


def _annees(chemin: Chemin, valeur: object) -> Iterator[Chemin]:
    annees = [cle for cle in valeur if re.fullmatch(ANNEE, cle)] if isinstance(valeur, dict) else []
    yield from ((*chemin, annee) for annee in annees) if annees else [chemin]


def valeurs_possibles(arbre: Arbre, chemin: Chemin, unite: _Unite | None) -> Iterator[Faute]:
    """Une part reste entre 0 et 100, un indice entre les bornes de son échelle, et chacun dans son unité."""
    for place in (chemin, *((*chemin, cle) for cle in VALEURS)):
        valeur = arbre.lire(place, lire_mesure_avec_unite) if unite else None
        if valeur is None or unite is None:
            continue
        texte = str(arbre.valeurs[place])
        if (signe := SIGNE.search(texte)) and unite.signe and signe[0] != unite.signe:
            yield arbre.faute(place, f"{montrer(texte)} n'est pas dans l'unité de cet indicateur, « {unite.signe} »")
        elif not unite.minimum <= valeur <= unite.maximum:
            bornes = f"entre {unite.minimum:g} et {unite.maximum:g}"
            yield arbre.faute(place, f"{montrer(texte)} sort de l'échelle : {bornes}")


def annees_du_passe(arbre: Arbre, chemin: Chemin) -> Iterator[Faute]:
    """L'année d'un chiffre se dit une fois : sa clé, ou « annee »."""
    place = (*chemin, "annee")
    if re.fullmatch(ANNEE, str(chemin[-1])) and place in arbre.valeurs and arbre.lire(place, lire_annee):
        yield arbre.faute(place, f"l'année est déjà dite, {chemin[-1]} : supprimez « annee »", sur_la_cle=True)


def _unites(indicateurs: Arbre) -> Iterator[tuple[str, _Unite]]:
    """L'identifiant de chaque indicateur -> ce qu'il peut valoir ; du même identifiant, le premier compte."""
    for chemin, identifiant in reversed(list(indicateurs.textes(*IDS_INDICATEURS))):
        yield identifiant, _unite(indicateurs, chemin[:-1])


def _unite(indicateurs: Arbre, indicateur: Chemin) -> _Unite:
    """Sans limite quand l'échelle est mal écrite, ce que dit le modèle."""
    unite, echelle = str(indicateurs.valeurs.get((*indicateur, "unite"), "")), (*indicateur, "echelle")
    signe = unite if SIGNE.fullmatch(unite) else ""
    if echelle not in indicateurs.valeurs and unite in PARTS:
        return _Unite(signe, 0, PARTS[unite])
    minimum, maximum = (indicateurs.lire((*echelle, borne), lire_nombre) for borne in ("minimum", "maximum"))
    if minimum is not None and maximum is not None and minimum < maximum:
        return _Unite(signe, minimum, maximum)
    return _Unite(signe, -inf, inf)


def chiffres_sans_source(arbres: Iterable[Arbre]) -> Iterator[Faute]:
    """Le portrait dont un chiffre ne dit pas d'où il vient, ni lui ni ses voisins : ce n'est pas une faute."""
    for arbre in arbres:
        portrait = arbre.valeurs.get(("portrait",))
        if isinstance(portrait, dict) and "source" not in portrait and any(map(_sans_source, _donnes(portrait))):
            conseil = "ajoutez « source: » sous « portrait », avec son année"
            yield arbre.faute(
                ("portrait",), f"ces chiffres ne disent pas d'où ils viennent : {conseil}", sur_la_cle=True
            )


def _donnes(portrait: dict[str, Any]) -> list[Any]:
    indicateurs = portrait.get("indicateurs")
    dits = list(indicateurs.values()) if isinstance(indicateurs, dict) else []
    return dits + [portrait[cle] for cle in ("population", "surface") if cle in portrait]


def _sans_source(chiffre: Any) -> bool:
    """Faux pour « {valeur: 79, source: Rectorat, 2026} », et pour une ligne par année qui dit chacune la sienne."""
    if not isinstance(chiffre, dict):
        return True
    annees = [valeur for cle, valeur in chiffre.items() if re.fullmatch(ANNEE, cle)]
    return "source" not in chiffre and (not annees or any(map(_sans_source, annees)))
