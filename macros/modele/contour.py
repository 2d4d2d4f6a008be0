"""Les contours des quartiers et des communes : ``data/contours/``, un fichier par source. Tous sont facultatifs."""

from collections.abc import Iterable
from functools import cached_property

from pydantic import Field

from macros.modele.fiche import Fiche
from macros.modele.geometrie import Boite, Polygone, boite, hectares, part_dans, se_croisent
from macros.modele.site import Licence
from macros.modele.types import AdresseWeb, Intitule, Jour, Texte

PART_TOUCHEE = 0.01  # en dessous, les deux contours ne font que se longer


class Origine(Fiche):
    """D'où viennent les contours d'un fichier, et à quelles conditions les reprendre."""

    source: Texte = Field(title="source", description="Qui les a dessinés, et comment s'appelle ce qu'il publie.")
    date: Jour = Field(title="date", description="Le jour où la source les a mis à jour, ou la ville, dessinés.")
    millesime: Intitule | None = Field(
        default=None, title="millésime", description="L'année, ou la version, dont la source dit qu'ils sont."
    )
    licence: Licence | None = Field(
        default=None, title="licence", description="Celle de la source ; à défaut, celle des données de ce site."
    )
    adresse: AdresseWeb | None = Field(default=None, title="adresse", description="Où les retrouver.")


class Contour(Fiche):
    """Un contour : un polygone ou plusieurs, chacun fait de son tour et de ses trous."""

    polygones: tuple[Polygone, ...]
    origine: Origine

    @cached_property
    def hectares(self) -> float:
        """Sa surface, trous retirés."""
        return hectares(self.polygones)

    @cached_property
    def boite(self) -> Boite:
        """Ses bords, en degrés."""
        return boite(self.polygones)

    def part_dans(self, autre: "Contour") -> float:
        """De 0 à 1, ce qui de ce contour est dans l'autre."""
        return part_dans(self.polygones, autre.polygones) if se_croisent(self.boite, autre.boite) else 0.0


class ContourDeQuartier(Contour):
    """Celui d'un quartier, que désigne son code officiel ou, s'il est dessiné par la ville, son nom de fichier."""

    quartier: str
    dessine: bool = False  # par la ville, et non par l'État


class ContourDeCommune(Contour):
    """Celui d'une commune."""

    code: str  # de l'Insee
    nom: Intitule


class Contours(Fiche):
    """Tous ceux que donne ``data/contours/``."""

    quartiers: tuple[ContourDeQuartier, ...] = ()
    communes: tuple[ContourDeCommune, ...] = ()

    @cached_property
    def par_quartier(self) -> dict[str, ContourDeQuartier]:
        """Le code, ou le nom de fichier, d'un quartier -> son contour."""
        return {contour.quartier: contour for contour in self.quartiers}

    @property
    def ensembles(self) -> dict[str, tuple[Contour, ...]]:
        """Ceux de chaque fichier, quand il y en a : les quartiers, ceux que la ville a dessinés, les communes."""
        tous: dict[str, tuple[Contour, ...]] = {
            "quartiers": tuple(contour for contour in self.quartiers if not contour.dessine),
            "dessines": tuple(contour for contour in self.quartiers if contour.dessine),
            "communes": self.communes,
        }
        return {nom: contours for nom, contours in tous.items() if contours}

    @property
    def origines(self) -> dict[str, Origine]:
        """Celle de chaque fichier."""
        return {nom: contours[0].origine for nom, contours in self.ensembles.items()}

    @cached_property
    def par_commune(self) -> dict[str, ContourDeCommune]:
        """Le code d'une commune -> son contour."""
        return {contour.code: contour for contour in self.communes}


def communes_touchees(contour: Contour, communes: Iterable[ContourDeCommune]) -> tuple[ContourDeCommune, ...]:
    """Celles dont ce contour occupe une partie, la plus occupée d'abord ; deux voisins ne font que se longer."""
    parts = ((contour.part_dans(commune), commune) for commune in communes)
    touchees = [(part, commune) for part, commune in parts if part >= PART_TOUCHEE]
    return tuple(commune for _, commune in sorted(touchees, key=lambda touchee: -touchee[0]))


def reunir(contours: Iterable[Contour]) -> Contours:
    """Les contours de tous les fichiers, chacun avec les siens."""
    tous = tuple(contours)
    return Contours(
        quartiers=tuple(contour for contour in tous if isinstance(contour, ContourDeQuartier)),
        communes=tuple(contour for contour in tous if isinstance(contour, ContourDeCommune)),
    )


AUCUN_CONTOUR = Contours()
