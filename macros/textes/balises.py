"""Les balises HTML écrites à la main : ce qui met en forme passe, ce qui exécute ou charge quelque chose est refusé."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from macros.modele.ecritures import montrer

TEXTE = "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
BLOCS = "address aside blockquote dd details div dl dt figcaption figure hr li ol p pre section summary ul img"
TITRES_ET_TABLEAUX = "h1 h2 h3 h4 h5 h6 table caption colgroup col thead tbody tfoot tr th td"
BALISES = frozenset(f"{TEXTE} {BLOCS} {TITRES_ET_TABLEAUX}".split())
REFUSES = re.compile(r"on.*|style|srcdoc|srcset|formaction|xmlns.*|xlink.*|background|ping", re.DOTALL)
ADRESSES = frozenset({"href", "src"})
PROTOCOLE = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
PERMIS = frozenset({"http", "https", "mailto", "tel"})
INVISIBLES = re.compile("[\0-\x20]+")  # un navigateur les ôte : « java script: » serait exécuté
# Un courriel, ou l'adresse d'un lien, entre chevrons : « [compte rendu](<CR du comité.pdf>) ».
SANS_BALISE = re.compile(r"<[^<>\s]+@[^<>\s]+>|\](?:\([ \t]*|:[ \t]*)<[^<>\n]*>")
MARQUE = "bloc:"
IMITEE = "!--bloc"


class Balise(NamedTuple):
    """Une balise ouvrante, où elle commence, et ses attributs."""

    nom: str
    ligne: int
    ecart: int
    attributs: tuple[tuple[str, str], ...]

    @property
    def mots(self) -> Iterator[str]:
        """De quoi la retrouver dans ce qui est écrit : ses attributs, puis son nom."""
        yield from (nom for nom, _ in self.attributs if REFUSES.fullmatch(nom))
        yield from (valeur for _, valeur in self.attributs)
        yield f"<{self.nom}"


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.balises: list[Balise] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Retient la balise."""
        ligne, ecart = self.getpos()
        self.balises.append(Balise(tag, ligne, ecart, tuple((nom, valeur or "") for nom, valeur in attrs)))

    def handle_decl(self, decl: str) -> None:
        """Retient « <!… > » comme une balise."""
        self.handle_starttag(f"!{decl}", [])

    def unknown_decl(self, data: str) -> None:
        """La même chose de « <![CDATA[ »."""
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        """La même chose de « <?php »."""
        self.handle_decl(data)

    def handle_comment(self, data: str) -> None:
        """Une remarque ne montre rien, sauf celle qui imite la marque d'un bloc."""
        if data.startswith(MARQUE):
            self.handle_starttag(IMITEE, [])


def lire_balises(html: str) -> list[Balise]:
    """Les balises ouvrantes d'un texte, dans l'ordre ; « <https://exemple.fr> » n'en est pas une."""
    lecteur = _Lecteur()
    lecteur.feed(SANS_BALISE.sub(lambda trouve: " " * len(trouve[0]), html))
    lecteur.close()
    return [balise for balise in lecteur.balises if not balise.nom.endswith(":") and "//" not in balise.nom]


def juger_la_balise(balise: Balise) -> Iterator[str]:
    """Ce qui se refuse dans une balise, et quoi écrire à la place."""
    if balise.nom not in BALISES:
        nom = montrer(f"<{balise.nom}>")
        yield f"{nom} ne s'écrit pas dans une page : supprimez cette balise, ou écrivez « &lt; » pour montrer « < »"
        return
    for nom, valeur in balise.attributs:
        if REFUSES.fullmatch(nom):
            yield f"{montrer(nom)} ne s'écrit pas dans une balise : supprimez-le"
        elif nom in ADRESSES and (message := juger_le_protocole(valeur)):
            yield message


def juger_le_protocole(adresse: str) -> str:
    """La faute d'une adresse qui ferait autre chose que mener quelque part ; vide si elle est juste."""
    trouve = PROTOCOLE.match(INVISIBLES.sub("", adresse))
    if not trouve or trouve[1].lower() in PERMIS:
        return ""
    return f"adresse refusée : {montrer(adresse)} ; un lien mène à une page, ou commence par https://, mailto: ou tel:"
