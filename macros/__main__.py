"""``python -m macros`` : vérifie ``data/`` et affiche tout ce qu'il faut corriger."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.documents.signes import verifier_signes
from macros.langue.francais import compter
from macros.lecture import DonneesFautives, Faute, arbres, lire
from macros.recherche import mots_sans_reponse

DONNEES = Path("data")
SIGNES_DE_MESSAGE = "%\r\n"  # « % » d'abord : les autres signes deviennent « %.. »
SIGNES_DE_PROPRIETE = SIGNES_DE_MESSAGE + ":,"


def verifier(dossier: Path = DONNEES) -> int:
    """Affiche les fautes de ``dossier``, ou ce qui reste à compléter ; rend 1 s'il y a des fautes, sinon 0."""
    try:
        contrat = lire(dossier)
        verifier_signes(dossier)
    except DonneesFautives as fautives:
        print(fautives, file=sys.stderr)
        print(f"\n{compter(len(fautives.fautes), 'faute')} à corriger.", file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(*map(annoter, fautives.fautes), sep="\n")
        return 1
    print(f"Données correctes : {compter(len(contrat.quartiers), 'quartier')}.")
    for champ in contrat.site.champs_a_completer():
        print(f"À compléter avant publication : {(dossier / 'site.yml').as_posix()}, {champ}")
    for titre, remarque in _a_revoir(dossier):
        print(f"À revoir : {remarque}")
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(annoter(remarque, "warning", titre))
    return 0


def _a_revoir(dossier: Path) -> Iterator[tuple[str, Faute]]:
    """Ce qui se lit et gagnerait à changer, chacun sous le titre que GitHub en montre."""
    fichiers = list(arbres(dossier))
    yield from (("Clé à renommer", conseil) for arbre in fichiers for conseil in arbre.conseils)
    yield from (("Mot à revoir", remarque) for remarque in mots_sans_reponse(fichiers))


def annoter(faute: Faute, genre: str = "error", titre: str = "Donnée à corriger") -> str:
    """La faute telle que GitHub la montre dans la pull request, sur sa ligne.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
    """
    fichier, (ligne, colonne), message = faute
    fichier, message = _proteger(fichier, SIGNES_DE_PROPRIETE), _proteger(message, SIGNES_DE_MESSAGE)
    return f"::{genre} file={fichier},line={ligne},col={colonne},title={titre}::{message}"


def _proteger(texte: str, signes: str) -> str:
    """Écrit en hexadécimal les signes que GitHub prendrait pour les siens."""
    for signe in signes:
        texte = texte.replace(signe, f"%{ord(signe):02X}")
    return texte


if __name__ == "__main__":
    sys.exit(verifier())
