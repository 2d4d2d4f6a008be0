"""Ce que le code du projet importe, lu une fois par séance."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.outils.projet import RACINE

MACROS = RACINE / "macros"


def analyser(fichier: str) -> list[ast.AST]:
    """Tout ce qu'écrit un fichier, nommé depuis « macros/ »."""
    return list(ast.walk(ast.parse((MACROS / fichier).read_bytes())))


@cache
def imports() -> dict[str, list[ast.Import | ast.ImportFrom]]:
    """Chaque fichier, nommé depuis « macros/ » -> les instructions qui y importent."""
    fichiers = [fichier.relative_to(MACROS).as_posix() for fichier in sorted(MACROS.rglob("*.py"))]
    return {f: [n for n in analyser(f) if isinstance(n, ast.Import | ast.ImportFrom)] for f in fichiers}


def modules_importes(fichier: str) -> Iterator[str]:
    """« macros.lecture.lire », « re » : ce qu'importe un fichier, avec le module d'où cela vient."""
    for importe in imports()[fichier]:
        if isinstance(importe, ast.Import):
            yield from (alias.name for alias in importe.names)
        else:
            assert not importe.level, "les imports relatifs ne se suivent pas"
            yield from (f"{importe.module}.{alias.name}" for alias in importe.names)
