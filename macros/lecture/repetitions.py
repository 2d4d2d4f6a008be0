"""Ce qu'un fichier répète : la règle ne lie que ses propres lignes, et se juge une fois, quand il se lit."""

from collections.abc import Iterator

from macros.langue.francais import sans_accent
from macros.lecture.arbre import Arbre, Chemin, Faute, comme_on_le_lit, repetes
from macros.lecture.engagements import OBJECTIFS
from macros.modele.ecritures import montrer

RUES = ("rues",)


def textes_uniques(arbre: Arbre) -> Iterator[Faute]:
    """Une liste ne dit pas deux fois la même chose à qui la lit, quels que soient ses espaces et ses apostrophes.

    Une rue est la même, quels que soient aussi ses accents et ses majuscules.
    """
    lieux = [
        (arbre, chemin, (element[:-1], _ce_qui_se_compare(chemin, comme_on_le_lit(texte))))
        for chemin, texte in arbre.valeurs.items()
        if isinstance(texte, str) and texte and _est_un_element(element := _element(chemin))
    ]
    for _, chemin, _ in repetes(lieux):
        message = f"{montrer(arbre.valeurs[chemin])} est deux fois dans cette liste : gardez une seule de ces lignes"
        yield arbre.faute(chemin, message)


def _ce_qui_se_compare(chemin: Chemin, texte: str) -> str:
    return sans_accent(texte) if chemin[:1] == RUES else texte


def _element(chemin: Chemin) -> Chemin:
    """D'un objectif en forme longue, l'élément que dit son texte ; sinon, le même chemin."""
    return chemin[:-1] if chemin[0:1] == OBJECTIFS and chemin[-1] == "texte" else chemin


def _est_un_element(chemin: Chemin) -> bool:
    """Vrai dans une liste, sauf celles dont une autre règle dit déjà ce qu'elles répètent."""
    return len(chemin) > 1 and isinstance(chemin[-1], int) and chemin[-2] not in ("on_tape", "anciens_noms")
