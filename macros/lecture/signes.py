"""Les signes d'un texte : ceux qui ne montrent rien, et ceux qui en valent d'autres."""

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import category, name, normalize

# Les catégories d'Unicode dont aucun signe ne se voit : commandes, mise en forme, usage privé, non attribués,
# moitiés de signe, séparateurs de lignes et de paragraphes.
SANS_DESSIN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
# D'autres se rangent parmi les lettres ou les symboles ; leur nom, qui ne change jamais, les trahit.
NOM_D_INVISIBLE = re.compile(r"FILLER|GRAPHEME JOINER|VARIATION SELECTOR|INHERENT|BLANK|NULL NOTEHEAD")
# Un émoji que des signes sans dessin composent, ou colorent : « 👨‍👩‍👧 », « ❤️ », « 1️⃣ ».
EMOJI_COMPOSE = re.compile(
    "(?:[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]|[0-9#*](?=\ufe0f?\u20e3))"
    "[\U0001f3fb-\U0001f3ff]?[\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
    "[\ufe0f\u200d\u20e3\u2190-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f]*"
)
DU_FICHIER = "\t\n"
# « ﬁ », collé depuis un PDF, n'est que « fi ».
LIGATURES_DE_PDF = {rang: normalize("NFKC", chr(rang)) for rang in range(0xFB00, 0xFB07)}


def invisibles(texte: str) -> Iterable[str]:
    """Les signes de ce texte qui ne montrent rien, une fois chacun ; les espaces n'en sont pas."""
    return sorted(filter(est_invisible, set(texte)))


@cache
def est_invisible(signe: str) -> bool:
    """Vrai pour un signe qu'aucun lecteur ne verrait, d'après ses propriétés dans Unicode."""
    ne_se_dessine_pas = signe not in DU_FICHIER and category(signe) in SANS_DESSIN
    return ne_se_dessine_pas or bool(NOM_D_INVISIBLE.search(name(signe, "")))


def lire_valeur(texte: str) -> str:
    """La valeur que porte un texte écrit : sans blancs autour, accents composés (NFC), ligatures de PDF ouvertes."""
    return normalize("NFC", texte.translate(LIGATURES_DE_PDF)).strip()
