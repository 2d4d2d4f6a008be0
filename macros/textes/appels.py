"""Les accolades d'une page : seul l'appel d'un de nos blocs, ses arguments écrits en toutes lettres, passe.

Le moteur des macros exécuterait le reste, jusque dans un exemple de code : ``{{ x.__class__ }}`` y atteint le système.
"""

import re
from collections.abc import Iterator

from macros.lecture.arbre import Faute, suggerer
from macros.lecture.markdown import ARGUMENTS, arguments_de_l_appel
from macros.modele import Contrat
from macros.modele.ecritures import montrer
from macros.pages.blocs import BLOCS, POSSIBLES
from macros.textes.page import Page

OUVRANTE = re.compile(r"\{[{%#]")
ANCRE = re.compile(r"\{#[\w-]+[^{}\n]*\}")
SEUL = re.compile(r"\{\{[ \t]*(?P<dedans>.*?)[ \t]*\}\}[ \t]*")
APPEL = re.compile(r"(?P<nom>\w+)[ \t]*\([ \t]*(?P<arguments>.*?)[ \t]*\)", re.ASCII)
SANS_GUILLEMETS = re.compile(r"[“”«»‘’ \u00a0\u202f]*([\w-]+)[“”«»‘’ \u00a0\u202f]*")
MONTRER = "pour montrer {0}, écrivez <code>&#123;{1} … {2}</code>"
SORTES = {
    "animation": "animation inconnue",
    "enjeu": "branche du premier niveau inconnue",
    "indicateur": "indicateur inconnu",
    "quartier": "quartier inconnu",
    "sous_objectif": "branche à objectifs inconnue",
}


def fautes_des_appels(page: Page, contrat: Contrat | None) -> Iterator[Faute]:
    """Une faute par ligne où des accolades ne sont pas un appel permis.

    Sans ``contrat`` (ses données ont des fautes), un identifiant n'est pas jugé.
    """
    rang = page.debut
    for ligne in page.texte.split("\n"):
        if trouve := OUVRANTE.search(ligne):
            cache = page.visible[rang + trouve.start()] == " "
            ecart, message = juger_la_ligne(ligne, trouve.start(), cache, contrat)
            if message:
                yield page.source.faute(rang + ecart, message)
        rang += len(ligne) + 1


def juger_la_ligne(ligne: str, debut: int, cache: bool, contrat: Contrat | None) -> tuple[int, str]:
    """La colonne (0 est la première) et la faute d'une ligne qui a des accolades ; un message vide si elle est juste.

    ``cache`` : vrai dans un exemple de code ou une remarque, où Markdown ne lirait rien.
    """
    if ligne[debut : debut + 2] != "{{":
        return debut, _autre_signe(ligne, debut)
    if cache:
        phrase = "même dans un exemple ou une remarque, « {{ » appelle un bloc : "
        return debut, phrase + MONTRER.format("ces signes", "{", "}}")
    seul = SEUL.fullmatch(ligne)
    if not seul or OUVRANTE.search(ligne, 2):
        return debut, "l'appel d'un bloc {{ … }} se place seul sur sa ligne, au début et sur une seule ligne"
    ecart, message = juger_l_appel(seul["dedans"], contrat)
    return seul.start("dedans") + ecart, message


def _autre_signe(ligne: str, debut: int) -> str:
    if trouve := ANCRE.match(ligne, debut):
        return f"« {{# » commence une remarque : laissez un espace, « {{ {trouve[0][1:-1].strip()} }} »"
    signe = ligne[debut + 1]
    return f"« {{{signe} » ne s'écrit pas dans une page : " + MONTRER.format("ce signe", signe, f"{signe}}}")


def juger_l_appel(appel: str, contrat: Contrat | None) -> tuple[int, str]:
    """« contacts() » -> la colonne et la faute ; un message vide si l'appel est juste."""
    trouve = APPEL.fullmatch(appel)
    nom = trouve["nom"] if trouve else appel
    if re.fullmatch(r"\w+", nom, re.ASCII) and nom not in BLOCS:
        return 0, f"bloc inconnu : {montrer(nom)}{suggerer(nom, BLOCS)}"
    if not trouve:
        return 0, f"{{{{ … }}}} n'appelle qu'un bloc : écrivez par exemple {exemple(nom, contrat)}"
    return _juger_les_arguments(nom, trouve["arguments"], trouve.start("arguments"), contrat)


def _juger_les_arguments(nom: str, ecrits: str, debut: int, contrat: Contrat | None) -> tuple[int, str]:
    if not re.fullmatch(ARGUMENTS, ecrits):
        seul = SANS_GUILLEMETS.fullmatch(ecrits)
        modele = f'{{{{ {nom}("{seul[1]}") }}}}' if seul and BLOCS[nom].arguments else exemple(nom, contrat)
        return debut, f"un argument s'écrit entre guillemets droits : écrivez {modele}"
    arguments, attendus = arguments_de_l_appel(ecrits), BLOCS[nom].arguments
    if len(arguments) != len(attendus):
        combien = f"prend un argument, {montrer(attendus[0])}" if attendus else "ne prend aucun argument"
        return 0, f"{montrer(nom)} {combien} : écrivez {exemple(nom, contrat)}"
    if not attendus or contrat is None or arguments[0] in (possibles := sorted(POSSIBLES[nom](contrat))):
        return 0, ""
    return debut + 1, f"{SORTES[nom]} : {montrer(arguments[0])}{suggerer(arguments[0], possibles)}"


def exemple(nom: str, contrat: Contrat | None) -> str:
    """Un appel juste du bloc ; à défaut, celui d'un autre."""
    if nom not in BLOCS:
        return "{{ contacts() }}"
    possibles = sorted(POSSIBLES[nom](contrat)) if contrat and BLOCS[nom].arguments else ["…"]
    argument = f'"{next(iter(possibles), "…")}"' if BLOCS[nom].arguments else ""
    return f"{{{{ {nom}({argument}) }}}}"
