"""Le dessin de l'accueil, que ``data/accueil.svg`` apporte : ce qu'il peut contenir, et ce qui l'en empêche.

Il entre tel quel dans la page : ni script, ni style, ni texte, ni rien qui vienne d'ailleurs.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from macros.lecture.arbre import Faute
from macros.lecture.source import DE_TOUT_TEXTE, Source

DESSIN = "accueil.svg"
POIDS = 6_000  # octets
SVG = "http://www.w3.org/2000/svg"
CADRE = "0 0 1600 440"
FORMES = {
    *("svg", "defs", "g", "use", "pattern", "clipPath", "mask", "linearGradient", "radialGradient", "stop"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
}
ICI = re.compile(r"#dessin-[a-z0-9-]+")  # ce que désigne « href » ou « url(…) » : une autre partie du même dessin
URL = re.compile(r"url\(\s*['\"]?([^)'\"]*)['\"]?\s*\)", re.IGNORECASE)
# Les logiciels de dessin l'écrivent, avec leur nom ; cela n'a pas de sens dans une page, où le dessin entre sans.
PROLOGUE = re.compile(r"(?:<\?xml\s[^<>]*\?>)?\s*(?:<!--(?:(?!--).)*-->\s*)*", re.DOTALL)
COMMENTAIRE = "<!--"
INSTRUCTION = re.compile(rf"{COMMENTAIRE}|<[!?]")
DECLARATION = re.compile(r"<!(?!--)")  # une entité s'y déclare : rien n'en est lu
SVG_SEUL = "ne gardez que la balise « svg » et ce qu'elle contient"
PEINTURE = re.compile(r"(?:^|;)\s*(?P<nom>(?:fill|stroke|stop|opacity)[a-z-]*)\s*:\s*(?P<valeur>[^;\"<>&]+)")


def lire_le_dessin(dossier: Path) -> str:
    """Le SVG de l'accueil que donne ``data/``, tel qu'il entre dans la page ; vide s'il n'en donne pas."""
    chemin = dossier / DESSIN
    if not chemin.is_file():
        return ""
    texte = Source.decoder(DESSIN, chemin.read_bytes()).texte
    return texte[_debut(texte) :].strip()


def fautes_du_dessin(dossier: str, fichiers: Mapping[str, bytes]) -> Iterator[Faute]:
    """Ce qui empêche le dessin d'entrer dans la page."""
    if DESSIN in fichiers:
        source = Source.decoder(f"{dossier}/{DESSIN}", fichiers[DESSIN])
        yield from list(source.fautes(DE_TOUT_TEXTE)) or _peser(source, len(fichiers[DESSIN])) or _juger(source)


def _debut(texte: str) -> int:
    """Le rang où commence le dessin, après la déclaration XML et les commentaires qui le précèdent."""
    prologue = PROLOGUE.match(texte)
    return prologue.end() if prologue else 0


def _peser(source: Source, octets: int) -> list[Faute]:
    if not source.texte.strip():
        return [source.faute(0, "fichier vide : enregistrez-y le dessin, ou supprimez-le")]
    return [source.faute(0, f"ce dessin pèse {octets} octets, plus de {POIDS} : simplifiez-le")] * (octets > POIDS)


def _juger(source: Source) -> Iterator[Faute]:
    for trouvee in INSTRUCTION.finditer(source.texte, _debut(source.texte)):
        remede = "supprimez ce commentaire" if trouvee[0] == COMMENTAIRE else SVG_SEUL
        yield source.faute(trouvee.start(), f"« {trouvee[0]} » n'a pas sa place ici : {remede}")
    if not DECLARATION.search(source.texte, _debut(source.texte)):
        yield from _Lecteur(source).lire()


