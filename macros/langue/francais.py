"""Nombres, dates, accords, articles, élisions et citations, comme on les écrit en France."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import floor
from textwrap import shorten
from typing import NamedTuple, TypeVar
from unicodedata import normalize

import phonenumbers
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from macros.langue.typographie import INSECABLE

T = TypeVar("T")
LANGUE = "fr_FR"
SANS_UNITE = {"indice", "ratio"}  # un nombre seul
GUILLEMET = re.compile('[«“"]\\s?')
ARTICLE = re.compile(r"(?:(le|la|les)\s|l['’])(?=\S)", re.IGNORECASE)
ACCENT = re.compile("[\u0300-\u036f]")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})  # et l'apostrophe, telle qu'on la tape
VOYELLES = "aeiouàâäéèêëîïôöùûüœæ"
# On élide devant un « y » suivi d'une consonne (Yves), et devant un « h » selon l'usage (hôtel, non héros).
H_MUET = r"h(?!éros|eurt|iérarch|ors\b|ockey)(?=abit|armon|[eéèêiîy]|[oô](?!u)|u(?!it))"
INVARIABLES = ("cas", "cours", "fois", "mois", "pays", "repas", "temps", "tiers")
POINT_FINAL = re.compile(r"(?<!\.)(?<!\betc)\.$")
COMPLEMENT = re.compile(r"(?:à|au|aux|de|des|du|en|par|pour|sur)$|[dl]['’]", re.IGNORECASE)
ELISION = re.compile(rf"(?!onz)[{VOYELLES}]|y(?![{VOYELLES}])|{H_MUET}", re.IGNORECASE)


@lru_cache(maxsize=4096)  # des milliers de quartiers ont les mêmes pourcentages
def nombre(valeur: float) -> str:
    """5300 -> « 5 300 » ; 46.7 -> « 46,7 »."""
    return format_decimal(valeur, locale=LANGUE)


def nombre_exact(valeur: float) -> str:
    """46.7004 -> « 46,7004 » : toutes ses décimales, là où ``nombre`` en garde trois."""
    return format_decimal(valeur, locale=LANGUE, decimal_quantization=False)


def mesure(valeur: float, unite: str = "%") -> str:
    """46.7 et « % » -> « 46,7 % » ; un indice s'écrit sans unité."""
    return nombre(valeur) + ("" if unite in SANS_UNITE else f"{INSECABLE}{unite}")


def euros(montant: float) -> str:
    """12000 -> « 12 000 € »."""
    return f"{nombre(montant)}{INSECABLE}€"


def arrondir(valeur: float, plus_de: bool = False, environ: bool = False) -> tuple[str, int]:
    """46.7 -> « près de » et 47, car l'arrondi la dépasse ; « plus de » ne promet que ce que la source dit."""
    if plus_de:
        return "plus de ", floor(valeur)
    entier = floor(valeur + 0.5)
    if not entier and valeur > 0:
        return "moins de ", 1
    return "environ " if environ else "près de " if entier > valeur else "", entier


@lru_cache(maxsize=4096)  # d'un engagement à l'autre, les mêmes dates reviennent
def jour(valeur: date) -> str:
    """2024-07-09 -> « 9 juillet 2024 » ; le premier du mois s'écrit « 1er »."""
    texte = format_date(valeur, "d MMMM y", locale=LANGUE)
    return f"1er {texte.removeprefix('1 ')}" if valeur.day == 1 else texte


@lru_cache(maxsize=256)  # les mêmes numéros sont sur toutes les pages
def telephone(numero: str) -> str:
    """« +33353010000 » -> « 03 53 01 00 00 », que rien ne coupe en fin de ligne."""
    national = phonenumbers.PhoneNumberFormat.NATIONAL
    return phonenumbers.format_number(phonenumbers.parse(numero, "FR"), national).replace(" ", INSECABLE)


