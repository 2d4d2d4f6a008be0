"""Où s'écrit chaque partie des données : son fichier et sa ligne, pour qui veut la corriger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from macros.lecture.arbre import TOUS, Arbre, Chemin
from macros.lecture.engagements import objectifs_ecrits
from macros.lecture.nouvelles import nouvelles_ecrites

ELEMENTS = ("branches", "indicateurs")  # un élément de ces listes a sa page : son « id » suffit à le trouver
SEULES = ((), ("rubriques",))  # une clé de ces groupes suffit à se trouver


class Lieu(NamedTuple):
    """Un endroit du projet : « data/pilotage.yml », ligne 2."""

    fichier: str
    ligne: int


class LieuxDesEngagements(NamedTuple):
    """Où s'écrivent les engagements, comme « data/quartiers/le-centre.yml:31 ».

    ``objectifs`` : le slug d'un quartier et l'engagement -> la ligne de sa fiche qui le dit. ``nouvelles`` : un
    engagement -> celles qui le citent, chacune à la ligne où elle le fait.
    """

    objectifs: Mapping[tuple[str, str], str] = MappingProxyType({})
    nouvelles: Mapping[str, Sequence[str]] = MappingProxyType({})


NULLE_PART = LieuxDesEngagements()
Lieux = Mapping[tuple[str, str], Lieu]  # (« pilotage », « referents ») : le fichier sans « .yml », la clé ou l'« id »


def situer(arbres: Mapping[str, Arbre]) -> Lieux:
    """Le nom de chaque fichier depuis ``data/``, et son arbre -> le lieu de chaque clé et de chaque élément nommé."""
    return MappingProxyType(
        {
            (nom.removesuffix(".yml"), cle): Lieu(f"data/{nom}", arbre.place(chemin, sur_la_cle=True).ligne)
            for nom, arbre in arbres.items()
            for cle, chemin in _chemins(arbre)
        }
    )


def situer_les_engagements(arbres: Iterable[Arbre]) -> LieuxDesEngagements:
    """Le lieu de chaque objectif des fiches, et des nouvelles qui citent chaque engagement."""
    arbres, citent = list(arbres), defaultdict[str, list[str]](list)
    for nouvelle in nouvelles_ecrites(arbres):
        citent[nouvelle.texte("engagement")].append(_ligne(nouvelle.arbre, (nouvelle.rang, "engagement")))
    ecrits = objectifs_ecrits(arbres)
    return LieuxDesEngagements({(o.arbre.nom, o.engagement): _ligne(o.arbre, o.chemin) for o in ecrits}, citent)


def _ligne(arbre: Arbre, chemin: Chemin) -> str:
    dossier, nom = arbre.fichier.split("/")[-2:]
    return f"data/{dossier}/{nom}:{arbre.place(chemin).ligne}"


def _chemins(arbre: Arbre) -> Iterator[tuple[str, Chemin]]:
    for liste in ELEMENTS:
        yield from ((identifiant, chemin) for chemin, identifiant in arbre.textes(liste, TOUS, "id"))
    yield from ((str(chemin[-1]), chemin) for chemin in arbre.cles if chemin[:-1] in SEULES)
