"""``data/`` -> un contrat, ou toutes ses fautes. N'affiche rien, ne s'arrête pas à la première."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from macros.lecture.ancres import ancres_ecrites
from macros.lecture.arbre import Arbre, DonneesFautives, Faute
from macros.lecture.contours import FICHIERS_DE_CONTOURS, croiser_les_contours
from macros.lecture.croisements import croiser
from macros.lecture.dessins import fautes_du_dessin
from macros.lecture.fichiers import (
    QUARTIER,
    SUIVI,
    FichierLu,
    communs_a_lire,
    fautes_de_noms,
    fichier_absent,
    lire_dossier,
    lire_fichiers,
    nommer,
)
from macros.lecture.lieux import Lieux, situer
from macros.modele.contour import reunir
from macros.modele.contrat import FICHIERS_COMMUNS, Contrat


def lire(dossier: Path) -> Contrat:
    """Le contrat que décrit ``dossier`` ; lève ``DonneesFautives`` avec toutes les fautes."""
    return comprendre(lire_dossier(dossier), nommer(dossier), ancres_ecrites(dossier.parent / "docs"))


def arbres(dossier: Path) -> Iterator[Arbre]:
    """L'arbre de chaque fichier de ``dossier`` : ses valeurs, telles qu'elles sont écrites, et leurs places."""
    fichiers = lire_dossier(dossier)
    lus = lire_fichiers(nommer(dossier), fichiers)
    yield from (lu.arbre for nom, lu in lus.items() if nom in fichiers)


def lieux(dossier: Path) -> Lieux:
    """Où s'écrit chaque partie des données de ``dossier`` ; rien ne s'y lit deux fois."""
    fichiers = lire_dossier(dossier)
    lus = lire_fichiers(nommer(dossier), fichiers)
    return situer({nom: lu.arbre for nom, lu in lus.items() if nom in fichiers})


def comprendre(
    fichiers: Mapping[str, bytes], dossier: str = "data", ancres: Collection[str] = (), deja_publies: bool = False
) -> Contrat:
    """Le contrat que décrivent ces fichiers, nommés depuis ``dossier`` ; lève ``DonneesFautives``.

    ``ancres`` : celles des pages écrites à la main, dont aucun identifiant ne peut prendre le nom. ``deja_publies`` :
    ce que l'historique a publié se lit encore, même si les identifiants des engagements, venus depuis, s'y confondent,
    ou si son dessin ne se publierait plus.
    """
    lectures = lire_fichiers(dossier, fichiers, deja_publies)
    communs = {nom: lectures.get(f"{nom}.yml") or fichier_absent(nom) for nom in communs_a_lire(lectures)}
    quartiers = [fichier for nom, fichier in lectures.items() if QUARTIER.fullmatch(nom)]
    suivi = [fichier for nom, fichier in lectures.items() if SUIVI.fullmatch(nom)]
    contours = {nom: fichier for nom, fichier in lectures.items() if nom in FICHIERS_DE_CONTOURS}
    absents = {nom: Arbre(f"{dossier}/{nom}.yml") for nom in FICHIERS_COMMUNS}
    arbres = absents | {nom: fichier.arbre for nom, fichier in communs.items()}
    fautes = [
        *fautes_de_noms(dossier, fichiers),
        *(() if deja_publies else fautes_du_dessin(dossier, fichiers)),
        *(faute for lu in lectures.values() for faute in lu.repetitions),
        *croiser(arbres, _arbres(quartiers), _arbres(suivi), ancres, deja_publies),
        *croiser_les_contours({nom: lu.arbre for nom, lu in contours.items()}, _arbres(quartiers)),
    ]
    return assembler(communs, quartiers, suivi, fautes, tuple(contours.values()))


def _arbres(fichiers: Iterable[FichierLu]) -> list[Arbre]:
    return [fichier.arbre for fichier in fichiers]


def lire_sans_les_quartiers(dossier: Path) -> Contrat:
    """Le contrat sans ses quartiers : une commune qui n'en a encore aucun, ou dont une fiche est fautive, a un cadre.

    Lève ``DonneesFautives`` avec les fautes des fichiers communs.
    """
    return _cadre(_lire_meme_absents(dossier))


def lire_ce_qui_se_lit(dossier: Path) -> Contrat:
    """Le même, et les quartiers dont la fiche se lit : de quoi proposer ce qui existe à qui n'a pas fini d'écrire.

    Les règles qui lient plusieurs fichiers n'y sont pas jugées. Lève ``DonneesFautives`` comme le précédent.
    """
    lus = _lire_meme_absents(dossier)
    quartiers = tuple(lu.fiche for nom, lu in lus.items() if QUARTIER.fullmatch(nom) and lu.fiche)
    return _cadre(lus).model_copy(update={"quartiers": quartiers})


def _lire_meme_absents(dossier: Path) -> Mapping[str, FichierLu]:
    """Les fichiers de ``dossier`` ; un fichier commun nécessaire qui manque se lit comme vide."""
    fichiers = {f"{nom}.yml": b"" for nom in communs_a_lire(())} | lire_dossier(dossier)
    return lire_fichiers(nommer(dossier), fichiers)


def _cadre(lus: Mapping[str, FichierLu]) -> Contrat:
    return assembler({nom: lus[f"{nom}.yml"] for nom in communs_a_lire(lus)}, [], [], [])


def assembler(
    communs: Mapping[str, FichierLu],
    quartiers: Sequence[FichierLu],
    suivi: Sequence[FichierLu],
    fautes: list[Faute],
    contours: Sequence[FichierLu] = (),
) -> Contrat:
    """Le contrat que font ces fichiers lus ; lève ``DonneesFautives`` s'il y a déjà des ``fautes``, ou s'ils en ont."""
    for fichier in (*communs.values(), *quartiers, *suivi, *contours):
        fichier.ajouter_ses_fautes(fautes)
    if fautes:
        raise DonneesFautives(fautes)
    parties: dict[str, Any] = {nom: fichier.fiche for nom, fichier in communs.items()}
    nouvelles = [nouvelle for fichier in suivi for nouvelle in fichier.fiche.root]
    return Contrat(
        **parties,
        quartiers=tuple(quartier.fiche for quartier in quartiers),
        suivi=tuple(sorted(nouvelles, key=attrgetter("date"), reverse=True)),
        contours=reunir(contour for fichier in contours for contour in fichier.fiche),
    )


__all__ = [
    "DonneesFautives",
    "Faute",
    "arbres",
    "assembler",
    "comprendre",
    "lieux",
    "lire",
    "lire_ce_qui_se_lit",
    "lire_sans_les_quartiers",
]