@lru_cache(maxsize=2**14)  # d'un quartier à l'autre, la recherche compare les mêmes mots
def sans_accent(texte: str) -> str:
    """« Œuilly » -> « oeuilly » : de quoi ranger ou comparer comme un dictionnaire, sans accent ni majuscule."""
    return ACCENT.sub("", normalize("NFKD", texte.casefold())).translate(LIGATURES)


def ordre_de_lecture(texte: str) -> list[tuple[bool, int, str]]:
    """De quoi ranger « 2e arrondissement » avant « 10e arrondissement », et « Écourt » avec les « E »."""
    morceaux = re.findall(r"[0-9]+|[^0-9]+", sans_accent(texte))
    return [(False, int(morceau), "") if morceau.isdecimal() else (True, 0, morceau) for morceau in morceaux]


def enumerer(elements: Sequence[str]) -> str:
    """[a, b, c] -> « a, b et c »."""
    return format_list(elements, locale=LANGUE)


def avec_liaisons(elements: Sequence[T]) -> list[tuple[T, str]]:
    """[a, b, c] -> (a, « , »), (b, « et »), (c, rien) : de quoi énumérer ce qui n'est pas que du texte."""
    liaisons = [", "] * (len(elements) - 2) + [" et "] * (len(elements) > 1) + [""]
    return list(zip(elements, liaisons, strict=False))


def enumerer_les_premiers(elements: Sequence[str], combien: int, nom: str = "") -> str:
    """[a, b, c, d, e] et 3 -> « a, b, c et 2 de plus » ou, de « mot », « a, b, c et 2 autres mots »."""
    reste = len(elements) - combien
    autres = compter(reste, "autre", nom) if nom else f"{reste} de plus"
    return enumerer([*elements[:combien], *([autres] if reste > 0 else [])])


def accorder(mot: str, combien: float) -> str:
    """« quartier » et 2 -> « quartiers » ; « enjeu » et 3 -> « enjeux ». Zéro et un sont au singulier."""
    if abs(combien) < 2:  # noqa: PLR2004 - le pluriel commence à deux
        return mot
    return mot + ("x" if mot.endswith("eu") else "s")


@lru_cache(maxsize=256)  # un contrat a peu de mots
def au_pluriel(nom: str) -> str:
    """« objectif stratégique » -> « objectifs stratégiques » ; « axe de travail » -> « axes de travail »."""
    accordes, suite = [], nom.split(" ")
    while suite and not COMPLEMENT.match(suite[0]):
        accordes.append(_mot_au_pluriel(suite.pop(0)))
    return " ".join([*accordes, *suite])


def au_singulier(nom: str) -> str:
    """« personnes par ménage » -> « personne par ménage » ; un mot qui garde son « s » (« mois ») reste le même."""
    accordes, suite = [], nom.split(" ")
    while suite and not COMPLEMENT.match(suite[0]):
        accordes.append(_mot_au_singulier(suite.pop(0)))
    return " ".join([*accordes, *suite])


def _mot_au_singulier(mot: str) -> str:
    if mot in INVARIABLES or not mot.endswith(("s", "x")):
        return mot
    if mot.endswith("aux") and not mot.endswith("eaux"):
        return f"{mot[:-3]}al"
    return mot[:-1]


def _mot_au_pluriel(mot: str) -> str:
    if mot.endswith(("s", "x", "z")):
        return mot
    if mot.endswith("al"):
        return f"{mot[:-1]}ux"
    return mot + ("x" if mot.endswith(("eu", "au")) else "s")


def compter(combien: float, *mots: str) -> str:
    """2, « adresse » et « ajoutée » -> « 2 adresses ajoutées »."""
    return " ".join([nombre(combien), *(accorder(mot, combien) for mot in mots)])


def article(nom: str) -> str:
    """L'article défini qui ouvre un nom : « La Cité » -> « la », « l'Abbaye » -> « l' », « Rivage » -> rien."""
    debut = ARTICLE.match(nom)
    return (debut[1] or "l'").lower() if debut else ""


