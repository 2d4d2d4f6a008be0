"""Les contours publiés : un GeoJSON par source, sous sa licence, avec le nom et l'adresse de ce qu'il entoure."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from macros.adresses import contours_publies
from macros.donnees.publication import Publication
from macros.langue.contours import origine_des_contours
from macros.modele import Contrat
from macros.modele.contour import Contour, ContourDeCommune, ContourDeQuartier, Origine
from macros.modele.geojson import rediger_geojson

TITRES = {
    "quartiers": "Les périmètres officiels des quartiers",
    "dessines": "Les contours de quartiers que l'État ne publie pas",
    "communes": "Les contours des communes",
}


class Ensemble(NamedTuple):
    """Les contours d'une même source."""

    sorte: str
    contours: tuple[Contour, ...]

    @property
    def chemin(self) -> str:
        """Son fichier, depuis le dossier des données publiées."""
        return contours_publies(self.sorte)

    @property
    def titre(self) -> str:
        """Ce qu'il contient."""
        return TITRES[self.sorte]

    @property
    def origine(self) -> Origine:
        """La même pour tous."""
        return self.contours[0].origine

    @property
    def description(self) -> str:
        """D'où il vient, de quand, et sous quelle licence."""
        return origine_des_contours(self.origine)


def ensembles(contrat: Contrat) -> tuple[Ensemble, ...]:
    """Ceux que donne le contrat : les périmètres officiels, ceux que la ville a dessinés, les communes."""
    return tuple(Ensemble(*ensemble) for ensemble in contrat.contours.ensembles.items())


def fichiers_geojson(publication: Publication) -> dict[str, bytes]:
    """Le contrat -> le chemin de chaque fichier, sous ``donnees/``, et son texte."""
    return {e.chemin: _rediger(publication, e).encode() for e in ensembles(publication.contrat)}


def _rediger(publication: Publication, ensemble: Ensemble) -> str:
    du_site = {"licence": publication.contrat.site.licence_donnees.model_dump()}
    tete = du_site | ensemble.origine.model_dump(mode="json", exclude_none=True)
    return rediger_geojson(tete, _elements(publication, ensemble))


def _elements(publication: Publication, ensemble: Ensemble) -> Iterator[tuple[Mapping[str, Any], Any]]:
    contours = ((publication.contrat.contour_de(quartier), quartier) for quartier in publication.quartiers)
    quartiers = {contour.quartier: quartier for contour, quartier in contours if contour}
    for contour in ensemble.contours:
        if isinstance(contour, ContourDeCommune):
            yield {"code": contour.code, "nom": contour.nom}, contour.polygones
        elif isinstance(contour, ContourDeQuartier) and (quartier := quartiers.get(contour.quartier)):
            dits = {"quartier": quartier.slug, "nom": quartier.nom, "statut": quartier.statut}
            codes = {cle: code for cle in ("code", "code_2024") if (code := getattr(quartier, cle))}
            yield dits | codes | {"hectares": quartier.hectares, "page": quartier.page}, contour.polygones
