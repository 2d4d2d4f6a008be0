"""Le dessin de l'accueil, que ``data/accueil.svg`` apporte : ce qu'il peut contenir, et ce qui l'en empêche.

Il entre tel quel dans la page : ni script, ni style, ni texte, ni rien qui vienne d'ailleurs.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from macros.lecture.arbre import Faute, Place

DESSIN = "accueil.svg"
POIDS = 6_000  # octets
SVG = "{http://www.w3.org/2000/svg}"
FORMES = {
    *("svg", "defs", "g", "use", "pattern", "clipPath", "mask", "linearGradient", "radialGradient", "stop"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
}
ICI = re.compile(r"#dessin-[a-z0-9-]+")  # ce que désigne « href » ou « url(…) » : une autre partie du même dessin
URL = re.compile(r"url\(\s*['\"]?([^)'\"]*)['\"]?\s*\)")


def lire_le_dessin(dossier: Path) -> str:
    """Le SVG de l'accueil que donne ``data/`` ; vide s'il n'en donne pas."""
    chemin = dossier / DESSIN
    return chemin.read_text("utf-8").strip() if chemin.is_file() else ""


def fautes_du_dessin(dossier: str, fichiers: Mapping[str, bytes]) -> Iterator[Faute]:
    """Ce qui empêche le dessin d'entrer dans la page."""
    if DESSIN in fichiers:
        yield from (Faute(f"{dossier}/{DESSIN}", Place(*place), phrase) for place, phrase in _juger(fichiers[DESSIN]))


def _juger(octets: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Où, et quoi."""
    debut = (1, 1)
    if len(octets) > POIDS:
        yield debut, f"ce dessin pèse {len(octets)} octets, plus de {POIDS} : simplifiez-le"
        return
    if b"<!" in octets or b"<?" in octets.removeprefix(b"<?xml"):
        yield (
            debut,
            "« <! » et « <? » n'ont pas leur place ici : ne gardez que la balise « svg » et ce qu'elle contient",
        )
        return
    try:
        racine = ElementTree.fromstring(octets)  # noqa: S314 - sans « <! », aucune entité ne s'y déclare
    except ElementTree.ParseError as erreur:
        ligne, colonne = erreur.position
        yield (ligne, colonne + 1), "ce n'est pas un dessin SVG : vérifiez ses balises à cet endroit"
        return
    if racine.tag != f"{SVG}svg" or not racine.get("viewBox"):
        yield debut, 'écrivez « <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 440"> » au début'
    for element in racine.iter():
        yield from ((debut, phrase) for phrase in _refuser(element))


def _refuser(element: ElementTree.Element) -> Iterator[str]:
    """Les phrases qui disent ce que cette balise ne peut pas avoir."""
    nom = element.tag.removeprefix(SVG)
    if nom not in FORMES:
        yield f"la balise « {nom} » n'est pas permise dans ce dessin : supprimez-la"
    for texte in filter(None, ((ecrit or "").strip() for ecrit in (element.text, element.tail))):
        yield f"un texte ne se lirait pas dans ce dessin : supprimez « {texte[:40]} »"
    for attribut, valeur in element.items():
        court = attribut.rpartition("}")[2]
        if court.startswith("on") or court == "style":
            yield f"l'attribut « {court} » n'est pas permis : la page l'ignorerait. Supprimez-le"
        if court == "id" and not ICI.fullmatch(f"#{valeur}"):
            yield f"l'identifiant « {valeur} » pourrait être celui d'une partie de la page : écrivez « dessin-… »"
        for cible in [valeur] if court == "href" else URL.findall(valeur):
            if not ICI.fullmatch(cible):
                yield f"« {cible} » mène hors du dessin : il ne peut employer que ses propres parties, « #dessin-… »"
