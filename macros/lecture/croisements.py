"""Les règles qui lient plusieurs endroits des données : chacune est une fonction, sa docstring est la règle.

Elles lisent les arbres et non le modèle : une faute ailleurs dans un fichier n'en cache aucune ici.
"""

from collections.abc import Collection, Iterator

from macros.langue.francais import sans_accent
from macros.lecture.actes import croiser_les_actes
from macros.lecture.ancres import est_reservee
from macros.lecture.arbre import TOUS, Arbre, Ecrit, Faute, repetes, textes_ecrits
from macros.lecture.chiffres import IDS_INDICATEURS, croiser_les_chiffres
from macros.lecture.declaration import dates_de_la_declaration, etat_mesure
from macros.lecture.engagements import croiser_les_engagements, objectifs_ecrits
from macros.lecture.modeles import textes_remplaces
from macros.lecture.pilotage import ANIMATIONS, IDS_TEXTES, croiser_le_pilotage
from macros.lecture.quartiers import croiser_les_quartiers
from macros.lecture.strategie import croiser_les_niveaux, ids_des_branches
from macros.lecture.suivi import croiser_le_suivi
from macros.lecture.vocabulaire import ancres_des_rubriques, croiser_le_vocabulaire
from macros.modele.ecritures import montrer

IDS_GLOSSAIRE = ("termes", TOUS, "id")
MOTS_TAPES = ("equivalences", TOUS, "on_tape", TOUS)


def croiser(
    arbres: dict[str, Arbre],
    quartiers: list[Arbre],
    suivi: list[Arbre],
    ancres: Collection[str] = (),
    deja_publies: bool = False,
) -> Iterator[Faute]:
    """Toutes les fautes de croisement ; un fichier mal lu laisse ses règles en repos.

    ``ancres`` : celles que portent déjà les pages écrites à la main. ``deja_publies`` : voir ``comprendre``.
    """
    strategie, indicateurs, glossaire = arbres["strategie"], arbres["indicateurs"], arbres["glossaire"]
    ancres = {*ancres, *ancres_des_rubriques(arbres["vocabulaire"])}
    for ids, prises in (
        ([*ids_des_branches(strategie), *textes_ecrits([indicateurs], *IDS_INDICATEURS)], ancres),
        (textes_ecrits([glossaire], *IDS_GLOSSAIRE), ancres),
        (textes_ecrits([arbres["pilotage"]], *IDS_TEXTES), {*ancres, *_animations_ecrites(arbres["pilotage"])}),
    ):
        yield from ids_uniques(ids)
        yield from ids_libres(ids, prises)
    yield from croiser_les_niveaux(strategie, arbres["vocabulaire"])
    yield from termes_uniques(glossaire)
    yield from mots_tapes_uniques(arbres["recherche"])
    yield from mots_qui_menent_ailleurs(arbres["recherche"])
    yield from croiser_les_actes(arbres["convention"])
    yield from croiser_le_pilotage(arbres["pilotage"], arbres["convention"])
    yield from textes_remplaces(arbres["site"])
    yield from etat_mesure(arbres["site"])
    yield from dates_de_la_declaration(arbres["site"])
    yield from croiser_les_quartiers(quartiers, strategie, indicateurs)
    yield from croiser_les_chiffres(quartiers, indicateurs, arbres["vocabulaire"])
    objectifs = objectifs_ecrits(quartiers)
    if not deja_publies:
        yield from croiser_les_engagements(objectifs, quartiers, arbres["convention"])
    yield from croiser_le_suivi(suivi, quartiers, objectifs, arbres)
    yield from croiser_le_vocabulaire(quartiers, arbres["vocabulaire"])


def _animations_ecrites(pilotage: Arbre) -> Iterator[str]:
    """Celles dont la partie est sur la page : leur clé y est une ancre."""
    return (cle for cle in ANIMATIONS if (cle,) in pilotage.valeurs)


def ids_uniques(ids: list[Ecrit]) -> Iterator[Faute]:
    """Sur une page, un identifiant ne désigne qu'une chose : il fait une adresse."""
    for arbre, chemin, texte in repetes(ids):
        yield arbre.faute(chemin, f"identifiant déjà pris : {montrer(texte)} ne peut servir qu'une fois")


def ids_libres(ids: list[Ecrit], ancres: Collection[str]) -> Iterator[Faute]:
    """Un identifiant ne prend le nom d'aucune ancre que le site écrit déjà."""
    for arbre, chemin, texte in ids:
        if texte and (texte in ancres or est_reservee(texte)):
            yield arbre.faute(chemin, f"« {texte} » est réservé aux pages du site : choisissez un autre identifiant")


def termes_uniques(glossaire: Arbre) -> Iterator[Faute]:
    """Le glossaire n'explique un mot qu'une fois."""
    for _, chemin, texte in repetes(textes_ecrits([glossaire], "termes", TOUS, "terme")):
        yield glossaire.faute(chemin, f"{montrer(texte)} est expliqué deux fois : gardez une seule explication")


def mots_tapes_uniques(recherche: Arbre) -> Iterator[Faute]:
    """Ce que l'on tape ne se traduit que d'une façon, quels que soient ses accents."""
    lieux = textes_ecrits([recherche], *MOTS_TAPES)
    for _, chemin, _ in repetes([(arbre, place, sans_accent(texte)) for arbre, place, texte in lieux]):
        texte = montrer(recherche.valeurs[chemin])
        yield recherche.faute(chemin, f"{texte} est écrit deux fois : un mot ne mène qu'à une recherche")


def mots_qui_menent_ailleurs(recherche: Arbre) -> Iterator[Faute]:
    """Ce que l'on cherche ne contient pas ce que l'on tape : la recherche le trouve déjà."""
    for chemin, texte in recherche.textes(*MOTS_TAPES):
        cherche = str(recherche.valeurs.get((*chemin[:2], "on_cherche"), ""))
        if texte and f" {sans_accent(texte)} " in f" {sans_accent(cherche)} ":
            yield recherche.faute(chemin, f"{montrer(texte)} est déjà dans {montrer(cherche)} : supprimez ce mot")
