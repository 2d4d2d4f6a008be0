"""L'index de la recherche : tout ce qu'on lit dans le site, rangé par lieu.

Quand les pages sont trop nombreuses pour tout dire en un fichier léger, les mots des pages abrégées se rangent dans de
petits fichiers, un par initiales : le lecteur qui tape « epicerie » ne charge en plus que « recherche/ep.json ».
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from typing import Any

from macros.recherche.lieux import Lieu, Page

INITIALES = 2  # recherche.js coupe les mots de même
ACCENT = re.compile("[\u0300-\u036f]")
MOT = re.compile(r"[^\W_]{3,}")  # un mot d'une ou deux lettres ne fait rien trouver


def fichiers(pages: Iterable[Page]) -> dict[str, str]:
    """Les pages -> le chemin et le contenu de chaque fichier que lit ``recherche.js``.

    ``recherche.json`` : [textes, [[adresse, [[niveau, ancre, titre, texte…], …]], …], initiales]. Un texte répété n'y
    est écrit qu'une fois : un lieu le désigne par son rang. Le premier lieu d'une page est elle-même.
    ``recherche/ep.json`` : {mot: [rang du lieu, …]}, pour les mots qui commencent ainsi.
    """
    index = _Index()
    for page in pages:
        index.ajouter(page)
    a_part = {f"recherche/{initiales}.json": _en_json(mots) for initiales, mots in index.a_part.items()}
    return {"recherche.json": _en_json((list(index.textes), index.pages, sorted(index.a_part))), **a_part}


class _Index:
    """Ce que diront les fichiers : le rang de chaque texte, les pages, et les mots rangés à part."""

    def __init__(self) -> None:
        self.textes: dict[str, int] = {}
        self.pages: list[tuple[str, list[tuple[Any, ...]]]] = []
        self.a_part: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.rangs_des_lieux = count()

    def ajouter(self, page: Page) -> None:
        """Ajoute tous les lieux d'une page."""
        self.pages.append((page.adresse, [self._entree(lieu, page.abregee) for lieu in page.lieux]))

    def _entree(self, lieu: Lieu, abregee: bool) -> tuple[Any, ...]:
        rang, gardes = next(self.rangs_des_lieux), 1 if abregee else len(lieu.textes)
        for mot in set[str]().union(*map(mots, lieu.textes[gardes:])):
            self.a_part[mot[:INITIALES]][mot].append(rang)
        return lieu.niveau, lieu.ancre, *(self.textes.setdefault(t, len(self.textes)) for t in lieu.textes[:gardes])


@lru_cache(maxsize=2**12)  # d'un quartier à l'autre, bien des textes sont les mêmes
def mots(texte: str) -> frozenset[str]:
    """Les mots d'un texte, sans accent ni majuscule."""
    texte = texte.lower()
    if not texte.isascii():
        texte = ACCENT.sub("", unicodedata.normalize("NFD", texte)).replace("œ", "oe").replace("æ", "ae")
    return frozenset(MOT.findall(texte))


def _en_json(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
