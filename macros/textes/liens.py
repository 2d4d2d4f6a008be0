"""Les liens que l'on écrit dans une page : chacun mène à un fichier et à une ancre qui existent."""

import re
from collections.abc import Callable, Collection, Iterator
from html import unescape
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote

from macros.adresses import ACCUEIL
from macros.lecture.arbre import Faute, le_plus_proche, suggerer
from macros.modele.ecritures import montrer
from macros.textes.balises import ADRESSES, PROTOCOLE, juger_le_protocole, lire_balises
from macros.textes.page import DOSSIER, Page

ENTRE_PARENTHESES = r"\(\s*(?P<cible><[^<>\n]*>|(?:[^()\n]|\([^()\n]*\))*?)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
EN_LIGNE = re.compile(rf"(?P<image>!?)\[(?P<texte>[^\]\n]*(?:\n(?!\s*\n)[^\]\n]*)*)\]{ENTRE_PARENTHESES}")
EN_NOTE = re.compile(r"^ {0,3}(?P<image>)\[[^\]\n]+\]:[ \t]*(?P<cible><[^<>\n]*>|\S+)", re.MULTILINE)
DE_COURRIEL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")
SANS_PROTOCOLE = re.compile(r"www\.[^\s/]+\.\w.*", re.IGNORECASE)
VIDE = "lien vide : écrivez entre les parenthèses la page ou l'adresse où il mène, ou retirez-le"
SINON = " : corrigez ce lien, ou retirez-le"
IMAGE_D_AILLEURS = f"image d'un autre site : rangez-la dans {DOSSIER}/, et écrivez son nom"
AU_DEHORS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Connus(NamedTuple):
    """Ce qui existe : les pages ; et, quand le site se construit, tous les fichiers, et les ancres de chaque page."""

    pages: Collection[str]
    fichiers: Collection[str] | None = None
    ancres: Callable[[str], Collection[str]] | None = None


class Lien(NamedTuple):
    """Un lien tel qu'il est écrit, et son rang dans la page."""

    rang: int
    cible: str
    est_image: bool = False
    est_balise: bool = False


def lire_les_liens(page: Page) -> Iterator[Lien]:
    """Les liens et les images d'une page."""
    for motif in (EN_LIGNE, EN_NOTE):
        for trouve in motif.finditer(page.visible):
            cible = unescape(trouve["cible"].strip("<>").strip())
            yield Lien(trouve.start("cible"), cible, bool(trouve["image"]))
    for balise in lire_balises(page.visible):
        rang = page.source.rang(balise.ligne, balise.ecart)
        yield from (
            Lien(rang, adresse, balise.nom == "img", True) for nom, adresse in balise.attributs if nom in ADRESSES
        )


def fautes_des_liens(page: Page, connus: Connus) -> Iterator[Faute]:
    """Une faute par lien qui ne mène à rien de connu."""
    for lien in lire_les_liens(page):
        if message := juger_le_lien(lien, page.chemin, connus):
            yield page.source.faute(lien.rang, message)


def juger_le_lien(lien: Lien, page: str, connus: Connus) -> str:
    """La faute d'un lien écrit dans ``page`` ; vide s'il est juste, ou si l'on ne sait pas encore."""
    if AU_DEHORS.match(lien.cible) or juger_le_protocole(lien.cible):
        return juger_le_protocole(lien.cible) or _au_dehors(lien)
    if not lien.cible or SANS_PROTOCOLE.match(lien.cible):
        return f"adresse incomplète : écrivez {montrer(f'https://{lien.cible}')}" if lien.cible else VIDE
    chemin, ancre = _couper(lien.cible)
    if not chemin:
        return _juger_l_ancre(page, ancre, connus, "cette page")
    return _juger_le_fichier(chemin, page, lien.est_balise, connus) or _juger_l_ancre(
        _viser(chemin, page), ancre, connus, montrer(chemin)
    )


def ou_mene(lien: Lien, page: str) -> tuple[str, str]:
    """Le chemin, depuis ``docs/``, du fichier où mène un lien écrit dans ``page``, et l'ancre."""
    chemin, ancre = _couper(lien.cible)
    return _viser(chemin, page) if chemin else page, ancre


def _couper(cible: str) -> tuple[str, str]:
    chemin, _, ancre = cible.partition("#")
    return unquote(chemin.partition("?")[0]), unquote(ancre)


def _viser(chemin: str, page: str) -> str:
    return normpath(join(dirname(page), chemin))


def _juger_le_fichier(chemin: str, page: str, est_balise: bool, connus: Connus) -> str:
    if DE_COURRIEL.fullmatch(chemin):
        return f"adresse incomplète : écrivez {montrer(f'mailto:{chemin}')}"
    if est_balise:
        return f"dans une balise, {montrer(chemin)} ne mènerait nulle part : écrivez le lien [texte]({chemin})"
    vise = _viser(chemin, page)
    if chemin.startswith("/") or vise.startswith("..") or _manque(vise, connus):
        return _absent(chemin, page, connus)
    return ""


def _au_dehors(lien: Lien) -> str:
    if not PROTOCOLE.match(lien.cible):
        return f"adresse incomplète : écrivez {montrer(f'https:{lien.cible}')}"
    if lien.est_image:
        return IMAGE_D_AILLEURS
    return ""


def _manque(vise: str, connus: Connus) -> bool:
    """Vrai pour un fichier qui n'existe pas ; tant qu'on ne connaît pas tous les fichiers, on ne juge que les pages."""
    if connus.fichiers is None:
        return vise not in connus.pages and (vise.endswith(".md") or "." not in vise.rpartition("/")[2])
    return vise not in connus.fichiers and vise not in connus.pages


def _absent(chemin: str, page: str, connus: Connus) -> str:
    dossier = dirname(page) or "."
    possible = next(_voulus(chemin.strip("/"), page, connus), None)
    conseil = f" (vouliez-vous dire {montrer(relpath(possible, dossier))} ?)" if possible else SINON
    return f"lien vers un fichier qui n'existe pas : {montrer(chemin)}{conseil}"


def _voulus(chemin: str, page: str, connus: Connus) -> Iterator[str]:
    """Les fichiers que l'on voulait sans doute nommer, le plus probable d'abord."""
    tous = {*connus.pages, *(connus.fichiers or ())}
    for depart in (dirname(page), ""):  # depuis la page, puis depuis la racine de docs/
        vise = normpath(join(depart, chemin))
        sans_fin = vise.removesuffix(".html").removesuffix(".md")
        essais = (vise, f"{sans_fin}.md", f"{sans_fin}/{ACCUEIL}", f"{sans_fin.removesuffix('/index')}.md")
        yield from (essai for essai in essais if essai in tous)
    if proche := page_proche(_viser(chemin, page), tous):
        yield proche


def page_proche(chemin: str, connus: Collection[str]) -> str | None:
    """Le fichier dont le nom ressemble ; « .md » ferait se ressembler toutes les pages."""
    par_nom = {connu.lower().removesuffix(".md"): connu for connu in connus}
    proche = le_plus_proche(chemin.removesuffix(".md"), par_nom)
    return par_nom[proche] if proche else None


def _juger_l_ancre(page: str, ancre: str, connus: Connus, nom: str) -> str:
    if not ancre or connus.ancres is None or page not in connus.pages:
        return ""
    ancres = connus.ancres(page)
    if ancre in ancres:
        return ""
    return f"{nom} n'a pas d'ancre {montrer(ancre)}{suggerer(ancre, ancres) or SINON}"
