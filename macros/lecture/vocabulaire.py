"""Les règles qui lient les fiches des quartiers aux mots du contrat."""

from collections.abc import Iterator
from itertools import chain

from macros.adresses import ancre_du_champ
from macros.langue.francais import sans_accent
from macros.lecture.ancres import est_reservee
from macros.lecture.arbre import TOUS, Arbre, Ecrit, Faute, repetes, textes_ecrits
from macros.lecture.chiffres import IDS_TERRITOIRES
from macros.lecture.cles import cles_connues
from macros.lecture.fichiers import CLES_DES_RUBRIQUES
from macros.modele.ecritures import espaces_speciaux, montrer
from macros.modele.quartier import Quartier

STATUTS = (("statut",), ("avant", TOUS, "statut"), ("changements", TOUS, "statut"))  # où une fiche en écrit un
NOMS_DES_STATUTS = ("statuts", TOUS, "nom")


def croiser_le_vocabulaire(quartiers: list[Arbre], vocabulaire: Arbre) -> Iterator[Faute]:
    """Toutes les fautes que les fiches et le vocabulaire ont ensemble ; mal lu, il laisse ses règles en repos."""
    yield from mots_uniques(vocabulaire)
    yield from rubriques_libres(vocabulaire)
    if not vocabulaire.fautes:
        yield from statuts_connus(quartiers, vocabulaire)


def ancres_des_rubriques(vocabulaire: Arbre) -> Iterator[str]:
    """Celles que les rubriques prennent sur les pages des quartiers."""
    yield from (ancre_du_champ(cle) for _, cle in vocabulaire.textes(*CLES_DES_RUBRIQUES))


def mots_uniques(vocabulaire: Arbre) -> Iterator[Faute]:
    """Un sigle ne désigne qu'un statut, une clé qu'une rubrique ou qu'un territoire."""
    des_listes = (textes_ecrits([vocabulaire], *motif) for motif in (CLES_DES_RUBRIQUES, IDS_TERRITOIRES))
    for ecrits in (list(_sigles(vocabulaire)), *des_listes):
        for arbre, chemin, texte in repetes(ecrits):
            yield arbre.faute(chemin, f"{montrer(texte)} est écrit deux fois : changez l'un des deux")


def _sigles(vocabulaire: Arbre) -> Iterator[Ecrit]:
    """Ce qui désigne chaque statut dans les fiches, et où c'est écrit : son sigle ; à défaut, son nom."""
    for chemin, nom in vocabulaire.textes(*NOMS_DES_STATUTS):
        place = (*chemin[:-1], "sigle")
        sigle = vocabulaire.valeurs.get(place)
        yield (vocabulaire, place, sigle) if isinstance(sigle, str) else (vocabulaire, chemin, nom)


def rubriques_libres(vocabulaire: Arbre) -> Iterator[Faute]:
    """Une rubrique ne prend ni la clé d'un champ, ni le nom d'une ancre que le site écrit déjà."""
    for chemin, cle in vocabulaire.textes(*CLES_DES_RUBRIQUES):
        ancre = ancre_du_champ(cle)
        if cle in cles_connues(Quartier, ()) or est_reservee(ancre):
            yield vocabulaire.faute(
                chemin, f"« {cle} » est réservé aux pages du site : choisissez un autre identifiant"
            )


def statuts_connus(quartiers: list[Arbre], vocabulaire: Arbre) -> Iterator[Faute]:
    """Un quartier a l'un des statuts que déclare le vocabulaire."""
    noms = {sigle: str(vocabulaire.valeurs[*chemin[:-1], "nom"]) for _, chemin, sigle in _sigles(vocabulaire)}
    declarer = f"déclarez cette sorte de quartier dans {vocabulaire.fichier}, sous « statuts »"
    for quartier in quartiers:
        ecrits = (quartier.textes(*chemin) for chemin in STATUTS)
        for chemin, statut in chain.from_iterable(ecrits):
            if statut.strip() and statut not in noms:
                dit_par_son_nom = [sigle for sigle, nom in noms.items() if sans_accent(nom) == sans_accent(statut)]
                possibles = " ou ".join(map(montrer, dit_par_son_nom or noms))
                quoi = f"{montrer(statut)}{espaces_speciaux(statut)}"
                yield quartier.faute(chemin, f"{quoi} n'est pas possible ici : écrivez {possibles}, ou {declarer}")
