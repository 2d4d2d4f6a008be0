"""Ce que YAML ne comprend pas, dit en français à la bonne place."""

import re
from collections.abc import Iterator
from typing import Any

from macros.lecture.fautes import Faute
from macros.lecture.pieges import BARRE_OBLIQUE, SIGNE_DE_TETE, espace_oublie
from macros.lecture.source import Source

ICI, OUVERTURE = "problem_mark", "context_mark"  # où YAML s'arrête, et où commence ce qu'il lisait alors
PUCE = re.compile("[–—•·*] ")
TIRET_OUBLIE = "remplacez ce signe par un tiret ordinaire « - » : c'est lui qui commence un élément de liste"
SIGNES = "@`%?-,]}&*!|>"
DECALAGE = "décalage incorrect : alignez cette ligne sur ses voisines"
# Ce que dit YAML -> la place de la faute, et ce qu'un éditeur doit savoir.
EXPLICATIONS = (
    ("parsing a quoted|escape", ICI, BARRE_OBLIQUE),
    ("quoted scalar", OUVERTURE, "ces guillemets ne sont pas refermés"),
    ("expected ',' or", OUVERTURE, "il manque une virgule, ou le signe qui referme « {ici} »"),
    ("expected key|expected '-'|<block end>", ICI, DECALAGE),
    (
        "expected ':'",
        OUVERTURE,
        "il manque « - » et un espace devant un élément de liste, ou « : » et un espace après une clé",
    ),
    ("mapping values", ICI, "un texte qui contient « : » se met entre guillemets droits"),
    ("several documents", ICI, "un seul document par fichier : supprimez cette ligne"),
    ("too deep", ICI, "trop de niveaux : vérifiez les crochets et les décalages"),
    ("scanning an|scanning a (tag|block)", OUVERTURE, SIGNE_DE_TETE),
)
SANS_EXPLICATION = "écriture incomprise à cet endroit : vérifiez les tirets, les deux-points et les guillemets"


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
    for motif, marque, phrase in EXPLICATIONS:
        if re.search(motif, dit_par_yaml):
            yield _rang(erreur, marque), phrase
    signe = source.texte[ici : ici + 1]
    yield ici, SIGNE_DE_TETE if signe and signe in SIGNES else SANS_EXPLICATION


def _est_une_puce(texte: str, rang: int) -> bool:
    """Vrai quand la ligne commence là, par un signe suivi d'un espace : « • Friche »."""
    return bool(PUCE.match(texte, rang)) and not texte[:rang].rpartition("\n")[2].strip()


def _debordement(texte: str, dernier: slice) -> Iterator[tuple[int, str]]:
    """Le texte continue après ce qui devait le fermer : « [Nouveau] square », « "Le" Centre »."""
    if texte.startswith(("[", "{"), dernier.start):
        yield dernier.start, SIGNE_DE_TETE
    if texte.startswith(('"', "'"), dernier.start):
        yield dernier.start, "le texte continue après les guillemets fermants : entourez-le tout entier"


def _rang(erreur: Any, marque: str) -> int:
    return int((getattr(erreur, marque) or erreur.problem_mark).index)
