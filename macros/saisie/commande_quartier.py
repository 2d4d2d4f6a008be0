"""``python -m macros.saisie.fiche_vierge "Cité du Parc"`` : écrit la fiche à compléter d'un nouveau quartier."""

import sys
from pathlib import Path

from macros.langue.francais import compter
from macros.lecture import DonneesFautives, lire_cadre
from macros.saisie.fiche_vierge import squelette


def principal(nom: str, donnees: Path = Path("data")) -> int:
    """Écrit la fiche ; rend 1, avec une phrase, quand le nom ne convient pas, ou que la fiche existe déjà."""
    try:
        chemin, texte = squelette(nom, lire_cadre(donnees))
        fiche = donnees / chemin
        fiche.parent.mkdir(exist_ok=True)
        with fiche.open("x", encoding="utf-8", newline="\n") as fichier:
            fichier.write(texte)
    except DonneesFautives as fautives:
        return _refuser(
            f"Les données communes ont {compter(len(fautives.fautes), 'faute')} : « make check » les affiche."
        )
    except FileExistsError:
        return _refuser(f"{fiche.as_posix()} existe déjà : complétez cette fiche, ou changez le nom du quartier.")
    except ValueError as refus:
        return _refuser(f"Fiche non écrite : {refus}.")
    print(f"{fiche.as_posix()} est prête à compléter : « make check » dit ce qui y manque.")
    return 0


def _refuser(phrase: str) -> int:
    print(phrase, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(principal(" ".join(sys.argv[1:])))
