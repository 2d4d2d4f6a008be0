"""Ce que YAML lirait sans rien dire, en perdant du texte ou en lui donnant un autre sens."""

import re

from macros.modele.ecritures import citer

CLE = r"[a-z][a-z0-9_-]*:(?!//)"
ELEMENT = rf"\n *(?:-|{CLE})"  # une ligne qui ressemble à un élément ou à une clé, au milieu d'un texte
ENTRE_GUILLEMETS = "mettez-le entre guillemets droits"
BARRE_OBLIQUE = "barre oblique inverse interdite entre guillemets doubles : entourez le texte d'apostrophes droites"
# La faute est au début du groupe « ici », que la phrase peut citer.
PARTOUT = (
    (r"(?P<ici>[&*!]|\?$)", "un texte ne commence pas par « {ici} » : " + ENTRE_GUILLEMETS),
    (r"(?P<ici>[“”][^“”]*[“”]|‘.*’)$", "guillemets courbes : remplacez-les par des guillemets droits"),
    (r"(?P<ici>~|null|Null|NULL)$", "« {ici} » ne dit rien : supprimez la ligne si la valeur est inconnue"),
    (r"(?P<ici>[|>])[-+]?[0-9]", "un texte ne commence pas par « {ici} » : " + ENTRE_GUILLEMETS),
    (
        r'"(?:[^\\]|\\["\\])*?(?P<ici>\\)(?!["\\])',
        BARRE_OBLIQUE,
    ),
)
ESPACE_OUBLIE = rf"(?P<ici>-|{CLE})(?![ \n])"
SUR_PLUSIEURS_LIGNES = (
    (rf"(?P<ici>[\"']).*?{ELEMENT}", "ces guillemets ne sont pas refermés avant la clé ou le tiret qui suit"),
    (rf"{ESPACE_OUBLIE}.*?{ELEMENT}", "laissez un espace ordinaire après « {ici} »"),
    (
        rf"[^\"'|>].*?\n *(?P<ici>-|{CLE})",
        "cette ligne continue le texte d'au-dessus : alignez-la sur ses voisines, ou vérifiez le « : » d'au-dessus",
    ),
)


def pieger(texte: str, suite: str, en_ligne: bool) -> tuple[int, str] | None:
    """Le rang et la phrase du premier piège d'un texte tel qu'il est écrit, que ``suite`` prolonge sur sa ligne.

    ``en_ligne`` : entre crochets ou accolades, où une nouvelle ligne n'ouvre ni élément ni clé.
    """
    for motif, phrase in PARTOUT:
        if trouve := re.match(motif, texte, re.DOTALL):
            return trouve.start("ici"), phrase.format(ici=trouve["ici"])
    if texte[:1] not in "\"'|>" and re.match(r"[ \t]#", suite):
        return len(texte) + 1, (
            "tout ce qui suit « # » serait perdu : mettez le texte entre guillemets, "
            "ou laissez deux espaces avant un commentaire"
        )
    for motif, phrase in () if en_ligne else SUR_PLUSIEURS_LIGNES:
        if trouve := re.match(motif, texte + suite, re.DOTALL):
            return trouve.start("ici"), phrase.format(ici=trouve["ici"])
    return None


def espace_oublie(texte: str) -> str | None:
    """La phrase qui convient quand ``texte`` commence par un tiret ou une clé collés à leur suite."""
    trouve = re.match(ESPACE_OUBLIE, texte)
    return f"laissez un espace ordinaire après « {trouve['ici']} »" if trouve else None


def cle_seule(cle: str, avec_la_precedente: str) -> str:
    """Entre accolades, ce qui n'est suivi d'aucun « : », comme « 7 » dans « {valeur: 46,7} »."""
    if avec_la_precedente:
        return f"{citer(avec_la_precedente)} contient une virgule : {ENTRE_GUILLEMETS}"
    return espace_oublie(cle) or f"{citer(cle)} n'est suivi d'aucun « : » : si c'est un texte, {ENTRE_GUILLEMETS}"


def cle_composee(texte: str) -> str:
    """Une liste ou un groupe à la place d'une clé, comme dans « {{ x }} »."""
    return f"un texte ne commence pas par « {texte[:1]} » : {ENTRE_GUILLEMETS}"