class _Lecteur:
    """Lit les balises telles qu'une page les lira, où « inkscape:label » n'est qu'un nom d'attribut."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.fautes: list[Faute] = []
        self.analyseur = expat.ParserCreate()
        self.analyseur.StartElementHandler = self._balise
        self.analyseur.CharacterDataHandler = self._texte
        self.racine = ""

    def lire(self) -> list[Faute]:
        """Toutes les fautes des balises, des attributs et des textes, à leur place."""
        try:
            self.analyseur.Parse(self.source.texte, True)
        except expat.ExpatError as erreur:
            rang = self.source.rang(erreur.lineno, erreur.offset)
            self._refuser(rang, "ce n'est pas un dessin SVG : vérifiez ses balises à cet endroit")
        return self.fautes

    def _refuser(self, rang: int, phrase: str) -> None:
        self.fautes.append(self.source.faute(rang, phrase))

    def _ici(self) -> int:
        return self.source.rang(self.analyseur.CurrentLineNumber, self.analyseur.CurrentColumnNumber)

    def _balise(self, nom: str, attributs: dict[str, str]) -> None:
        ici = self._ici()
        if not self.racine:
            self.racine = nom
            if nom != "svg" or attributs.get("xmlns") != SVG or "viewBox" not in attributs:
                self._refuser(ici, f'écrivez « <svg xmlns="{SVG}" viewBox="{CADRE}"> » au début')
            elif re.split(r"[\s,]+", attributs["viewBox"].strip()) != CADRE.split():
                conseil = f'écrivez « viewBox="{CADRE}" », et ramenez le dessin à cette taille'
                self._refuser(self._ou(ici, "viewBox"), f"ce n'est pas le cadre de l'accueil : {conseil}")
        if nom not in FORMES:
            self._refuser(ici, f"la balise « {nom} » n'est pas permise dans ce dessin : supprimez-la")
        for attribut, valeur in attributs.items():
            for phrase in _refuser_l_attribut(attribut, valeur):
                self._refuser(self._ou(ici, attribut), phrase)

    def _ou(self, balise: int, attribut: str) -> int:
        """Le rang d'un attribut de la balise qui commence là."""
        trouve = re.compile(rf"\s({re.escape(attribut)})\s*=").search(self.source.texte, balise)
        return trouve.start(1) if trouve else balise

    def _texte(self, ecrit: str) -> None:
        if texte := ecrit.strip():
            rang = self._ici() + ecrit.index(texte)
            self._refuser(rang, f"un texte ne se lirait pas dans ce dessin : supprimez « {texte[:40]} »")


def _refuser_l_attribut(attribut: str, valeur: str) -> Iterator[str]:
    """Les phrases qui disent ce qu'il ne peut pas être ; une page lit « ONCLICK » comme « onclick »."""
    court = attribut.rpartition(":")[2].lower()
    if court == "href" and court != attribut:
        yield f"l'attribut « {attribut} » ne se lirait pas partout : écrivez « href »"
    elif ":" in attribut or (attribut == "xmlns" and valeur != SVG):
        conseil = "enregistrez en « SVG optimisé », ou supprimez-le"
        yield f"l'attribut « {attribut} » ne sert qu'à un logiciel de dessin : {conseil}"
    if court.startswith("on") or court == "style":
        remede = _a_la_place(valeur) if court == "style" else "Supprimez-le"
        yield f"l'attribut « {court} » n'est pas permis : la page l'ignorerait. {remede}"
    if court == "id" and not ICI.fullmatch(f"#{valeur}"):
        conseil = "écrivez « dessin-… », ou supprimez-le"
        yield f"l'identifiant « {valeur} » pourrait être celui d'une partie de la page : {conseil}"
    for cible in [valeur] if court == "href" else URL.findall(valeur):
        if not ICI.fullmatch(cible):
            yield f"« {cible} » mène hors du dessin : il ne peut employer que ses propres parties, « #dessin-… »"


def _a_la_place(style: str) -> str:
    """Ce qui remplace un style : ses couleurs et ses traits, en attributs."""
    peintures = [f'{peinture["nom"]}="{peinture["valeur"].strip()}"' for peinture in PEINTURE.finditer(style)]
    return f"Écrivez à sa place « {' '.join(peintures)} »" if peintures else "Supprimez-le"
