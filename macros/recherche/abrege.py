"""D'un quartier parmi beaucoup, l'index se tire des données : relire les pages prendrait un septième du temps."""

from collections.abc import Iterable
from html import unescape

from macros.langue.typographie import typographier
from macros.modele import Contrat, Quartier
from macros.pages.html import Titre
from macros.recherche.lieux import LIGNE, PAGE, Lieu, Page


def abreger(contrat: Contrat, quartier: Quartier, adresse: str, titres: Iterable[Titre]) -> Page:
    """La page d'un quartier et les ``titres`` qu'on y lit -> ses lieux, et les seuls mots qui lui sont propres."""
    propres = {
        "irritants": quartier.irritants,
        "opportunites": quartier.opportunites,
        "enjeux-prioritaires": quartier.enjeux_prioritaires,
        **quartier.objectifs,
    }
    lignes = {i.id: i.libelle for i, _ in contrat.portrait(quartier)}
    lignes |= {identifiant: contrat.sous_objectif_par_id[identifiant].titre for identifiant in quartier.objectifs}
    intitules = [
        (PAGE, "", quartier.nom),
        *((titre.niveau, titre.id, unescape(titre.texte)) for titre in titres),
        *((LIGNE, ancre, intitule) for ancre, intitule in lignes.items()),
    ]
    lieux = [Lieu(n, ancre, [typographier(intitule), *propres.get(ancre, ())]) for n, ancre, intitule in intitules]
    return Page(adresse, lieux, abregee=True)
