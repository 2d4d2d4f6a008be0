"""Les textes que ``data/site.yml`` donne en modèle : on les remplace, on ne les publie pas."""

from collections.abc import Iterator

from macros.lecture.arbre import Arbre, Faute
from macros.modele.ecritures import montrer

# Tels que le fichier livré les écrit en commentaire (un test compare).
TEXTES_DU_MODELE = {
    "numéro, rue, code postal et ville de la mairie",
    "accueil@exemple.fr",
    "prénom, nom et qualité",
    "celui de l'hébergeur",
    "qui a fait l'audit",
    "ce qui n'est pas accessible, et pourquoi",
    "ce dont l'accès coûterait trop, pourquoi, et l'autre moyen d'y accéder",
    "ce que la loi ne demande pas de rendre accessible",
    "un navigateur et un lecteur d'écran, avec leurs versions",
    "un outil d'évaluation, avec sa version",
}


def textes_remplaces(site: Arbre) -> Iterator[Faute]:
    """Une ligne dont on a retiré le « # » dit autre chose que le modèle."""
    for chemin, texte in site.valeurs.items():
        if isinstance(texte, str) and " ".join(texte.replace("’", "'").lower().split()) in TEXTES_DU_MODELE:
            message = f"{montrer(texte)} est le texte du modèle : remplacez-le, ou remettez « # » devant cette ligne"
            yield site.faute(chemin, message)
