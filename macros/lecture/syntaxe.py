"""Le YAML que l'on refuse : ce qu'il lirait sans rien dire, en perdant du texte, et ce qu'il ne comprend pas."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from macros.lecture.arbre import Faute
from macros.lecture.source import Source
from macros.modele.ecritures import montrer

ENTRE_GUILLEMETS = "mettez-le entre guillemets droits"
SIGNE_DE_TETE = f"un texte ne commence pas par « {{ici}} » : {ENTRE_GUILLEMETS}"
BARRE_OBLIQUE = "barre oblique inverse interdite entre guillemets doubles : entourez le texte d'apostrophes droites"
ESPACE_OUBLIE = "laissez un espace ordinaire après « {ici} »"
CLE = r"[a-z][a-z0-9_-]*:(?!//)"
COLLE = rf"(?P<ici>-|{CLE})(?![ \n])"
ELEMENT = rf"\n *(?:-|{CLE})"  # une ligne qui ressemble à un élément ou à une clé, au milieu d'un texte
# Ce que l'on tape, ou colle, à la place d'un tiret : tirets longs, puces, flèches, symboles ; un « o », un numéro.
PUCE = r"(?:[‐-―•‣⁃·∙*\u2190-\u22ff\u25a0-\u27bf\u2b00-\u2bff]|o)\s"
NUMERO = r"(?:[0-9]{1,2}[.)]|[a-z]\))\s"
TIRET_OUBLIE = "remplacez ce signe par un tiret ordinaire « - » : c'est lui qui commence un élément de liste"
PAS_REFERME = "« {ici} » ne se referme pas : supprimez-le, ou écrivez-le aussi à la fin du texte"
UN_PARAGRAPHE = "un texte tient en un seul paragraphe"
ENTITE = re.compile("&(?:#[0-9]+|#x[0-9a-f]+|[a-z]{2,}[0-9]{0,2});", re.IGNORECASE)
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
    (
        r"(?![\"'|>]).*?[^\S \t\n](?P<ici>#)",
        "un espace insécable précède « # », et ce qui le suit serait publié : mettez deux espaces ordinaires "
        "avant un commentaire, ou le texte entre guillemets droits",
    ),
    (rf"(?={PUCE})(?P<ici>\S)", "un élément de liste commence par un tiret « - » et un espace, sans « {ici} »"),
    # La ligne vide n'est pas de trop quand c'est la suite du fichier que des guillemets oubliés ont prise.
    (rf"(?P<ici>[\"'])(?=.*?\n[^\S\n]*\n).*?(?:{ELEMENT}|\n *#)", PAS_REFERME),
    (r".*?\n(?:[^\S\n]*\n)+[^\S\n]*(?P<ici>\S)", f"{UN_PARAGRAPHE} : supprimez la ligne vide d'au-dessus"),
)
APRES_UN_TEXTE_NU = _pieges(
    (
        r"[ \t](?P<ici>#)",
        "tout ce qui suit « # » serait perdu : mettez le texte entre guillemets droits, "
        "ou laissez deux espaces avant un commentaire",
    )
)
APRES_DES_GUILLEMETS = _pieges(
    (r"(?P<ici>#)", "tout ce qui suit « # » serait perdu : mettez-le entre les guillemets, ou séparez-le d'un espace")
)
SUR_PLUSIEURS_LIGNES = _pieges(
    (rf"[^|>].*?\n *(?P<ici>{PUCE}|{NUMERO})", TIRET_OUBLIE),
    (
        r"[|>].*?\n *(?P<ici>-)\s",
        f"{UN_PARAGRAPHE} : faites de cette ligne un élément de liste, ou supprimez ce tiret",
    ),
    (rf"(?P<ici>[\"']).*?{ELEMENT}", PAS_REFERME),
    (rf"{COLLE}.*?{ELEMENT}", ESPACE_OUBLIE),
    (
        rf"[^\"'|>].*?\n *(?P<ici>-|{CLE})",
        "cette ligne continue le texte d'au-dessus : alignez-la sur ses voisines, ou vérifiez le « : » d'au-dessus",
    ),
)
# Presque tous les textes commencent par une lettre ou un chiffre et tiennent sur une ligne : rien ne peut s'y cacher.
SANS_PIEGE = re.compile(r"(?!o\s|(?:null|Null|NULL)$)[^\W\u2190-\u2bff][^#&\n]*")

DIESE_COLLE = re.compile(r":[ \t]+(?P<ici>#)(?=[^\s#])")
DIESE = "tout ce qui suit « # » serait perdu : supprimez ce signe, ou mettez le texte entre guillemets droits"
# « ]# », « }# » : YAML y voit un commentaire, même quand c'est l'élément suivant que l'on a collé.
DIESE_APRES_UN_GROUPE = "tout ce qui suit « # » serait perdu : séparez-le d'un espace"

ICI, OUVERTURE = "problem_mark", "context_mark"  # où YAML s'arrête, et où commence ce qu'il lisait alors
TABULATION = "tabulation après le tiret : mettez un espace"
SIGNES = "@`%?-,]}&*!|>"
DEUX_POINTS = "un texte qui contient « : » se met entre guillemets droits"
DECALAGE = "décalage incorrect : alignez cette ligne sur ses voisines"
# Ce que dit YAML -> la place de la faute, et ce qu'un éditeur doit savoir.
EXPLICATIONS = (
    ("parsing a quoted|escape", ICI, BARRE_OBLIQUE),
    ("quoted scalar", OUVERTURE, PAS_REFERME),
    ("expected ',' or", OUVERTURE, "il manque une virgule, ou le signe qui referme « {ici} »"),
    ("expected key|expected '-'|<block end>", ICI, DECALAGE),
    (
        "expected ':'",
        OUVERTURE,
        "il manque « - » et un espace devant un élément de liste, ou « : » et un espace après une clé",
    ),
    ("mapping values", ICI, DEUX_POINTS),
    ("several documents", ICI, "un seul document par fichier : supprimez cette ligne"),
    ("too deep", ICI, "trop de niveaux : vérifiez les crochets et les décalages"),
    ("scanning an|scanning a (tag|block)", OUVERTURE, SIGNE_DE_TETE),
)
SANS_EXPLICATION = "écriture incomprise à cet endroit : vérifiez les tirets, les deux-points et les guillemets"


def detecter_piege(texte: str, suite: str, en_ligne: bool) -> Piege | None:
    """Le rang et la phrase du premier piège d'un texte tel qu'il est écrit, que ``suite`` prolonge sur sa ligne.

    ``en_ligne`` : entre crochets ou accolades, où une nouvelle ligne n'ouvre ni élément ni clé.
    """
    if SANS_PIEGE.fullmatch(texte) and "#" not in suite:
        return None
    if texte[:1] in ("|", ">"):
        texte, suite = texte.rstrip(), ""  # YAML y compte les lignes vides et le décalage qui le suivent
    piege = _premier(DANS_UN_TEXTE, texte)
    if not piege and texte[:1] not in "\"'|>":
        piege = _premier(APRES_UN_TEXTE_NU, suite, len(texte))
    elif not piege and texte[:1] in "\"'":
        piege = _premier(APRES_DES_GUILLEMETS, suite, len(texte))
    if not piege and "\n" in texte and not en_ligne:
        piege = _premier(SUR_PLUSIEURS_LIGNES, texte + suite)
    return piege or _entite(texte)


def _premier(pieges: list[tuple[re.Pattern[str], str]], texte: str, rang: int = 0) -> Piege | None:
    for motif, phrase in pieges:
        if trouve := motif.match(texte):
            return rang + trouve.start("ici"), phrase.format(ici=trouve["ici"])
    return None


def _entite(texte: str) -> Piege | None:
    """« &amp; », collé depuis le code d'une page : il se lirait tel quel."""
    for trouve in ENTITE.finditer(texte):
        if (signe := unescape(trouve[0])) != trouve[0]:
            voulu = "un espace" if signe.isspace() else montrer(signe)
            return trouve.start(), f"{montrer(trouve[0])} est du code HTML : écrivez {voulu}"
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
        return f"{montrer(avec_la_precedente)} contient une virgule : {remede}"
    return espace_oublie(cle) or f"{montrer(cle)} n'est suivi d'aucun « : » : si c'est un texte, {ENTRE_GUILLEMETS}"


