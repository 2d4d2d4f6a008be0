"""Les règles qui lient les fiches des quartiers aux mots du contrat."""

from collections.abc import Collection, Iterator

from macros.adresses import ancre_du_champ
from macros.lecture.ancres import est_reservee
from macros.lecture.arbre import MONTREES, TOUS, Arbre, Faute, repetes, suggerer, textes_ecrits
from macros.lecture.cles import cles_connues
from macros.modele.ecritures import espaces_speciaux, montrer
from macros.modele.quartier import Quartier

SIGLES = ("statuts", TOUS, "sigle")
CLES = ("rubriques", TOUS, "id")


def croiser_le_vocabulaire(quartiers: list[Arbre], vocabulaire: Arbre, ancres: Collection[str]) -> Iterator[Faute]:
    """Toutes les fautes que les fiches et le vocabulaire ont ensemble ; mal lu, il laisse ses règles en repos."""
    yield from mots_uniques(vocabulaire)
    yield from rubriques_libres(vocabulaire, ancres)
    if not vocabulaire.fautes:
        yield from statuts_connus(quartiers, vocabulaire)
        yield from rubriques_connues(quartiers, vocabulaire)


def mots_uniques(vocabulaire: Arbre) -> Iterator[Faute]:
    """Un sigle ne désigne qu'un statut, une clé qu'une rubrique."""
    for motif in (SIGLES, CLES):
        for arbre, chemin, texte in repetes(textes_ecrits([vocabulaire], *motif)):
            yield arbre.faute(chemin, f"{montrer(texte)} est écrit deux fois : changez l'un des deux")


def rubriques_libres(vocabulaire: Arbre, ancres: Collection[str]) -> Iterator[Faute]:
    """Une rubrique ne prend ni la clé d'un champ, ni le nom d'une ancre que le site écrit déjà."""
    for chemin, cle in vocabulaire.textes(*CLES):
        ancre = ancre_du_champ(cle)
        if cle in cles_connues(Quartier, ()) or ancre in ancres or est_reservee(ancre):
            yield vocabulaire.faute(
                chemin, f"« {cle} » est réservé aux pages du site : choisissez un autre identifiant"
            )


def statuts_connus(quartiers: list[Arbre], vocabulaire: Arbre) -> Iterator[Faute]:
    """Un quartier a l'un des statuts que déclare le vocabulaire."""
    sigles = [sigle for _, sigle in vocabulaire.textes(*SIGLES)]
    for quartier in quartiers:
        for chemin, statut in quartier.textes("statut"):
            if statut.strip() and statut not in sigles:
                possibles = " ou ".join(map(montrer, sigles))
                quoi = f"{montrer(statut)}{espaces_speciaux(statut)}"
                yield quartier.faute(chemin, f"{quoi} n'est pas possible ici : écrivez {possibles}")


def rubriques_connues(quartiers: list[Arbre], vocabulaire: Arbre) -> Iterator[Faute]:
    """Une fiche n'emploie que les clés du modèle et celles des rubriques déclarées."""
    connues = {cle for _, cle in vocabulaire.textes(*CLES)}
    possibles = connues | cles_connues(Quartier, ())
    for quartier in quartiers:
        inconnues = [cle for cle in quartier.valeurs.get(("rubriques",), ()) if cle not in connues]
        for rang, cle in enumerate(inconnues):
            suite = suggerer(cle, possibles) if rang < MONTREES else ""
            yield quartier.faute(("rubriques", cle), f"clé inconnue : {montrer(cle)}{suite}", sur_la_cle=True)
