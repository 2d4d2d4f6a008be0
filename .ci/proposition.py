"""Des fichiers qu'un robot vient d'écrire -> une branche de plus, et l'adresse où ouvrir la proposition.

Un robot ne propose pas lui-même : GitHub ne vérifie pas la proposition d'un robot. Son résumé dit où l'ouvrir.
"""

import os
import subprocess
from collections.abc import Sequence

ROBOT = ("user.name=github-actions[bot]", "user.email=41898282+github-actions[bot]@users.noreply.github.com")
CONNEXION = ("credential.helper=", "credential.helper=!gh auth git-credential")  # le jeton reste dans l'environnement


def ont_change(fichiers: Sequence[str]) -> bool:
    """Vrai quand git voit l'un de ces fichiers, ou de ces dossiers, autrement qu'il ne l'a enregistré."""
    return bool(git("status", "--porcelain", "--", *fichiers))


def pousser(branche: str, message: str, fichiers: Sequence[str]) -> str:
    """Enregistre ces fichiers, et eux seuls, sur une branche poussée ; rend l'adresse où la proposer."""
    git("switch", "--quiet", "--create", branche)
    git("add", "--", *fichiers)
    git("commit", "--quiet", "--message", message, "--", *fichiers, reglages=ROBOT)
    git("push", "--quiet", "origin", f"HEAD:refs/heads/{branche}", reglages=CONNEXION)
    depot = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}"
    return f"{depot}/compare/main...{branche}?expand=1"


def git(*arguments: str, reglages: tuple[str, ...] = ()) -> str:
    """Ce que répond git ; lève ``CalledProcessError`` s'il refuse."""
    options = [mot for reglage in reglages for mot in ("-c", reglage)]
    commande = ["git", *options, *arguments]
    return subprocess.run(  # noqa: S603 - git, sans shell
        commande, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def refus(titre: str, commande: subprocess.CalledProcessError) -> str:
    """Ce que montre GitHub quand git refuse."""
    conseil = "Si une branche du même jour existe déjà, supprimez-la, puis relancez ce robot."
    return f"::error title={titre}::git {commande.cmd[-1]} a échoué. {conseil}"
