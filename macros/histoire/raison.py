"""La raison d'un changement : la première ligne qu'a écrite l'éditeur, quand elle dit quelque chose à un lecteur.

GitHub enregistre le titre d'une proposition à trois endroits : sous « Merge pull request #12 from … » quand elle est
fusionnée, suivi de « (#12) » quand ses commits sont réunis en un seul, tel quel quand ils sont rejoués.
"""

import re
from textwrap import shorten
from unicodedata import category

LONGUEUR = 200  # en caractères
FUSION = re.compile(r"(Merge\b|Merged\b|Fusionne la branche\b|Fusion de\b)", re.IGNORECASE)
NUMERO = re.compile(r"\s*\([#!]\d+\)$")
ANNULATION = re.compile(r'(?:Revert|Reapply) "(.*)"$')
# Ce que GitHub ou git écrivent de la fusion, sous son titre.
SUITE_DE_LA_FUSION = re.compile(r"(See merge request|# ?Conflicts|Conflicts:|\* )", re.IGNORECASE)
# Ce que GitHub propose d'office, ce qu'écrit un robot, et ce qui ne dit rien.
VIDES = re.compile(
    r"(update|create|delete|rename|edit|add|remove) \S+( to \S+)?( from \S+)?"
    r"|(add|delete) files? via upload|initial commit|first commit|premier commit"
    r"|(\S+ )?patch[- ]?\d+"
    r"|(build|chore|ci)\(.*|bump .*|(lock|pin|update) (dependencies|dependency .*)|\[?dependabot\]?.*"
    r"|(fixup|squash|amend)! .*"
    r"|(change|corrige|modifie|met à jour|mise à jour|modification|correction) ?(de |du |des |les |la |le )*"
    r"(données?|fichiers?|fiches?|pages?|site|contenus?|textes?)"
    r"|\W*(wip|maj|màj|mise à jour|update|updates|fix|fixes|test|tests|essai|modif|modifs|modification|modifications"
    r"|correction|corrections|corrige|change|changes|changement|changements|divers|ok|oups|\d*|)\W*",
    re.IGNORECASE,
)
ROBOT = re.compile(r"\[bot\]$|^(dependabot|renovate|github-actions)\b", re.IGNORECASE)


def raison(auteur: str, message: str) -> str:
    """L'auteur et le message d'un commit -> la raison à montrer ; vide quand il n'y en a pas."""
    if ROBOT.search(auteur.strip()):
        return ""
    return _garder(_titre([_nettoyer(ligne) for ligne in message.splitlines()]))


def _titre(lignes: list[str]) -> str:
    """Le titre de la proposition : la première ligne, ou celle qui suit la phrase de la fusion."""
    ecrites = [ligne for ligne in lignes if ligne]
    if ecrites and FUSION.match(ecrites[0]):
        ecrites = [ligne for ligne in ecrites[1:2] if not SUITE_DE_LA_FUSION.match(ligne)]
    titre, suite = NUMERO.sub("", ecrites[0]) if ecrites else "", "".join(ecrites[1:2])
    if titre.endswith("…") and suite.startswith("…"):  # GitHub coupe un long titre, au milieu d'un mot s'il le faut
        return titre.removesuffix("…") + suite.removeprefix("…")
    return titre


def _garder(titre: str) -> str:
    if annule := ANNULATION.match(titre):
        repris = _garder(annule[1])
        return f"Annule « {repris} »" if repris and "«" not in repris else ""
    if VIDES.fullmatch(titre) or FUSION.match(titre):
        return ""
    return shorten(titre, LONGUEUR, placeholder="…")


def _nettoyer(ligne: str) -> str:
    """Sans accent grave ni signe invisible : ce n'est ni du Markdown, ni un tour joué à la page."""
    visibles = (" " if category(signe) in {"Cc", "Zl", "Zp"} else signe for signe in ligne.replace("`", ""))
    return " ".join("".join(signe for signe in visibles if category(signe) not in {"Cf", "Cs", "Co", "Cn"}).split())
