"""Où en est un travail long, dit à la personne qui attend devant un terminal, et à elle seule."""

import sys
import time
from collections.abc import Callable, Collection, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
PATIENCE = 2.0  # secondes : en deçà, personne n'attend
EFFACER = "\r\033[K"  # revenir au début de la ligne et l'effacer : norme ECMA-48, « EL »


class Avancement:
    """Une ligne qui se récrit sur place (« documents : 120 sur 250 ») ; rien dans un journal ni dans un tube."""

    def __init__(self, flux: TextIO | None = None, horloge: Callable[[], float] = time.monotonic) -> None:
        self.flux = flux or sys.stderr
        self.horloge = horloge

    def suivre(self, nom: str, choses: Collection[T]) -> Iterator[T]:
        """Les choses une à une ; au-delà de deux secondes, dit combien sont faites, puis efface ce qu'il a dit."""
        debut, ecrit = self.horloge(), False
        for faites, chose in enumerate(choses):
            if self.horloge() - debut > PATIENCE and self.flux.isatty():
                ecrit = True
                self._ecrire(f"{EFFACER}{nom} : {faites} sur {len(choses)}")
            yield chose
        if ecrit:
            self._ecrire(EFFACER)

    def _ecrire(self, texte: str) -> None:
        self.flux.write(texte)
        self.flux.flush()
