"""À quoi se reconnaît une branche du premier niveau : un pictogramme parmi ceux que le projet dessine, et une teinte.

Ce ne sont que des noms : ``pages/gabarits/pictogrammes/`` a les dessins, ``overrides/assets/site.css`` les couleurs, et
``documents/gabarits/identite.typ`` celles du papier.
"""

from collections.abc import Sequence
from typing import Literal, get_args

Pictogramme = Literal[
    "alimentation",
    "cadre-de-vie",
    "commerce",
    "culture",
    "droits",
    "ecole",
    "egalite",
    "emploi",
    "environnement",
    "famille",
    "jeunesse",
    "logement",
    "numerique",
    "participation",
    "sante",
    "solidarite",
    "sport",
    "tranquillite",
    "transports",
]
# Dans l'ordre où le site les donne : deux voisines ne se ressemblent pas.
Teinte = Literal["bleu", "rouge", "vert", "violet", "ocre", "turquoise", "rose", "olive"]
PICTOGRAMMES: tuple[Pictogramme, ...] = get_args(Pictogramme)
TEINTES: tuple[Teinte, ...] = get_args(Teinte)
DU_PREMIER_NIVEAU = ("pictogramme", "teinte")  # les seules branches qui en ont


def teintes_par_rang(choisies: Sequence[Teinte | None]) -> tuple[Teinte, ...]:
    """Ce que chacune a choisi, ou rien -> la teinte de chacune.

    Sans choix, c'est celle de son rang, ou la suivante que personne n'a. Toutes prises, on recommence : seules les
    voisines restent distinctes.
    """
    donnees: list[Teinte] = []
    for rang, choisie in enumerate(choisies):
        voisines = {*donnees[-1:], *choisies[rang + 1 : rang + 2]}
        donnees.append(choisie or _premiere_libre(rang, {*choisies, *donnees}, voisines))
    return tuple(donnees)


def _premiere_libre(rang: int, prises: set[Teinte | None], voisines: set[Teinte | None]) -> Teinte:
    depart = rang % len(TEINTES)
    a_partir_du_rang = (*TEINTES[depart:], *TEINTES[:depart])
    libres = [teinte for teinte in a_partir_du_rang if teinte not in prises]
    return next(teinte for teinte in (*libres, *a_partir_du_rang) if teinte not in voisines)
