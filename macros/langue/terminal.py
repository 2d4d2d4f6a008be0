"""Ce qui s'affiche dans un terminal : en français, sans signe qui le commande, et dans les signes qu'il connaît."""

import codecs
import io
import logging
import re
from typing import TextIO
from unicodedata import category, normalize

# Ce que dit le moteur, et notre phrase ; vide, elle se tait.
PHRASES = tuple(
    (re.compile(motif, re.DOTALL), phrase)
    for motif, phrase in (
        (r"Building documentation to directory: (.*)", r"Construction du site dans \1"),
        (r"Documentation built in ([0-9]+)\.([0-9]+) seconds", r"Site construit en \1,\2 s."),
        (
            r"Serving on (\S+).*",
            r"Le site se lit sur \1 ; il se reconstruit à chaque enregistrement. Ctrl + C l'arrête.",
        ),
        (r"Reloading browsers", "Les pages ouvertes se rechargent."),
        (r"Shutting down\.\.\.", "Serveur arrêté."),
        (r'"[A-Z]+ (\S+) HTTP.*" code 404', r"Page demandée et introuvable : \1"),
        (
            r"An error happened during the rebuild\..*",
            "Le site n'a pas pu se reconstruire : le navigateur montre encore le précédent.",
        ),
        (
            r"Config value '\w+': The path (?:set in \w+ )?\(?'(.+)'\)? (?:isn't an existing|does not exist).*",
            r"Il manque \1 : remettez-le.",
        ),
        (r"Config file '(.+)' does not exist\.", r"Il manque \1 : remettez-le."),
        (r"Aborted with a configuration error!", "Le site attend ce qui est dit au-dessus."),
        (r"Building documentation\.\.\.|Cleaning site directory|Detected file changes", ""),
        (r"Browser connected: .*|Watching paths for changes: .*", ""),
    )
)
SANS_DESSIN = ("C", "Zl", "Zp")  # les catégories d'Unicode de ce qui commande ou ne se dessine pas
A_LA_PLACE = str.maketrans(
    dict(zip("«»“”’‘–—•", '""""\'\'---', strict=True)) | {"…": "...", "→": "->", "œ": "oe", "Œ": "OE"}
)
AU_PLUS_SIMPLE = "au-plus-simple"
HEURE = re.compile(r"\[\d\d:\d\d:\d\d\] ")


def traduire(message: str, niveau: int) -> str:
    """Un message du moteur, de ce niveau de ``logging`` -> ce qu'on en lit ; vide pour se taire.

    Ce qui avertit et qu'on ne sait pas traduire reste, précédé d'une phrase qui dit que c'est de l'anglais.
    """
    if niveau < logging.INFO:
        return message
    seul = HEURE.sub("", message)
    for motif, phrase in PHRASES:
        if trouve := motif.fullmatch(seul):
            return trouve.expand(phrase)
    return f"Le moteur du site dit, en anglais : {seul}" if niveau > logging.INFO else ""


def echapper(texte: str, garder: str = "") -> str:
    """Le texte, où un signe qui commande le terminal ou ne se voit pas se lit « \\x1b » ; sauf ceux de ``garder``."""
    if texte.isascii() and texte.isprintable():
        return texte
    return "".join(_nommer(signe) if _se_cache(signe) and signe not in garder else signe for signe in texte)


def _se_cache(signe: str) -> bool:
    return category(signe).startswith(SANS_DESSIN)


def _nommer(signe: str) -> str:
    """« \\x1b », « \\u202e » ; l'octet même (« \\xe9 »), pour ce qui n'est pas de l'UTF-8 dans un nom de fichier."""
    code = ord(signe)
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004 - où Python range ces octets (« surrogateescape »)
        code -= 0xDC00
    courts = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
    return courts.get(signe) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")  # noqa: PLR2004 - un octet


def simplifier(erreur: UnicodeError) -> tuple[str, int]:
    """Ce qu'un terminal ne sait pas écrire -> la même chose en lettres simples : « é » donne « e »."""
    if not isinstance(erreur, UnicodeEncodeError):
        raise erreur
    refuse = erreur.object[erreur.start : erreur.end].translate(A_LA_PLACE)
    lettres = "".join(lettre for lettre in normalize("NFKD", refuse) if category(lettre) != "Mn")
    return "".join(lettre if lettre.isascii() else "?" for lettre in lettres), erreur.end


codecs.register_error(AU_PLUS_SIMPLE, simplifier)


def s_accorder(*flux: TextIO) -> None:
    """Ce qui s'écrira dans ces flux s'y lira, quels que soient les signes qu'ils connaissent."""
    for sortie in flux:
        if isinstance(sortie, io.TextIOWrapper):
            sortie.reconfigure(errors=AU_PLUS_SIMPLE)
