"""Les contours, d'une version à l'autre : ceux des quartiers, chacun le sien, et ce qui vaut pour tous."""

from collections.abc import Iterator

from macros.adresses import QUARTIERS
from macros.differences import Changement
from macros.langue.contours import surface_du_contour
from macros.langue.francais import citer, de, jour
from macros.modele import Contrat, Quartier

SUJET = "Carte"


def comparer_le_contour(avant: tuple[Contrat, Quartier], apres: tuple[Contrat, Quartier]) -> Iterator[str]:
    """Le périmètre d'un quartier, tel qu'il se dessine."""
    ancien, nouveau = (contrat.contour_de(quartier) for contrat, quartier in (avant, apres))
    if ancien and nouveau:
        if ancien.polygones != nouveau.polygones:
            surfaces = surface_du_contour(ancien), surface_du_contour(nouveau)
            passage = f" : sa surface passe {de(surfaces[0])} à {surfaces[1]}" if surfaces[0] != surfaces[1] else ""
            yield f"le tracé du périmètre change{passage}."
    elif nouveau:
        yield f"le tracé du périmètre est maintenant publié : {surface_du_contour(nouveau)}."
    elif ancien:
        yield "le tracé du périmètre n'est plus publié."


def comparer_les_contours(avant: Contrat, apres: Contrat) -> Iterator[Changement]:
    """Les communes que montre la carte, et d'où viennent les contours."""
    anciennes, nouvelles = avant.contours.par_commune, apres.contours.par_commune
    for code in {**anciennes, **nouvelles}:
        ancienne, nouvelle = anciennes.get(code), nouvelles.get(code)
        if ancienne and nouvelle and ancienne.polygones != nouvelle.polygones:
            yield Changement(SUJET, f"le tracé de la commune {citer(nouvelle.nom)} change.", QUARTIERS)
        elif nouvelle and not ancienne:
            yield Changement(SUJET, f"la commune {citer(nouvelle.nom)} y figure maintenant.", QUARTIERS)
        elif ancienne and not nouvelle:
            yield Changement(SUJET, f"la commune {citer(ancienne.nom)} n'y figure plus.", QUARTIERS)
    sources = avant.contours.origines, apres.contours.origines
    for sorte, origine in sources[1].items():
        if sources[0].get(sorte, origine) != origine:
            source = f"{citer(origine.source)}, du {jour(origine.date)}"
            yield Changement(SUJET, f"la source des tracés devient {source}.", QUARTIERS)
