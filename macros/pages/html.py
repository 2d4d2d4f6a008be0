"""Le HTML d'une page, coupé une fois en textes et en balises, que lisent typographie, titres, sigles et recherche."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from macros.langue.typographie import typographier

# Nos gabarits échappent « > » dans les attributs : une balise finit donc au premier.
BALISE = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
PARTIES = re.compile(r"<(/?)(\w+)(.*)>", re.DOTALL)
ATTRIBUT = re.compile(r'([\w-]+)(?:="([^"]*)")?')
INTOUCHABLES = {"code", "pre", "script", "style"}
TITRES = {"h2", "h3", "h4"}
# Le début de leurs balises, les seules à lire de près : le reste d'une page en a des milliers d'autres.
DEBUTS_INTOUCHABLES = tuple(f"<{nom}" for nom in sorted(INTOUCHABLES))
DEBUTS_DE_TITRES = tuple(f"<{barre}{nom}" for nom in sorted(TITRES) for barre in ("", "/"))
Morceaux = list[str]  # un texte (vide parfois), puis une balise, et ainsi de suite : une balise est à un rang impair


class Balise(NamedTuple):
    """Une balise : son nom (vide pour un commentaire), et ses attributs, tels qu'ils sont écrits."""

    nom: str = ""
    ferme: bool = False
    attributs: Mapping[str, str] = MappingProxyType({})

    @property
    def classes(self) -> set[str]:
        """Les mots de son attribut « class »."""
        return set(self.attributs.get("class", "").split())


class Titre(NamedTuple):
    """Un titre de niveau 2 à 4, son ancre et son texte (HTML échappé, sans balise)."""

    niveau: int
    id: str
    texte: Markup


def decouper(html: str) -> Morceaux:
    """Une page -> ses morceaux, dans l'ordre."""
    return BALISE.split(html)


@lru_cache(maxsize=2**14)  # d'une page à l'autre, presque toutes sont les mêmes
def lire_balise(texte: str) -> Balise:
    """« <h2 id="carte"> » -> son nom et ses attributs."""
    trouve = PARTIES.fullmatch(texte)
    if not trouve:
        return Balise()
    barre, nom, attributs = trouve.groups()
    return Balise(nom, bool(barre), dict(ATTRIBUT.findall(attributs)))


def typographier_morceaux(morceaux: Morceaux) -> Morceaux:
    """Les mêmes morceaux, dont ce qu'on lit est composé ; balises et code restent intacts."""
    composes, intouchable = list(morceaux), ""
    for rang, morceau in enumerate(morceaux):
        if rang % 2:
            if intouchable:  # aucun de ces éléments n'en contient un du même nom
                balise = lire_balise(morceau)
                intouchable = "" if balise.ferme and balise.nom == intouchable else intouchable
            elif morceau.startswith(DEBUTS_INTOUCHABLES) and lire_balise(morceau).nom in INTOUCHABLES:
                intouchable = lire_balise(morceau).nom
        elif morceau and not intouchable and not morceau.isspace():
            composes[rang] = typographier(morceau.replace("&#39;", "'"))
    return composes


def typographier_html(html: str) -> str:
    """La même chose pour un fragment qui n'est pas déjà coupé."""
    return "".join(typographier_morceaux(decouper(html)))


def titres(morceaux: Morceaux) -> Iterator[Titre]:
    """Les titres qui ont une ancre, dans l'ordre : le sommaire suit ce que le lecteur voit."""
    ouvert, debut = Balise(), 0
    for rang in range(1, len(morceaux), 2):
        if morceaux[rang].startswith(DEBUTS_DE_TITRES):
            balise = lire_balise(morceaux[rang])
            if balise.ferme and "id" in ouvert.attributs:
                texte = Markup("".join(morceaux[debut:rang:2]).strip())  # noqa: S704 - déjà échappé dans la page
                yield Titre(int(ouvert.nom[1]), ouvert.attributs["id"], texte)
            ouvert, debut = Balise() if balise.ferme else balise, rang + 1
