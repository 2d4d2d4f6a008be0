"""Les quelques chiffres qui annoncent un quartier ou le contrat : sur une vignette, sur une carte à intégrer."""

from itertools import islice
from typing import NamedTuple

from macros.langue.chiffres import comparaison_courte, valeur_sous_son_libelle
from macros.langue.francais import masculin, nom_accorde, nombre
from macros.modele import Contrat, Quartier

COMBIEN = 3


class ChiffreCle(NamedTuple):
    """« 46,7 % », « Taux de pauvreté », « agglomération : 18,8 % » ; sans territoire à comparer, rien."""

    valeur: str
    libelle: str
    comparaison: str = ""


def chiffres_cles(contrat: Contrat, quartier: Quartier) -> list[ChiffreCle]:
    """Les trois premiers chiffres que la source donne de ce quartier."""
    connus = ((i, v) for i, v in contrat.portrait(quartier) if v.valeur is not None)
    return [
        ChiffreCle(valeur_sous_son_libelle(v, i), i.libelle, comparaison_courte(i, contrat.comparaisons(i)))
        for i, v in islice(connus, COMBIEN)
    ]


def comptes_du_contrat(contrat: Contrat) -> list[ChiffreCle]:
    """Combien de quartiers, de branches et d'objectifs ; ce que le contrat n'a pas est absent."""
    objectifs = sum(len(textes) for q in contrat.quartiers for textes in q.objectifs.values())
    comptes = (
        (len(contrat.quartiers) if contrat.convention.liste_complete else 0, masculin("quartier", "quartiers")),
        (len(contrat.strategie.branches), contrat.premier_niveau.mot),
        (objectifs, masculin("objectif", "objectifs")),
    )
    return [ChiffreCle(nombre(combien), nom_accorde(nom, combien)) for combien, nom in comptes if combien]
