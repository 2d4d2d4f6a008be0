"""Les signes absents des polices des documents : typst refuse alors de composer un PDF accessible."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from macros.lecture import DonneesFautives, Faute, arbres

# Hors de l'alphabet latin et de sa ponctuation, que les polices ont, on demande à typst.
RARE = re.compile("[^\\s\u0020-\u024f‐-―‘’“”„†•…‹›€№]")
ESSAI = b'#set document(title: "Essai")\n#sys.inputs.signe'


def verifier_signes(dossier: Path) -> None:
    """Lève ``DonneesFautives`` si un texte de ``dossier``, par ailleurs sans faute, a un signe absent des polices."""
    if fautes := list(_fautes(dossier)):
        raise DonneesFautives(fautes)


def _fautes(dossier: Path) -> Iterator[Faute]:
    for arbre in arbres(dossier):
        for chemin, texte in arbre.valeurs.items():
            for signe in sans_dessin(RARE.findall(texte)) if isinstance(texte, str) else ():
                yield arbre.faute(chemin, f"« {signe} » manque aux polices des documents : supprimez ce signe")


def sans_dessin(signes: Iterable[str]) -> set[str]:
    """Ceux de ces signes qu'aucune police des documents ne contient."""
    return {signe for signe in signes if not _se_dessine(signe)}


@cache
def _se_dessine(signe: str) -> bool:
    try:
        _essayeur()({"signe": signe})
    except RuntimeError:
        return False
    return True


@cache
def _essayeur() -> Callable[[dict[str, str]], bytes]:
    """De quoi composer le PDF d'un seul signe."""
    from macros.documents.composition import OPTIONS, Compositeur

    compiler = Compositeur().typst.compile
    return lambda entrees: compiler(ESSAI, sys_inputs=entrees, format="pdf", **OPTIONS["pdf"])