def diese_colle(texte: str, fin_de_la_cle: int, valeur: Any) -> Piege | None:
    """« engagement: #acces-soins » : YAML n'y voit qu'un commentaire, et la clé semblerait vide."""
    trouve = DIESE_COLLE.match(texte, fin_de_la_cle)
    return (trouve.start("ici"), DIESE) if trouve and getattr(valeur, "value", None) == "" else None


def cle_composee(texte: str) -> str:
    """Une liste ou un groupe à la place d'une clé, comme dans « {{ x }} »."""
    return SIGNE_DE_TETE.format(ici=texte[:1])


def expliquer(erreur: Any, source: Source, dernier: slice) -> Faute:
    """L'erreur de YAML, qui survient après ce qui est écrit à ``dernier``, en français et à sa place."""
    rang, phrase = next(_explications(erreur, source, dernier))
    return source.faute(rang, phrase.format(ici=source.texte[rang : rang + 1]))


def _explications(erreur: Any, source: Source, dernier: slice) -> Iterator[tuple[int, str]]:
    """De la plus précise à la plus vague."""
    dit_par_yaml = f"{erreur.context} {erreur.problem}"
    ici, ouverture = _rang(erreur, ICI), _rang(erreur, OUVERTURE)
    yield from ((rang, TIRET_OUBLIE) for rang in (ouverture, ici) if _est_une_puce(source.texte, rang))
    if "expected ':'" in dit_par_yaml and (phrase := espace_oublie(source.suite(ouverture))):
        yield ouverture, phrase
    if "mapping values" in dit_par_yaml and re.search(r"(^|\n)[ -]*[a-z][a-z0-9_-]* ?$", source.texte[:ici]):
        yield ici, "« : » inattendu : alignez cette clé sur ses voisines, ou mettez tout le texte entre guillemets"
    if "expected" in dit_par_yaml and not source.texte[dernier.stop : ici].strip(" "):
        yield from _debordement(source.texte, dernier)
    if "expected ',' or" in dit_par_yaml and source.texte[ici - 1 : ici + 1] == " :":
        yield ici, DEUX_POINTS
    if tabulation := re.search(r"(?:^|\n) *-(\t)[^\n]*$", source.texte[: ici + 1]):
        yield tabulation.start(1), TABULATION
    for motif, marque, phrase in EXPLICATIONS:
        if re.search(motif, dit_par_yaml):
            yield _rang(erreur, marque), phrase
    signe = source.texte[ici : ici + 1]
    yield ici, SIGNE_DE_TETE if signe and signe in SIGNES else SANS_EXPLICATION


def _est_une_puce(texte: str, rang: int) -> bool:
    """Vrai quand la ligne commence là, par un signe suivi d'un espace : « • Friche »."""
    return bool(re.compile(PUCE).match(texte, rang)) and not texte[:rang].rpartition("\n")[2].strip()


def _debordement(texte: str, dernier: slice) -> Iterator[tuple[int, str]]:
    """Le texte continue après ce qui devait le fermer : « [Nouveau] square », « "Le" Centre »."""
    if texte.startswith(("[", "{"), dernier.start):
        yield dernier.start, SIGNE_DE_TETE
    if texte.startswith(('"', "'"), dernier.start):
        yield dernier.start, "le texte continue après les guillemets fermants : entourez-le tout entier"


def _rang(erreur: Any, marque: str) -> int:
    return int((getattr(erreur, marque) or erreur.problem_mark).index)
