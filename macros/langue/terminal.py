"""Ce que le moteur du site dit en anglais dans le terminal -> ce qu'un éditeur en lit."""

import logging
import re

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
        (r"Building documentation\.\.\.|Cleaning site directory|Detected file changes", ""),
        (r"Browser connected: .*|Watching paths for changes: .*", ""),
    )
)
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
