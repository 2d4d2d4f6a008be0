"""Les pages déjà composées, que « mkdocs serve » reprend tant que rien de ce qu'elles montrent n'a changé."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from macros.pages.environnement import GABARITS


@dataclass
class Memoire:
    """Ce que toutes les pages partagent, et la dernière composition de chacune avec ce qui lui est propre."""

    partage: tuple[object, ...] = ()
    pages: dict[str, tuple[object, str]] = field(default_factory=dict)

    def ouvrir(self, partage: Iterable[object]) -> None:
        """Oublie tout si ce que les pages partagent a changé, gabarits compris."""
        gabarits = (gabarit.stat().st_mtime_ns for gabarit in sorted(GABARITS.iterdir()))
        if self.partage != (nouveau := (*partage, *gabarits)):
            self.partage = nouveau
            self.pages.clear()

    def garder(self, chemin: str, propre: object, composer: Callable[[], str]) -> str:
        """La page telle qu'elle est gardée si ce qui lui est propre n'a pas changé, ou composée à nouveau."""
        if self.pages.get(chemin, (None, ""))[0] != propre:
            self.pages[chemin] = propre, composer()
        return self.pages[chemin][1]
