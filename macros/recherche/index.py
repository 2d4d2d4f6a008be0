"""L'index de la recherche : tout ce qu'on lit dans le site, rangé par lieu.

Quand les pages sont trop nombreuses pour tout dire en un fichier léger, les mots des pages abrégées se rangent dans de
petits fichiers, un par initiales : le lecteur qui tape « epicerie » ne charge en plus que « recherche/ep.json ».
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count, pairwise
from typing import Any

from macros.langue.francais import sans_accent
from macros.recherche.lieux import Lieu, Page
from macros.recherche.mots import mots
from macros.recherche.secours import Secours

INITIALES = 2  # recherche.js coupe les mots de même
SANS_EQUIVALENCE: Mapping[str, str] = {}
SANS_SECOURS = Secours()


def fichiers(
    pages: Iterable[Page], equivalences: Mapping[str, str] = SANS_EQUIVALENCE, secours: Secours = SANS_SECOURS
) -> dict[str, str]:
    """Les pages -> le chemin et le contenu de chaque fichier que lit ``recherche.js``.

    ``recherche.json`` : ses ``textes``, ses ``pages`` [[adresse, [[niveau, ancre, titre, texte…], …]], …], et les
    ``initiales`` des autres fichiers. Un texte répété n'y est écrit qu'une fois : un lieu le désigne par son rang,
    compté depuis celui du texte précédent, car de petits nombres se compressent mieux. Le premier lieu d'une page est
    elle-même. Puis ce que l'on tape pour un autre mot (``equivalences``), et ce que l'on dit à qui n'a rien trouvé
    (``secours``).
    ``recherche/ep.json`` : {mot: [rang du lieu, …]}, pour les mots qui commencent ainsi, aux accents près.
    """
    index = _Index()
    for page in pages:
        index.ajouter(page)
    a_part = {f"recherche/{initiales}.json": _en_json(mots) for initiales, mots in index.a_part.items()}
    contenu = {
        "textes": list(index.textes),
        "pages": index.pages,
        "initiales": sorted(index.a_part),
        "equivalences": equivalences,
        "secours": secours._asdict(),
    }
    return {"recherche.json": _en_json(contenu), **a_part}


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
            self.a_part[sans_accent(mot)[:INITIALES]][mot].append(rang)
        rangs = [self.textes.setdefault(texte, len(self.textes)) for texte in lieu.textes[:gardes]]
        return lieu.niveau, lieu.ancre, rangs[0], *(suivant - precedent for precedent, suivant in pairwise(rangs))


def _en_json(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
