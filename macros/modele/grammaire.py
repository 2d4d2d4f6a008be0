"""Ce que doit être un texte pour entrer dans une phrase du site : son article, sa préposition, et pas de point.

Un texte refusé lève ``ValueError`` avec une phrase française qui dit quoi écrire à la place.
"""

import re
from unicodedata import normalize

from macros.adresses import slug
from macros.langue.francais import ELISION, article, de, minuscule, sans_accent, sans_article
from macros.modele.ecritures import montrer, refus

PREPOSITION = r"(d['’]|(de|du|des) )\S"
SANS_ELISION = re.compile(r"(?:onz|oui|ouat|yog)", re.IGNORECASE)  # « le Onze-Novembre »


# Un nom commun qui ouvre le nom d'un quartier, sans accent -> son article.
NOMS_COMMUNS = {
    **dict.fromkeys(("bourg", "centre", "faubourg", "grand ensemble", "hameau", "parc", "plateau"), "le "),
    **dict.fromkeys(("quartier", "secteur", "village"), "le "),
    **dict.fromkeys(("cite", "colline", "residence", "tour", "vallee", "zac", "zone", "zup"), "la "),
    **dict.fromkeys(("bords", "cites", "hauts", "quartiers", "residences", "rives", "tours"), "les "),
    "ilot": "l'",
}
OUVRE_LE_NOM = re.compile(rf"({'|'.join(sorted(NOMS_COMMUNS, key=len, reverse=True))})(?=[ ])")


def article_du_nom(nom: str) -> str:
    """« Cité du Parc » -> « la » et son espace, « Îlot Nord » -> « l' » ; rien pour « Rivage », qui n'en a pas."""
    ouvre = OUVRE_LE_NOM.match(sans_accent(nom))
    return NOMS_COMMUNS[ouvre[1]] if ouvre else ""


def est_dit_quartier(nom: str) -> bool:
    """Vrai pour « Quartier du Port » : ce mot n'a pas à le précéder."""
    return re.match(r"quartiers?\b", nom, re.IGNORECASE) is not None


def verifier_nom_dans_une_phrase(texte: str, nom: str) -> str:
    """« la Cité du Parc », pour un quartier nommé « Cité du Parc » : un article en minuscules, et le nom à la fin."""
    saisie = montrer(texte)
    if not article(texte):
        raise ValueError(f"{saisie} n'a pas d'article : écrivez par exemple « la Cité du Parc » ou « l'Abbaye »")
    if texte[0].isupper():
        raise ValueError(f"au milieu d'une phrase, {saisie} s'écrit {montrer(minuscule(texte))}")
    if not _comparable(texte).endswith(tuple(f"{avant}{_comparable(sans_article(nom))}" for avant in " '")):
        raise ValueError(f"{saisie} ne finit pas par le nom du quartier, {montrer(nom)} : corrigez l'un ou l'autre")
    if corrections := _autres_articles(texte, nom):
        raise ValueError(f"{saisie} n'a pas le bon article : écrivez {' ou '.join(map(montrer, corrections))}")
    return texte


def _autres_articles(texte: str, nom: str) -> list[str]:
    """Le nom avec l'article qu'il a déjà (« Le Centre »), ou qui s'élide ; rien quand le sien convient."""
    ecrit, seul = article(texte), sans_article(texte)
    if article(nom):
        return [minuscule(nom)] if ecrit != article(nom) else []
    if ecrit == "l'" and not ELISION.match(seul):
        return [f"le {seul}", f"la {seul}"]
    return [f"l'{seul}"] if ecrit in ("le", "la") and ELISION.match(seul) and not SANS_ELISION.match(seul) else []


def verifier_article(texte: str) -> str:
    """« le taux d'exemple » : un nom au milieu d'une phrase, avec son article."""
    if not article(texte):
        raise ValueError(f"{montrer(texte)} n'a pas d'article : écrivez-le devant, « le », « la », « l' » ou « les »")
    return texte


def verifier_preposition(texte: str) -> str:
    """« d'Exempleville », « du Havre » : ce qui se lit après « commune »."""
    if contraction := re.match("de ((?:le|les) .*)", texte, re.IGNORECASE):
        raise ValueError(f"{montrer(texte)} se contracte : écrivez {montrer(de(contraction[1]))}")
    if not re.match(PREPOSITION, texte):
        raise refus("nom avec sa préposition attendu", texte, "écrivez par exemple d'Exempleville, de Lens ou du Havre")
    return texte


def verifier_mot(texte: str) -> str:
    """« axe », « objectif stratégique » : un nom commun, au milieu d'une phrase, auquel le site met l'article."""
    if not texte[0].isalpha() or not slug(texte)[:1].isalpha():
        raise refus("nom commun attendu", texte, "il commence par une lettre latine, écrivez par exemple axe")
    if article(texte):
        raise ValueError(
            f"{montrer(texte)} a un article, que le site met lui-même : écrivez {montrer(sans_article(texte))}"
        )
    if texte[0].isupper() and texte[1:2].islower():
        raise ValueError(f"au milieu d'une phrase, {montrer(texte)} s'écrit {montrer(minuscule(texte))}")
    return verifier_sans_point(texte)


def verifier_sans_point(texte: str) -> str:
    """Un morceau de phrase : la phrase continue après lui."""
    if texte.endswith("."):
        raise ValueError(f"{montrer(texte)} finit par un point : supprimez-le, la phrase continue")
    return texte


def _comparable(nom: str) -> str:
    """Un nom tel que l'œil le compare : ni la casse, ni la forme des apostrophes et des espaces ne comptent."""
    return " ".join(normalize("NFC", nom).casefold().replace("’", "'").split())
