"""``python -m macros`` : une commande par besoin de qui tient les données ; « make » les donne sous un nom court."""

import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from macros import commandes
from macros.commandes import Reponse
from macros.commencer import QUESTIONS, commencer_un_contrat
from macros.langue.francais import majuscule
from macros.langue.terminal import echapper, s_accorder
from macros.lecture.arbre import suggerer
from macros.modele.ecritures import montrer

COMMANDE = "python -m macros"
INCOMPRIS = 2  # le statut d'une commande mal écrite, par usage


class Argument(NamedTuple):
    """Ce qui suit le nom d'une commande, et peut manquer."""

    nom: str
    aide: str
    options: dict[str, Any]


class Commande(NamedTuple):
    """Ce qu'elle fait, en une phrase, et de quoi le faire."""

    aide: str
    executer: Callable[[Namespace], Reponse]
    arguments: tuple[Argument, ...] = ()


COMMANDES = {
    "check": Commande(
        "vérifie data/ et docs/, et affiche tout ce qu'il faut corriger",
        lambda choix: commandes.verifier(construire=getattr(choix, "construire", False)),
        (Argument("--construire", "vérifie aussi que le site se construit", {"action": "store_true"}),),
    ),
    "changements": Commande(
        "dit ce que les données changent pour les lecteurs",
        lambda choix: commandes.dire_les_changements(choix.depuis),
        (
            Argument(
                "depuis", "la révision de git où commence la comparaison (HEAD)", {"nargs": "?", "default": "HEAD"}
            ),
        ),
    ),
    "quartier": Commande(
        "écrit la fiche à compléter d'un nouveau quartier",
        lambda choix: commandes.preparer_une_fiche(" ".join(choix.nom)),
        (Argument("nom", "son nom, par exemple : Cité du Parc", {"nargs": "*"}),),
    ),
    "contours": Commande(
        "prend les périmètres officiels des quartiers et les contours des communes, et les écrit dans data/contours/",
        lambda _: commandes.prendre_les_contours(),
    ),
    "contrat": Commande(
        "commence les données et les pages d'un autre contrat ; demande ce qui n'est pas dit",
        lambda choix: commencer_un_contrat({nom: getattr(choix, nom) for nom in QUESTIONS}, demander),
        tuple(Argument(f"--{nom}", question, {"default": "", "metavar": "…"}) for nom, question in QUESTIONS.items()),
    ),
}


def demander(question: str) -> str:
    """La réponse tapée au clavier ; vide quand personne n'est là pour répondre."""
    try:
        return input(f"{majuscule(question)} ? ")
    except EOFError:
        return ""


class Analyseur(ArgumentParser):
    """argparse, sans aucune de ses phrases anglaises."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        groupe = self.add_argument_group("options ")
        groupe.add_argument("-h", "--aide", "--help", action="store_true", default=SUPPRESS, help="affiche cette aide")
        self.set_defaults(analyseur=self)

    def format_usage(self) -> str:
        """Comment s'écrit la commande."""
        return super().format_usage().replace("usage: ", "emploi : ", 1)

    def format_help(self) -> str:
        """La même chose, et ce que veut dire chaque mot."""
        return super().format_help().replace("usage: ", "emploi : ", 1)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse l'écrit en anglais
        """Dit comment s'écrit la commande."""
        raise ValueError(f"commande incomprise\n{self.format_usage()}")


def preparer() -> Analyseur:
    """De quoi comprendre ce qui est tapé après ``python -m macros``."""
    analyseur = Analyseur(prog=COMMANDE, description="Sans commande : check.")
    analyseur.set_defaults(executer=COMMANDES["check"].executer)
    sortes = analyseur.add_subparsers(title="commandes ", metavar="commande")
    for nom, commande in COMMANDES.items():
        propre = sortes.add_parser(nom, help=commande.aide, description=f"{nom} : {commande.aide}.")
        propre.set_defaults(executer=commande.executer)
        groupe = propre.add_argument_group("arguments ")
        for argument in commande.arguments:
            groupe.add_argument(argument.nom, help=argument.aide, **argument.options)
    return analyseur


def repondre(arguments: Sequence[str]) -> Reponse:
    """Ce qui est tapé après ``python -m macros`` -> la réponse de la commande."""
    try:
        choix = _comprendre(arguments)
    except ValueError as incompris:
        return Reponse(INCOMPRIS, erreurs=str(incompris).rstrip())
    if "aide" in choix:
        return Reponse(sortie=choix.analyseur.format_help().rstrip())
    reponse: Reponse = choix.executer(choix)
    return reponse


def _comprendre(arguments: Sequence[str]) -> Namespace:
    """Lève ``ValueError``, avec une phrase, quand un mot n'a pas de sens ici."""
    analyseur = preparer()
    premier = next((mot for mot in arguments if not mot.startswith("-")), "check")
    if premier not in COMMANDES:
        inconnue = f"commande inconnue : {montrer(premier)}{suggerer(premier, COMMANDES)}"
        raise ValueError(f"{inconnue}\n{analyseur.format_usage()}")
    choix, inconnus = analyseur.parse_known_args(arguments)
    if inconnus:
        raise ValueError(f"de trop : {' '.join(map(montrer, inconnus))}\n{choix.analyseur.format_usage()}")
    return choix


def afficher(reponse: Reponse) -> None:
    """Affiche la réponse ; qui cesse de la lire (« | head ») en sait assez, et le reste se perd sans bruit."""
    s_accorder(sys.stderr, sys.stdout)
    for flux, texte in ((sys.stderr, reponse.erreurs), (sys.stdout, reponse.sortie)):
        try:
            print(echapper(texte, garder="\n"), file=flux, end="\n" if texte else "", flush=True)
        except OSError:  # le tube est fermé, ou le disque plein
            os.dup2(os.open(os.devnull, os.O_WRONLY), flux.fileno())  # Python y vide encore ce flux en s'arrêtant


def principal() -> int:
    """Joue la commande tapée, et rend son statut."""
    reponse = repondre(sys.argv[1:])
    afficher(reponse)
    return reponse.statut


if __name__ == "__main__":
    sys.exit(principal())
