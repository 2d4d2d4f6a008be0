"""Des noms de quartier que l'on refuse, et la relecture d'un nom écrit dans une fiche."""

from macros.lecture.lecteur import lire_arbre

SANS_NOM = 'il faut un nom, en lettres latines : make quartier nom="Cité du Parc"'
ABIME = "ce nom contient un caractère abîmé ou invisible : retapez-le"
REFUSES = [
    ("", SANS_NOM),
    (" \t ", SANS_NOM),
    ("!?", SANS_NOM),
    ("l'", SANS_NOM),
    ("Les", SANS_NOM),
    ("Парк", SANS_NOM),
    ("Index", "« index » est réservé aux pages du site : donnez au quartier un nom plus complet"),
    ("Parc " * 20, "ce nom donne une adresse de plus de 80 signes : raccourcissez-le"),
    ("CitÃ© du Parc", ABIME),
    ("Cité\u200bdu Parc", ABIME),
    ("Cit\udce9 du Parc", ABIME),
]


def nom_relu(ecrit):
    arbre = lire_arbre("fiche.yml", ecrit.encode())
    assert arbre.fautes == []
    return arbre.valeur["nom"]
