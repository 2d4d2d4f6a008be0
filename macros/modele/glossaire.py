"""Les sigles et les mots expliqués."""

from macros.modele.champs import Booleen, Identifiant, Texte
from macros.modele.fiche import Fiche


class Terme(Fiche):
    """Un mot ou un sigle, et son explication en langage simple."""

    id: Identifiant
    terme: Texte
    sigle: Booleen = False
    developpe: Texte | None = None
    definition: Texte
    source: Texte


class Glossaire(Fiche):
    """Le fichier ``data/glossaire.yml``."""

    termes: tuple[Terme, ...]
