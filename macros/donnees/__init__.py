"""Les données publiées : du contrat aux fichiers que chacun peut reprendre, sous ``donnees/``."""

from macros.adresses import fichier_de_donnees
from macros.donnees.catalogue import PRESENTES, catalogue
from macros.donnees.contours import fichiers_geojson
from macros.donnees.fichiers_json import fichiers_json
from macros.donnees.paquet import decrire
from macros.donnees.publication import Publication
from macros.donnees.schemas import schemas_publies
from macros.donnees.tableaux import tableaux
from macros.donnees.vcard import contacts
from macros.edition import Edition
from macros.modele import Contrat


def exports(contrat: Contrat, edition: Edition) -> dict[str, str | bytes]:
    """Le contrat -> le chemin de chaque fichier dans le site (« donnees/quartiers.json ») et son contenu.

    Tout est en octets : les tailles et les empreintes que publie la description sont celles de ce qui s'écrit.
    """
    publication = Publication(contrat, edition)
    fichiers = {
        **fichiers_json(publication),
        **tableaux(publication),
        **fichiers_geojson(publication),
        **contacts(contrat, edition),
        **schemas_publies(),
    }
    fichiers |= decrire(contrat, edition, fichiers)
    return {fichier_de_donnees(chemin): contenu for chemin, contenu in fichiers.items()}


__all__ = ["PRESENTES", "catalogue", "exports"]
