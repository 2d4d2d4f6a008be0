"""Ce qui coûte à produire se garde sous l'empreinte de ce dont il est fait : rien de périmé ne peut en sortir."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

RACINE = Path(__file__).resolve().parents[1]
AGE_MAXIMAL = 90 * 24 * 3600  # secondes


class Reserve:
    """Un dossier que l'on peut vider à tout moment ; sans dossier, rien ne se garde."""

    def __init__(self, dossier: Path | None = None) -> None:
        self.dossier = dossier

    def garder(self, origine: bytes, produire: Callable[[], bytes]) -> bytes:
        """Ce que ``produire`` donne à partir de ``origine``, ou ce qui en est gardé si elle n'a pas changé."""
        if self.dossier is None:
            return produire()
        fichier = self.dossier / hashlib.sha256(origine).hexdigest()
        try:
            octets = fichier.read_bytes()
            os.utime(fichier)
        except OSError:  # jamais fait, jeté à l'instant, ou illisible
            octets = b""
        if not octets:  # un fichier vide est une écriture manquée
            octets = produire()
            with suppress(OSError):  # disque plein, dossier jeté : tant pis pour cette fois
                _ecrire(fichier, octets)
        return octets

    def ranger(self, maintenant: float) -> None:
        """Jette ce qui n'a pas servi depuis trois mois (``maintenant`` : secondes depuis 1970)."""
        for fichier in self.dossier.glob("*") if self.dossier else ():
            with suppress(OSError):  # une autre construction vient de le jeter
                if maintenant - fichier.stat().st_mtime > AGE_MAXIMAL:
                    fichier.unlink()


@cache
def code() -> str:
    """L'empreinte de notre code et des bibliothèques qu'il emploie : une part de l'origine de tout ce qu'il calcule."""
    fichiers = [*sorted((RACINE / "macros").rglob("*.py")), *RACINE.glob("requirements.txt")]
    return hashlib.sha256(b"\0".join(fichier.read_bytes() for fichier in fichiers)).hexdigest()


def _ecrire(fichier: Path, octets: bytes) -> None:
    """Écrit d'un coup : une construction interrompue ne laisse pas de fichier tronqué."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=fichier.parent, suffix=".partiel", delete=False) as provisoire:
        provisoire.write(octets)
    Path(provisoire.name).replace(fichier)
