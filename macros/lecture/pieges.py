"""Ce que YAML lirait sans rien dire, en perdant du texte ou en lui donnant un autre sens."""

import re

from macros.modele.ecritures import citer

ENTRE_GUILLEMETS = "mettez-le entre guillemets droits"
SIGNE_DE_TETE = f"un texte ne commence pas par « {{ici}} » : {ENTRE_GUILLEMETS}"
BARRE_OBLIQUE = "barre oblique inverse interdite entre guillemets doubles : entourez le texte d'apostrophes droites"
ESPACE_OUBLIE = "laissez un espace ordinaire après « {ici} »"
CLE = r"[a-z][a-z0-9_-]*:(?!//)"
COLLE = rf"(?P<ici>-|{CLE})(?![ \n])"
ELEMENT = rf"\n *(?:-|{CLE})"  # une ligne qui ressemble à un élément ou à une clé, au milieu d'un texte
Piege = tuple[int, str]


def _pieges(*pieges: tuple[str, str]) -> list[tuple[re.Pattern[str], str]]:
    """Chaque motif a un groupe « ici » : il dit où est la faute, et la phrase peut le citer."""
    return [(re.compile(motif, re.DOTALL), phrase) for motif, phrase in pieges]


DANS_UN_TEXTE = _pieges(
    (r"(?P<ici>[&*!]|\?$)", SIGNE_DE_TETE),
    (r"(?P<ici>[|>])[-+]?[0-9]", SIGNE_DE_TETE),
    (r"(?P<ici>[“”][^“”]*[“”]|‘.*’)$", "guillemets courbes : remplacez-les par des guillemets droits"),
    (r"(?P<ici>~|null|Null|NULL)$", "« {ici} » ne dit rien : supprimez la ligne si la valeur est inconnue"),
    (r'"(?:[^\\]|\\["\\])*?(?P<ici>\\)(?!["\\])', BARRE_OBLIQUE),
)
APRES_UN_TEXTE_NU = _pieges(
    (
        r"[ \t](?P<ici>#)",
        "tout ce qui suit « # » serait perdu : mettez le texte entre guillemets droits, "
        "ou laissez deux espaces avant un commentaire",
    ),
)
SUR_PLUSIEURS_LIGNES = _pieges(
    (rf"(?P<ici>[\"']).*?{ELEMENT}", "ces guillemets ne sont pas refermés avant la clé ou le tiret qui suit"),
    (rf"{COLLE}.*?{ELEMENT}", ESPACE_OUBLIE),
    (
        rf"[^\"'|>].*?\n *(?P<ici>-|{CLE})",
        "cette ligne continue le texte d'au-dessus : alignez-la sur ses voisines, ou vérifiez le « : » d'au-dessus",
    ),
)


def pieger(texte: str, suite: str, en_ligne: bool) -> Piege | None:
    """Le rang et la phrase du premier piège d'un texte tel qu'il est écrit, que ``suite`` prolonge sur sa ligne.

    ``en_ligne`` : entre crochets ou accolades, où une nouvelle ligne n'ouvre ni élément ni clé.
    """
    piege = _premier(DANS_UN_TEXTE, texte)
    if not piege and texte[:1] not in "\"'|>":
        piege = _premier(APRES_UN_TEXTE_NU, suite, len(texte))
    if not piege and "\n" in texte and not en_ligne:
        piege = _premier(SUR_PLUSIEURS_LIGNES, texte + suite)
    return piege


def _premier(pieges: list[tuple[re.Pattern[str], str]], texte: str, rang: int = 0) -> Piege | None:
    for motif, phrase in pieges:
        if trouve := motif.match(texte):
            return rang + trouve.start("ici"), phrase.format(ici=trouve["ici"])
    return None


def espace_oublie(texte: str) -> str | None:
    """La phrase qui convient quand ``texte`` commence par un tiret ou une clé collés à leur suite."""
    trouve = re.match(COLLE, texte)
    return ESPACE_OUBLIE.format(ici=trouve["ici"]) if trouve else None


def cle_seule(cle: str, avec_la_precedente: str) -> str:
    """Entre accolades, ce qui n'est suivi d'aucun « : », comme « 7 » dans « {valeur: 46,7} »."""
    if avec_la_precedente:
        milliers = re.fullmatch("[1-9][0-9]{0,2},[0-9]{3}", avec_la_precedente)
        nombre = re.fullmatch("[0-9]+,[0-9]+", avec_la_precedente)
        remede = f"écrivez {avec_la_precedente.replace(',', '' if milliers else '.')}" if nombre else ENTRE_GUILLEMETS
        return f"{citer(avec_la_precedente)} contient une virgule : {remede}"
    return espace_oublie(cle) or f"{citer(cle)} n'est suivi d'aucun « : » : si c'est un texte, {ENTRE_GUILLEMETS}"


def cle_composee(texte: str) -> str:
    """Une liste ou un groupe à la place d'une clé, comme dans « {{ x }} »."""
    return SIGNE_DE_TETE.format(ici=texte[:1])
