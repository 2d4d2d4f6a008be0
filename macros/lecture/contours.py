"""Les fichiers de ``data/contours/`` : du GeoJSON (RFC 7946), et les règles de ce qu'il doit dire et entourer.

Ce que d'autres logiciels ajoutent à un GeoJSON (couleurs, numéros) se tait : seul est jugé ce que le site lit.
"""

import re
from collections.abc import Iterator

from pydantic import ValidationError

from macros.lecture.anneaux import entoure_une_surface, lire_polygones
from macros.lecture.arbre import TOUS, Arbre, Chemin, Ecrit, Faute, le_plus_proche, repetes, suggerer, textes_ecrits
from macros.lecture.lecteur_json import lire_json
from macros.lecture.traductions import traduire
from macros.modele.contour import Contour, ContourDeCommune, ContourDeQuartier, Origine
from macros.modele.ecritures import montrer

QUARTIERS = "contours/quartiers.geojson"
DESSINES = "contours/dessines.geojson"
COMMUNES = "contours/communes.geojson"
FICHIERS_DE_CONTOURS = (QUARTIERS, DESSINES, COMMUNES)
TAILLE_DES_CONTOURS = 50_000  # octets : au-delà, ils montrent plus que ce que voit un écran
TROP_DETAILLES = "fichier de plus de 50 ko : « make contours » simplifie ceux de l'État ; simplifiez les vôtres"
# Ce qui désigne chaque contour d'un fichier, et de quoi l'écrire.
DESIGNE = {
    QUARTIERS: ("code", "le code officiel du quartier, comme QN00000X"),
    DESSINES: ("quartier", "le nom de fichier du quartier, sans « .yml », comme le-centre"),
    COMMUNES: ("code", "le code Insee de la commune, comme 00000"),
}
A_ECRIRE = {
    "source": '"source": "Ville d\'Exempleville, service de l\'urbanisme"',
    "date": '"date": "2026-01-15", le jour où la source les a mis à jour',
    "licence": '"licence": {"nom": "Licence Ouverte 2.0", "lien": "https://exemple.fr/licence"}',
}
A_COMPLETER = ("missing", "model_type", "string_type")
CODE_INSEE = re.compile("[0-9][0-9AB][0-9]{3}")
ELEMENTS = ("features", TOUS)
PROPRIETES = (*ELEMENTS, "properties")


def lire_contours(fichier: str, nom: str, octets: bytes) -> tuple[Arbre, tuple[Contour, ...] | None]:
    """L'arbre d'un fichier de contours, et ce qu'il entoure ; « None » quand il a des fautes, que dit l'arbre."""
    if len(octets) > TAILLE_DES_CONTOURS:
        arbre = Arbre(fichier)
        arbre.fautes.append(arbre.faute((), TROP_DETAILLES))
        return arbre, None
    arbre = lire_json(fichier, octets)
    if arbre.valeur is not None:
        arbre.fautes.extend(fautes_des_contours(arbre, nom))
    if arbre.fautes:
        arbre.valeur = None
        return arbre, None
    return arbre, tuple(_contours(arbre, nom))


def fautes_des_contours(arbre: Arbre, nom: str) -> Iterator[Faute]:
    """Toutes celles d'un fichier, sans regarder les autres."""
    yield from est_une_collection(arbre)
    if isinstance(arbre.valeur, dict):
        yield from origine_donnee(arbre)
        for chemin, _ in arbre.trouver(*ELEMENTS):
            yield from element_designe(arbre, chemin, nom)
            yield from entoure_une_surface(arbre, chemin)
        yield from contours_uniques(arbre, nom)


def est_une_collection(arbre: Arbre) -> Iterator[Faute]:
    """Un fichier de contours est une « FeatureCollection » qui en a au moins un."""
    sorte = arbre.valeur.get("type") if isinstance(arbre.valeur, dict) else None
    if sorte != "FeatureCollection":
        conseil = 'ce fichier commence par { "type": "FeatureCollection", et met ses contours dans « features »'
        yield arbre.faute(("type",), f"ce n'est pas une collection de contours : {conseil}")
    elif not isinstance(arbre.valeur.get("features"), list) or not arbre.valeur["features"]:
        yield arbre.faute(("features",), "« features » n'a aucun contour : ajoutez-en un, ou supprimez ce fichier")


def origine_donnee(arbre: Arbre) -> Iterator[Faute]:
    """Qui reprend un contour doit savoir d'où il vient, et de quand."""
    try:
        _origine(arbre)
    except ValidationError as refus:
        for erreur in refus.errors(include_url=False):
            cle = str(erreur["loc"][0])
            manque = cle in A_ECRIRE and (erreur["type"] in A_COMPLETER or not str(erreur["input"] or "").strip())
            constat = f"« {cle} » est à compléter" if cle in arbre.valeur else f"il manque « {cle} »"
            a_ecrire = f"{constat} : écrivez par exemple {A_ECRIRE.get(cle)}"
            yield arbre.faute(erreur["loc"], a_ecrire if manque else traduire(erreur, Origine))


