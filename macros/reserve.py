"""Ce qui coûte à fabriquer se garde sous l'empreinte de ce dont il est fait : rien de périmé ne peut en sortir."""

import hashlib
from collections.abc import Callable
from pathlib import Path

AGE_MAXIMAL = 90 * 24 * 3600  # secondes


class Reserve:
    """Un dossier que l'on peut vider à tout moment ; sans dossier, rien ne se garde."""

    def __init__(self, dossier: Path | None = None) -> None:
        self.dossier = dossier

    def garder(self, ingredients: bytes, fabriquer: Callable[[], bytes]) -> bytes:
        """Ce que ``fabriquer`` donne de ces ingrédients, repris tel quel s'ils n'ont pas changé."""
        if self.dossier is None:
            return fabriquer()
        fichier = self.dossier / hashlib.sha256(ingredients).hexdigest()
        if fichier.exists():
            fichier.touch()
            return fichier.read_bytes()
        octets = fabriquer()
        _ecrire(fichier, octets)
        return octets

    def a(self, ingredients: bytes) -> bool:
        """Vrai si ce qui en est fait est gardé."""
        return self.dossier is not None and (self.dossier / hashlib.sha256(ingredients).hexdigest()).exists()

    def ranger(self, maintenant: float) -> None:
        """Jette ce qui n'a pas servi depuis trois mois (``maintenant`` : secondes depuis 1970)."""
        for fichier in self.dossier.glob("*") if self.dossier else ():
            if maintenant - fichier.stat().st_mtime > AGE_MAXIMAL:
                fichier.unlink()


def _ecrire(fichier: Path, octets: bytes) -> None:
    """Écrit d'un coup : une construction interrompue ne laisse pas de fichier tronqué."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    provisoire = fichier.with_suffix(".partiel")
    provisoire.write_bytes(octets)
    provisoire.replace(fichier)
