"""Les versions que ``make lock MAJ=1`` vient d'écrire -> une branche de plus, dont le message les énumère."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from proposition import git, ont_change, pousser, refus

VERROUS = ("requirements.txt", "tests/requirements.txt")
EPINGLEE = re.compile(r"^([\w.\[\]-]+)==([^\s;\\]+)", re.MULTILINE)
SUJET = "Met à jour les versions verrouillées"
RIEN = "Les versions verrouillées sont déjà les plus récentes : rien à proposer.\n"


def versions(verrou: str) -> dict[str, str]:
    """Le texte d'un verrou -> chaque paquet et sa version."""
    return dict(EPINGLEE.findall(verrou))


def changements(avant: Mapping[str, str], apres: Mapping[str, str]) -> Iterator[str]:
    """Une ligne par paquet qui change, dans l'ordre alphabétique."""
    for paquet in sorted(avant.keys() | apres.keys()):
        ancienne, nouvelle = avant.get(paquet), apres.get(paquet)
        if not ancienne:
            yield f"- {paquet} {nouvelle} s'ajoute"
        elif not nouvelle:
            yield f"- {paquet} {ancienne} n'est plus employé"
        elif ancienne != nouvelle:
            yield f"- {paquet} passe de {ancienne} à {nouvelle}"


def resumer(lignes: list[str], branche: str, adresse: str) -> str:
    """Ce que montre la page du robot, en Markdown."""
    return f"""## {SUJET}

Tous les tests passent avec elles. Pour les adopter, [ouvrez la proposition]({adresse}) de la branche `{branche}` :
le bouton « Create pull request », puis la relecture habituelle.

{chr(10).join(lignes)}
"""


def proposer(jour: date) -> str:
    """Enregistre et pousse la branche, s'il y a de quoi ; rend le résumé. Lève ``CalledProcessError`` si git refuse."""
    avant, apres = dict[str, str](), dict[str, str]()
    for verrou in VERROUS:
        avant |= versions(git("show", f"HEAD:{verrou}"))
        apres |= versions(Path(verrou).read_text("utf-8"))
    if not ont_change(VERROUS):
        return RIEN
    lignes = list(changements(avant, apres)) or ["- les mêmes versions, sous d'autres empreintes"]
    branche = f"verrous-{jour}"
    adresse = pousser(branche, "\n".join([SUJET, "", *lignes]), VERROUS)
    return resumer(lignes, branche, adresse)


def principal() -> int:
    """Affiche le résumé, et rend le statut de la commande."""
    try:
        print(proposer(date.today()), end="")
    except subprocess.CalledProcessError as commande:
        print(refus("Versions non proposées", commande), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(principal())