def _origine(arbre: Arbre) -> Origine:
    return Origine.model_validate({cle: arbre.valeur[cle] for cle in Origine.model_fields if cle in arbre.valeur})


def element_designe(arbre: Arbre, chemin: Chemin, nom: str) -> Iterator[Faute]:
    """Un contour dit de quoi il est : le code d'un quartier ou d'une commune, ou le nom de fichier d'un quartier."""
    proprietes = arbre.valeurs.get((*chemin, "properties"))
    if not isinstance(proprietes, dict):
        yield arbre.faute(chemin, 'il manque « properties » : écrivez "properties": { … } dans ce contour')
        return
    cle, conseil = DESIGNE[nom]
    voulues = {cle: conseil} | ({"nom": "le nom de la commune"} if nom == COMMUNES else {})
    for cle, conseil in voulues.items():
        ecrite, place = proprietes.get(cle), (*chemin, "properties", cle)
        if isinstance(ecrite, float):
            yield arbre.faute(place, f"« {cle} » se met entre guillemets droits : c'est {conseil}")
        elif not (isinstance(ecrite, str) and ecrite):
            proche = le_plus_proche(cle, [autre for autre in proprietes if autre not in voulues])
            au_lieu = f" au lieu de {montrer(proche)}" if proche else ""
            yield arbre.faute(place, f'il manque « {cle} » : écrivez "{cle}"{au_lieu}, {conseil}')
        elif (nom, cle) == (COMMUNES, "code") and not CODE_INSEE.fullmatch(ecrite):
            yield arbre.faute(place, f"code de commune attendu, et non {montrer(ecrite)} : écrivez {conseil}")


def contours_uniques(arbre: Arbre, nom: str) -> Iterator[Faute]:
    """Un quartier, ou une commune, n'a qu'un contour : plusieurs morceaux font un « MultiPolygon »."""
    for _, chemin, texte in repetes(designes(arbre, nom)):
        conseil = "gardez-en un, ou réunissez-les dans un « MultiPolygon »"
        yield arbre.faute(chemin, f"{montrer(texte)} a deux contours : {conseil}")


def designes(arbre: Arbre, nom: str) -> list[Ecrit]:
    """Ce qui désigne chaque contour du fichier, et où c'est écrit."""
    return textes_ecrits([arbre], *PROPRIETES, DESIGNE[nom][0])


def _contours(arbre: Arbre, nom: str) -> Iterator[Contour]:
    """Ceux d'un fichier sans faute."""
    origine, (cle, _) = _origine(arbre), DESIGNE[nom]
    for element in arbre.valeur["features"]:
        proprietes, polygones = element["properties"], lire_polygones(element["geometry"])
        if nom == COMMUNES:
            yield ContourDeCommune(code=proprietes[cle], nom=proprietes["nom"], polygones=polygones, origine=origine)
        else:
            yield ContourDeQuartier(
                quartier=proprietes[cle], dessine=nom == DESSINES, polygones=polygones, origine=origine
            )


def croiser_les_contours(contours: dict[str, Arbre], quartiers: list[Arbre]) -> Iterator[Faute]:
    """Un contour est celui d'un quartier de ce contrat, et un quartier n'en a qu'un.

    Sans quartier, ou quand une fiche se lit mal, cette règle reste en repos.
    """
    if not quartiers or any(quartier.fautes for quartier in quartiers):
        return
    noms = {quartier.nom: quartier.nom for quartier in quartiers}
    codes = {texte: arbre.nom for cle in ("code", "code_2024") for arbre, _, texte in textes_ecrits(quartiers, cle)}
    connus = {QUARTIERS: codes, DESSINES: noms}
    ecrits = [(*ecrit, nom) for nom in connus if nom in contours for ecrit in designes(contours[nom], nom)]
    vus: dict[str, tuple[str, str]] = {}
    for arbre, chemin, texte, nom in ecrits:
        if (slug := connus[nom].get(texte)) is None:
            yield arbre.faute(chemin, _inconnu(texte, connus[nom], nom))
        elif (avant := vus.setdefault(slug, (texte, arbre.fichier)))[0] != texte:
            ailleurs = f"sous {montrer(avant[0])}, dans {avant[1]} : retirez l'un des deux"
            yield arbre.faute(chemin, f"le quartier {montrer(slug)} a déjà un contour, {ailleurs}")


def _inconnu(texte: str, connus: dict[str, str], nom: str) -> str:
    quoi, remede = (
        ("code", "« make contours » retire ce contour") if nom == QUARTIERS else ("nom de fichier", "ou retirez-le")
    )
    return f"{quoi} d'aucun quartier : {montrer(texte)}{suggerer(texte, connus) or f' ; {remede}'}"
