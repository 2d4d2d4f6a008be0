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
LONGUEUR_DE_L_EMPREINTE = hashlib.sha256().digest_size


class Reserve:
    """Un dossier que l'on peut vider à tout moment ; sans dossier, rien ne se garde."""

    def __init__(self, dossier: Path | None = None) -> None:
        self.dossier = dossier

    def garder(self, origine: bytes, produire: Callable[[], bytes]) -> bytes:
        """Ce que ``produire`` donne à partir de ``origine``, ou ce qui en est gardé si elle n'a pas changé.

        Quand ``produire`` lève une exception, rien n'est gardé : un échec ne dure pas plus que sa cause.
        """
        if self.dossier is None:
            return produire()
        fichier = self.dossier / hashlib.sha256(origine).hexdigest()
        octets = _relire(fichier, origine)
        if octets is None:
            octets = produire()
            with suppress(OSError):  # disque plein, dossier jeté : tant pis pour cette fois
                _ecrire(fichier, _empreinte(origine, octets) + octets)
        return octets

    def jeter_les_vieux(self, maintenant: float) -> None:
        """Jette ce qui n'a pas servi depuis trois mois (``maintenant`` : secondes depuis 1970)."""
        for fichier in self.dossier.glob("*") if self.dossier else ():
            with suppress(OSError):  # une autre construction vient de le jeter
                if maintenant - fichier.stat().st_mtime > AGE_MAXIMAL:
                    fichier.unlink()


DU_CODE = Reserve(RACINE / ".cache")  # pour ce qui ne dépend que de notre code


@cache
def empreinte_du_code() -> str:
    """L'empreinte de notre code et des bibliothèques qu'il emploie : une part de l'origine de tout ce qu'il calcule."""
    fichiers = [*sorted((RACINE / "macros").rglob("*.py")), *RACINE.glob("requirements.txt")]
    return hashlib.sha256(b"\0".join(fichier.read_bytes() for fichier in fichiers)).hexdigest()


def _relire(fichier: Path, origine: bytes) -> bytes | None:
    """Ce que garde ce fichier, s'il est tel qu'il a été écrit ; tronqué, changé ou mis pour un autre, il se refait."""
    try:
        contenu = fichier.read_bytes()
        os.utime(fichier)
    except OSError:  # jamais fait, jeté à l'instant, ou illisible
        return None
    empreinte, octets = contenu[:LONGUEUR_DE_L_EMPREINTE], contenu[LONGUEUR_DE_L_EMPREINTE:]
    return octets if empreinte == _empreinte(origine, octets) else None


def _empreinte(origine: bytes, octets: bytes) -> bytes:
    """L'empreinte qu'un fichier de la réserve porte en tête : de ce qu'il contient, et de ce dont c'est fait."""
    return hashlib.sha256(hashlib.sha256(origine).digest() + octets).digest()


def _ecrire(fichier: Path, octets: bytes) -> None:
    """Écrit d'un coup : une construction interrompue ne laisse pas de fichier tronqué."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=fichier.parent, suffix=".partiel", delete=False) as provisoire:
        provisoire.write(octets)
    Path(provisoire.name).replace(fichier)