def sans_article(nom: str) -> str:
    """« La Cité » -> « Cité » ; « l'Abbaye » -> « Abbaye » ; « Rivage » reste lui-même."""
    return ARTICLE.sub("", nom, count=1) if article(nom) else nom


def de(nom: str) -> str:
    """« de » et un nom : « de Jeanne », « d'Emma », « du Havre », « des Hauts », « de la Cité », « de l'Abbaye ».

    Un guillemet n'y change rien : « d'« Emma » ». Un titre cité garde son article.
    """
    if ELISION.match(GUILLEMET.sub("", nom, count=1) if GUILLEMET.match(nom) else nom):
        return f"d'{nom}"
    return _contracter(nom, {"le": "du", "les": "des"}) or f"de {nom}"


def a(nom: str) -> str:
    """« à » et un nom : « à Rivage », « au Havre », « aux Hauts », « à la Cité », « à l'Abbaye »."""
    return _contracter(nom, {"le": "au", "les": "aux"}) or f"à {nom}"


def _contracter(nom: str, contractions: dict[str, str]) -> str:
    contraction = contractions.get(article(nom))
    return f"{contraction} {sans_article(nom)}" if contraction else ""


def majuscule(texte: str) -> str:
    """La première lettre en majuscule, le reste inchangé."""
    texte = texte.strip()
    return texte[:1].upper() + texte[1:]


def minuscule(texte: str) -> str:
    """La première lettre en minuscule, le reste inchangé."""
    return texte[:1].lower() + texte[1:]


def sans_protocole(adresse: str) -> str:
    """« https://exemple.fr/ » -> « exemple.fr », comme on le lit."""
    return adresse.removeprefix("https://").removeprefix("www.").rstrip("/")


class Nom(NamedTuple):
    """Un nom commun, sans article, et ce qu'il faut pour l'accorder ; le pluriel ne s'écrit que s'il sert."""

    mot: str
    feminin: bool = False
    pluriel: str = ""

    @property
    def defini(self) -> str:
        """« le titre », « la date », « l'échéance »."""
        return le(self.mot, self.feminin)

    def accorder(self, participe: str) -> str:
        """« indiqué » -> « indiquée » pour un nom féminin."""
        return participe + "e" * self.feminin


def masculin(mot: str, pluriel: str = "") -> Nom:
    """Un nom masculin."""
    return Nom(mot, feminin=False, pluriel=pluriel)


def feminin(mot: str, pluriel: str = "") -> Nom:
    """Un nom féminin."""
    return Nom(mot, feminin=True, pluriel=pluriel)


def le(mot: str, feminin: bool = False) -> str:
    """« titre » -> « le titre » ; « échéance » -> « l'échéance »."""
    return f"l'{mot}" if ELISION.match(mot) else f"{'la' if feminin else 'le'} {mot}"


def ce(nom: Nom) -> str:
    """« ce quartier », « cet enjeu », « cette priorité »."""
    demonstratif = "cette" if nom.feminin else "cet" if ELISION.match(nom.mot) else "ce"
    return f"{demonstratif} {nom.mot}"


def denombrer(combien: int, nom: Nom) -> str:
    """3 -> « 3 enjeux » ; 1 -> « 1 priorité »."""
    return f"{nombre(combien)} {nom_accorde(nom, combien)}"


def nom_accorde(nom: Nom, combien: int) -> str:
    """Le nom, au singulier pour zéro et un."""
    return nom.pluriel if combien > 1 else nom.mot


def citer(texte: str, longueur: int | None = None) -> str:
    """Un texte entre guillemets au milieu d'une phrase : sans point final, ni guillemets semblables à l'intérieur.

    Au-delà de ``longueur``, seuls ses premiers mots sont cités.
    """
    texte = re.sub(r"«\s?", "“", re.sub(r"\s?»", "”", texte))
    if longueur and len(texte) > longueur:
        texte = shorten(texte, longueur, placeholder="…")
    return f"« {POINT_FINAL.sub('', texte)} »"
