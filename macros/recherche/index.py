"""L'index de la recherche : tout ce qu'on lit dans le site, rangé par lieu.

Quand les pages sont trop nombreuses pour tout dire en un fichier léger, les mots des pages abrégées se rangent dans de
petits fichiers, un par initiales : le lecteur qui tape « epicerie » ne charge en plus que « recherche/ep.json ».
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import count
from typing import Any

from macros.langue.francais import sans_accent
from macros.recherche.lieux import Lieu, Page

INITIALES = 2  # recherche.js coupe les mots de même
# « 03 53 01 00 00 » et « 5 300 » sont d'un seul tenant ; un mot d'une ou deux lettres ne fait rien trouver.
MOT = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{2,3})+(?!\d)|[^\W_]{3,}")
ESPACES = re.compile(r"[ .\u00a0\u202f]")


def fichiers(pages: Iterable[Page], equivalences: Mapping[str, str], aide: Mapping[str, Any]) -> dict[str, str]:
    """Les pages -> le chemin et le contenu de chaque fichier que lit ``recherche.js``.

    ``recherche.json`` : ses ``pages`` [[adresse, [[niveau, ancre, titre, texte…], …]], …], dont le premier lieu est la
    page elle-même, et les ``initiales`` des autres fichiers. Un texte répété n'y est écrit qu'une fois : un nombre le
    désigne ensuite, son rang parmi les textes écrits. Puis ce que l'on tape pour un autre mot (``equivalences``), et ce
    que l'on dit à qui n'a rien trouvé (``aide``).
    ``recherche/ep.json`` : {mot: [rang du lieu, …]}, pour les mots qui commencent ainsi, aux accents près.
    """
    index = _Index()
    for page in pages:
        index.ajouter(page)
    a_part: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for mot, rangs in index.a_part.items():
        a_part[sans_accent(mot)[:INITIALES]][mot] = rangs
    contenu = {"pages": index.pages, "initiales": sorted(a_part), "equivalences": equivalences, "aide": aide}
    par_initiales = {f"recherche/{initiales}.json": _en_json(mots) for initiales, mots in a_part.items()}
    return {"recherche.json": _en_json(contenu), **par_initiales}


class _Index:
    """Ce que diront les fichiers : les pages, où chaque texte a son rang, et le lieu des mots rangés à part."""

    def __init__(self) -> None:
        self.rangs: dict[str, int] = {}
        self.pages: list[tuple[str, list[tuple[Any, ...]]]] = []
        self.a_part: dict[str, list[int]] = defaultdict(list)
        self.rangs_des_lieux = count()

    def ajouter(self, page: Page) -> None:
        """Ajoute tous les lieux d'une page."""
        self.pages.append((page.adresse, [self._entree(lieu, page.abregee) for lieu in page.lieux]))

    def _entree(self, lieu: Lieu, abregee: bool) -> tuple[Any, ...]:
        rang, gardes = next(self.rangs_des_lieux), 1 if abregee else len(lieu.textes)
        for mot in set[str]().union(*map(mots, lieu.textes[gardes:])):
            self.a_part[mot].append(rang)
        return lieu.niveau, lieu.ancre, *map(self._texte, lieu.textes[:gardes])

    def _texte(self, texte: str) -> str | int:
        """Le texte lui-même, la première fois qu'il est dit ; ensuite, son rang."""
        if texte in self.rangs:
            return self.rangs[texte]
        self.rangs[texte] = len(self.rangs)
        return texte


@lru_cache(maxsize=2**15)  # d'un quartier à l'autre, bien des textes sont les mêmes
def mots(texte: str) -> frozenset[str]:
    """Les mots d'un texte, tels qu'ils sont écrits, aux majuscules près."""
    return frozenset(ESPACES.sub("", mot) for mot in MOT.findall(unicodedata.normalize("NFC", texte.lower())))


def _en_json(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
