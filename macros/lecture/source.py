"""Le texte d'un fichier, et ce qui s'y refuse avant même de lire du YAML : ses caractères et ses débuts de ligne."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.lecture.arbre import Faute, Place
from macros.lecture.signes import EMOJI_COMPOSE, invisibles

HORS_UTF_8 = re.compile("[\udc80-\udcff]")  # « surrogateescape » y range les octets qui ne sont pas de l'UTF-8
Motifs = Sequence[tuple[re.Pattern[str], str]]
INVISIBLE = "caractère invisible interdit : effacez-le et retapez le texte autour"
EMOJI = "émoji composé de plusieurs signes : supprimez-le, tout le monde ne le verrait pas"
LONGUEUR_DE_LA_SUITE = 1000  # ce qui suit un texte sur sa ligne ; au-delà, un fichier d'une ligne se lirait mille fois


def _motifs(*motifs: tuple[str, str]) -> Motifs:
    return tuple((re.compile(motif, re.MULTILINE), message) for motif, message in motifs)


# Chaque motif se cherche dans tout le texte, puis, s'il y est, dans chaque ligne.
# La faute est au début de son groupe, ou à défaut de ce qu'il trouve.
FUSION = (
    "reste d'une fusion de git : gardez la bonne des deux versions, ou les deux si ce sont deux nouvelles, "
    "et supprimez cette ligne"
)
DE_TOUT_TEXTE = _motifs(
    ("Ã[\u0080-\u00bf]|\ufffd", "accents abîmés par un mauvais enregistrement : retapez ce mot"),
    (r"^[<>|]{7}(?!\S)", FUSION),
)
SEPARATION = _motifs((r"^={7}(?!\S)", FUSION))
DU_YAML = (
    *DE_TOUT_TEXTE,
    *SEPARATION,
    *_motifs(
        (r"^ *([^\S \n])", "tabulation ou espace insécable en début de ligne : mettez des espaces"),
        (r"^%", "une ligne ne commence pas par « % » : mettez le texte entre guillemets droits"),
        (r"^\.\.\.(?!\S)", "une ligne ne commence pas par « ... » : décalez-la sous le début de son texte"),
    ),
)


@dataclass(frozen=True)
class Source:
    """Le texte d'un fichier ; chaque caractère s'y désigne par son rang."""

    fichier: str
    texte: str

    @classmethod
    def decoder(cls, fichier: str, octets: bytes) -> "Source":
        """Les octets -> le texte, sans la marque ni les fins de ligne de Windows."""
        texte = octets.decode("utf-8-sig", "surrogateescape")
        return cls(fichier, texte.replace("\r\n", "\n").replace("\r", "\n"))

    @cached_property
    def _lignes(self) -> list[int]:
        """Le rang où commence chaque ligne."""
        return [0, *(trouve.end() for trouve in re.finditer("\n", self.texte))]

    @cached_property
    def _fin(self) -> int:
        return len(self.texte.rstrip("\n"))

    def place(self, rang: int) -> Place:
        """La ligne et la colonne d'un caractère ; au-delà de la fin, celle du dernier."""
        rang = min(rang, self._fin)
        ligne = bisect_right(self._lignes, rang)
        return Place(ligne, rang - self._lignes[ligne - 1] + 1)

    def rang(self, ligne: int, ecart: int) -> int:
        """Le rang du caractère qui suit ``ecart`` autres sur sa ligne."""
        return self._lignes[ligne - 1] + ecart

    def faute(self, rang: int, message: str) -> Faute:
        """La faute ``message``, à la place d'un caractère."""
        return Faute(self.fichier, self.place(rang), message)

    def suite(self, rang: int) -> str:
        """Le reste de la ligne, ou son début s'il est très long."""
        return self.texte[rang : rang + LONGUEUR_DE_LA_SUITE].partition("\n")[0]

    def _invisibles(self) -> Motifs:
        """De quoi trouver les signes de ce texte qui ne montrent rien ; aucun motif s'il n'en a pas."""
        signes = "".join(map(re.escape, invisibles(self.texte)))
        return ((re.compile(f"[{signes}]"), INVISIBLE),) if signes else ()

    def fautes(self, refuses: Motifs = DU_YAML) -> Iterator[Faute]:
        """Une faute par ligne et par motif refusé ; une seule quand rien n'est en UTF-8."""
        if trouve := HORS_UTF_8.search(self.texte):
            yield self.faute(trouve.start(), "le fichier n'est pas en UTF-8 : réenregistrez-le en choisissant UTF-8")
            return
        motifs = [(motif, message) for motif, message in (*refuses, *self._invisibles()) if motif.search(self.texte)]
        lignes = self.texte.split("\n") if motifs or EMOJI_COMPOSE.search(self.texte) else ()
        for numero, ecrite in enumerate(lignes, 1):
            if emoji := EMOJI_COMPOSE.search(ecrite):
                yield Faute(self.fichier, Place(numero, emoji.start() + 1), EMOJI)
            ligne = EMOJI_COMPOSE.sub(lambda trouve: "x" * len(trouve[0]), ecrite)  # ses signes sont déjà dits
            for motif, message in motifs:
                if trouve := motif.search(ligne):
                    yield Faute(self.fichier, Place(numero, trouve.start(trouve.lastindex or 0) + 1), message)
