"""Un crochet ou une accolade que l'on a oublié de refermer : YAML ne s'en aperçoit que bien plus loin."""

import re

FERME = {"[": "]", "{": "}"}
# Ce qui n'ouvre ni ne referme rien : un texte entre guillemets, un commentaire.
A_PASSER = r"""(?<=[\[{,:\s])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<=\s\s)#[^\n]*"""
SIGNE = re.compile(rf"(?:{A_PASSER})|(?P<signe>[\[\]{{}}])")
LIGNE_VIDE = re.compile(r"\n[^\S\n]*\n")


def jamais_referme(texte: str, ouverture: int | None) -> tuple[int, str] | None:
    """Le rang du signe ouvert en ``ouverture``, ou d'un autre qu'il contient, que rien ne referme, et la phrase.

    « None » quand tout est refermé avant que le paragraphe finisse : la faute est ailleurs.
    """
    if ouverture is None:
        return None
    ouverts: list[int] = []
    for trouve in SIGNE.finditer(texte, ouverture, _fin(texte, ouverture)):
        if trouve["signe"] in FERME:
            ouverts.append(trouve.start())
        elif trouve["signe"] and ouverts and FERME[texte[ouverts[-1]]] == trouve["signe"]:
            ouverts.pop()
            if not ouverts:
                return None
    signe = texte[ouverts[-1]]
    return ouverts[-1], f"il manque « {FERME[signe]} », qui referme « {signe} »"


def _fin(texte: str, ouverture: int) -> int:
    """Où finit ce que l'on a pu vouloir mettre entre crochets : à une ligne vide, à une clé ou à un tiret voisins."""
    ligne = texte[texte.rfind("\n", 0, ouverture) + 1 : ouverture]
    decalage = len(ligne) - len(ligne.lstrip(" "))
    voisine = re.compile(rf"\n {{0,{decalage}}}(?:- |[a-z][a-z0-9_-]*:(?:[ \n]|$))")
    fins = (trouve.start() for motif in (LIGNE_VIDE, voisine) if (trouve := motif.search(texte, ouverture)))
    return min(fins, default=len(texte))
